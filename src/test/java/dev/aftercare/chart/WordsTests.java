package dev.aftercare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Language;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTests {

    @Test
    void sentencesWhenComparedHaveTheSameKeysInBothLanguages() {
        assertThat(Words.sentences(Language.FRENCH).stringPropertyNames())
                .isEqualTo(Words.sentences(Language.ENGLISH).stringPropertyNames());
    }

    @ParameterizedTest
    @EnumSource
    void sentencesWhenFilledInSwallowNothing(Language language) {
        Properties sentences = Words.sentences(language);
        for (String key : sentences.stringPropertyNames()) {
            assertThat(sentences.getProperty(key))
                    .as("a straight apostrophe quotes what follows: %s", key)
                    .doesNotContain("'");
            for (Object number : new Object[] {0, 1, 2}) {
                assertThat(Words.of(language).say(key, fillings(sentences.getProperty(key), number)))
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
    void numbersWhenInFrenchAreWrittenAsThere() {
        assertThat(Words.of(Language.FRENCH).number(4.25)).isEqualTo("4,2");
        assertThat(Words.of(Language.ENGLISH).number(1234.5)).isEqualTo("1,234.5");
        assertThat(Words.of(Language.FRENCH).percent(0.396)).isEqualTo("40\u00a0%");
        assertThat(Words.of(Language.FRENCH).days(0.2)).isEqualTo("moins d’un jour");
        assertThat(Words.of(Language.ENGLISH).days(1.4)).isEqualTo("1\u00a0day");
    }
}
