package dev.aftercare.trend;

import static dev.aftercare.TestNight.PARIS;
import static dev.aftercare.postmortem.PostmortemFixtures.around;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.atHour;
import static dev.aftercare.postmortem.PostmortemFixtures.onDay;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static dev.aftercare.postmortem.PostmortemFixtures.unstated;
import static dev.aftercare.trend.IncidentMetric.State.APPROXIMATE;
import static dev.aftercare.trend.IncidentMetric.State.INVALID;
import static dev.aftercare.trend.IncidentMetric.State.MISSING;
import static dev.aftercare.trend.IncidentMetric.State.NOT_APPLICABLE;
import static dev.aftercare.trend.IncidentMetric.State.PENDING;
import static dev.aftercare.trend.IncidentMetric.State.RECORDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.StatedDuration;
import java.time.Duration;
import java.time.YearMonth;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IncidentTimesTests {

    private static final RecordedInstant NINE = at("2026-03-04T09:00:00Z");
    private static final RecordedInstant TEN = at("2026-03-04T10:00:00Z");
    private static final RecordedInstant GONE = RecordedInstant.missing();
    private static final RecordedInstant ONGOING = unstated(State.PENDING, "ongoing");
    private static final RecordedInstant NO_SUCH = unstated(State.NOT_APPLICABLE, "N/A");
    private static final RecordedInstant BROKEN = unstated(State.INVALID, "2026-02-30 10:00");

    static Stream<Arguments> spans() {
        return Stream.of(
                arguments("both are recorded", NINE, TEN, RECORDED, "PT1H"),
                arguments("they are the same", NINE, NINE, RECORDED, "PT0S"),
                arguments(
                        "the night lies between",
                        at("2026-03-04T23:50:00Z"),
                        at("2026-03-05T00:10:00Z"),
                        RECORDED,
                        "PT20M"),
                arguments(
                        "the clocks go forward between",
                        at("2026-03-29T00:30:00Z"),
                        at("2026-03-29T01:30:00Z"),
                        RECORDED,
                        "PT1H"),
                arguments(
                        "the clocks go back between, and the wall shows half past two both times",
                        at("2026-10-25T00:30:00Z"),
                        at("2026-10-25T01:30:00Z"),
                        RECORDED,
                        "PT1H"),
                arguments("the first is approximate", around("2026-03-04T09:00:00Z"), TEN, APPROXIMATE, "PT1H"),
                arguments("the second is approximate", NINE, around("2026-03-04T10:00:00Z"), APPROXIMATE, "PT1H"),
                arguments("one is known to the hour", atHour("2026-03-04T09:00:00Z"), TEN, APPROXIMATE, "PT1H"),
                arguments("the second comes first", TEN, NINE, INVALID, null),
                arguments("the approximate second comes first", TEN, around("2026-03-04T09:00:00Z"), INVALID, null),
                arguments("the first is not stated", GONE, TEN, MISSING, null),
                arguments("the second is not stated", NINE, GONE, MISSING, null),
                arguments("neither is stated", GONE, GONE, MISSING, null),
                arguments("the second is a day", NINE, onDay("2026-03-05"), MISSING, null),
                arguments("both are the same day", onDay("2026-03-04"), onDay("2026-03-04"), MISSING, null),
                arguments("the second day comes first", onDay("2026-03-05"), onDay("2026-03-04"), INVALID, null),
                arguments("it goes on", NINE, ONGOING, PENDING, null),
                arguments("it goes on, and its start is not stated", GONE, ONGOING, PENDING, null),
                arguments("the first does not apply", NO_SUCH, TEN, NOT_APPLICABLE, null),
                arguments("the second does not apply", NINE, NO_SUCH, NOT_APPLICABLE, null),
                arguments("one does not apply and the other is pending", NO_SUCH, ONGOING, NOT_APPLICABLE, null),
                arguments("the first cannot be read", BROKEN, TEN, INVALID, null),
                arguments("the second cannot be read", NINE, BROKEN, INVALID, null),
                arguments("one cannot be read and the other is pending", BROKEN, ONGOING, INVALID, null),
                arguments("one cannot be read and the other is not stated", BROKEN, GONE, INVALID, null));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("spans")
    void ofWhenInstantsAre(
            String condition,
            RecordedInstant started,
            RecordedInstant resolved,
            IncidentMetric.State state,
            @Nullable String value) {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .started(started)
                .resolved(resolved)
                .build();

        IncidentMetric restore = metric(postmortem, Measure.TIME_TO_RESTORE);

        assertThat(restore.state()).isEqualTo(state);
        assertThat(restore.value()).isEqualTo(value == null ? null : Duration.parse(value));
    }

    @Test
    void ofWhenCompleteSubtractsEachPair() {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .started(at("2026-03-04T09:05:00Z"))
                .detected(at("2026-03-04T09:25:00Z"))
                .resolved(at("2026-03-04T10:05:30Z"))
                .build();

        assertThat(IncidentTimes.of(postmortem, PARIS))
                .extracting(IncidentMetric::measure, IncidentMetric::value)
                .startsWith(
                        tuple(Measure.TIME_TO_DETECT, Duration.ofMinutes(20)),
                        tuple(Measure.TIME_TO_RESOLVE, Duration.ofMinutes(40).plusSeconds(30)),
                        tuple(Measure.TIME_TO_RESTORE, Duration.ofMinutes(60).plusSeconds(30)));
    }

    static Stream<Arguments> meetings() {
        return Stream.of(
                arguments("two days later", at("2026-03-04T10:00:00Z"), "2026-03-06", APPROXIMATE, "PT48H"),
                arguments("on the same day", at("2026-03-04T10:00:00Z"), "2026-03-04", APPROXIMATE, "PT0S"),
                arguments("the day ends in the zone", at("2026-03-04T23:30:00Z"), "2026-03-05", APPROXIMATE, "PT0S"),
                arguments("over the change of clocks", at("2026-03-28T10:00:00Z"), "2026-03-30", APPROXIMATE, "PT48H"),
                arguments("the end is a day", onDay("2026-03-04"), "2026-03-05", APPROXIMATE, "PT24H"),
                arguments("before the end", at("2026-03-04T10:00:00Z"), "2026-03-03", INVALID, null),
                arguments("it goes on", ONGOING, "2026-03-06", PENDING, null),
                arguments("the end is not stated", GONE, "2026-03-06", MISSING, null),
                arguments("no meeting is stated", at("2026-03-04T10:00:00Z"), null, MISSING, null));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("meetings")
    void ofWhenMeetingIs(
            String condition,
            RecordedInstant resolved,
            @Nullable String meeting,
            IncidentMetric.State state,
            @Nullable String value) {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .resolved(resolved)
                .meetingDate(meeting)
                .build();

        IncidentMetric metric = metric(postmortem, Measure.TIME_TO_MEETING);

        assertThat(metric.state()).isEqualTo(state);
        assertThat(metric.value()).isEqualTo(value == null ? null : Duration.parse(value));
    }

    @Test
    void ofWhenInstantOfTheMeetingIsStatedTakesItBeforeTheDay() {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .resolved(TEN)
                .meetingDate("2026-03-06")
                .milestone("Réunion", at("2026-03-05T12:30:00Z"))
                .build();

        IncidentMetric metric = metric(postmortem, Measure.TIME_TO_MEETING);

        assertThat(metric.value()).isEqualTo(Duration.ofMinutes(26 * 60 + 30));
        assertThat(metric.state()).isEqualTo(RECORDED);
    }

    @Test
    void ofWhenReportIsFinishedIsNoFirstReportOfAUser() {
        Postmortem finished = postmortem("2026/03.payments.double-charge.md")
                .resolved(TEN)
                .milestone("Report published", at("2026-03-06T10:00:00Z"))
                .build();
        Postmortem reported = postmortem("2026/03.payments.double-charge.md")
                .resolved(TEN)
                .milestone("First user report", at("2026-03-06T10:00:00Z"))
                .build();

        assertThat(metric(finished, Measure.TIME_TO_REPORT).value()).isEqualTo(Duration.ofDays(2));
        assertThat(metric(reported, Measure.TIME_TO_REPORT).state()).isEqualTo(MISSING);
    }

    @Test
    void ofWhenDurationIsStatedInWordsFillsNoGap() {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .started(GONE)
                .durations(new StatedDuration("Time to detection", Duration.ofMinutes(54), "54 minutes", 7))
                .build();

        assertThat(metric(postmortem, Measure.TIME_TO_DETECT).state()).isEqualTo(MISSING);
    }

    static Stream<Arguments> months() {
        return Stream.of(
                arguments("start decides", at("2026-03-31T10:00:00Z"), at("2026-04-01T10:00:00Z"), GONE, "2026-03"),
                arguments("it is counted in the zone", at("2026-03-31T22:30:00Z"), TEN, TEN, "2026-04"),
                arguments("an approximate start decides", around("2026-03-31T10:00:00Z"), GONE, GONE, "2026-03"),
                arguments("a day decides", onDay("2026-03-31"), at("2026-04-01T10:00:00Z"), GONE, "2026-03"),
                arguments("a day without a start", GONE, GONE, onDay("2026-05-31"), "2026-05"),
                arguments("there is no start", GONE, at("2026-04-01T10:00:00Z"), at("2026-05-01T10:00:00Z"), "2026-04"),
                arguments("the start cannot be read", BROKEN, GONE, at("2026-05-01T10:00:00Z"), "2026-05"),
                arguments("nothing is stated", GONE, GONE, GONE, null));
    }

    @ParameterizedTest(name = "{0}: {4}")
    @MethodSource("months")
    void ofWhenMonthIsSoughtAnd(
            String condition,
            RecordedInstant started,
            RecordedInstant detected,
            RecordedInstant resolved,
            @Nullable String month) {
        Postmortem postmortem = postmortem("2026/03.payments.double-charge.md")
                .started(started)
                .detected(detected)
                .resolved(resolved)
                .build();

        assertThat(IncidentTimes.of(postmortem, PARIS))
                .extracting(IncidentMetric::month)
                .containsOnly(month == null ? null : YearMonth.parse(month));
    }

    private static IncidentMetric metric(Postmortem postmortem, Measure measure) {
        return IncidentTimes.of(postmortem, PARIS).get(measure.ordinal());
    }
}
