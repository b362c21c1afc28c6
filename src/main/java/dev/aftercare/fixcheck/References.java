package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Postmortem;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the postmortem that another one names: by its file, its address, or an identifier such as PM-12. */
final class References {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z]{2,}[-_ ]?\\d[\\d_-]*");

    private final Map<String, Optional<String>> known = new HashMap<>();

    References(Collection<Postmortem> postmortems) {
        for (Postmortem one : postmortems) {
            add("file:" + one.place().source() + ":" + one.place().path(), one.id());
            if (one.url() != null) {
                add("url:" + withoutEnd(one.url()), one.id());
            }
            String path = one.place().path();
            Matcher identifiers = IDENTIFIER.matcher(path.substring(path.lastIndexOf('/') + 1) + " " + one.title());
            while (identifiers.find()) {
                add("id:" + folded(identifiers.group()), one.id());
            }
        }
    }

    /** The id of the postmortem that a reference names; empty where none is known, or more than one. */
    Optional<String> find(Postmortem from, String reference) {
        return known.getOrDefault("file:" + from.place().source() + ":" + reference, Optional.empty())
                .or(() -> known.getOrDefault("url:" + withoutEnd(reference), Optional.empty()))
                .or(() -> known.getOrDefault("id:" + folded(reference), Optional.empty()))
                .filter(id -> !id.equals(from.id()));
    }

    /** Where two postmortems share a name, it means neither. */
    private void add(String name, String id) {
        known.merge(name, Optional.of(id), (one, other) -> one.equals(other) ? one : Optional.empty());
    }

    private static String folded(String identifier) {
        return identifier.toUpperCase(Locale.ROOT).replaceAll("[-_ ]+", "");
    }

    private static String withoutEnd(String url) {
        return url.replaceFirst("[#?].*$", "").replaceFirst("/$", "");
    }
}
