package dev.aftercare.trend;

import static dev.aftercare.TestNight.RUN_DATE;
import static dev.aftercare.link.CommitmentFixtures.commitment;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.trend.Histories.AUGUST;
import static dev.aftercare.trend.Histories.incident;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.link.InMemoryCommitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.postmortem.InMemoryPostmortems;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureSentencesTests {

    private final Histories histories = new Histories();

    @Test
    void ofWhenSpokenSaysFirstWhatCanBeTold() {
        assertThat(FigureSentences.of(story().august(), Language.ENGLISH))
                .extracting(SpokenFigure::figure)
                .startsWith(FigureName.NOTICED_BY_MONITORING, FigureName.DONE_BY_DUE, FigureName.TIME_TO_DONE);
    }

    @Test
    void ofWhenSpokenInEnglishSaysTheSentencesOfTheFile() throws IOException {
        assertThat(spoken(Language.ENGLISH)).isEqualTo(file("figures.en.txt", spoken(Language.ENGLISH)));
    }

    @Test
    void ofWhenSpokenInFrenchSaysTheSentencesOfTheFile() throws IOException {
        assertThat(spoken(Language.FRENCH)).isEqualTo(file("figures.fr.txt", spoken(Language.FRENCH)));
    }

    @Test
    void bundlesWhenComparedHaveTheSameKeys() throws IOException {
        assertThat(keys("figures_fr.properties")).isEqualTo(keys("figures.properties"));
    }

    @Test
    void explainWhenTimesAreAskedListsThemByLengthWithFileAndLine() {
        Explanation explanation = story().explain(FigureName.TIME_TO_DETECT, 12, Scope.ALL);

        assertThat(explanation.used())
                .hasSize(16)
                .extracting(Explanation.Entry::value)
                .startsWith("0:05:00", "0:07:00");
        assertThat(explanation.used().get(0).place()).startsWith("2026/2026-");
        assertThat(explanation.leftOut())
                .extracting(Explanation.Entry::reason)
                .anySatisfy(reason -> assertThat(reason).startsWith("is not possible as stated"))
                .anySatisfy(reason -> assertThat(reason).isEqualTo("an exercise"))
                .anySatisfy(reason -> assertThat(reason).isEqualTo("states no time, so it counts in no month"));
    }

    @Test
    void explainWhenRecordIsRestrictedTellsItsValueAndNotItsPlace() {
        histories.add(incident("secret.breach")
                .audience(Audience.RESTRICTED)
                .started(at("2026-08-05T09:00:00Z"))
                .detected(at("2026-08-05T09:11:00Z")));

        assertThat(histories.explain(FigureName.TIME_TO_DETECT, 1, Scope.ALL).used())
                .singleElement()
                .satisfies(entry -> assertThat(entry.value()).isEqualTo("0:11:00"))
                .satisfies(entry -> assertThat(entry.toString()).doesNotContain("breach"));
    }

    @Test
    void exportWhenDoneWritesEveryRecordAndFigureTwiceTheSame(@TempDir Path folder) throws IOException {
        story();
        InMemoryPostmortems postmortems = new InMemoryPostmortems();
        postmortems.knowOnly(histories.postmortems().toArray(Postmortem[]::new));
        InMemoryCommitments commitments = new InMemoryCommitments();
        histories.commitments().forEach(commitments::knowOnly);
        FigureBook book = FigureBook.of(postmortems, commitments, WorkingDays.mondayToFriday(), FigureSettings.usual());

        List<Path> files = book.export(folder, AUGUST, RUN_DATE);
        List<String> first = read(files);

        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("figures-2026-08.json", "times.csv", "times.json", "incidents.csv", "actions.json");
        assertThat(Files.readAllLines(folder.resolve("incidents.csv")))
                .hasSize(1 + 5 * histories.postmortems().size())
                .anySatisfy(line -> assertThat(line).contains("'=HYPERLINK"))
                .anySatisfy(line -> assertThat(line).contains("restricted,,restricted"))
                .noneSatisfy(line -> assertThat(line).contains("breach"));
        assertThat(read(book.export(folder, AUGUST, RUN_DATE))).isEqualTo(first);
    }

    private static List<String> read(List<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    private Histories story() {
        histories
                .incidents("2025-10", 12, 45)
                .incidents("2026-01", 60)
                .incidents("2026-03", 7, 130)
                .incidents("2026-05", 33, 90, 15, 5)
                .incidents("2026-07", 30, 8)
                .incidents("2026-08", 22, 14, 41)
                .add(incident("negative").started(at("2026-08-05T09:00:00Z")).detected(at("2026-08-05T08:00:00Z")))
                .add(incident("drill").title("[Drill] lost keys").started(at("2026-08-05T09:00:00Z")))
                .add(incident("undated")
                        .started(RecordedInstant.missing())
                        .detected(RecordedInstant.missing())
                        .resolved(RecordedInstant.missing()))
                .add(incident("formula")
                        .title("=HYPERLINK(\"x\")")
                        .detectedBy(DetectedBy.USER)
                        .usersHit("about 1,200 users")
                        .started(at("2026-08-06T09:00:00Z"))
                        .detected(at("2026-08-06T09:50:00Z"))
                        .resolved(at("2026-08-06T11:00:00Z"))
                        .meetingDate("2026-08-07"))
                .add(incident("breach")
                        .audience(Audience.RESTRICTED)
                        .started(at("2026-06-30T21:59:00Z"))
                        .detected(at("2026-07-01T03:00:00Z"))
                        .resolved(at("2026-07-01T04:00:00Z")))
                .add(commitment("cap the retries", State.OPEN, "2026-08-03"), commitment("b", State.UNKNOWN, null));
        return histories;
    }

    private String spoken(Language language) {
        histories.postmortems().clear();
        histories.commitments().clear();
        MonthlyFigures figures = story().august();
        StringBuilder text = new StringBuilder();
        for (SpokenFigure figure : FigureSentences.of(figures, language)) {
            text.append("# %s%n%s%n(%s)%n".formatted(figure.title(), figure.sentence(), figure.definition()));
            figure.lines()
                    .forEach(line -> text.append("- %s | %s | %s | %s%n"
                            .formatted(line.window(), line.value(), line.interval(), line.basis())));
        }
        text.append(FigureSentences.untold(FigureSentences.of(figures, language), language))
                .append('\n');
        FigureSentences.footnotes(figures, language)
                .forEach(note -> text.append(note).append('\n'));
        return text.toString().replace('\u00a0', ' ');
    }

    /** Run with {@code -Dgolden.update=true} to write the file anew, and read what changed. */
    private static String file(String name, String actual) throws IOException {
        Path file = Path.of("src", "test", "resources", "dev", "aftercare", "trend", name);
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        return Files.readString(file);
    }

    private static TreeSet<String> keys(String bundle) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of("src/main/resources/templates/trend", bundle))) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
