package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Postmortem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RevisitReaderTests {

    @Test
    void readWhenSectionHasDatedLinesTakesThoseThatSayWhetherItHolds() {
        Postmortem read = read("""
                ## Revisits

                - 2026-05-01 still effective: alert fired in the drill
                - 2026-11-03: PAY-71 no longer holds, the alert was removed
                - 2026-12-01 we talked about it
                - 2026-02-30 still effective
                - some day: still effective
                """);

        assertThat(read.background().revisits())
                .extracting(note -> note.day() + " " + note.holds() + " " + note.words())
                .containsExactly(
                        "2026-05-01 true still effective: alert fired in the drill",
                        "2026-11-03 false PAY-71 no longer holds, the alert was removed");
        assertThat(read.countermeasures()).as("a revisit is no action").hasSize(1);
        assertThat(read.incident().timeline())
                .as("nor an event of the incident")
                .isEmpty();
    }

    @Test
    void readWhenSectionIsFrenchUnderstandsIt() {
        assertThat(read("""
                ## Revues

                - 2026-05-01 toujours efficace : l’alerte a sonné
                - 2026-06-01 ne tient plus
                """).background().revisits())
                .extracting(note -> note.holds())
                .containsExactly(true, false);
    }

    private static Postmortem read(String section) {
        String text = """
                # Some cards were charged twice

                Start: 2026-03-04 10:05
                Detected: 2026-03-04 10:25
                Resolved: 2026-03-04 11:00

                ## Summary

                The payment service retried.

                ## Action items

                - [x] Send the key with every retry (PAY-71)

                """ + section;
        return new MarkdownReader(Readings.DEFAULTS)
                .read("pm", "2026/03.payments.md", text.getBytes(StandardCharsets.UTF_8))
                .postmortems()
                .get(0);
    }
}
