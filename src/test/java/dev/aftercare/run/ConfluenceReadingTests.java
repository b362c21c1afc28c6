package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.run.AftercareProperties.ConfluenceProperties;
import dev.aftercare.source.ConfluenceSettings;
import dev.aftercare.source.ConfluenceSettings.Edition;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfluenceReadingTests {

    private final List<String> problems = new ArrayList<>();

    @Test
    void ofWhenAllIsWellHandsItOn() {
        ConfluenceSettings settings = ConfluenceReading.of(
                "c",
                new ConfluenceProperties(
                        "https://example.atlassian.net/wiki",
                        "Data-Center",
                        "ada@example.com",
                        " s3cret\n",
                        List.of("OPS"),
                        List.of("postmortem"),
                        "4711"),
                problems);

        assertThat(problems).isEmpty();
        assertThat(settings)
                .isEqualTo(new ConfluenceSettings(
                        URI.create("https://example.atlassian.net/wiki"),
                        Edition.DATA_CENTER,
                        "ada@example.com",
                        "s3cret",
                        List.of("OPS"),
                        List.of("postmortem"),
                        "4711"));
        assertThat(settings.toString()).doesNotContain("s3cret", "ada");
    }

    @Test
    void ofWhenMuchIsWrongSaysAllOfItAndNoSecret() {
        ConfluenceReading.of(
                "c",
                new ConfluenceProperties(
                        "https://ada:s3cret@example.com", "cloudy", null, "s3cret é", List.of(), List.of(), null),
                problems);
        ConfluenceReading.of(
                "d", new ConfluenceProperties(null, null, "ada", null, List.of("OPS"), List.of(), "My page"), problems);

        assertThat(problems)
                .containsExactly(
                        "\"c\" names no pages; write at least one of \"spaces\", \"labels\" and \"parent\".",
                        "\"c.url\" is no address of a Confluence; write it without user and password, such as https://example.atlassian.net/wiki.",
                        "\"c.edition\" is \"cloudy\"; write cloud or data-center, or leave it out.",
                        "\"c.token\" holds a character that no token has (a blank, an accent); copy it again.",
                        "\"d.parent\" is \"My page\"; write the number of the page, which stands in its address.",
                        "\"d.token\" is missing beside \"user\"; write the user's API token, best as ${A_VARIABLE}.",
                        "\"d.url\" is no address of a Confluence; write it without user and password, such as https://example.atlassian.net/wiki.");
    }
}
