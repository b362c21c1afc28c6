package dev.aftercare.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.mail.Message;
import dev.aftercare.postmortem.Language;
import dev.aftercare.reminder.Reminder.Reached;
import dev.aftercare.review.LatePostmortem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReminderMailTests {

    private static final LocalDate TONIGHT = LocalDate.parse("2026-09-01");

    @TempDir
    private Path templates;

    @Test
    void writeWhenEnglishSaysAllThatTheOwnerNeeds() throws IOException {
        Message mail = write(Language.ENGLISH, toAda());
        keepForTheEye("to-ada.html", mail);

        assertThat(mail.key()).isEqualTo("reminder:2026-09-01:ada@example.com");
        assertThat(mail.to()).isEqualTo("ada@example.com");
        assertThat(mail.subject()).isEqualTo("4 actions are late, the oldest due 1 April 2026");
        assertThat(mail.text()).isEqualTo(golden("to-ada.txt"));
    }

    @Test
    void writeWhenFrenchSaysTheSameInFrench() throws IOException {
        Message mail = write(Language.FRENCH, toAda());
        keepForTheEye("to-ada-fr.html", mail);

        assertThat(mail.subject()).isEqualTo("4 actions en retard, la plus ancienne du 1er avril 2026");
        assertThat(mail.text()).isEqualTo(golden("to-ada-fr.txt"));
    }

    @Test
    void writeWhenNoOwnerIsKnownTellsTheFallbackWhomTheRecordsName() throws IOException {
        Reminder reminder = toFallback(List.of(
                Stories.action("a").ownedBy("g.pascoe").ticket("OPS-131", null).reached(),
                Stories.action("b").ownedBy(null).due("2026-08-31", 0).reached()));

        Message mail = write(Language.ENGLISH, reminder);
        keepForTheEye("to-fallback.html", mail);

        assertThat(mail.subject()).isEqualTo("2 late actions have no known owner, the oldest due 12 August 2026");
        assertThat(mail.text()).isEqualTo(golden("to-fallback.txt"));
    }

    @Test
    void writeWhenFrenchAndNoOwnerIsKnownTellsTheFallbackInFrench() throws IOException {
        Reminder reminder = toFallback(List.of(
                Stories.action("a").ownedBy("g.pascoe").due("2026-08-28", 1).reached()));

        Message mail = write(Language.FRENCH, reminder);

        keepForTheEye("to-fallback-fr.html", mail);
        assertThat(mail.subject()).isEqualTo("1 action en retard sans porteur connu, échéance du 28 août 2026");
        assertThat(mail.text()).isEqualTo(golden("to-fallback-fr.txt"));
    }

    @Test
    void writeWhenHtmlSaysTheSameAsTheText() {
        Message mail = write(Language.ENGLISH, toAda());
        String html =
                Jsoup.parse(Objects.requireNonNull(mail.html())).body().text().replace('\u00a0', ' ');

        assertThat(mail.text()
                        .lines()
                        .filter(line -> !line.isBlank() && !line.contains("-- "))
                        .map(line -> line.replaceAll(
                                "^[ *-]+|(Due|Postmortem|Why it matters|What happened|Tickets?|What closes it): ", ""))
                        .map(line -> line.replaceAll(" ?https://\\S+", "").replace('\u00a0', ' '))
                        .filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(html).contains(line.strip()));
    }

    @Test
    void writeWhenEverythingWaitsHasAPartForEach() throws IOException {
        for (Language language : Language.values()) {
            Message mail = write(language, everything());
            keepForTheEye("everything-" + language.code() + ".html", mail);

            assertThat(mail.subject()).doesNotContain("{").doesNotContain("\u00a0");
            assertThat(mail.text()).doesNotContain("{").doesNotContain("null");
        }
        assertThat(write(Language.ENGLISH, everything()).text().replace('\u00a0', ' '))
                .contains(
                        "Target: 10 August 2026, by the deadline policy; nobody set a due date – 16 working days past it",
                        "Due: 3 September 2026, set in the postmortem – 2 working days left (moved three times)",
                        "No owner could be found for this late action:",
                        "The owner of this action is away or has left.",
                        "stayed open after several reminders.",
                        "Owner: bo",
                        "Do asked: no due date, no ticket that a tracker knows",
                        "* Do Cap the retries\n  Done on 1 May 2026.\n  What is known: It happened again on 2026-08-20: A ticket was paid"
                                + " twice (suspected, likeness 0.71: retry, gateway).",
                        "If it holds: aftercare confirm OPS-9 holds",
                        "or “- 2026-09-01 no longer holds: the alert was removed”",
                        "the label fix-verified on its ticket",
                        "- Search was empty (OPS-3): the ticket tells of an incident on 1 August 2026, and no postmortem does"
                                + " yet\n  https://tickets.example.com/OPS-3");
        Reminder onlyAsked = new Reminder(
                "bo@example.com",
                "Bo",
                Language.ENGLISH,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Asked(everything().asked().questions(), List.of(), List.of()),
                List.of());
        assertThat(write(Language.ENGLISH, onlyAsked).subject())
                .isEqualTo("What is missing in 1 action of your postmortems");
    }

    private static Reminder everything() {
        return new Reminder(
                "ada@example.com",
                "Ada",
                Language.ENGLISH,
                List.of(
                        Stories.action("a").due("2026-08-10", 16).target().reached(),
                        Stories.action("b").due("2026-09-03", -2).moved(3).reached()),
                List.of(Stories.action("c").ownedBy("g.pascoe").reached()),
                List.of(Stories.action("d")
                        .ownedBy("bo")
                        .ticket("OPS-7", "https://tickets.example.com/OPS-7")
                        .reached()),
                List.of(Stories.action("e").ownedBy("cy").reached()),
                new Asked(
                        List.of(new Question(
                                Stories.action("asked").commitment(),
                                EnumSet.of(Question.Gap.DATE, Question.Gap.TICKET))),
                        List.of(Stories.action("Cap the retries")
                                .ticket("OPS-9", "https://tickets.example.com/OPS-9")
                                .revisit(
                                        "2026-05-01",
                                        "2026-07-30",
                                        new FixEvidence(
                                                FixEvidence.Kind.HAPPENED_AGAIN,
                                                FixEvidence.Says.DOUBTFUL,
                                                LocalDate.parse("2026-08-20"),
                                                "records:2026/08.payments.again.md",
                                                List.of("A ticket was paid twice", "0.71", "retry, gateway")))),
                        List.of(new Halted(
                                new LatePostmortem(
                                        LatePostmortem.Kind.MISSING,
                                        "OPS-3",
                                        "Search was empty",
                                        "https://tickets.example.com/OPS-3",
                                        "ada",
                                        LocalDate.parse("2026-08-01")),
                                null))),
                List.of(Stories.action("f").open()));
    }

    @Test
    void writeWhenAPostmortemIsRestrictedNamesNothingButTheTicket() {
        Reminder reminder = toAda(List.of(Stories.action("Rotate the leaked key")
                .description("Rotate the leaked key")
                .postmortem("Keys leaked", Language.FRENCH, "https://records.example.com/keys-leaked")
                .impact("Someone read the customers", "Breach")
                .restricted()
                .ticket("SEC-9", "https://tickets.example.com/SEC-9")
                .reached()));

        Message mail = write(Language.ENGLISH, reminder);

        assertThat(mail.text())
                .contains("An action of a restricted postmortem", "Postmortem: a restricted postmortem", "SEC-9");
        for (String shown : List.of(mail.subject(), mail.text(), Objects.requireNonNull(mail.html()))) {
            assertThat(shown)
                    .doesNotContainIgnoringCase("leaked")
                    .doesNotContain("customers", "double-charge", "To Do");
        }
    }

    @Test
    void writeWhenARestrictedActionHasNoTicketDoesNotNameTheFile() {
        Message mail = write(
                Language.ENGLISH, toAda(List.of(Stories.action("a").restricted().reached())));

        assertThat(mail.text())
                .contains("What closes it: The postmortem marks it as done, or gives it a new due date.")
                .doesNotContain("double-charge");
    }

    @Test
    void writeWhenARecordHoldsMarkupShowsItAsText() {
        Reminder reminder = toAda(List.of(Stories.action("a")
                .description("Escape <script>alert(1)</script> & \"quotes\"")
                .postmortem("[[${1+1}]] <b>bold</b>", Language.ENGLISH, "javascript:alert(1)")
                .ticket("OPS-1", "https://tickets.example.com/\"onclick=\"alert(1)")
                .reached()));

        Message mail = write(Language.ENGLISH, reminder);
        Document html = Jsoup.parse(Objects.requireNonNull(mail.html()));

        assertThat(html.select("script, b")).isEmpty();
        assertThat(html.select("a"))
                .allMatch(link -> link.attributes().asList().stream()
                        .allMatch(attribute -> List.of("href", "style").contains(attribute.getKey())));
        assertThat(html.select("a[href^=javascript]")).isEmpty();
        assertThat(html.body().text())
                .contains("Escape <script>alert(1)</script> & \"quotes\"", "[[${1+1}]] <b>bold</b>");
        assertThat(mail.text()).contains("Escape <script>alert(1)</script> & \"quotes\"", "[[${1+1}]] <b>bold</b>");
    }

    @Test
    void writeWhenShownLoadsNothingRemote() {
        Document html = Jsoup.parse(
                Objects.requireNonNull(write(Language.ENGLISH, toAda()).html()));

        assertThat(html.select("img, link, script, iframe, [src], [background]"))
                .isEmpty();
        assertThat(html.select("style").html()).doesNotContain("url(", "@import");
    }

    @Test
    void writeWhenManyItemsWereMentionedBeforeListsTenBriefly() {
        Reminder reminder = toAda(
                List.of(Stories.action("new").reached()),
                IntStream.range(0, 13)
                        .mapToObj(number -> Stories.action("old-" + number).open())
                        .toList());

        Message mail = write(Language.ENGLISH, reminder);

        assertThat(mail.subject()).startsWith("14 actions are late");
        assertThat(mail.text()).contains("- Do old-9 (", "- and 3 more\n").doesNotContain("old-10");
    }

    @Test
    void writeWhenTheOperatorHasTemplatesUsesThem() throws IOException {
        Files.createDirectories(templates.resolve("reminder"));
        Files.writeString(
                templates.resolve("reminder/reminder.txt"), "[(${hello})] look: [(#{sender(${organisation})})]");
        Files.writeString(templates.resolve("reminder/reminder.properties"), "hello=Ahoy {0}!\n");

        Message mail = write(Language.ENGLISH, toAda());

        assertThat(mail.text()).isEqualTo("Ahoy Ada! look: Sent by Aftercare for Harborline.");
        assertThat(mail.html()).contains("Ahoy Ada!", "13 working days late");
    }

    @Test
    void writeWhenTheDescriptionOfTheIncidentIsLongGivesItsFirstSentenceInOneLine() {
        String long_ = "word ".repeat(60);

        assertThat(why("One.\n Two." + " Three.", null)).isEqualTo("One.");
        assertThat(why(" ", "Nobody could book. Then they could.")).isEqualTo("Nobody could book.");
        assertThat(why(null, null)).isNull();
        assertThat(why(long_, null)).hasSizeLessThanOrEqualTo(160).endsWith("word…");
        assertThat(why("é".repeat(158) + "😀😀😀", null)).isEqualTo("é".repeat(158) + "…");
    }

    private String why(String impact, String summary) {
        OpenItem item = Stories.action("a").impact(impact, summary).open();
        return new ItemViews(new Words(Language.ENGLISH, templates)).of(item).why();
    }

    private static Reminder toAda(List<Reached> items) {
        return toAda(items, List.of());
    }

    private static Reminder toAda(List<Reached> items, List<OpenItem> others) {
        return new Reminder(
                "ada@example.com",
                "Ada",
                Language.ENGLISH,
                items,
                List.of(),
                List.of(),
                List.of(),
                Asked.NOTHING,
                others);
    }

    private static Reminder toFallback(List<Reached> unowned) {
        return new Reminder(
                "leads@example.com",
                null,
                Language.ENGLISH,
                List.of(),
                unowned,
                List.of(),
                List.of(),
                Asked.NOTHING,
                List.of());
    }

    private static Reminder in(Language language, Reminder reminder) {
        return new Reminder(
                reminder.address(),
                reminder.name(),
                language,
                reminder.items(),
                reminder.unowned(),
                reminder.copies(),
                reminder.absent(),
                reminder.asked(),
                reminder.others());
    }

    private static Reminder toAda() {
        return toAda(
                List.of(
                        Stories.action("a")
                                .description("Give every charge an idempotency key")
                                .ticket("PAY-71", "https://tickets.example.com/PAY-71")
                                .ticket("PAY-72", null)
                                .reached(),
                        Stories.action("b")
                                .description("Prévenir les passagers quand un SMS part en retard")
                                .postmortem("SMS retardés de six heures", Language.FRENCH, null)
                                .impact(
                                        null,
                                        "1 900 passagers ont reçu leur quai après le départ. Le service est rétabli.")
                                .due("2026-08-31", 0)
                                .unknownTicket("NTF-21")
                                .reached(),
                        Stories.action("c")
                                .description("Read the runbook aloud once")
                                .impact(null, null)
                                .due("2026-08-28", 1)
                                .reached()),
                List.of(Stories.action("d")
                        .description("Load test the booking pages")
                        .due("2026-04-01", 107)
                        .ticket("BOOK-12", "https://tickets.example.com/BOOK-12")
                        .open()));
    }

    private Message write(Language language, Reminder reminder) {
        ReminderSettings settings = new ReminderSettings(
                LocalDate.parse("2026-01-01"),
                Language.ENGLISH,
                "leads@example.com",
                "Harborline",
                templates,
                ReminderSettings.Pace.usual());
        return new ReminderMail(settings).write(in(language, reminder), TONIGHT);
    }

    private static String golden(String name) throws IOException {
        try (InputStream stream = ReminderMailTests.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** For the look in a browser that a test cannot have. */
    private static void keepForTheEye(String name, Message mail) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "mails"));
        Files.writeString(folder.resolve(name), Objects.requireNonNull(mail.html()));
        Files.writeString(folder.resolve(name + ".txt"), mail.text());
    }
}
