package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the instants that sentences of the summary tell: "Checkout was down from 16:58 to 18:46 UTC", "At 01:38 the site went down",
 * "On 12 March at 9:40 a customer reported…", "The outage lasted 38 minutes". A time is taken only where the words of its own
 * clause say what it is.
 */
final class ImpactSentences {

    private static final int MOST_MOMENTS = 12;

    /** A summary is short; what stands behind so many sentences is no summary. */
    private static final int MOST_SENTENCES = 800;

    private final DocumentFacts document;
    private final InstantReader instants;
    private final Findings findings;
    private final Map<FieldName, RecordedInstant> told = new EnumMap<>(FieldName.class);
    private StatedInstants.@Nullable Window window;
    private DurationReader.@Nullable Stated lasted;
    private @Nullable LocalDate day;
    private @Nullable RecordedInstant startDay;
    private InstantReader.Context context;
    private int read;

    private ImpactSentences(DocumentFacts document, InstantReader instants, Findings findings) {
        this.document = document;
        this.instants = instants;
        this.findings = findings;
        this.context = document.context();
    }

    /**
     * What the sentences of a document tell.
     *
     * @param window from when until when users were hit; null where no sentence says so
     * @param instants the three instants, without those that no sentence tells
     * @param lasted how long it lasted; null where no sentence says so
     * @param startDay the day that a sentence of the summary says it happened on; null where none does
     */
    record Told(
            StatedInstants.@Nullable Window window,
            Map<FieldName, RecordedInstant> instants,
            DurationReader.@Nullable Stated lasted,
            @Nullable RecordedInstant startDay) {

        @Nullable
        RecordedInstant instant(FieldName name) {
            return instants.get(name);
        }
    }

    static Told read(DocumentFacts document, InstantReader instants, Findings findings) {
        ImpactSentences reader = new ImpactSentences(document, instants, findings);
        for (Section section : document.root().all()) {
            if (tells(section)) {
                reader.section(section);
            }
        }
        return new Told(reader.window, reader.told, reader.lasted, reader.startDay);
    }

    /** Sections that say what happened to users and who noticed; what stands before the first heading of a section says it too. */
    static boolean tells(Section section) {
        return switch (section.kind()) {
            case SUMMARY, IMPACT, DESCRIPTION, DETECTION, CAUSE -> true;
            case OTHER, TIMELINE ->
                section.level() <= 2 || section.level() >= 7 || section.ownKind() == SectionKind.TIMELINE;
            case APPENDIX, TICKETS, LESSONS, ACTIONS, RESOLUTION, TAGS, PEOPLE -> false;
        };
    }

