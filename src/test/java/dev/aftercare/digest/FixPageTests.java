package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixChange;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixCheck.Evidence;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixEvidence;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.fixcheck.Recurrence;
import dev.aftercare.fixcheck.RepeatedAction;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.Language;
import dev.aftercare.ticket.Priority;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What a digest says of fixes, families and what was decided before. */
class FixPageTests {

    private static final String MARCH = "harborline:2026/03.payments.certificate.md";
    private static final String MAY = "harborline:2026/05.payments.certificate.md";
    private static final String AUGUST = "harborline:2026/08.payments.certificate.md";

    private final Records records = new Records();
    private final Known known = new Known();

    FixPageTests() {
        records.incident("2026/03.payments.certificate.md", "Cards refused: certificate expired")
                .times("2026-03-02T10:00", 10, 60)
                .action(action("Renew certificates by machine")
                        .ticket("PAY-7")
                        .priority(Priority.P1)
                        .due("2026-05-01")
                        .late(80)
                        .checked(FixResult.NOT_DONE, Evidence.OPEN, null))
                .action(action("Alert thirty days before a certificate expires")
                        .ticket("PAY-8")
                        .state(State.DONE)
                        .checked(FixResult.REGRESSED, Evidence.DONE, "2026-04-01"))
                .write();
        records.incident("2026/05.payments.certificate.md", "Certificate expired again")
                .times("2026-05-02T10:00", 10, 60)
                .action(action("Alert a month before certificates expire")
                        .ticket("PAY-9")
                        .state(State.CANCELLED))
                .write();
        records.incident("2026/08.payments.certificate.md", "Third time: certificate expired")
                .times("2026-08-02T10:00", 10, 60)
                .write();
        for (int i = 1; i <= 9; i++) {
            records.incident("2026/01.other.%d.md".formatted(i), "Something else " + i)
                    .times("2026-01-0%dT10:00".formatted(i), 10, 60)
                    .action(action("Do something else " + i)
                            .state(State.DONE)
                            .checked(i <= 6 ? FixResult.HOLDING : FixResult.NOT_SHOWN_YET, Evidence.DONE, "2026-02-01"))
                    .write();
        }
        List.of(MARCH, MAY, AUGUST).forEach(id -> known.families.put(id, MARCH));
        known.recurrences.add(recurrence(MARCH, MAY, Recurrence.State.SUSPECTED));
        known.recurrences.add(recurrence(MARCH, AUGUST, Recurrence.State.CONFIRMED));
    }

    @Test
    void firstLineWhenAnIncidentRecursWhoseFamilyHasAnOpenActionSaysSo() {
        assertThat(page(Readers.everybody(Language.ENGLISH, List.of()))
                        .select(".decisions li")
                        .first()
                        .text())
                .startsWith("It happened again (“Third time: certificate expired”) while an action against it was still"
                        + " open: “Renew certificates by machine” (PAY-7).");
        assertThat(page(Readers.everybody(Language.FRENCH, List.of()))
                        .select(".decisions li")
                        .first()
                        .text())
                .startsWith("Cela s’est reproduit");
    }

    @Test
    void firstLineWhenTheFamilyIsOnlySuspectedSaysThatItLooksSo() {
        known.recurrences.set(1, recurrence(MARCH, AUGUST, Recurrence.State.SUSPECTED));

        assertThat(page(Readers.everybody(Language.ENGLISH, List.of()))
                        .select(".decisions li")
                        .first()
                        .text())
                .startsWith("It looks as if it had happened again");
    }

