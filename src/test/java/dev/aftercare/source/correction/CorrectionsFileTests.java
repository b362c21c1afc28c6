package dev.aftercare.source.correction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.source.correction.CorrectionsFile.Contents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CorrectionsFileTests {

    @Test
    void readWhenEverythingIsWrongSaysItAllAtOnceWithLines() {
        Contents contents = read("""
                corrections:
                  - record: a:b.md
                    set:
                      severity: huge
                      detected: 2026-03-04 10:05
                      started: 2026-02-30
                      resolved: 2026-03-04 10:05 CST
                      title: null
                      system:
                      colour: red
                      tags: [a, [b]]
                      audience: everybody
                  - record: a:b.md
                    reason: r
                    merge-into: a:c.md
                    exclude-from-figures: holiday
                  - record: a:b.md
                    reason: r
                    exclude-from-figures: holiday
                  - record: a:b.md
                    reason: r
                    split:
                      - {title: One, lines: 1-20}
                      - {title: Two, lines: 20-30}
                      - {lines: 31-40}
                      - {title: Four, lines: forty}
                      - {title: Five}
                  - just a text
                  - record: a:b.md
                    record: a:c.md
                    reason: ""
                    countermeasure: x
                    set: {due: tomorrow, ticket: two words, kind: good, state: lost, owner: [a, b]}
                  - record: a:b.md
                    reason: r
                    set: {durations: {Time to repair: long}}
                figures: none
                """);

        assertThat(contents.corrections()).isEmpty();
        assertThat(contents.problems().stream()
                        .map(problem -> problem.line() + ": " + problem.message())
                        .collect(Collectors.joining("\n")))
                .isEqualTo("""
                        2: "reason" is missing; say why in one sentence; the digest shows it
                        4: "severity" is "huge"; write one of SEV-1, SEV-2, SEV-3, SEV-4, SEV-5
                        5: "detected" is "2026-03-04 10:05"; write it with its zone, such as 2026-03-04 10:05 Europe/Paris
                        6: "started" is "2026-02-30"; write a day that there is, such as 2026-03-04
                        7: "resolved" is "2026-03-04 10:05 CST"; write a zone that means one thing, such as UTC, Europe/Paris or +01:00
                        8: "title" cannot be blanked; write a title; a record needs one
                        9: "system" has no value; write null to blank it
                        10: there is no key "colour" in set; write one of audience, cause, contact, detected, detected-by, durations, featured, impact, meeting-date, resolved, severity, started, status, summary, system, tags, title
                        11: "tags" is more than a value; write one text, or a list of texts
                        12: "audience" is "everybody"; write one of public, internal, restricted
                        13: a correction does one thing; write exactly one of set, merge-into, split, exclude-from-figures, recurrence-of, no-recurrence-of
                        19: "exclude-from-figures" is "holiday"; write one of game-day, maintenance, duplicate, other
                        23: the lines 1-20 and 20-30 overlap; each line belongs to one incident
                        25: an incident that is given by its lines needs a "title"
                        26: "lines" is "forty"; write the first and the last line, such as 12-40
                        27: each incident has either "section" or "lines"
                        28: a correction needs keys below it; config/corrections.example.yaml shows them
                        30: the key "record" stands here twice
                        31: "reason" is missing; say why in one sentence; the digest shows it
                        33: "owner" is "a, b"; write one name
                        33: "due" is "tomorrow"; write a day that there is, such as 2026-03-04
                        33: "ticket" is "two words"; write a ticket's key, such as OPS-12 or example/shop#12
                        33: "kind" is "good"; write one of prevent, detect, mitigate, process, unknown
                        33: "state" is "lost"; write one of open, in-progress, done, cancelled, unknown
                        36: "Time to repair" is "long"; write a duration such as 1 h 30 min
                        37: there is no key "figures" here; write "corrections:\"""");
    }

    @Test
    void readWhenTheFileIsNoYamlOrNoTextSaysWhere() {
        assertThat(read("corrections:\n  - record: a\n reason: b\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.message()).startsWith("this is no YAML: ");
                });
        assertThat(CorrectionsFile.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0})
                        .problems())
                .extracting(CorrectionsFile.Problem::message)
                .containsExactly("the file is not UTF-8; save it as UTF-8");
        assertThat(read("- a\n").problems()).hasSize(1);
        assertThat(read("corrections: &all [*all]\n").problems()).isNotEmpty();
        assertThat(read("corrections: &e\n  - &a {record: x, reason: r, set: *a}\n")
                        .problems())
                .isNotEmpty();
        assertThat(read("a: " + "[".repeat(100_000)).problems()).hasSize(1);
    }

    @Test
    void readWhenTheFileIsEmptyHasNothingToSay() {
        for (String text :
                List.of("", "# nothing yet\n", "corrections:\n", "corrections: []\n", "\uFEFFcorrections:\n")) {
            assertThat(read(text)).isEqualTo(Contents.none());
        }
    }

    @Test
    void readWhenTheSameStandsTwiceSaysSo() {
        assertThat(read("""
                        corrections:
                          - {record: x, reason: r, exclude-from-figures: other}
                          - {exclude-from-figures: other, record: x, reason: r}
                        """).problems())
                .containsExactly(
                        new CorrectionsFile.Problem(3, "the same correction stands further up; leave one of them out"));
    }

    @Test
    void exampleIsUnderstoodAsItIsAndWhenItsCommentsAreTakenAway() throws Exception {
        String example = Files.readString(Path.of("config", "corrections.example.yaml"));
        String all = example.lines()
                .map(line -> line.replaceFirst("^  #(?=- |  )", "  "))
                .collect(Collectors.joining("\n"));

        assertThat(read(example)).isEqualTo(Contents.none());
        assertThat(read(all).problems()).isEmpty();
        assertThat(read(all).corrections())
                .extracting(one -> one.change().getClass().getSimpleName())
                .containsExactly("SetValues", "SetValues", "SetCountermeasure", "Merge", "Split", "Exclude", "Recur");
    }

    private static Contents read(String text) {
        return CorrectionsFile.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