    private void section(Section section) {
        day = null;
        context = document.context().in(StatedZone.in(section));
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph, section);
            } else if (section.kind() != SectionKind.TIMELINE || !isTimed(block)) {
                nested(block, section, 0);
            }
        }
    }

    /** Items with times are rows of the timeline, each of which speaks for itself; sentences may tell "what happened" too. */
    private static boolean isTimed(Block block) {
        if (!(block instanceof Block.Listing listing) || TimelineReader.isTimed(listing)) {
            return true;
        }
        boolean sentences = listing.items().stream()
                .allMatch(item -> item.head().isBlank()
                        || Character.isLetter(item.head().text().charAt(0)));
        return !sentences
                && listing.items().stream()
                        .anyMatch(item -> MomentScanner.leading(item.head().text()) != null);
    }

    private void nested(Block block, Section section, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph, section);
        } else if (block instanceof Block.Quote quote && depth < 3) {
            quote.blocks().forEach(inner -> nested(inner, section, depth + 1));
        } else if (block instanceof Block.Listing listing && depth < 3) {
            listing.items().forEach(item -> item.blocks().forEach(inner -> nested(inner, section, depth + 1)));
        }
    }

    private void paragraph(Block.Paragraph paragraph, Section section) {
        for (ParagraphSentence sentence : ParagraphSentence.of(paragraph)) {
            if (++read > MOST_SENTENCES) {
                return;
            }
            boolean detection = section.kind() == SectionKind.DETECTION;
            boolean cause = section.kind() == SectionKind.CAUSE;
            if (cause && !ProseWords.saysItBegan(Words.fold(sentence.text()))) {
                continue;
            }
            if (!detection && section.kind() != SectionKind.TIMELINE) {
                lasted(sentence);
            }
            List<Moment> moments = moments(sentence.text());
            if (!moments.isEmpty()) {
                if (!detection) {
                    window(sentence, section);
                    startDay(sentence, moments.get(0), section);
                }
                clauses(sentence, moments, detection);
            }
        }
    }

    private static List<Moment> moments(String sentence) {
        List<Moment> moments = new ArrayList<>();
        Moment next = MomentScanner.next(sentence, 0);
        while (next != null && moments.size() < MOST_MOMENTS) {
            moments.add(next);
            next = MomentScanner.next(sentence, Math.max(next.end(), next.start() + 1));
        }
        return moments;
    }

    private void window(ParagraphSentence sentence, Section section) {
        String folded = Words.fold(sentence.text());
        boolean hit = section.kind() == SectionKind.SUMMARY || section.kind() == SectionKind.IMPACT;
        if (window == null && (ProseWords.isTrouble(folded) || hit && ProseWords.isSpan(folded))) {
            TimeRange range = TimeRange.in(sentence.text());
            StatedInstants.Window found = range == null
                    ? null
                    : StatedInstants.windowOf(range, sentence.lineOf(range.raw()), instants, around(), findings);
            window = found != null && found.from().isKnown() && found.until().isKnown() ? found : null;
        }
    }

    /** "On 4 March 2026, the site was down": a day that leads a sentence of trouble, in which nobody does anything yet. */
    private void startDay(ParagraphSentence sentence, Moment first, Section section) {
        boolean summary = section.kind() == SectionKind.SUMMARY || section.level() <= 1;
        if (startDay == null
                && summary
                && first.date() != null
                && first.time() == null
                && ProseWords.saysDay(sentence.text(), first)) {
            String raw = sentence.text().substring(first.start(), first.end());
            RecordedInstant instant = instants.quietly(first, raw, sentence.lineOf(raw), around());
            startDay = isDay(instant) ? instant : null;
        }
    }

    private @Nullable LocalDate near() {
        return context.near() == null ? day : context.near();
    }

    private InstantReader.Context around() {
        return day == null ? context : new InstantReader.Context(day, near(), context.zone());
    }

    private void clauses(ParagraphSentence sentence, List<Moment> moments, boolean detection) {
        for (int i = 0; i < moments.size(); i++) {
            Moment moment = moments.get(i);
            day = moment.date() == null ? day : instants.day(moment, near());
            boolean dated = moment.time() == null && moments.size() > 1;
            Clause clause = Clause.around(sentence.text(), moments, i);
            if (!dated && !clause.isPartOfRange()) {
                take(clause, moment, sentence, detection);
            }
        }
    }

    private void take(Clause clause, Moment moment, ParagraphSentence sentence, boolean detection) {
        Set<TimelineWords.Role> roles = ProseWords.roles(clause);
        if (roles.contains(TimelineWords.Role.START) && !detection) {
            add(FieldName.STARTED, moment, sentence);
        } else if (roles.contains(TimelineWords.Role.DETECTION)) {
            add(FieldName.DETECTED, moment, sentence);
        } else if (roles.contains(TimelineWords.Role.END) && !detection) {
            add(FieldName.RESOLVED, moment, sentence);
        }
    }

    /** A day alone tells only who noticed: "On 31 July a user reported…"; other instants need their time. */
    private void add(FieldName name, Moment moment, ParagraphSentence sentence) {
        String raw = sentence.text().substring(moment.start(), moment.end());
        boolean relative =
                moment.date() == null && ProseWords.isRelative(sentence.text().substring(moment.end()));
        if (relative || told.containsKey(name) || (moment.time() == null && name != FieldName.DETECTED)) {
            return;
        }
        RecordedInstant instant = instants.quietly(moment, raw, sentence.lineOf(raw), around());
        if (instant.isKnown() || isDay(instant)) {
            told.put(name, instant);
        }
    }

    /** "The outage lasted 38 minutes", "Downtime of 1 hour 5 minutes": exact only where its unit is a minute or less. */
    private void lasted(ParagraphSentence sentence) {
        String text = sentence.text();
        for (int i = 0; i < text.length() && lasted == null; i++) {
            boolean begins = Character.isDigit(text.charAt(i)) && (i == 0 || " ~≈(".indexOf(text.charAt(i - 1)) >= 0);
            DurationWords words =
                    begins ? DurationWords.leading(text.substring(i, Math.min(text.length(), i + 60))) : null;
            if (words != null
                    && words.unit().toSeconds() <= 60
                    && !words.isAbsurd()
                    && ProseWords.isLength(
                            text.substring(Math.max(0, i - 60), i),
                            text.substring(i + words.end(), Math.min(text.length(), i + words.end() + 40)))) {
                String raw = text.substring(i, i + words.end());
                lasted = new DurationReader.Stated(
                        FieldName.DURATION,
                        words,
                        new dev.aftercare.postmortem.StatedDuration(
                                "duration", words.duration(), raw, sentence.lineOf(raw)));
            }
        }
    }

    /** The same instant, known by the day only. */
    static boolean isDay(RecordedInstant instant) {
        return (instant.state() == State.RECORDED || instant.state() == State.APPROXIMATE)
                && instant.precision() == Precision.DAY;
    }
}