    @Test
    void sectionWhenFixesAreKnownSaysWhatChangedTheShareAndItsInterval() {
        known.changes.add(change(MARCH + "#1", "2026-04-02", FixResult.NOT_SHOWN_YET));
        known.changes.add(change(MARCH + "#1", "2026-08-03", FixResult.IN_DOUBT));
        known.changes.add(change(MARCH + "#1", "2026-08-05", FixResult.REGRESSED));
        FixCheck asked = records.fixChecks.remove(records.fixChecks.size() - 1);
        records.fixChecks.add(new FixCheck(
                asked.countermeasureId(),
                asked.result(),
                asked.evidence(),
                asked.ticket(),
                asked.when(),
                asked.observed(),
                asked.since(),
                List.of(new FixEvidence(
                        FixEvidence.Kind.NOT_CONFIRMED, FixEvidence.Says.NOTHING, null, null, List.of()))));

        assertThat(page(Readers.everybody(Language.ENGLISH, List.of()))
                        .select("#checks > p")
                        .eachText())
                .as("7 of 10, as in the book: 40 to 89 %")
                .containsExactly(
                        "Changed this month: 1 to “regressed”.",
                        "Of 10 actions that are done, it is known of 7 whether they do what they were for: 70 %"
                                + " (between 40 and 89 %).",
                        "One fix is not confirmed: two requests to look again were not answered. That is no doubt.");
    }

    @Test
    void sectionWhenThereAreFamiliesAndRepeatedActionsShowsHowManyHowOftenAndWhatBecameOfThem() {
        known.repeated.add(new RepeatedAction(MARCH + "#1", MAY + "#0", 0.8, List.of("certificate")));

        Document page = page(Readers.everybody(Language.ENGLISH, List.of()));

        assertThat(page.select("#checks h3:contains(one family) ~ table")
                        .first()
                        .select("tbody td")
                        .eachText())
                .containsExactly(
                        "Third time: certificate expired",
                        "3",
                        "2 Mar 2026 to 2 Aug 2026",
                        "3 decided, 1 done, 1 open");
        assertThat(page.select("#checks h3:contains(Decided before) ~ table")
                        .first()
                        .select("tbody td")
                        .eachText())
                .containsExactly(
                        "Alert thirty days before a certificate expires 2 Mar 2026, done: Cards refused: certificate"
                                + " expired",
                        "Alert a month before certificates expire 2 May 2026, cancelled: Certificate expired again");
    }

    @Test
    void sectionWhenReadersMayNotNameTheRecordsNamesNone() {
        known.repeated.add(new RepeatedAction(MARCH + "#1", MAY + "#0", 0.8, List.of("certificate")));

        Document page =
                page(new Readers("partners", Language.ENGLISH, Audience.PUBLIC, List.of(), List.of(), List.of()));

        assertThat(page.text())
                .as("all of them are internal")
                .doesNotContain("certificate expired", "Renew certificates", "Certificate expired");
    }

    private Document page(Readers readers) {
        EditionFiles files = files(readers);
        return Jsoup.parse(new String(files.html(), StandardCharsets.UTF_8).replace('\u00a0', ' '));
    }

    private EditionFiles files(Readers readers) {
        return new DigestRendering(new Templates(Path.of("none")))
                .render(records.assembly(Records.settings(readers.language(), Path.of("digests")), known)
                        .assemble(Records.AUGUST, 1, Records.RUN_DATE, readers))
                .files();
    }

    private static Recurrence recurrence(String one, String other, Recurrence.State state) {
        return new Recurrence(one, other, state, Recurrence.Ground.LIKENESS, 0.6, List.of("certificate", "expire"), "");
    }

    private static FixChange change(String id, String runDate, FixResult result) {
        return new FixChange(id, LocalDate.parse(runDate), result, "");
    }

    private final class Known implements FixChecks {

        private final Map<String, String> families = new HashMap<>();
        private final List<Recurrence> recurrences = new ArrayList<>();
        private final List<RepeatedAction> repeated = new ArrayList<>();
        private final List<FixChange> changes = new ArrayList<>();

        @Override
        public List<FixCheck> all() {
            return records.fixChecks;
        }

        @Override
        public List<FixChange> changes(LocalDate from, LocalDate to) {
            return changes.stream()
                    .filter(one ->
                            !one.runDate().isBefore(from) && !one.runDate().isAfter(to))
                    .toList();
        }

        @Override
        public Map<String, String> families() {
            return families;
        }

        @Override
        public List<Recurrence> recurrences() {
            return recurrences;
        }

        @Override
        public List<RepeatedAction> repeated() {
            return repeated;
        }
    }
}
