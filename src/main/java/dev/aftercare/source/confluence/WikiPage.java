package dev.aftercare.source.confluence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page with all that is read of it, as it is kept.
 *
 * @param id the page
 * @param version of its text
 * @param title its title
 * @param status {@code current}, {@code archived} or {@code draft}
 * @param url where a person can read it
 * @param labels its labels
 * @param restricted whether only some may read it
 * @param users the names of those it mentions, by account or key
 * @param body its text in Confluence's storage format
 */
record WikiPage(
        String id,
        int version,
        String title,
        String status,
        String url,
        List<String> labels,
        boolean restricted,
        Map<String, String> users,
        String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    WikiPage {
        labels = List.copyOf(labels);
        users = new TreeMap<>(users);
    }

    byte[] toJson() {
        return JSON.writeValueAsBytes(this);
    }

    static WikiPage of(byte[] json) {
        return JSON.readValue(json, WikiPage.class);
    }
}
