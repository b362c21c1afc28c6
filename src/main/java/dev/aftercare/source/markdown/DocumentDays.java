package dev.aftercare.source.markdown;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the day of an incident where a document states one for all its times: in a field, in its title, or in the front matter where
 * its title or text names the same day. The day of the meeting is not the day of the incident.
 */
final class DocumentDays {

    private static final Set<String> BLOGS = Set.of("_posts", "posts", "blog", "blogs", "news", "articles");

    private static final Phrases INCIDENTS =
            Phrases.of("postmortem, postmortems, post mortem, post mortems, incident, incidents, outages");

    private static final Phrases WRITING = Phrases.of("""
            published, written, updated, created, posted, author, authors, last update, last updated, meeting, review,
            reviewed, reunion, redige, publie, mis a jour, version, release, released, due, since, copyright, introduced,
            deployed, expired, expires, until
            """);

    private static final int CLOSE = 200;

    /** Days stand near the beginning: so many sentences and lines are looked at. */
    private static final int MOST = 200;

    private static final int MOST_IN_SENTENCE = 6;

    private final DateOrder order;

    DocumentDays(DateOrder order) {
        this.order = order;
    }

    /** The day of the incident; null where the document states none. */
    @Nullable
    LocalDate incident(List<Field> fields, String title, @Nullable LocalDate near) {
        LocalDate titled = first(title, near);
        for (Field field : fields) {
            if (field.is(FieldName.INCIDENT_DATE)) {
                LocalDate day = leading(field.text(), near);
                if (day != null) {
                    return day;
                }
            }
        }
        if (titled != null) {
            return titled;
        }
        for (Field field : fields) {
            if (field.mayBe(FieldName.INCIDENT_DATE)
                    && field.kind() != Field.Kind.FRONT_MATTER
                    && !isMeeting(field)
                    && !isLate(field)) {
                LocalDate day = leading(field.text(), near);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    /** The day of the first sentence that says on which day users were hit; null where none does. */
    @Nullable
    LocalDate told(Section root, @Nullable LocalDate near) {
        for (Section section : root.all()) {
            boolean tells = section.level() <= 1
                    || section.kind() == SectionKind.SUMMARY
                    || section.kind() == SectionKind.IMPACT
                    || section.kind() == SectionKind.DESCRIPTION;
            for (Block block : tells ? section.blocks() : List.<Block>of()) {
                LocalDate day = told(block, near, 0);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    /** The day that the first words below the title are, or begin with: "Feb 7, 2026. Times are UTC." */
    @Nullable
    LocalDate opening(Section root) {
        for (Section section : root.all().stream().limit(3).toList()) {
            for (Block block : section.blocks()) {
                Moment moment = block instanceof Block.Paragraph paragraph
                        ? MomentScanner.leading(Words.shortened(
                                TextLine.joined(paragraph.lines()).text(), 200))
                        : null;
                Moment.DateWords date = moment == null ? null : moment.date();
                return date == null || date.year() == 0 ? null : day(moment, null);
            }
        }
        return null;
    }

    private @Nullable LocalDate told(Block block, @Nullable LocalDate near, int depth) {
        if (block instanceof Block.Paragraph paragraph) {
            return told(paragraph, near);
        }
        List<Block> inner = new ArrayList<>();
        if (block instanceof Block.Quote quote) {
            inner.addAll(quote.blocks());
        } else if (block instanceof Block.Listing listing) {
            listing.items().forEach(item -> inner.addAll(item.blocks()));
        }
        for (Block each : depth < 3 ? inner : List.<Block>of()) {
            LocalDate day = told(each, near, depth + 1);
            if (day != null) {
                return day;
            }
        }
        return null;
    }

    private @Nullable LocalDate told(Block.Paragraph paragraph, @Nullable LocalDate near) {
        List<ParagraphSentence> sentences = ParagraphSentence.of(paragraph);
        for (ParagraphSentence sentence : sentences.subList(0, Math.min(MOST, sentences.size()))) {
            String folded = Words.fold(sentence.text());
            if (isDateAlone(sentence.text()) || ProseWords.isTrouble(folded) || ProseWords.isSpan(folded)) {
                LocalDate day = firstDated(sentence.text(), near);
                if (day != null) {
                    return day;
                }
            }
        }
        return null;
    }

    /** "Between 23:30 and 01:15 on 4 March": the first of its moments that has a day. */
    private @Nullable LocalDate firstDated(String sentence, @Nullable LocalDate near) {
        String text = Words.shortened(sentence, 300);
        Moment moment = MomentScanner.next(text, 0);
        for (int count = 0; moment != null && moment.date() == null && count < MOST_IN_SENTENCE; count++) {
            moment = MomentScanner.next(text, Math.max(moment.end(), moment.start() + 1));
        }
        return day(moment, near);
    }

    /** "4 March 2026." as a sentence of its own. */
    private static boolean isDateAlone(String sentence) {
        Moment moment = sentence.length() > 60 ? null : MomentScanner.leading(sentence);
        return moment != null
                && moment.date() != null
                && moment.date().year() > 0
                && Words.fold(sentence.substring(moment.end())).isEmpty();
    }

    /**
     * The day that the name of a file begins with ("2026-03-04-checkout.md"), else that of its front matter. In a blog that is the
     * day of writing.
     */
    @Nullable
    LocalDate ofFile(String path, List<Field> fields) {
        List<String> folders = List.of(path.toLowerCase(java.util.Locale.ROOT).split("[/\\\\]", -1));
        boolean incidents = folders.stream().anyMatch(folder -> INCIDENTS.in(Words.fold(folder)));
        if (!incidents && folders.stream().anyMatch(BLOGS::contains)) {
            return null;
        }
        LocalDate named = dayOfName(path.substring(path.lastIndexOf('/') + 1));
        for (Field field : fields) {
            boolean date = field.kind() == Field.Kind.FRONT_MATTER && field.mayBe(FieldName.INCIDENT_DATE);
            named = named == null && date ? leading(field.text(), null) : named;
        }
        return named;
    }

    static @Nullable LocalDate dayOfName(String name) {
        Moment moment = MomentScanner.next(name.length() > 10 ? name.substring(0, 10) : name, 0);
        Moment.DateWords date = moment == null ? null : moment.date();
        return date != null && date.year() > 0 && date.shape() == Moment.Shape.YEAR_FIRST
                ? date.day(DateOrder.UNDECIDED, null)
                : null;
    }

    /** The first date with a year in the text, where all others are close to it; null where there is none. */
    @Nullable
    LocalDate written(Section root) {
        LocalDate only = null;
        int read = 0;
        for (Section section : root.all()) {
            for (TextLine line : withHeading(section)) {
                if (++read > MOST) {
                    return only;
                }
                Moment moment = MomentScanner.next(Words.shortened(line.text(), 300), 0);
                LocalDate day =
                        moment == null || moment.date() == null || moment.date().year() == 0 ? null : day(moment, null);
                if (day != null && only != null && Math.abs(ChronoUnit.DAYS.between(only, day)) > CLOSE) {
                    return null;
                }
                only = only == null ? day : only;
            }
        }
        return only;
    }

    /** The day that is the only one which a report of times without days writes in full; null where there are several. */
    @Nullable
    LocalDate only(Section root) {
        LocalDate only = null;
        int read = 0;
        for (Section section : root.all()) {
            boolean speaks = !section.isWithin(SectionKind.ACTIONS) && !section.isWithin(SectionKind.APPENDIX);
            for (TextLine line : speaks ? withHeading(section) : List.<TextLine>of()) {
                String text = Words.shortened(line.text(), 400);
                Moment moment = MomentScanner.next(text, 0);
                if (moment != null && WRITING.in(Words.fold(text))) {
                    return null;
                }
                while (moment != null) {
                    LocalDate day = moment.date() == null || moment.date().year() == 0 ? null : day(moment, null);
                    if (day != null && only != null && !day.equals(only)) {
                        return null;
                    }
                    only = day == null ? only : day;
                    moment = MomentScanner.next(text, Math.max(moment.end(), moment.start() + 1));
                }
                if (++read > MOST) {
                    return only;
                }
            }
        }
        return only;
    }

    private static List<TextLine> withHeading(Section section) {
        List<TextLine> lines = new ArrayList<>(List.of(section.heading()));
        lines.addAll(StatedZone.lines(section));
        return lines;
    }

    /** Seed 002: the table headed "Meeting" has the row "Date". */
    static boolean isMeeting(Field field) {
        return Words.holdsAny(
                        Words.fold(Words.shortened(field.group(), 100)),
                        List.of("meeting", "reunion", "post mortem meeting"))
                || (field.section() != null && Words.holdsAny(field.section().words(), List.of("meeting", "reunion")));
    }

    private static boolean isLate(Field field) {
        Section section = field.section();
        return section != null
                && (section.isWithin(SectionKind.ACTIONS)
                        || section.isWithin(SectionKind.LESSONS)
                        || section.isWithin(SectionKind.APPENDIX)
                        || section.isWithin(SectionKind.CAUSE));
    }

    /** The day of the meeting; null where none is stated. */
    @Nullable
    LocalDate meeting(List<Field> fields, @Nullable LocalDate near, Findings findings) {
        for (Field field : fields) {
            boolean meeting = field.is(FieldName.MEETING_DATE)
                    || (field.mayBe(FieldName.INCIDENT_DATE) && isMeeting(field))
                    || (field.mayBe(FieldName.MEETING_DATE) && leading(field.text(), near) != null);
            if (meeting && !isNothing(field.text())) {
                LocalDate day = leading(field.text(), near);
                if (day == null) {
                    findings.warn(
                            Rule.MEETING_DATE_UNREADABLE,
                            field.line(),
                            "\"" + Words.shortened(field.key(), 60) + "\" is \"" + Words.shortened(field.text(), 60)
                                    + "\", which is no day; write it as 2026-03-06");
                }
                return day;
            }
        }
        return null;
    }

    private static boolean isNothing(String text) {
        return Placeholders.isEmpty(text) || text.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** A day close to the incident, for dates without a year: whatever full date the title, the fields or the path state. */
    @Nullable
    LocalDate near(List<Field> fields, String title, String path) {
        LocalDate day = first(title, null);
        for (Field field : fields) {
            boolean dated = field.mayBe(FieldName.INCIDENT_DATE)
                    || field.mayBe(FieldName.STARTED)
                    || field.mayBe(FieldName.MEETING_DATE)
                    || field.is(FieldName.RESOLVED);
            day = day == null && dated ? leading(field.text(), null) : day;
        }
        return day == null ? ofPath(path) : day;
    }

    /** "2017-09-27-hub-403.md"; seed 004: "2026/03.payments.double-charge.md". */
    private static @Nullable LocalDate ofPath(String path) {
        int slash = path.lastIndexOf('/');
        String name = path.substring(slash + 1);
        LocalDate named = dayOfName(name);
        if (named != null) {
            return named;
        }
        int year = yearFolder(slash < 0 ? "" : path.substring(0, slash));
        if (year == 0) {
            return null;
        }
        boolean numbered = name.length() > 3
                && name.charAt(2) == '.'
                && Character.isDigit(name.charAt(0))
                && Character.isDigit(name.charAt(1));
        try {
            return LocalDate.of(year, numbered ? Integer.parseInt(name.substring(0, 2)) : 7, 15);
        } catch (DateTimeException e) {
            return LocalDate.of(year, 7, 15);
        }
    }

    private static int yearFolder(String folders) {
        String last = folders.substring(folders.lastIndexOf('/') + 1);
        boolean year = last.length() == 4
                && last.startsWith("20")
                && Character.isDigit(last.charAt(2))
                && Character.isDigit(last.charAt(3));
        return year ? Integer.parseInt(last) : 0;
    }

    private @Nullable LocalDate leading(String text, @Nullable LocalDate near) {
        Moment moment = MomentScanner.leading(text.length() > 200 ? text.substring(0, 200) : text);
        return day(moment, near);
    }

    private @Nullable LocalDate first(String text, @Nullable LocalDate near) {
        String line = text.length() > 300 ? text.substring(0, 300) : text;
        Moment moment = MomentScanner.next(line, 0);
        return day(moment, near);
    }

    private @Nullable LocalDate day(@Nullable Moment moment, @Nullable LocalDate near) {
        Moment.DateWords date = moment == null ? null : moment.date();
        return date == null || date.isUndecided(order) ? null : date.day(order, near);
    }
}
