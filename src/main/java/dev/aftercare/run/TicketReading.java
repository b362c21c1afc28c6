package dev.aftercare.run;

import dev.aftercare.run.AftercareProperties.TicketProperties;
import dev.aftercare.run.AftercareProperties.TrackerProperties;
import dev.aftercare.source.TicketSettings;
import dev.aftercare.source.ticket.TicketField;
import dev.aftercare.ticket.TicketSelection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds the configuration of a source of tickets against the rules. */
final class TicketReading {

    private TicketReading() {}

    /**
     * The settings of one source.
     *
     * @param key where they are written
     * @param trackers the trackers that are configured
     * @param problems takes everything that is wrong with them
     */
    static TicketSettings of(
            String key,
            TicketProperties written,
            List<? extends @Nullable TrackerProperties> trackers,
            List<String> problems) {
        checkTracker(key, written.tracker(), trackers, problems);
        String query = written.query() == null || written.query().isBlank() ? null : written.query();
        if (written.labels().isEmpty() && written.types().isEmpty() && query == null) {
            problems.add("\"%s\" names no tickets; write at least one of \"labels\", \"types\" and \"query\"."
                    .formatted(key));
        }
        return new TicketSettings(
                Objects.requireNonNullElse(written.tracker(), ""),
                new TicketSelection(
                        written.projects(), written.labels(), written.types(), query, fields(key, written, problems)));
    }

    private static void checkTracker(
            String key,
            @Nullable String name,
            List<? extends @Nullable TrackerProperties> trackers,
            List<String> problems) {
        Optional<TrackerProperties> tracker = trackers.stream()
                .filter(Objects::nonNull)
                .map(TrackerProperties.class::cast)
                .filter(each -> name != null && name.equals(each.name()))
                .findFirst();
        if (name == null || name.isBlank()) {
            problems.add(
                    "\"%s.tracker\" is missing; write the name of the tracker whose tickets they are.".formatted(key));
        } else if (tracker.isEmpty()) {
            problems.add("\"%s.tracker\" is \"%s\", and no entry of \"aftercare.trackers\" has this name."
                    .formatted(key, name));
        } else if (tracker.get().csv() != null) {
            problems.add(
                    "\"%s.tracker\" is \"%s\", a CSV file, whose tickets have no text; name one of Jira, GitHub or GitLab."
                            .formatted(key, name));
        }
    }

    private static SortedMap<String, String> fields(String key, TicketProperties written, List<String> problems) {
        SortedMap<String, String> fields = new TreeMap<>();
        written.fields().forEach((ours, theirs) -> {
            Optional<TicketField> field = TicketField.of(ours);
            if (field.isEmpty()) {
                problems.add("\"%s.fields.%s\" is no field of a postmortem; write one of %s."
                        .formatted(key, ours, String.join(", ", TicketField.keys())));
            } else if (theirs.isBlank()) {
                problems.add("\"%s.fields.%s\" is empty; write the tracker's name of the field.".formatted(key, ours));
            } else {
                fields.put(field.get().key(), theirs.strip());
            }
        });
        return fields;
    }
}
