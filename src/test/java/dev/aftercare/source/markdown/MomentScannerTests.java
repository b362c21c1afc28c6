package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.source.reading.DocumentReading;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentScannerTests {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 12);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-03-04 10:05 Europe/Paris | RECORDED 2026-03-04T10:05 Europe/Paris",
                "2026-03-04T10:05:00Z | RECORDED 2026-03-04T10:05 UTC",
                "2026-03-04T10:05:12.345-05:00 | RECORDED 2026-03-04T10:05:12 -05:00",
                "2026-03-04 10:05+01:00 | RECORDED 2026-03-04T10:05 +01:00",
                "2026-03-04 10:05 +0100 | RECORDED 2026-03-04T10:05 +01:00",
                "2026/03/04 at 10:05 | RECORDED 2026-03-04T10:05 Europe/Paris assumed",
                "31/12/2025 10:05 | RECORDED 2025-12-31T10:05 Europe/Paris assumed",
                "02-14-2025 10:05 | RECORDED 2025-02-14T10:05 Europe/Paris assumed",
                "04.03.2026 10:05 | RECORDED 2026-03-04T10:05 Europe/Paris assumed",
                "16-May-2023 10:05 UTC | RECORDED 2023-05-16T10:05 UTC",
                "May 16th, 2023 at 1:22 pm UTC | RECORDED 2023-05-16T13:22 UTC",
                "Tuesday, 16 May 2023, 12:05 am | RECORDED 2023-05-16T00:05 Europe/Paris assumed",
                "le 12 janvier 2024 à 14h05 | RECORDED 2024-01-12T14:05 Europe/Paris assumed",
                "1er mars 2024 10 h 05 | RECORDED 2024-03-01T10:05 Europe/Paris assumed",
                "12 févr. 2024 8h | RECORDED 2024-02-12T08:00 Europe/Paris assumed",
                "Feb 7 10:05 | RECORDED 2024-02-07T10:05 Europe/Paris assumed",
                "[12-28 16:21] | RECORDED 2023-12-28T16:21 Europe/Paris assumed",
                "Nov 24 0411 UTC | RECORDED 2023-11-24T04:11 UTC",
                "10:05 | RECORDED 2024-01-12T10:05 Europe/Paris assumed",
                "10:05:59 UTC | RECORDED 2024-01-12T10:05:59 UTC",
                "[08:47] | RECORDED 2024-01-12T08:47 Europe/Paris assumed",
                "11:21a | RECORDED 2024-01-12T11:21 Europe/Paris assumed",
                "1:22 p.m. | RECORDED 2024-01-12T13:22 Europe/Paris assumed",
                "17:14pm | RECORDED 2024-01-12T17:14 Europe/Paris assumed",
                "5pm PST | RECORDED 2024-01-12T17:00 America/Los_Angeles",
                "12.39UTC | RECORDED 2024-01-12T12:39 UTC",
                "0117 UTC | RECORDED 2024-01-12T01:17 UTC",
                "noon | RECORDED 2024-01-12T12:00 Europe/Paris assumed",
                "10:05 CET | RECORDED 2024-01-12T10:05 Europe/Paris",
                "10:05 (UTC+2) | RECORDED 2024-01-12T10:05 +02:00",
                "10:05 PST (UTC-7) | RECORDED 2024-01-12T10:05 -07:00",
                "10:05 Pacific Time | RECORDED 2024-01-12T10:05 America/Los_Angeles",
                "10h05 heure de Paris | RECORDED 2024-01-12T10:05 Europe/Paris",
                "22:30 UTC (Oct 29) | RECORDED 2023-10-29T22:30 UTC",
                "~09:40 | APPROXIMATE 2024-01-12T09:40 Europe/Paris assumed",
                "10:45~ | APPROXIMATE 2024-01-12T10:45 Europe/Paris assumed",
                "ca. 18:30 | APPROXIMATE 2024-01-12T18:30 Europe/Paris assumed",
                "around 14:59 | APPROXIMATE 2024-01-12T14:59 Europe/Paris assumed",
                "vers 10h05 | APPROXIMATE 2024-01-12T10:05 Europe/Paris assumed",
                "14:?? | APPROXIMATE 2024-01-12T14:00 Europe/Paris assumed",
                "10:05 CST | APPROXIMATE 2024-01-12T10:05 America/Chicago",
                "2024-07-12 10:05 CET | APPROXIMATE 2024-07-12T10:05 Europe/Paris",
                "2026-03-04 | RECORDED 2026-03-04T00:00 Europe/Paris assumed",
            })
    void leadingWhenPeopleWriteItReadsIt(String written, String expected) {
        assertThat(shown(written)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "20202-01-16 12:00",
        "2024-02-30 10:05",
        "1628-03-04 10:05",
        "--:--",
        "???",
        "2X:XX",
        "HH:mm",
        "20xx-MM-DD HH:mm",
        "25:00",
        "10:75",
        "2022-02-?? ??:??",
        "version 1.14",
        "12/14 nodes",
        "3h 8m",
        "1.2.3.4",
        "10:05:99"
    })
    void leadingWhenNothingCanBeReadInventsNothing(String written) {
        Moment moment = MomentScanner.leading(written);

        assertThat(moment == null ? null : read(written).value()).isNull();
    }

    @Test
    void nextWhenTextHoldsDurationsAndNumbersFindsOnlyTimes() {
        assertThat(MomentScanner.next("took 3h 8m on 12 of 14 nodes, 80% of version 1.14", 0))
                .isNull();
        assertThat(MomentScanner.next("it may 5 or 10 be", 0)).isNull();
        assertThat(MomentScanner.next("see http://host:8080/a?t=10", 0)).isNull();
    }

    @Test
    void dateOrderWhenOneDateDecidesHoldsForTheWholeDocument() {
        assertThat(DateOrder.of(List.of("on 04/03/2026", "and 31/03/2026"), false))
                .isEqualTo(DateOrder.DAY_FIRST);
        assertThat(DateOrder.of(List.of("on 04/03/2026", "and 03/31/2026"), false))
                .isEqualTo(DateOrder.MONTH_FIRST);
        assertThat(DateOrder.of(List.of("on 04/03/2026"), false)).isEqualTo(DateOrder.UNDECIDED);
        assertThat(DateOrder.of(List.of("le 04/03/2026"), true)).isEqualTo(DateOrder.DAY_FIRST);
    }

    @Test
    void readWhenDateOrderIsUndecidedHasNoValueAndSaysSo() {
        DocumentReading reading =
                Readings.ofText("# Outage of search\n\n- Start Time: 04/03/2026 10:05\n- End Time: 05/05/2026 11:00\n");

        assertThat(Readings.times(Readings.only(reading))).isEqualTo("""
                started INVALID line 3
                detected MISSING line 0
                resolved RECORDED 2026-05-05T11:00 Europe/Paris assumed line 4
                """);
        assertThat(Readings.noted(reading.diagnostics())).isEqualTo("""
                WARNING instant.date-order notes.md:3: "Start Time" is "04/03/2026 10:05", which may be day-first or month-first; write the year first: 2026-03-04 10:05 Europe/Paris
                """);
    }

    @Test
    void readWhenClocksSkippedTheTimeHasNoValueAndSaysSo() {
        DocumentReading reading =
                Readings.ofText("# Outage of search\n\n- Start Time: 2026-03-29 02:30 Europe/Paris\n");

        assertThat(Readings.only(reading).incident().started().state()).isEqualTo(State.INVALID);
        assertThat(reading.diagnostics()).extracting("rule").containsExactly("instant.impossible");
    }

    private static String shown(String written) {
        RecordedInstant instant = read(written);
        return instant.state() + " " + instant.local() + " " + instant.zone()
                + (instant.zoneAssumed() ? " assumed" : "");
    }

    private static RecordedInstant read(String written) {
        Findings findings = new Findings(dev.aftercare.postmortem.Place.of("pm", "notes.md"));
        DateOrder order = DateOrder.of(List.of(written), false);
        InstantReader reader =
                new InstantReader(ZoneId.of("Europe/Paris"), Set.of(ZoneId.of("America/Los_Angeles")), order, findings);
        Moment moment = MomentScanner.leading(written);
        assertThat(moment).as(written).isNotNull();
        return reader.quietly(moment, written, 1, new InstantReader.Context(DAY, DAY, null));
    }
}
