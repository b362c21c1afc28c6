package dev.aftercare.newsletter;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.readingclub.Block;
import dev.aftercare.readingclub.Sheet;
import dev.aftercare.review.ReviewFinding;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The section of a month, and what its editor alone should know.
 *
 * @param page what may be printed
 * @param notes what was left out and why, and which sentences the language rules would change
 */
record Section(Sheet page, Sheet notes) {

    static final int FEWEST_WORDS = 150;
    static final int MOST_WORDS = 400;

    private static final int LINE_WORDS = 30;
    private static final int FEATURED_WORDS = 110;
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?…](?=\\s+[\\p{Lu}«“\"]|\\s*$)");

    /**
     * Writes the section.
     *
     * @param ofMonth every postmortem of the month, restricted ones too
     * @param featured the reading club's; null where there is none
     * @param findings what the records do not meet
     */
    static Section of(
            YearMonth month,
            List<Postmortem> ofMonth,
            @Nullable Postmortem featured,
            List<ReviewFinding> findings,
            Language language,
            Words words) {
        List<Postmortem> shared = ofMonth.stream()
                .filter(Section::mayBePrinted)
                .sorted(Comparator.comparing(Section::rank).thenComparing(Postmortem::id))
                .toList();
        Postmortem read = featured != null && mayBePrinted(featured) ? featured : null;
        Sheet page = page(month, shared, read, language, words);
        return new Section(page, notes(page, ofMonth, shared, findings, language, words));
    }

    private static boolean mayBePrinted(Postmortem postmortem) {
        return postmortem.mayBeNamed()
                && postmortem.status() != ReviewStatus.DRAFT
                && postmortem.status() != ReviewStatus.IN_REVIEW;
    }

    private static int rank(Postmortem postmortem) {
        return postmortem.severity() == null
                ? Integer.MAX_VALUE
                : postmortem.severity().ordinal();
    }

    private static Sheet page(
            YearMonth month, List<Postmortem> shared, @Nullable Postmortem featured, Language language, Words words) {
        List<Block> read = new ArrayList<>();
        if (featured != null) {
            read.add(new Block.Heading(2, words.say("letter.read")));
            read.add(new Block.Entry(featured.title(), link(featured), most(story(featured), FEATURED_WORDS)));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.text(words.say("letter.intro", shared.size(), words.month(month))));
        blocks.add(new Block.Heading(2, words.say("letter.happened")));
        if (shared.isEmpty()) {
            blocks.add(Block.text(words.say("letter.none")));
        }
        // the last line says how many there are beyond those that fit
        int left = MOST_WORDS - count(read) - count(blocks) - 20;
        int told = 0;
        for (Postmortem postmortem : shared) {
            String line = most(line(postmortem), LINE_WORDS);
            int needed = count(postmortem.title()) + count(line) + (link(postmortem) == null ? 0 : 1);
            if (needed > left) {
                break;
            }
            left -= needed;
            told++;
            blocks.add(new Block.Entry(postmortem.title(), link(postmortem), line));
        }
        if (told < shared.size()) {
            blocks.add(Block.text(words.say("letter.more", shared.size() - told)));
        }
        blocks.addAll(read);
        return new Sheet(words.say("letter.title", words.month(month)), language, blocks);
    }

    private static Sheet notes(
            Sheet page,
            List<Postmortem> ofMonth,
            List<Postmortem> shared,
            List<ReviewFinding> findings,
            Language language,
            Words words) {
        List<Block> blocks = new ArrayList<>();
        int number = count(page.text());
        blocks.add(Block.text(words.say(number < FEWEST_WORDS ? "letter.short" : "letter.words", number)));
        blocks.add(new Block.Heading(2, words.say("letter.left-out")));
        long restricted =
                ofMonth.stream().filter(postmortem -> !postmortem.mayBeNamed()).count();
        List<String> left = new ArrayList<>();
        if (restricted > 0) {
            left.add(words.say("letter.restricted", restricted));
        }
        ofMonth.stream()
                .filter(postmortem -> postmortem.mayBeNamed() && !mayBePrinted(postmortem))
                .map(postmortem ->
                        words.say("letter.unfinished." + postmortem.status().name(), postmortem.title()))
                .forEach(left::add);
        blocks.add(left.isEmpty() ? Block.text(words.say("letter.left-out.none")) : new Block.Bullets(left));
        blocks.add(new Block.Heading(2, words.say("letter.language")));
        List<String> phrases = shared.stream()
                .flatMap(postmortem -> findings.stream()
                        .filter(finding -> finding.isAboutLanguage()
                                && finding.postmortemId().equals(postmortem.id()))
                        .map(finding -> words.say("letter.phrase", postmortem.title(), finding.message())))
                .toList();
        blocks.add(phrases.isEmpty() ? Block.text(words.say("letter.language.none")) : new Block.Bullets(phrases));
        return new Sheet(words.say("letter.notes"), language, blocks);
    }

    private static @Nullable String link(Postmortem postmortem) {
        String url = postmortem.url();
        return url != null && url.matches("(?i)https?://[^\\s<>\"]+") ? url : null;
    }

    private static String story(Postmortem postmortem) {
        String told = postmortem.summary() == null ? postmortem.impact() : postmortem.summary();
        return told == null ? "" : told.strip().replaceAll("\\s+", " ");
    }

    /** The author's own sentence goes before the first of the summary. */
    private static String line(Postmortem postmortem) {
        String digest = postmortem.background().digest();
        return digest == null ? firstSentence(story(postmortem)) : digest;
    }

    private static String firstSentence(String text) {
        Matcher end = SENTENCE_END.matcher(text);
        return end.find() ? text.substring(0, end.end()) : text;
    }

    /** At most so many words. */
    private static String most(String text, int number) {
        String[] words = text.isEmpty() ? new String[0] : text.split(" ");
        return words.length <= number
                ? text
                : String.join(" ", List.of(words).subList(0, number)).replaceAll("[\\s,;:.–-]+$", "") + "…";
    }

    private static int count(List<Block> blocks) {
        return count(new Sheet("", Language.ENGLISH, blocks).text());
    }

    static int count(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}
