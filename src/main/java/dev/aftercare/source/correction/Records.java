package dev.aftercare.source.correction;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems.Whereabouts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the record that a correction names: by its id, which a renamed file keeps, or else by where it stands. */
final class Records {

    private final Map<String, Whereabouts> byId = new HashMap<>();
    private final Map<String, Whereabouts> byPlace = new HashMap<>();

    Records(List<Whereabouts> all) {
        for (Whereabouts one : all) {
            byId.put(one.id(), one);
            byPlace.put(Postmortem.idOf(one.source(), one.path(), one.ordinal()), one);
            if (one.ordinal() == 1) {
                byPlace.put(one.source() + ":" + one.path() + "#1", one);
            }
        }
    }

    boolean isEmpty() {
        return byId.isEmpty();
    }

    Optional<Whereabouts> find(String record) {
        return Optional.ofNullable(byId.getOrDefault(record, byPlace.get(record)));
    }

    /** The file that a correction is about, as {@code source:path}; where the record is not known, as far as its name says. */
    List<String> files(String record) {
        Whereabouts known = byId.get(record);
        if (known != null) {
            return List.of(known.source() + ":" + known.path());
        }
        String withoutNumber = record.replaceFirst("#\\d{1,6}$", "");
        return withoutNumber.equals(record) ? List.of(record) : List.of(record, withoutNumber);
    }

    /** Says whether a record is the one that a correction names. */
    boolean isMeant(String record, String id, String source, String path, int ordinal) {
        if (byId.containsKey(record)) {
            return record.equals(id);
        }
        return record.equals(Postmortem.idOf(source, path, ordinal))
                || (ordinal == 1 && record.equals(source + ":" + path + "#1"))
                || record.equals(id);
    }
}
