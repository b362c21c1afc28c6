package dev.aftercare.tracker.jira;

import dev.aftercare.tracker.TrackerRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The fields that a Jira has, by their ids and by the names that people see. */
final class FieldNames {

    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Set<String>> names = new HashMap<>();

    /** Reads Jira's list of its fields. */
    FieldNames(JsonNode list) {
        for (JsonNode field : list) {
            String id = field.path("id").asString("");
            ids.put(folded(id), id);
            for (String name : List.of("name", "untranslatedName")) {
                String shown = folded(field.path(name).asString(""));
                if (!shown.isEmpty()) {
                    names.computeIfAbsent(shown, first -> new TreeSet<>()).add(id);
                }
            }
        }
    }

    /**
     * The ids of fields that are named.
     *
     * @param wanted what the configuration writes, by our names; a point leads into a field: {@code status.name}
     * @throws TrackerRefused where one is not there, or several are called so
     */
    Map<String, String> ids(Map<String, String> wanted) throws TrackerRefused {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        wanted.forEach((ours, written) -> {
            Set<String> candidates = candidates(written);
            if (candidates.size() == 1) {
                found.put(ours, candidates.iterator().next());
            } else if (candidates.isEmpty()) {
                problems.add("Jira has no field \"%s\", which is named for \"%s\"".formatted(written, ours));
            } else {
                problems.add("Jira has several fields \"%s\" (%s): write the id of the one for \"%s\""
                        .formatted(written, String.join(", ", candidates), ours));
            }
        });
        if (!problems.isEmpty()) {
            throw new TrackerRefused(String.join("; ", problems));
        }
        return found;
    }

    private Set<String> candidates(String written) {
        String id = ids.get(folded(written));
        if (id != null) {
            return Set.of(id);
        }
        Set<String> named = names.getOrDefault(folded(written), Set.of());
        int point = written.indexOf('.');
        String whole = point < 0 ? null : ids.get(folded(written.substring(0, point)));
        return named.isEmpty() && whole != null ? Set.of(whole + written.substring(point)) : named;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
