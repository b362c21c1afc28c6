package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * One night and one month of the shipped sample, from Markdown files to mails and PDF pages. What the sample has planted
 * stands in its own README.
 */
class DemoTests {

    @TempDir
    private static Path folder;

    private static String output = "";
    private static int exitCode;
    private static String pages = "";

    @BeforeAll
    static void runDemo() throws IOException {
        StringWriter out = new StringWriter();
        CommandLine line = Aftercare.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        exitCode = line.execute("demo", "--folder", folder.toString());
        output = out.toString();
        Path pdf = folder.resolve("digests/reliability-digest-2026-08.pdf");
        try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
            pages = new PDFTextStripper().getText(document).replaceAll("[\\s\u00a0\u202f]+", " ");
        }
    }

    @Test
    void demoSaysWhatItDidAndWhereDigestAndMailsLie() {
        assertThat(exitCode).as(output).isEqualTo(0);
        assertThat(output)
                .contains("The sample's night of 2026-09-14", "The sample's digest of 2026-08")
                .contains("incidents: 27", "actions overdue: 12")
                .contains(folder.resolve("digests").toAbsolutePath().toString())
                .contains(folder.resolve("outbox").toAbsolutePath().toString());
    }

    @Test
    void digestNamesWhatIsLateAndNothingElse() {
        assertThat(pages)
                .contains("PAY-59", "OPS-142", "OPS-131", "PAY-71", "OPS-132", "MOB-19", "OPS-172", "SRCH-49")
                .contains(
                        "TRK-40",
                        "BOOK-77",
                        "NTF-21",
                        "12 actions are late as of 14 September 2026: the due date is over");
        assertThat(pages)
                .as("OPS-171 is due on the run date itself, and SRCH-40 belongs to no postmortem")
                .doesNotContain("OPS-171 ", "SRCH-40");
    }

    @Test
    void digestTellsWhichFixesNoLongerHold() {
        assertThat(pages)
                .contains("OPS-61 regressed reopened after it had been done")
                .contains("TRK-19 regressed reopened after it had been done")
                .contains("OPS-49", "the risk is accepted", "SRCH-18");
    }

    @Test
    void digestTellsTheMonthsPostmortemsAndWhatCouldNotBeRead() {
        assertThat(pages)
                .contains(
                        "Two ferries, one berth",
                        "The first page of results takes twelve seconds",
                        "Third time: card payments refused after a certificate expired",
                        "Les SMS de retard arrivent le lendemain")
                .contains("2026/07.search.no-results.md:20", "26:05")
                .contains("2026/06.ledger.refunds-stuck.md:15", "week 24")
                .contains("2026/08.search.slow-first-page.md");
    }

    @Test
    void eachOwnerIsRemindedOnceAndTheUnknownOnesItemGoesToTheFallback() throws Exception {
        List<String> recipients =
                mails("reminder-").stream().map(DemoTests::recipient).toList();

        assertThat(recipients).doesNotHaveDuplicates().hasSize(15).contains("reliability@harborline.example");
        assertThat(recipients).contains("ines.caron@harborline.example", "oksana.shevchuk@harborline.example");
    }

    @Test
    void managersGetThePdfAndEditorAndOrganiserGetTheirs() throws Exception {
        assertThat(mails("digest-")).hasSize(1);
        String digest = Files.readString(mails("digest-").get(0), StandardCharsets.ISO_8859_1);
        assertThat(digest).contains("application/pdf", "reliability-digest-2026-08.pdf");
        assertThat(mails("newsletter-2026-08")).hasSize(1);
        assertThat(attached(mails("newsletter-2026-08").get(0), "newsletter-2026-08.md"))
                .contains("Two ferries, one berth");
        assertThat(mails("reading-club-2026-08-pack")).hasSize(1);
        assertThat(attached(mails("reading-club-2026-08-pack").get(0), "reading-club-2026-08.md"))
                .contains("Questions for the evening");
        assertThat(mails("reading-club-2026-09-candidates")).hasSize(1);
        assertThat(mails("")).hasSize(19);
    }

    private static String attached(Path mail, String name) throws Exception {
        try (InputStream in = Files.newInputStream(mail)) {
            Multipart parts = (Multipart) new MimeMessage(Session.getInstance(new Properties()), in).getContent();
            for (int at = 0; at < parts.getCount(); at++) {
                if (name.equals(parts.getBodyPart(at).getFileName())) {
                    return new String(parts.getBodyPart(at).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                }
            }
        }
        throw new AssertionError(mail + " has no " + name);
    }

    private static List<Path> mails(String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    private static String recipient(Path mail) {
        try (InputStream in = Files.newInputStream(mail)) {
            return new MimeMessage(Session.getInstance(new Properties()), in).getAllRecipients()[0].toString();
        } catch (Exception e) {
            throw new AssertionError(mail + " is no mail", e);
        }
    }
}
