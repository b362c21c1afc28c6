package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static dev.aftercare.ticket.TicketBuilder.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Suggestion;
import dev.aftercare.link.Unanswered;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.overdue.OverdueItem;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.reminder.Silence;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.ticket.Absence;
import dev.aftercare.ticket.TicketKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class LooseEndsPageTests {

    private final Records records = records();

    @Test
    void renderWhenPostmortemsStoppedOnTheirWaySaysWhatHasNotHappened() {
        Postmortem charged = records.postmortems.get(0);
        LocalDate day = LocalDate.of(2026, 8, 3);
        records.latePostmortems.add(new LatePostmortem(
                LatePostmortem.Kind.UNSHARED, charged.id(), charged.title(), charged.url(), charged.contact(), day));
        records.latePostmortems.add(new LatePostmortem(
                LatePostmortem.Kind.MISSING,
                "OPS-9",
                "Checkout is down",
                "https://jira.example/browse/OPS-9",
                null,
                day));
        records.latePostmortems.add(new LatePostmortem(
                LatePostmortem.Kind.DRAFT, charged.id(), charged.title(), charged.url(), charged.contact(), day));

        Document page = page(Language.ENGLISH);

        assertThat(page.select("#waiting h3:contains(Stopped) ~ table tr").eachText().stream()
                        .map(row -> row.replaceAll("[\u00a0\u202f]", " ")))
                .as("a draft stands among what waits")
                .containsExactly(
                        "Postmortem Incident of What has not happened",
                        charged.title() + " 3 Aug 2026 reviewed, and not shared",
                        "Checkout is down 3 Aug 2026 the incident has no postmortem");
        assertThat(page.select("#waiting a[href=https://jira.example/browse/OPS-9]"))
                .hasSize(1);
        records.latePostmortems.clear();
        assertThat(page(Language.ENGLISH).select("#waiting h3").eachText()).doesNotContain("Stopped on their way");
    }

    @Test
    void renderWhenPostmortemsAndTicketsDoNotMeetSaysWhatWouldTieThemTogether() {
        Document page = page(Language.ENGLISH);

        assertThat(page.select("#loose > p").first().text())
                .isEqualTo(
                        "4 references in postmortems lead to no ticket that we can see; such a ticket counts neither as"
                                + " open nor as done. 2 tickets have the title of an action that names none; that is a suggestion"
                                + " and counts nowhere until the postmortem names the ticket. One ticket carries the postmortem"
                                + " label, and no postmortem names it.");
        assertThat(rows(page)).containsExactly("""
                PAY-404 | Cap the retries Some passengers were charged twice \
                | Not found: the tracker knows no such ticket. Correct the reference.""", """
                SEC-1 | Cap the retries Some passengers were charged twice \
                | Not visible to us: the tracker does not show it. Give the right to read it.""", """
                org/repo#7 | Cap the retries Some passengers were charged twice \
                | No configured tracker has it. Correct the reference, or configure its tracker.""", """
                PAY-9 Cap the retries | Cap the retries Some passengers were charged twice \
                | Suggested: the titles are the same. If it is the one, name it in the postmortem.""", """
                PAY-8 Cap all retries | Cap the retries Some passengers were charged twice \
                | Suggested: the titles are alike. If it is the one, name it in the postmortem.""", """
                PAY-1 Rehearse the failover | – | Name it at the action that it is for, or take the label off.""");
        assertThat(page.select("#loose a[href^=https://jira]").eachAttr("href"))
                .containsExactly("https://jira.example/browse/PAY-1");
        assertThat(page.select("nav a[href=#loose]")).hasSize(1);
    }

    @Test
    void renderWhenRemindersLeaveSomethingToPeopleSaysWhatAndWarnsWhereNoneWasSent() {
        Commitment named = records.commitments.stream()
                .filter(each -> each.postmortem().mayBeNamed())
                .findFirst()
                .orElseThrow();
        Commitment restricted = records.commitments.stream()
                .filter(each -> !each.postmortem().mayBeNamed())
                .findFirst()
                .orElseThrow();
        assertThat(page(Language.ENGLISH).select("#left")).as("nothing is left").isEmpty();
        records.silent = new Silence.Silent(
                7,
                0,
                List.of("bo", "Q. Nobody"),
                List.of(new Silence.Lacking(named, List.of("OWNER", "DATE"))),
                List.of(named, restricted));

        Document page = page(Language.ENGLISH);

        assertThat(page.select("#left > p").first().text())
                .isEqualTo(
                        "7 actions are late, and no reminder was sent this month. 2 names in records and trackers meet nobody:"
                                + " bo, Q. Nobody. The list of people can say who that is. One open action leaves out what stands"
                                + " beside it; whoever answers for the postmortem is asked once. 2 late actions rest: all reminders"
                                + " were sent, and somebody has to decide.");
        assertThat(page.select("#left tbody tr").eachText())
                .containsExactly(
                        "Cap the retries Some passengers were charged twice All reminders were sent.",
                        "Cap the retries Some passengers were charged twice no owner, no due date");
        assertThat(page.select("#left .more").text())
                .as("the restricted one is counted")
                .contains("1");
        assertThat(page(Language.FRENCH).select("#left").text()).contains("aucun rappel n’est parti", "pas de porteur");
    }

    @Test
    void renderWhenNobodySetADayCallsItATarget() {
        Commitment named = records.commitments.get(0);
        records.overdueItems.add(
                new OverdueItem(named.countermeasure().id(), LocalDate.parse("2026-08-03"), 22, Deadline.Kind.TARGET));

        assertThat(page(Language.ENGLISH).select("#late").text())
                .contains("One of them has no due date: the target of the deadline policy is over.", "target 3 Aug");
    }

    @Test
    void renderWhenPostmortemIsRestrictedCountsItsLooseEndsAndNamesNone() {
        assertThat(records.august(Language.ENGLISH).loose().unanswered()).isEqualTo(4);
        assertThat(JsonMapper.shared().writeValueAsString(records.august(Language.ENGLISH)))
                .doesNotContain("SEC-77", "Withdraw keys");
    }

    @Test
    void renderWhenATrackerCouldNotBeReadDoesNotSayThatNoneHasTheTicket() {
        records.sourceStates.add(new SourceState(
                "hub", null, "", null, Records.RUN_DATE.asOf(), "the server answers with an error (503)"));

        assertThat(page(Language.ENGLISH).select("#loose").text())
                .contains("org/repo#7 Cap the retries Some passengers were charged twice Not seen so far")
                .doesNotContain("No configured tracker has it");
    }

    @Test
    void renderWhenLanguageIsFrenchSaysItInFrench() {
        assertThat(page(Language.FRENCH).select("#loose").text())
                .contains(
                        "Actions sans ticket, et tickets sans post-mortem",
                        "4 références de post-mortems ne mènent à aucun ticket que nous puissions voir",
                        "2 tickets ont le titre d’une action qui n’en nomme aucun",
                        "Un ticket porte l’étiquette des post-mortems, et aucun post-mortem ne le nomme.",
                        "Introuvable",
                        "Invisible pour nous",
                        "Suggéré");
    }

    @Test
    void renderWhenAllMeetSaysSoInOneLine() {
        Document page = page(Harborline.records(), Language.ENGLISH);

        assertThat(page.select("#loose table")).isEmpty();
        assertThat(page.select("#loose p").text())
                .isEqualTo("Every reference to a ticket leads to one, and every such ticket is named by a postmortem.");
    }

    @Test
    void renderWhenThereAreHundredsShowsThemAll() {
        records.unnamed.clear();
        IntStream.rangeClosed(1, 500).mapToObj(i -> ticket("OPS-" + i).build()).forEach(records.unnamed::add);

        Document page = page(Language.ENGLISH);

        assertThat(page.select("#loose tbody tr")).hasSize(5 + 500);
        assertThat(page.select("#loose .more").text())
                .as("the one of a restricted record counts")
                .isEqualTo("And 1 more.");
    }

    @Test
    void parseWhenEditionWasStoredByAnEarlierVersionHasNoLooseEnds() {
        JsonMapper json = JsonMapper.shared();
        var stored = (tools.jackson.databind.node.ObjectNode)
                json.valueToTree(Harborline.records().august(Language.ENGLISH));
        stored.remove("loose");

        assertThat(json.treeToValue(stored, Digest.class).loose()).isEqualTo(Digest.Loose.NOTHING);
    }

    @Test
    void renderWhenPrintedStaysReadable(@TempDir Path folder) throws IOException {
        byte[] pdf = new DigestRendering(new Templates(folder))
                .render(records.august(Language.ENGLISH))
                .files()
                .pdf();
        String keep = System.getProperty("keep.pdf");
        if (keep != null) {
            Files.write(Path.of(keep), pdf);
        }
        assertThat(pdf).isNotEmpty();
    }

    private static Records records() {
        Records records = new Records();
        records.incident("2026/08.payments.double-charge.md", "Some passengers were charged twice")
                .times("2026-08-04T10:05", 36, 165)
                .action(action("Cap the retries").ticket("PAY-404"))
                .write();
        records.incident("2026/08.security.access.md", "Keys of a former supplier still opened the archive")
                .restricted()
                .times("2026-08-10T09:00", 90, 800)
                .action(action("Withdraw keys").ticket("SEC-77"))
                .write();
        Postmortem charged = records.postmortems.get(0);
        Postmortem restricted = records.postmortems.get(1);
        records.unanswered.add(unanswered(charged, "PAY-404", Absence.NOT_FOUND));
        records.unanswered.add(unanswered(charged, "SEC-1", Absence.FORBIDDEN));
        records.unanswered.add(unanswered(charged, "org/repo#7", null));
        records.unanswered.add(unanswered(restricted, "SEC-77", Absence.FORBIDDEN));
        records.suggestions.add(new Suggestion(
                charged,
                charged.countermeasures().get(0),
                ticket("PAY-9").summary("Cap the retries").build(),
                true));
        records.suggestions.add(new Suggestion(
                charged,
                charged.countermeasures().get(0),
                ticket("PAY-8").summary("Cap all retries").build(),
                false));
        records.unnamed.add(
                ticket("PAY-1").url("https://jira.example/browse/PAY-1").build());
        return records;
    }

    private static Unanswered unanswered(Postmortem postmortem, String key, Absence absence) {
        return new Unanswered(postmortem, postmortem.countermeasures().get(0), new TicketKey(key), absence);
    }

    private Document page(Language language) {
        return page(records, language);
    }

    private static Document page(Records records, Language language) {
        return Jsoup.parse(new String(
                new DigestRendering(new Templates(Path.of("no", "templates")))
                        .render(records.august(language))
                        .files()
                        .html(),
                StandardCharsets.UTF_8));
    }

    private static List<String> rows(Document page) {
        return page.select("#loose tbody tr").stream()
                .map(row -> String.join(
                        " | ",
                        row.select("> td").stream()
                                .map(Element::text)
                                .map(text -> text.replace('\u00a0', ' '))
                                .toList()))
                .toList();
    }
}
