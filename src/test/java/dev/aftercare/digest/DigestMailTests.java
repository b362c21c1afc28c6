package dev.aftercare.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.MailSettings;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.PostOf;
import dev.aftercare.postmortem.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.james.mime4j.dom.BinaryBody;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mail to a manager, as it came through a server and as a parser that is not ours takes it apart. */
class DigestMailTests {

    private static final int FIVE_MEGABYTES = 5_000_000;

    private final DigestRendering rendering = new DigestRendering(new Templates(Path.of("none")));

    @ParameterizedTest
    @EnumSource
    void arrivedWhenMonthIsRichHasTextPageChartAndFilesAsTheyLeft(Language language) throws Exception {
        Digest digest = Harborline.records().august(language);
        EditionFiles files = rendering.render(digest).files();

        org.apache.james.mime4j.dom.Message mail = parsed(arrived(digest, files));

        assertThat(mail.getSubject())
                .isEqualTo(
                        language == Language.ENGLISH
                                ? "Harborline: reliability digest, August 2026"
                                : "Harborline : digest de fiabilité, août 2026");
        assertThat(structure(mail)).isEqualToIgnoringWhitespace("""
                multipart/mixed [
                  multipart/alternative [text/plain, multipart/related [text/html, image/png]],
                  application/pdf, text/csv]
                """);
        List<Entity> parts = parts(mail);
        assertThat(parts)
                .filteredOn(part -> part.getFilename() != null)
                .extracting(Entity::getFilename)
                .contains("reliability-digest-2026-08.pdf", "reliability-digest-2026-08.csv");
        assertThat(bytes(of("application/pdf", parts))).isEqualTo(files.pdf());
        assertThat(bytes(of("text/csv", parts))).isEqualTo(files.table());
        try (PDDocument pdf = Loader.loadPDF(bytes(of("application/pdf", parts)))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void arrivedWhenOpenedShowsTheChartThatItNames(Language language) throws Exception {
        Digest digest = Harborline.records().august(language);
        List<Entity> parts =
                parts(parsed(arrived(digest, rendering.render(digest).files())));

        Entity picture = of("image/png", parts);
        assertThat(Jsoup.parse(text(of("text/html", parts))).select("img").eachAttr("src"))
                .containsExactly("cid:chart");
        assertThat(picture.getHeader().getField("Content-ID").getBody()).isEqualTo("<chart>");
        assertThat(picture.getDispositionType()).isEqualTo("inline");
        assertThat(ImageIO.read(new ByteArrayInputStream(bytes(picture))).getWidth())
                .isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void arrivedWhenReadHasTheFiveSentencesOfThePage(Language language) throws Exception {
        Digest digest = Harborline.records().august(language);
        EditionFiles files = rendering.render(digest).files();
        List<String> sentences = Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8))
                .select(".first ul.sentences li")
                .eachText();

        List<Entity> parts = parts(parsed(arrived(digest, files)));

        assertThat(sentences).hasSize(5);
        assertThat(withPlainBlanks(text(of("text/plain", parts))))
                .contains(
                        sentences.stream().map(DigestMailTests::withPlainBlanks).toList());
        assertThat(withPlainBlanks(Jsoup.parse(text(of("text/html", parts))).text()))
                .contains(
                        sentences.stream().map(DigestMailTests::withPlainBlanks).toList());
    }

    @Test
    void arrivedWhenCompanyIsBigIsUnderFiveMegabytes() throws Exception {
        Digest digest = BigCompanyTests.bigCompany().august(Language.ENGLISH);

        assertThat(arrived(digest, rendering.render(digest).files())).hasSizeLessThan(FIVE_MEGABYTES);
    }

    private byte[] arrived(Digest digest, EditionFiles files) throws Exception {
        DigestRendering.Letters letters = rendering.letters(digest);
        MailSettings settings = new MailSettings(
                Delivery.SMTP,
                Path.of("outbox"),
                "aftercare@harborline.example",
                null,
                List.of("harborline.example"),
                null,
                50);
        Message message = DigestEditions.toManager(
                digest, files, letters, DigestRendering.Attached.PDF_AND_TABLE, "ines.caron@harborline.example", "");
        assertThat(message.attachments()).extracting(Attachment::mediaType).contains("application/pdf");
        return PostOf.arrived(settings, Clock.fixed(Instant.parse("2026-09-02T02:00:00Z"), ZoneOffset.UTC), message);
    }

    private static org.apache.james.mime4j.dom.Message parsed(byte[] mail) throws IOException {
        return new DefaultMessageBuilder().parseMessage(new ByteArrayInputStream(mail));
    }

    private static String structure(Entity entity) {
        return entity.getBody() instanceof Multipart many
                ? entity.getMimeType()
                        + many.getBodyParts().stream()
                                .map(DigestMailTests::structure)
                                .collect(Collectors.joining(", ", " [", "]"))
                : entity.getMimeType();
    }

    private static List<Entity> parts(Entity entity) {
        List<Entity> parts = new ArrayList<>();
        if (entity.getBody() instanceof Multipart many) {
            many.getBodyParts().forEach(part -> parts.addAll(parts(part)));
        } else {
            parts.add(entity);
        }
        return parts;
    }

    private static Entity of(String type, List<Entity> parts) {
        return parts.stream()
                .filter(part -> part.getMimeType().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] bytes(Entity part) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(part.getBody()).isInstanceOfAny(BinaryBody.class, TextBody.class);
        ((SingleBody) part.getBody()).writeTo(bytes);
        return bytes.toByteArray();
    }

    private static String text(Entity part) throws IOException {
        try (var reader = ((TextBody) part.getBody()).getReader()) {
            StringBuilder text = new StringBuilder();
            for (int next = reader.read(); next >= 0; next = reader.read()) {
                text.append((char) next);
            }
            return text.toString();
        }
    }

    private static String withPlainBlanks(String text) {
        return text.replace('\u00a0', ' ').replace("\r\n", "\n");
    }
}
