package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.mail.OutboxEntry;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.RuleLevel;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReadingClubRoundTests {

    private static final Postmortem CHARGED = Fixtures.one("2026/03.payments.double-charge.md");
    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private final List<Message> queued = new ArrayList<>();
    private final RunSchedule schedule = new RunSchedule(LocalTime.of(3, 0), ZoneOffset.UTC);
    private final List<ReviewFinding> findings = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private Optional<FeaturedPostmortem> pick = Optional.empty();
    private boolean none;

    @Test
    void writeWhenCandidatesAreDueMailsThemWithReasonsAndHowToPick() {
        round("organiser@harborline.example").write(schedule.on(LocalDate.of(2026, 8, 15)));

        Message mail = mail("reading-club:2026-08:candidates");
        assertThat(mail.subject()).isEqualTo("Harborline: candidates for the reading club, August 2026");
        assertThat(mail.text())
                .contains(CHARGED.title())
                .contains("It is worth an evening because")
                .contains("Key: harborline:2026/03.payments.double-charge.md")
                .contains("“featured: 2026-08”")
                .contains("aftercare feature pick KEY --month 2026-08");
    }

    @Test
    void writeWhenLanguageRulesWouldChangeASentenceTellsTheOrganiserAndDropsNothing() {
        find("phrasing.would-have", RuleLevel.ADVICE, "\"would have\" speaks of what did not happen");
        find("countermeasure.owner", RuleLevel.REQUIRED, "an action has no owner");

        ReadingClubRound round = round("organiser@harborline.example");
        round.write(schedule.on(LocalDate.of(2026, 8, 15)));
        round.write(schedule.on(LocalDate.of(2026, 8, 25)));

        assertThat(mail("reading-club:2026-08:candidates").text())
                .contains("Sentences that the language rules would change; they keep nothing from the club:\n\n"
                        + "- 2026/03.payments.double-charge.md:7: \"would have\" speaks of what did not happen");
        Message pack = mail("reading-club:2026-08:pack:" + CHARGED.id());
        assertThat(pack.text())
                .contains("\"would have\" speaks of what did not happen")
                .contains("It lacks what its guide requires:\n\n- an action has no owner");
        assertThat(new String(pack.attachments().get(1).content(), StandardCharsets.UTF_8))
                .as("the club's own pages do not say it")
                .doesNotContain("speaks of");
    }

    @Test
    void writeWhenSomeAreNoCandidatesSaysWhyAndNamesNoRestrictedOne() {
        leftOut.add(new LeftOut("a", "", LeftOut.Why.RESTRICTED, List.of()));
        leftOut.add(new LeftOut("b", "Half a story", LeftOut.Why.DRAFT, List.of()));
        leftOut.add(new LeftOut("c", "Bare", LeftOut.Why.INCOMPLETE, List.of("no owner", "no summary")));

        round("organiser@harborline.example").write(schedule.on(LocalDate.of(2026, 8, 15)));

        assertThat(mail("reading-club:2026-08:candidates").text()).endsWith("""
                        No candidates, and why

                        - One restricted postmortem, not named here either
                        - “Half a story”: a draft
                        - “Bare” is not complete: no owner; no summary
                        """);
    }

    @Test
    void writeWhenNoneIsACandidateSaysWhatKeepsThemFromIt() {
        none = true;
        ReadingClubRound round = round("organiser@harborline.example");
        round.write(schedule.on(LocalDate.of(2026, 8, 15)));
        assertThat(queued).as("nothing to say of nothing").isEmpty();

        leftOut.add(new LeftOut("b", "Half a story", LeftOut.Why.IN_REVIEW, List.of()));
        round.write(schedule.on(LocalDate.of(2026, 8, 16)));

        assertThat(mail("reading-club:2026-08:candidates").text())
                .contains("No postmortem is a candidate for the evening of")
                .contains("- “Half a story”: it waits for review");
    }

    private void find(String rule, RuleLevel level, String message) {
        findings.add(new ReviewFinding(CHARGED.id(), rule, CHARGED.place().at(7), message, level));
    }

    @Test
    void writeWhenBeforeTheirDayMailsNoCandidates() {
        round("organiser@harborline.example").write(schedule.on(LocalDate.of(2026, 8, 14)));

        assertThat(queued).extracting(Message::key).noneMatch(key -> key.endsWith(":candidates"));
    }

    @Test
    void writeWhenNobodyPickedProposesAndSaysSoWithAllFiles() {
        round("organiser@harborline.example").write(schedule.on(LocalDate.of(2026, 8, 25)));

        Message mail = mail("reading-club:2026-08:pack:" + CHARGED.id());
        assertThat(mail.text())
                .contains("\n\nNobody has picked a postmortem, so this one is proposed: “Some passengers");
        assertThat(mail.attachments())
                .extracting(file -> file.fileName())
                .containsExactly(
                        "reading-club-2026-08.pdf",
                        "reading-club-2026-08.md",
                        "role-play-2026-08-facilitator.pdf",
                        "role-play-2026-08-facilitator.md",
                        "role-play-2026-08-players.pdf",
                        "role-play-2026-08-players.md");
        assertThat(new String(mail.attachments().get(1).content(), StandardCharsets.UTF_8))
                .startsWith("# Reading club: August\u00a02026");
    }

    @Test
    void writeWhenPickChangesMailsTheOtherPackToo() {
        ReadingClubRound round = round("organiser@harborline.example");
        round.write(schedule.on(LocalDate.of(2026, 8, 25)));
        round.write(schedule.on(LocalDate.of(2026, 8, 26)));
        assertThat(queued).hasSize(1);

        pick = Optional.of(new FeaturedPostmortem(
                AUGUST, "harborline:2026/08.booking.two-ferries-one-berth.md", PickedBy.ORGANIZER, ""));
        round.write(schedule.on(LocalDate.of(2026, 8, 27)));

        assertThat(queued).hasSize(2);
        assertThat(queued.get(1).text()).contains("The reading club reads: “Two ferries, one berth”.");
    }

    @Test
    void writeWhenThereIsNoOrganiserQueuesNothing() {
        assertThat(round(null).write(schedule.on(LocalDate.of(2026, 8, 25)))).isEqualTo("no organiser is configured");
        assertThat(queued).isEmpty();
    }

    private Message mail(String key) {
        return queued.stream()
                .filter(mail -> mail.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private ReadingClubRound round(@Nullable String organiser) {
        List<Postmortem> all = Fixtures.all();
        return new ReadingClubRound(
                new Club(),
                new ClubPacks(new Known(all), List::of),
                (html, language, asOf) -> html.getBytes(StandardCharsets.UTF_8),
                () -> findings,
                new Queue(),
                new ReadingClubSettings("Harborline", Language.ENGLISH, organiser, 15, 25));
    }

    private final class Club implements ReadingClub {

        @Override
        public List<Candidate> candidates(YearMonth month) {
            return none ? List.of() : List.of(RankingPolicy.weigh(CHARGED, Map.of()));
        }

        @Override
        public List<LeftOut> leftOut(YearMonth month) {
            return leftOut;
        }

        @Override
        public Optional<FeaturedPostmortem> featured(YearMonth month) {
            return pick;
        }

        @Override
        public Optional<FeaturedPostmortem> picked(YearMonth month) {
            return pick;
        }

        @Override
        public FeaturedPostmortem pick(YearMonth month, String key, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<FeaturedPostmortem> featuredOrProposed(YearMonth month, Language language) {
            return month.equals(AUGUST)
                    ? pick.or(() -> Optional.of(
                            new FeaturedPostmortem(month, CHARGED.id(), PickedBy.PROPOSED, "A good evening.")))
                    : Optional.empty();
        }
    }

    /** Refuses a key twice, as the outbox does. */
    private final class Queue implements Outbox {

        @Override
        public Delivery delivery() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Set<String> queue(String night, Collection<Message> messages) {
            Set<String> fresh = new HashSet<>();
            for (Message message : messages) {
                if (queued.stream().noneMatch(known -> known.key().equals(message.key()))) {
                    queued.add(message);
                    fresh.add(message.key());
                }
            }
            return fresh;
        }

        @Override
        public Set<String> takeBack(Message.Kind kind) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<OutboxEntry> entries() {
            return List.of();
        }
    }

    private record Known(List<Postmortem> all) implements Postmortems {

        @Override
        public void save(String source, String path, List<Postmortem> saved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String source, String oldPath, String newPath) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(String source, Collection<String> paths) {
            throw new UnsupportedOperationException();
        }
    }
}
