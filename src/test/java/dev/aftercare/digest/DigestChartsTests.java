package dev.aftercare.digest;

import static dev.aftercare.digest.Records.Action.action;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.chart.Chart;
import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import dev.aftercare.ticket.Priority;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DigestChartsTests {

    private final Words words = new Templates(Path.of("none")).words(Language.ENGLISH);
    private final Digest digest = Harborline.records().august(Language.ENGLISH);

    @Test
    void chartsWhenAMonthIsRichAnswerFourQuestions() {
        List<Chart> charts = DigestCharts.of(digest, words);

        assertThat(charts)
                .extracting(Chart::question)
                .containsExactly(
                        "Are we noticing faster?",
                        "Are we resolving faster?",
                        "Are there more incidents than usual?",
                        "How long have actions been open?");
        assertThat(charts).allMatch(chart -> chart.drawing().isPresent());
        assertThat(charts)
                .extracting(chart -> plain(String.valueOf(chart.basis())))
                .containsExactly(
                        "n = 16 incidents; one more does not state both ends.",
                        "n = 16 incidents; one more does not state both ends.",
                        "n = 17 incidents in 12 months.",
                        "n = 10 open actions; of one more it is not known since when it is open.");
    }

    @Test
    void timesWhenNoMonthHasEnoughForAnIntervalShowQuarters() {
        assertThat(texts(DigestCharts.of(digest, words).get(0)))
                .contains("last 3 months: 1 h 4 min", "2 min to 7 h, n = 6", "12 months: 37 min");
    }

    @Test
    void timesWhenAMonthHasEnoughForAnIntervalShowMonths() {
        Records records = new Records();
        for (int i = 1; i <= 6; i++) {
            records.incident("2026/08.%d.md".formatted(i), "Number " + i)
                    .times("2026-08-0%dT10:00".formatted(i), 10 * i, 60)
                    .write();
        }

        assertThat(texts(
                        DigestCharts.of(records.august(Language.ENGLISH), words).get(0)))
                .contains("August 2026: 35 min", "10 min to 1 h, n = 6");
    }

    @Test
    void openActionsWhenDrawnStandInTheRowOfTheirPriorityAndCountLateOnes() {
        assertThat(texts(DigestCharts.of(digest, words).get(3)))
                .containsSubsequence(
                        "P0",
                        "n = 3, 1 late",
                        "P1",
                        "n = 4, 4 late",
                        "P2",
                        "n = 2, 1 late",
                        "No priority",
                        "n = 1, none late");
    }

    @Test
    void openActionsWhenNoTicketSaysSinceWhenCountFromTheIncident() {
        Records records = new Records();
        records.incident("2026/08.a.md", "One")
                .times("2026-08-23T10:00", 5, 50)
                .action(action("Write it down").priority(Priority.P1))
                .write();

        assertThat(plain(DigestCharts.of(records.august(Language.ENGLISH), words)
                        .get(3)
                        .sentence()))
                .isEqualTo("One action is open as of 2 September 2026, for 10 days: too few to draw.");
    }

    @Test
    void chartsWhenThereIsNothingAreSentences() {
        List<Chart> charts = DigestCharts.of(new Records().august(Language.ENGLISH), words);

        assertThat(charts).allMatch(chart -> chart.drawing().isEmpty());
        assertThat(DigestCharts.first(charts)).as("the mail shows no picture").isEmpty();
    }

    @Test
    void editionWhenStoredBeforeThereWereAgesHasNone() {
        JsonMapper json = JsonMapper.builder().build();
        String stored = json.writeValueAsString(new Records().august(Language.ENGLISH));
        String older = stored.replaceFirst("\"ages\":\\[\\],", "");

        assertThat(older).isNotEqualTo(stored);
        assertThat(json.readValue(older, Digest.class).ages()).isEmpty();
    }

    private static List<String> texts(Chart chart) {
        return Jsoup.parse(chart.svg().orElseThrow()).select("text").eachText().stream()
                .map(DigestChartsTests::plain)
                .toList();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
