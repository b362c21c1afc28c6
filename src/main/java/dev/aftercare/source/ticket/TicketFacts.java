package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.source.markdown.WrittenValues;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.ticket.WrittenTicket;
import dev.aftercare.ticket.WrittenTicket.Moment;
import dev.aftercare.ticket.WrittenTicket.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the fields of a ticket state. Each that has a value wins over the text, also where the value cannot be read. */
final class TicketFacts {

    private static final Set<TicketField> INSTANTS =
            Set.of(TicketField.STARTED, TicketField.DETECTED, TicketField.RESOLVED);

    /** What GitLab calls the moments of an incident that everybody has. */
    private static final Map<String, TicketField> TAGGED = Map.of(
            "start time", TicketField.STARTED,
            "impact detected", TicketField.DETECTED,
            "end time", TicketField.RESOLVED);

    private final WrittenTicket ticket;
    private final ReadingDefaults defaults;
    private final Language language;
    private final Place place;
    private final WrittenValues values;
    private final Map<TicketField, RecordedInstant> instants = new EnumMap<>(TicketField.class);
    private final List<Milestone> milestones = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    TicketFacts(WrittenTicket ticket, ReadingDefaults defaults, Place place) {
        this.ticket = ticket;
        this.defaults = defaults;
        this.place = place;
        this.language = language();
        List<String> written = ticket.fields().values().stream()
                .map(text -> WrittenValues.shortened(text.content(), 100))
                .toList();
        this.values = new WrittenValues(place, defaults, language, written);
        readFields();
        readMoments();
    }

    private Language language() {
        Language configured = defaults.language();
        return configured != null
                ? configured
                : WrittenValues.language(
                        ticket.text().content().lines().limit(400).toList());
    }

    private void readFields() {
        for (TicketField field : TicketField.values()) {
            Optional<String> words = words(field);
            if (words.isPresent() && field.kind() == TicketField.Kind.INSTANT) {
                instants.put(field, instant(field.words(), words.get()));
            } else if (words.isPresent() && field.kind() == TicketField.Kind.MILESTONE) {
                milestones.add(new Milestone(field.words(), instant(field.words(), words.get())));
            }
        }
    }

    private void readMoments() {
        for (Moment moment : ticket.moments()) {
            for (String tag : moment.tags()) {
                TicketField field = TAGGED.get(tag.strip().toLowerCase(Locale.ROOT));
                if (field == null) {
                    milestones.add(new Milestone(WrittenValues.shortened(tag, 80), instant(tag, moment.at())));
                } else {
                    instants.computeIfAbsent(field, first -> instant(tag, moment.at()));
                }
            }
        }
    }

    private RecordedInstant instant(String name, String words) {
        Optional<Instant> exact = TicketMoments.instant(words);
        if (exact.isPresent()) {
            LocalDateTime local = LocalDateTime.ofInstant(exact.get(), defaults.zone());
            return new RecordedInstant(
                    State.RECORDED, exact.get(), local, defaults.zone(), false, Precision.MINUTE, 0, words);
        }
        return values.instant(name, words, null);
    }

    /** The words of a field; empty where it says nothing. */
    Optional<String> words(TicketField field) {
        Text text = ticket.fields().get(field.key());
        return Optional.ofNullable(text)
                .map(TicketRendition::alone)
                .flatMap(content -> text != null && isRich(text) ? WrittenValues.plain(content) : Optional.of(content))
                .map(String::strip)
                .filter(words -> !WrittenValues.isNothing(words));
    }

    private static boolean isRich(Text text) {
        return text.format() != WrittenTicket.Format.PLAIN;
    }

    /** One of the three instants; empty where no field states it. */
    Optional<RecordedInstant> instant(TicketField field) {
        return Optional.ofNullable(instants.get(field));
    }

    /** Further points in time that fields state. */
    List<Milestone> milestones() {
        return milestones;
    }

    /** Says whether a field states when something of the incident was. */
    boolean stateInstants() {
        return INSTANTS.stream().anyMatch(instants::containsKey);
    }

    /** The words of the severity: of the field that is named, of the tracker's own, of a label. */
    Optional<String> severity() {
        return words(TicketField.SEVERITY)
                .or(() -> Optional.ofNullable(ticket.severity()))
                .or(() -> new TicketLabels(ticket.labels()).severity());
    }

    /** The system: of the field that is named, of a label, of the tracker's own. */
    Optional<String> system() {
        return words(TicketField.SYSTEM)
                .or(() -> new TicketLabels(ticket.labels()).system())
                .or(() -> Optional.ofNullable(ticket.system()))
                .map(words -> WrittenValues.shortened(WrittenValues.oneLine(words), 120));
    }

    /** The day of the meeting that a field states. */
    @Nullable
    LocalDate meeting() {
        Optional<String> written = words(TicketField.MEETING_DATE);
        if (written.isEmpty()) {
            return null;
        }
        Optional<LocalDate> day = TicketMoments.instant(written.get())
                .map(at -> LocalDate.ofInstant(at, defaults.zone()))
                .or(() -> values.day(written.get()));
        if (day.isEmpty()) {
            warn(
                    "meeting-date.unreadable",
                    "\"meeting date\" is \"%s\", which is no day; write it as 2026-05-04"
                            .formatted(WrittenValues.shortened(written.get(), 60)));
        }
        return day.orElse(null);
    }

    /** What the reader of the text has to know beforehand, as a person would write it on top. */
    List<String> onTop() {
        List<String> lines = new ArrayList<>();
        known(TicketField.STARTED, "Start Time", lines);
        known(TicketField.DETECTED, "Detect Time", lines);
        known(TicketField.RESOLVED, "End Time", lines);
        return lines;
    }

    private void known(TicketField field, String name, List<String> lines) {
        RecordedInstant at = instants.get(field);
        if (at != null && at.local() != null && at.zone() != null) {
            String written = at.precision() == Precision.DAY
                    ? at.local().toLocalDate().toString()
                    : at.local().withSecond(0).withNano(0).toString().replace('T', ' ') + " " + at.zone();
            lines.add(name + ": " + written);
        }
    }

    void warn(String rule, String message) {
        diagnostics.add(new Diagnostic(place, rule, Level.WARNING, message));
    }

    void note(String rule, String message) {
        diagnostics.add(new Diagnostic(place, rule, Level.NOTE, message));
    }

    Language writtenIn() {
        return language;
    }

    /** What could not be understood. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(values.diagnostics());
        all.addAll(diagnostics);
        return all;
    }
}
