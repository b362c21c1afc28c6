package dev.aftercare.newsletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.readingclub.ClubSentences;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SectionTests {

    private final Postmortem slow =
            read("slow.md", "status: reviewed", "Search was slow", "The index was stale. It grew.");
    private final Postmortem panier =
            read("panier.md", "status: reviewed", "Le panier était vide", "Un cookie avait changé de nom.");
    private final Postmortem draft = read("draft.md", "status: draft", "Half a story", "It is not finished.");
    private final Postmortem secret =
            read("secret.md", "audience: restricted", "Who was in our house", "Somebody was.");

    @Test
    void ofWhenSomeMayNotBeSharedTellsTheEditorAlone() {
        Section section = section(Language.ENGLISH, List.of(slow, panier, draft, secret), slow, List.of());

        assertThat(section.page().text()).isEqualTo("""
                        Reliability in August 2026

                        What happened to us in August 2026, and what our teams wrote down so that others can learn from it: 2 postmortems.

                        What happened

                        Le panier était vide
                        Un cookie avait changé de nom.
                        https://pm.example/panier.md

                        Search was slow
                        The index was stale.
                        https://pm.example/slow.md

                        Worth reading

                        Search was slow
                        The index was stale. It grew.
                        https://pm.example/slow.md
                        """.replace("August 2026", "August\u00a02026"));
        assertThat(section.notes().text())
                .contains("- One restricted incident, not named here either\n- “Half a story”: a draft")
                .contains("less than 150")
                .doesNotContain(secret.title());
        assertThat(section.page().html() + section.page().markdown())
                .doesNotContain(secret.title(), draft.title())
                .contains("[**Search was slow**](<https://pm.example/slow.md>)")
                .contains("<a href=\"https://pm.example/panier.md\">Le panier était vide</a>");
    }

    @Test
    void ofWhenTheAuthorWroteASentenceTakesItBeforeTheFirstOfTheSummary() {
        Postmortem told = read(
                "told.md",
                "digest: A copy of an index went stale, so search found nothing new.",
                "Search was slow",
                "The index was stale. It grew.");

        assertThat(section(Language.ENGLISH, List.of(told), null, List.of())
                        .page()
                        .text())
                .contains("A copy of an index went stale, so search found nothing new.")
                .doesNotContain("The index was stale.");
    }

    @Test
    void ofWhenLanguageRulesWouldChangeASentenceSaysItToTheEditorAlone() {
        ReviewFinding wording = new ReviewFinding(
                slow.id(), "phrasing.would-have", slow.place(), "\"x\" speaks of what did not happen");
        ReviewFinding other = new ReviewFinding(slow.id(), "countermeasure.owner", slow.place(), "no owner");

        Section section = section(Language.FRENCH, List.of(slow), null, List.of(wording, other));

        assertThat(section.notes().text())
                .contains("speaks of what did not happen")
                .doesNotContain("no owner");
        assertThat(section.page().text()).doesNotContain("speaks of").contains("Ce qui nous est arrivé en août");
    }

    @Test
    void ofWhenTheMonthHasManyStaysBelow400WordsAndSaysHowManyMore() {
        List<Postmortem> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(read(
                    "m" + i + ".md", "status: reviewed", "Search was slow again " + i, "word ".repeat(200) + "end."));
        }

        Section section = section(Language.ENGLISH, many, many.get(0), List.of());

        int words = Section.count(section.page().text());
        assertThat(words).isBetween(Section.FEWEST_WORDS, Section.MOST_WORDS);
        assertThat(section.page().text()).containsPattern("And \\d\\d more of this month\\.");
        assertThat(section.notes().text()).contains("The section has " + words + " words.");
    }

    @Test
    void ofWhenFeaturedIsRestrictedDoesNotPrintIt() {
        assertThat(section(Language.ENGLISH, List.of(slow), secret, List.of())
                        .page()
                        .text())
                .doesNotContain(secret.title(), "Worth reading");
    }

    private static Section section(
            Language language, List<Postmortem> month, @Nullable Postmortem featured, List<ReviewFinding> findings) {
        return Section.of(
                YearMonth.of(2026, 8),
                month,
                featured,
                findings,
                language,
                new ClubSentences(Path.of("nowhere")).in(language));
    }

    private static Postmortem read(String path, String line, String title, String summary) {
        String text =
                "---\n" + line + "\nseverity: SEV-2\nsystem: search\n---\n\n# " + title + "\n\n## Summary\n\n" + summary
                        + "\n\n## Root cause\n\nThe cause.\n\n## Timeline\n\n| Incident | Value |\n|---|---|\n| Start Time | 2026-08-03 10:00 UTC |\n| End Time | 2026-08-03 11:00 UTC |\n\n## Action items\n\n- [ ] Do it better (owner: Ada)\n";
        return new MarkdownReader(new ReadingDefaults(
                        ZoneOffset.UTC,
                        null,
                        null,
                        ReviewStatus.UNKNOWN,
                        Audience.INTERNAL,
                        "https://pm.example/{path}"))
                .read("pm", path, text.getBytes(StandardCharsets.UTF_8))
                .postmortems()
                .get(0);
    }
}
