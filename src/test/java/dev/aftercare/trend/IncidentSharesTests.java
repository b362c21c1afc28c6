package dev.aftercare.trend;

import static dev.aftercare.TestNight.PARIS;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.trend.Histories.incident;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures.PostmortemBuilder;
import dev.aftercare.postmortem.ReviewStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentSharesTests {

    /** 2026-04-02 is the Thursday before Easter; Monday the sixth is a holiday in France. */
    @ParameterizedTest(name = "{0}, over {1}, meeting {2}: {3}")
    @CsvSource({
        "48h, 2026-03-04T10:00:00Z, 2026-03-06, true",
        "48h, 2026-03-04T10:00:00Z, 2026-03-07, false",
        "48 heures, 2026-03-04T22:30:00Z, 2026-03-06, true",
        "48h, 2026-03-04T23:30:00Z, 2026-03-07, true",
        "48h, 2026-10-23T22:30:00Z, 2026-10-25, true",
        "3 days, 2026-03-04T10:00:00Z, 2026-03-07, true",
        "3 jours, 2026-03-04T10:00:00Z, 2026-03-08, false",
        "5 business days, 2026-03-04T10:00:00Z, 2026-03-11, true",
        "5 business days, 2026-03-04T10:00:00Z, 2026-03-12, false",
        "5 jours ouvrés, 2026-04-02T10:00:00Z, 2026-04-10, true",
        "5 working days, 2026-04-02T10:00:00Z, 2026-04-13, false",
        "1 day, 2026-03-04T10:00:00Z, 2026-03-04, true"
    })
    void answerWhenMeetingIsHeld(String limit, String over, String meeting, boolean inTime) {
        MeasuredIncident incident = measured(incident("a")
                .started(at("2026-03-01T10:00:00Z"))
                .detected(at("2026-03-01T10:00:00Z"))
                .resolved(at(over))
                .meetingDate(meeting));

        assertThat(shares(limit).answer(FigureName.MEETING_IN_TIME, incident)).contains(inTime);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-06T10:00:00Z, true", "2026-03-06T10:00:01Z, false"})
    void answerWhenInstantOfTheMeetingIsKnownCountsHours(String meeting, boolean inTime) {
        MeasuredIncident incident =
                measured(incident("a").resolved(at("2026-03-04T10:00:00Z")).milestone("Meeting", at(meeting)));

        assertThat(shares("48h").answer(FigureName.MEETING_IN_TIME, incident)).contains(inTime);
    }

    @Test
    void answerWhenMeetingIsNotStatedSaysNothing() {
        assertThat(shares("48h").answer(FigureName.MEETING_IN_TIME, measured(incident("a"))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0h", "48", "soon", "-3 days", "99999 days"})
    void readWhenLimitIsNoneIsEmpty(String written) {
        assertThat(TimeLimit.read(written)).isEmpty();
    }

    @Test
    void ofWhenSomeDoNotSayLeavesThemOutOfTheShare() {
        List<MeasuredIncident> incidents = Stream.of(
                        DetectedBy.MONITORING,
                        DetectedBy.MONITORING,
                        DetectedBy.USER,
                        DetectedBy.COLLEAGUE,
                        DetectedBy.UNKNOWN)
                .map(by -> measured(incident("a").detectedBy(by)))
                .toList();

        ShareFigure monitoring = share(incidents, FigureName.NOTICED_BY_MONITORING);

        assertThat(monitoring.hits()).isEqualTo(2);
        assertThat(monitoring.n()).isEqualTo(4);
        assertThat(monitoring.untold()).isEqualTo(1);
        assertThat(monitoring.share()).isEqualTo(0.5);
        assertThat(monitoring.lower()).isCloseTo(0.150, within(0.001));
        assertThat(monitoring.upper()).isCloseTo(0.850, within(0.001));
        assertThat(share(incidents, FigureName.NOTICED_BY_USERS).hits()).isEqualTo(1);
    }

    @Test
    void ofWhenStatusIsNotStatedIsNotUnreviewed() {
        List<MeasuredIncident> incidents = Stream.of(
                        ReviewStatus.UNKNOWN, ReviewStatus.DRAFT, ReviewStatus.REVIEWED, ReviewStatus.SHARED)
                .map(status -> measured(incident("a").status(status)))
                .toList();

        ShareFigure reviewed = share(incidents, FigureName.REVIEWED);

        assertThat(reviewed.hits()).isEqualTo(2);
        assertThat(reviewed.n()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "1200| 1200",
                "about 1,200 users| 1200",
                "1 200 utilisateurs touchés| 1200",
                "12k customers| 12000",
                "1.200.000 Kunden| ",
                "3 million accounts| 3000000",
                "environ 40 clients| 40",
                "5 % of users| ",
                "10 to 20 users| ",
                "every user| ",
                "300 requests| "
            },
            delimiter = '|')
    void usersHitWhenWordsAreNoSingleNumberOfUsersIsNone(String words, @Nullable Long number) {
        UsersHit hit =
                IncidentShares.usersHit(List.of(measured(incident("a").usersHit(words)), measured(incident("b"))), 12);

        assertThat(hit.stated()).isEqualTo(1);
        assertThat(hit.untold()).isEqualTo(1);
        assertThat(hit.most()).isEqualTo(number);
    }

    private static IncidentShares shares(String limit) {
        FigureSettings usual = FigureSettings.usual();
        TimeLimit read = TimeLimit.read(limit).orElseThrow();
        return new IncidentShares(
                new FigureSettings(usual.leftOut(), read, read, 1),
                WorkingDays.of(new CalendarSettings("fr", Set.of())),
                PARIS);
    }

    private static ShareFigure share(List<MeasuredIncident> incidents, FigureName figure) {
        return shares("48h").of(incidents, 12).stream()
                .filter(share -> share.figure() == figure)
                .findFirst()
                .orElseThrow();
    }

    private static MeasuredIncident measured(PostmortemBuilder builder) {
        Postmortem postmortem = builder.build();
        return Incidents.of(List.of(postmortem), FigureSettings.usual(), PARIS)
                .all()
                .findFirst()
                .orElseThrow();
    }
}
