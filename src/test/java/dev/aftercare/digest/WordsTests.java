package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import dev.aftercare.review.ReviewRules;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTests {

    private final Words english = new Templates(Path.of("none")).words(Language.ENGLISH);
    private final Words french = new Templates(Path.of("none")).words(Language.FRENCH);

    @ParameterizedTest
    @CsvSource({
        "PT0S, under 1 min, moins d’1 min",
        "PT29S, under 1 min, moins d’1 min",
        "PT30S, 1 min, 1 min",
        "PT59M29S, 59 min, 59 min",
        "PT59M30S, 1 h, 1 h",
        "PT2H12M, 2 h 12 min, 2 h 12 min",
        "PT23H59M31S, 1 day, 1 jour",
        "PT51H40M, 2 days 3 h, 2 jours 3 h",
        "PT1200H, 50 days, 50 jours",
    })
    void durationWhenLongOrShortSaysItsTwoLargestUnits(Duration duration, String inEnglish, String inFrench) {
        assertThat(plain(english.duration(duration))).isEqualTo(inEnglish);
        assertThat(plain(french.duration(duration))).isEqualTo(inFrench);
    }

    @Test
    void sayWhenRuleOfReviewIsShownHasWordsForIt() {
        ReviewRules.names().forEach(rule -> {
            assertThat(english.say("rule." + rule)).isNotBlank();
            assertThat(french.say("rule." + rule)).isNotBlank();
        });
    }

    @Test
    void dateWhenFirstOfMonthIsOrdinalInFrenchOnly() {
        assertThat(plain(english.date(LocalDate.of(2026, 8, 1)))).isEqualTo("1 August 2026");
        assertThat(plain(french.date(LocalDate.of(2026, 8, 1)))).isEqualTo("1er août 2026");
        assertThat(plain(french.date(LocalDate.of(2026, 8, 2)))).isEqualTo("2 août 2026");
        assertThat(plain(english.month(YearMonth.of(2026, 8)))).isEqualTo("August 2026");
    }

    @Test
    void sayWhenFrenchKeepsDoublePunctuationOnTheLine() {
        assertThat(french.say("quoted", "un texte : entre deux"))
                .as("our own blanks, not those of the text")
                .isEqualTo("«\u00a0un texte : entre deux\u00a0»");
    }

    @Test
    void sayWhenThereIsNoSentenceNamesTheKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> french.say("no.such.key"))
                .withMessage("there is no sentence \"no.such.key\" in FRENCH");
    }

    @Test
    void sentencesWhenComparedHaveTheSameKeysInBothLanguages() throws IOException {
        assertThat(sentences("digest_fr.properties").stringPropertyNames())
                .isEqualTo(sentences("digest.properties").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"digest.properties", "digest_fr.properties"})
    void sentencesWhenFilledInSwallowNothing(String file) throws IOException {
        Properties sentences = sentences(file);
        Words words = new Words(file.contains("_fr") ? Language.FRENCH : Language.ENGLISH, sentences);
        for (String key : sentences.stringPropertyNames()) {
            assertThat(sentences.getProperty(key))
                    .as("a straight apostrophe quotes what follows: %s", key)
                    .doesNotContain("'");
            for (Object filling : new Object[] {0, 1, 2}) {
                assertThat(words.say(key, fillings(sentences.getProperty(key), filling)))
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("{")
                        .doesNotContain("null");
            }
        }
    }

    /** A number where a choice hangs on it, else a word. */
    private static Object[] fillings(String sentence, Object number) {
        Object[] fillings = new Object[6];
        for (int i = 0; i < fillings.length; i++) {
            fillings[i] = sentence.contains("{" + i + ",choice") ? number : "word";
        }
        return fillings;
    }

    @Test
    void wordsWhenAnOperatorHasOwnSentencesTakesTheirs(@TempDir Path folder) throws IOException {
        Path own = Files.createDirectories(folder.resolve("digest"));
        Files.writeString(own.resolve("digest_fr.properties"), "section.late = Ce qui traîne\n");

        Words words = new Templates(folder).words(Language.FRENCH);

        assertThat(words.say("section.late")).isEqualTo("Ce qui traîne");
        assertThat(words.say("section.checks")).isEqualTo("Nos correctifs tiennent-ils\u00a0?");
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private static Properties sentences(String file) throws IOException {
        Properties sentences = new Properties();
        try (Reader reader = new InputStreamReader(
                WordsTests.class.getResourceAsStream("/templates/digest/" + file), StandardCharsets.UTF_8)) {
            sentences.load(reader);
        }
        return sentences;
    }
}
