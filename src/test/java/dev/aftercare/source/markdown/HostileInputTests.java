package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.source.reading.DocumentReading;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, reading it ends soon and without an exception. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileInputTests {

    private static final String HEAD = "# Outage of search\n\nStart Time: 2026-03-04 10:05 UTC\n\n";

    @Test
    void readWhenFileIsLargerThanTheLimitSaysSoWithoutReadingIt() {
        byte[] content = new byte[50_000_000];
        Arrays.fill(content, (byte) 'a');

        assertThat(Readings.noted(read(content).diagnostics()))
                .isEqualTo(
                        "ERROR file.too-large notes.md: the file is larger than 5 MB and was not read; move logs and attachments into files of their own\n");
    }

    @Test
    void readWhenFileIsBinarySaysSo() {
        byte[] content = new byte[10_000];
        new Random(7).nextBytes(content);

        assertThat(read(content).diagnostics()).extracting("rule").contains("file.binary");
        assertThat(read(content).kind()).isEqualTo(DocumentReading.Kind.OTHER);
    }

    @Test
    void readWhenFileIsOfAnOlderEditorReadsItsAccents() {
        byte[] content =
                "# Interruption de la recherche\n\nDébut de l'incident : 04/03/2026 à 10h05\nFin de l'incident : 04/03/2026 à 11h05\n"
                        .getBytes(Charset.forName("windows-1252"));
        DocumentReading reading = read(content);

        assertThat(Readings.only(reading).incident().started().local()).isEqualTo("2026-03-04T10:05");
        assertThat(Readings.noted(reading.diagnostics()))
                .isEqualTo(
                        "WARNING file.encoding notes.md:3: the file is not valid UTF-8; it was read as Windows-1252: save it as UTF-8\n");
    }

    @Test
    void readWhenUtf8IsDamagedReadsTheRest() {
        byte[] good = (HEAD + "Détecté par : un client\n").getBytes(StandardCharsets.UTF_8);
        byte[] damaged = Arrays.copyOf(good, good.length + 1);
        damaged[good.length] = (byte) 0xC3;
        DocumentReading reading = read(damaged);

        assertThat(Readings.only(reading).incident().started().isKnown()).isTrue();
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("file.encoding");
    }

    @Test
    void readWhenTextHoldsNulLeavesItOutAndSaysSo() {
        DocumentReading reading = Readings.ofText(HEAD + "## Actions\n\n- Add an\u0000 alert\n");

        assertThat(Readings.only(reading).countermeasures().get(0).description())
                .isEqualTo("Add an alert");
        assertThat(Readings.noted(reading.diagnostics()))
                .isEqualTo(
                        "WARNING file.control-character notes.md:7: the text holds the character U+0000, which no database keeps; it was left out: remove it\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void readWhenFileBeginsWithAByteOrderMarkReadsIt(String charset) {
        byte[] content = ("\uFEFF---\r\nseverity: SEV-2\r\n---\r\n" + HEAD.replace("\n", "\r\n"))
                .getBytes(Charset.forName(charset));
        DocumentReading reading = read(content);

        assertThat(Readings.only(reading).severity()).isNotNull();
        assertThat(Readings.only(reading).incident().started().line()).isEqualTo(6);
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void readWhenLineEndsAreOldMacintoshCountsTheLines() {
        assertThat(Readings.only(Readings.ofText(HEAD.replace('\n', '\r')))
                        .incident()
                        .started()
                        .line())
                .isEqualTo(3);
    }

    @Test
    void readWhenLineIsEndlessReadsItsBeginningAndSaysSo() {
        DocumentReading reading = Readings.ofText(
                HEAD + "a".repeat(3_000_000) + "\n![](data:image/png;base64," + "A".repeat(100_000) + ")\n");

        assertThat(Readings.only(reading).incident().started().isKnown()).isTrue();
        assertThat(reading.diagnostics())
                .extracting("rule", "place.line")
                .containsExactly(org.assertj.core.groups.Tuple.tuple("file.long-line", 5));
    }

    @Test
    void readWhenFrontMatterBitesReadsTheRest() {
        String bomb =
                "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]\ne: &e {f: *e}\n---\n";

        assertThat(Readings.only(Readings.ofText(bomb + HEAD))
                        .incident()
                        .started()
                        .isKnown())
                .isTrue();
        assertThat(Readings.only(Readings.ofText("---\nk: !!javax.script.ScriptEngineManager [1]\n---\n" + HEAD))
                        .title())
                .isEqualTo("Outage of search");
        assertThat(Readings.only(Readings.ofText("---\n" + "[".repeat(5_000) + "\n---\n" + HEAD))
                        .title())
                .isEqualTo("Outage of search");
    }

    @Test
    void readWhenTextIsNestedOrRepeatedWithoutEndComesBack() {
        for (String piece : new String[] {
            "> ",
            "- ",
            "* [ ] ",
            "[",
            "![",
            "*a **b ",
            "`",
            "<",
            "<div>",
            "</td>",
            "| a ",
            "10:05 ",
            "2026-03-04 ",
            "a: ",
            "Start Time: ",
            "(",
            "((P1, ",
            "#1 ",
            "OPS-1 ",
            "org/repo#",
            "http://",
            "@a ",
            "— owner: ",
            "\n",
            "# a\n",
            "**a**\n\n",
            "\u202E\u200B",
            "é\u0301",
            "🚧 ",
            "- 10:05 outage begins\n",
            "|10:05|b|\n",
            "Detection: ",
            "x - ",
            "1. a\n",
            "  - a\n",
            "12.",
            "10h",
            "h",
            "1 h ",
            "2026-",
            "May ",
            "\\",
            "&",
            "_",
            "~",
            "est ",
            "Start Time: 2026-03-04 10:05\n\n",
            "- [x] a — due: soon — P9\n"
        }) {
            String text = piece.repeat(Math.max(1, 6_000 / piece.length()));
            assertThat(Readings.ofText(HEAD + text)).as(piece).isNotNull();
            assertThat(Readings.ofText(HEAD + "## Timeline\n\n" + text))
                    .as(piece)
                    .isNotNull();
            assertThat(Readings.ofText(HEAD + "## Action items\n\n- " + text))
                    .as(piece)
                    .isNotNull();
            assertThat(Readings.ofText("|Time|Event|\n|-|-|\n|" + text + "|" + text))
                    .as(piece)
                    .isNotNull();
        }
    }

    @Test
    void readWhenTableHasAMillionCellsComesBack() {
        DocumentReading reading =
                Readings.ofText(HEAD + "## Timeline\n\n|Time|Event|\n|-|-|\n" + "|1|\n".repeat(500_000));

        assertThat(Readings.only(reading).incident().started().isKnown()).isTrue();
        assertThat(reading.diagnostics()).extracting("rule").contains("file.long");
        assertThat(Readings.ofText(HEAD + "## Actions\n\n|" + "a|".repeat(900) + "\n|" + "-|".repeat(900) + "\n"
                                + ("|" + "a|".repeat(900) + "\n").repeat(500))
                        .diagnostics())
                .extracting("rule")
                .contains("file.long");
    }

    @Test
    void readWhenFilesAreDamagedAtRandomNeverThrows() {
        byte[][] seeds = {
            Readings.bytes("2026/03.payments.double-charge.md"),
            Readings.bytes("2026/11.suivi.disque-plein.md"),
            Readings.bytes("several-incidents.md"),
            Readings.bytes("headings-are-rows.md"),
            Readings.bytes("bullets-in-brackets.md")
        };
        Random random = new Random(20260304);
        for (int i = 0; i < 150; i++) {
            byte[] content = seeds[random.nextInt(seeds.length)].clone();
            for (int damage = random.nextInt(20); damage >= 0; damage--) {
                content[random.nextInt(content.length)] =
                        (byte) ("|-#:*>[]()0123456789 \n~?T`".charAt(random.nextInt(26)));
            }
            assertThat(read(content).diagnostics())
                    .as("run " + i)
                    .extracting("rule")
                    .doesNotContain("file.defect");
        }
    }

    private static DocumentReading read(byte[] content) {
        return new MarkdownReader(Readings.DEFAULTS).read("pm", "notes.md", content);
    }
}
