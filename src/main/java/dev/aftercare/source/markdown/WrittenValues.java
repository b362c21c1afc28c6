package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.source.reading.TicketForms;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the single values of a record that is no text (a row of a table, say) by the rules and with the vocabulary that hold
 * for Markdown. One for each record: it gathers what could not be understood. Not thread-safe.
 */
public final class WrittenValues {

    /** A line that stands for "it was stated": a row has none, but what states nothing is not noted. */
    private static final int STATED = 1;

    private static final int LONGEST_TEXT = 4_000;

    private final Findings findings;
    private final DateOrder order;
    private final TicketForms forms;
    private final InstantReader instants;

    /**
     * Creates a reader of the values of one record.
     *
     * @param place the record
     * @param defaults what holds where it does not say
     * @param language the language it is written in
     * @param values all its values: together they decide whether dates are day-first or month-first
     */
    public WrittenValues(Place place, ReadingDefaults defaults, Language language, List<String> values) {
        this.findings = new Findings(place);
        this.forms = defaults.tickets();
        this.order = switch (defaults.dateOrder()) {
            case DAY_FIRST -> decided(values, DateOrder.DAY_FIRST);
            case MONTH_FIRST -> decided(values, DateOrder.MONTH_FIRST);
            case AUTO -> DateOrder.of(values, language == Language.FRENCH);
        };
        this.instants = new InstantReader(defaults.zone(), Set.of(), order, findings);
    }

    private static DateOrder decided(List<String> values, DateOrder otherwise) {
        DateOrder shown = DateOrder.of(values, false);
        return shown == DateOrder.UNDECIDED ? otherwise : shown;
    }

    /** The language that texts are written in. */
    public static Language language(List<String> texts) {
        return LanguageGuess.of(texts);
    }

    /**
     * Reads a point in time and notes what is wrong with it.
     *
     * @param name what states it, for the message
     * @param written the words, such as {@code 2026-03-04 10:05}, {@code ongoing} or an empty text
     * @param zone the zone of a time that writes none; null for the source's own
     */
    public RecordedInstant instant(String name, String written, @Nullable String zone) {
        ZoneWords words = zone == null ? null : zoneWords(zone);
        if (zone != null && words == null && !isNothing(written)) {
            findings.warn(
                    Rule.INSTANT_UNREADABLE,
                    STATED,
                    "the zone of \"" + name + "\" is \"" + Words.shortened(zone, 40)
                            + "\", which is no zone; write Europe/Paris or +01:00");
            return InstantReader.invalid(0, written);
        }
        TextLine value = TextLine.of(written.strip(), STATED);
        return withoutLine(instants.read(name, value, InstantReader.Context.NONE.in(words)));
    }

    /** The zone that words name; empty where they name none. */
    public static Optional<ZoneId> zone(String written) {
        return Optional.ofNullable(zoneWords(written)).map(ZoneWords::zone);
    }

    private static @Nullable ZoneWords zoneWords(String written) {
        String plain = Words.oneLine(written);
        try {
            // "CET" is a region too, but people mean what the vocabulary says
            if (plain.indexOf('/') > 0 || plain.startsWith("+") || plain.startsWith("-")) {
                return ZoneWords.of(ZoneId.of(plain));
            }
        } catch (DateTimeException noZone) {
            return null;
        }
        return MomentScanner.leadingZone(plain);
    }

    private static RecordedInstant withoutLine(RecordedInstant read) {
        return new RecordedInstant(
                read.state(),
                read.value(),
                read.local(),
                read.zone(),
                read.zoneAssumed(),
                read.precision(),
                0,
                read.raw());
    }

    /** The day that words begin with; empty where there is none, where it does not exist, or where its order is not decided. */
    public Optional<LocalDate> day(String written) {
        Moment moment = MomentScanner.leading(Words.shortened(written, 80));
        return Optional.ofNullable(moment).map(read -> instants.day(read, null));
    }

    /** What could not be understood so far, each at the place of the record. */
    public List<Diagnostic> diagnostics() {
        List<Diagnostic> noted = new ArrayList<>();
        for (Diagnostic one : findings.all()) {
            noted.add(new Diagnostic(one.place().at(0), one.rule(), one.level(), one.message()));
        }
        return noted;
    }

    /** Says whether a value says nothing: empty, dashes, "N/A", a place-holder. */
    public static boolean isNothing(String written) {
        return Placeholders.isEmpty(written);
    }

    /** The severity that words stand for; empty where they are not mapped. */
    public static Optional<Severity> severity(String written) {
        return Optional.ofNullable(MappedWords.severity(written));
    }

    /** How far the record has come; empty where the words are not mapped or speak of the incident. */
    public static Optional<ReviewStatus> status(String written) {
        return isIncidentStatus(written) ? Optional.empty() : Optional.ofNullable(MappedWords.status(written));
    }

    /** Says whether a status speaks of the incident ("resolved") and not of the record. */
    public static boolean isIncidentStatus(String written) {
        return MappedWords.isIncidentStatus(written);
    }

    /** Who may read it; empty where the words are not mapped. */
    public static Optional<Audience> audience(String written) {
        return Optional.ofNullable(MappedWords.audience(written));
    }

    /** The priority that words stand for; empty where they are not mapped. */
    public static Optional<Priority> priority(String written) {
        return Optional.ofNullable(MappedWords.priority(written));
    }

    /** Where a countermeasure stands; empty where the words are not mapped. */
    public static Optional<Countermeasure.State> state(String written) {
        return Optional.ofNullable(MappedWords.state(written));
    }

    /** What a countermeasure is for; unknown where the words name none or several. */
    public static Countermeasure.Kind kind(String written) {
        return MappedWords.kind(written);
    }

    /** Who or what noticed an incident. */
    public static Incident.DetectedBy detectedBy(String written) {
        return DetectionReader.of(Words.shortened(written, 400));
    }

    /** The tickets that a text names, each once, in order; short forms stand for what the source says. */
    public List<TicketKey> tickets(String written) {
        return TicketReferences.in(TextLine.of(written, STATED)).stream()
                .map(forms::whole)
                .distinct()
                .toList();
    }

    /** The tickets of a value that holds nothing else: a number alone is one too where the source has a prefix. */
    public List<TicketKey> ticketsOnly(String written) {
        return forms.numbered(written).map(List::of).orElseGet(() -> tickets(written));
    }

    /** A text in one line, without control characters. */
    public static String oneLine(String written) {
        return Words.oneLine(written);
    }

    /** The beginning of a text. */
    public static String shortened(String written, int length) {
        return Words.shortened(written, length);
    }

    /** The running text of Markdown or HTML; empty where it says nothing. */
    public static Optional<String> plain(String written) {
        Findings unheard = new Findings(Place.of("", ""));
        return SourceText.lines(written.getBytes(StandardCharsets.UTF_8), unheard)
                .map(lines -> PlainText.ofAll(OutlineBuilder.outline(lines), LONGEST_TEXT));
    }
}
