package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

    @Test
    void shortenedWhenItFitsIsOneLine() {
        assertThat(Texts.shortened("  a retry \n moved\t home ", 40)).isEqualTo("a retry moved home");
    }

    @Test
    void shortenedWhenTooLongIsCutAtABlank() {
        assertThat(Texts.shortened("A retry moved to a better home, and lost its key.", 34))
                .isEqualTo("A retry moved to a better home…");
    }

    @Test
    void shortenedWhenThereIsNoBlankIsCutBetweenCharacters() {
        assertThat(Texts.shortened("abc🚀🚀🚀🚀", 7)).isEqualTo("abc🚀…");
    }

    @Test
    void printableWhenControlCharactersHideLeavesThemOut() {
        assertThat(Texts.printable("a\u0000b\u0007c\u0085d\ud800e\ufffff\n\t🚀é"))
                .isEqualTo("abcdef\n\t🚀é");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b", "//x"})
    void linkWhenNotOfTheWebIsNone(String url) {
        assertThat(Texts.link(url)).isNull();
    }

    @Test
    void linkWhenOfTheWebStays() {
        assertThat(Texts.link("HTTPS://tickets.example/browse/OPS-1?x=1#a"))
                .isEqualTo("HTTPS://tickets.example/browse/OPS-1?x=1#a");
    }
}
