package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTML edition and the mail as a real browser shows them. Needs {@code chromium} on the path. */
@Tag("browser")
class BrowserTests {

    private static final String DARK = "--blink-settings=preferredColorScheme=0";
    private static final String LIGHT = "--blink-settings=preferredColorScheme=1";

    // what axe finds, how wide the page is, and which pictures did not load
    private static final String ASK = """
            <pre id="answer"></pre><script src="axe.js"></script><script>
            axe.run(document, {exclude: [['#answer']]}).then(function (found) {
              document.getElementById('answer').textContent = JSON.stringify({
                violations: found.violations.map(function (one) {
                  return one.id + ': ' + one.nodes.map(function (node) { return node.html; }).slice(0, 3).join(' | ');
                }),
                passes: found.passes.length,
                background: getComputedStyle(document.body).backgroundColor,
                overflow: document.documentElement.scrollWidth - window.innerWidth,
                broken: Array.from(document.images).filter(function (one) { return !one.naturalWidth; }).length,
                pictures: document.images.length
              });
            });</script>
            """;

    @TempDir
    private Path folder;

    private final DigestRendering rendering = new DigestRendering(new Templates(Path.of("none")));

    @ParameterizedTest
    @CsvSource({"ENGLISH, LIGHT", "ENGLISH, DARK", "FRENCH, LIGHT", "FRENCH, DARK"})
    void openWhenEditionIsRichHasNoViolationOfAccessibility(Language language, String scheme) throws Exception {
        JsonNode answer = open(edition(Harborline.records(), language), scheme.equals("DARK") ? DARK : LIGHT, 1024);

        assertThat(strings(answer.get("violations"))).isEmpty();
        assertThat(answer.get("passes").asInt())
                .as("rules that axe has looked at")
                .isGreaterThan(15);
        assertThat(answer.get("background").asString())
                .as("the page follows the reader's scheme")
                .isEqualTo(scheme.equals("DARK") ? "rgb(23, 29, 37)" : "rgb(255, 255, 255)");
    }

    @Test
    void openWhenThereIsNothingHasNoViolationOfAccessibility() throws Exception {
        assertThat(strings(open(edition(new Records(), Language.ENGLISH), LIGHT, 1024)
                        .get("violations")))
                .isEmpty();
    }

    @Test
    void openWhenScreenIsNarrowScrollsNoPageToTheSide() throws Exception {
        assertThat(open(edition(Harborline.records(), Language.ENGLISH), LIGHT, 500)
                        .get("overflow")
                        .asInt())
                .isLessThanOrEqualTo(0);
    }

    @Test
    void openWhenEditionIsRichAsksForNothingElsewhere() {
        String html = edition(Harborline.records(), Language.ENGLISH);

        assertThat(Jsoup.parse(html).select("script, link, iframe, object, [src]:not([src^=data:])"))
                .isEmpty();
        assertThat(html).doesNotContain("@import", "url(http");
    }

    @Test
    void printWhenDoneFromABrowserHasEverythingOnPaper() throws Exception {
        Path page = Files.writeString(folder.resolve("page.html"), edition(Harborline.records(), Language.ENGLISH));
        Path paper = folder.resolve("paper.pdf");

        chromium(List.of(
                "--no-pdf-header-footer",
                "--print-to-pdf=" + paper,
                page.toUri().toString()));

        try (PDDocument pdf = Loader.loadPDF(paper.toFile())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Two ferries were sent to one berth", "How these figures are made")
                    .doesNotContain("Page  of");
            assertThat(pdf.getNumberOfPages()).isBetween(5, 30);
        }
    }

    @ParameterizedTest
    @EnumSource
    void openWhenMailIsReadShowsItsChartAndHasNoViolation(Language language) throws Exception {
        DigestRendering.Letters letters = rendering.letters(Harborline.records().august(language));
        String picture = Base64.getEncoder().encodeToString(Objects.requireNonNull(letters.picture()));
        String html = letters.html().replace("cid:chart", "data:image/png;base64," + picture);

        JsonNode wide = open(html, LIGHT, 1024);
        JsonNode narrow = open(html, LIGHT, 500);

        assertThat(strings(wide.get("violations")))
                .as("a mail is part of the page of a mail program, which has the landmarks")
                .noneMatch(one -> !one.startsWith("landmark-one-main") && !one.startsWith("region"));
        assertThat(wide.get("pictures").asInt()).isEqualTo(1);
        assertThat(wide.get("broken").asInt()).isZero();
        assertThat(narrow.get("overflow").asInt()).isLessThanOrEqualTo(0);
    }

    private String edition(Records records, Language language) {
        return new String(rendering.render(records.august(language)).files().html(), StandardCharsets.UTF_8);
    }

    private JsonNode open(String html, String scheme, int width) throws Exception {
        try (InputStream axe = BrowserTests.class.getResourceAsStream("/axe.min.js")) {
            Files.write(
                    folder.resolve("axe.js"),
                    Objects.requireNonNull(axe, "run this with -Pbrowser").readAllBytes());
        }
        Path page = folder.resolve("page.html");
        Files.writeString(page, html.replace("</body>", ASK + "</body>"));
        String dom = chromium(List.of(
                scheme,
                "--window-size=" + width + ",1600",
                "--virtual-time-budget=60000",
                "--dump-dom",
                page.toUri().toString()));
        String answer = Jsoup.parse(dom).select("#answer").text();
        assertThat(answer).as(dom).isNotEmpty();
        return JsonMapper.shared().readTree(answer);
    }

    private String chromium(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(words);
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("chromium ends").isTrue();
        return Files.readString(out);
    }

    private static List<String> strings(JsonNode list) {
        List<String> strings = new ArrayList<>();
        list.forEach(one -> strings.add(one.asString()));
        return strings;
    }
}
