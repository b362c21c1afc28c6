package dev.aftercare.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.chart.OpenActions.Age;
import dev.aftercare.chart.OpenActions.Promise;
import dev.aftercare.chart.Times.Dot;
import dev.aftercare.chart.Times.Measured;
import dev.aftercare.postmortem.Language;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

class ChartsTests {

    private static final Words ENGLISH = Words.of(Language.ENGLISH);
    private static final Words FRENCH = Words.of(Language.FRENCH);
    private final Charts charts = new Charts(ENGLISH);

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, detect",
        "FRENCH, resolve",
        "ENGLISH, detect-500",
        "ENGLISH, detect-quarters",
        "FRENCH, detect-24-months",
        "ENGLISH, counts-beyond",
        "FRENCH, done",
        "ENGLISH, done-one",
        "ENGLISH, open",
        "FRENCH, open-500",
        "ENGLISH, punctuality"
    })
    void pictureWhenDrawnAgainLooksAsItDidWhenSomebodyLooked(Language language, String story) {
        Chart chart = Stories.all(Words.of(language)).get(story);

        Pictures.assertSame(chart.drawing().orElseThrow().image(1), story + "." + language.code() + ".png");
    }

    @Test
    void comparisonWhenOneDotOfManyMovesNoticesIt() {
        Times usual = Stories.usual(Measured.DETECT);
        List<Dot> moved = new ArrayList<>(usual.dots());
        Dot first = moved.get(0);
        moved.set(0, new Dot(first.date(), first.duration().multipliedBy(2), first.ending()));

        assertThat(Pictures.areSame(
                        picture(charts.times(usual)),
                        picture(charts.times(Stories.times(Measured.DETECT, usual.first(), moved, 3)))))
                .isFalse();
        assertThat(Pictures.areSame(
                        picture(charts.times(usual)), picture(charts.times(Stories.usual(Measured.DETECT)))))
                .isTrue();
    }

    @Test
    void pictureWhenRecordsComeInAnotherOrderIsTheSame() {
        Times usual = Stories.usual(Measured.DETECT);
        List<Dot> reversed = new ArrayList<>(usual.dots());
        Collections.reverse(reversed);

        assertThat(charts.times(Stories.times(Measured.DETECT, usual.first(), reversed, 3))
                        .svg())
                .isEqualTo(charts.times(usual).svg());
    }

    static Stream<Arguments> stories() {
        return Stream.of(ENGLISH, FRENCH)
                .flatMap(words -> Stories.all(words).entrySet().stream()
                        .map(story -> Arguments.of(words.locale() + " " + story.getKey(), story.getValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void textsWhenDrawnNeitherOverlapNorLeaveThePaper(String name, Chart chart) {
        List<DrawnText> texts = DrawnText.of(chart);

        assertThat(texts).hasSizeGreaterThan(5);
        for (int i = 0; i < texts.size(); i++) {
            DrawnText text = texts.get(i);
            assertThat(text.paper().contains(text.ink()))
                    .as("%s at %s is whole", text.text(), text.ink())
                    .isTrue();
            for (DrawnText other : texts.subList(i + 1, texts.size())) {
                assertThat(text.ink().intersects(other.ink()))
                        .as("%s at %s is upon %s at %s", text.text(), text.ink(), other.text(), other.ink())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void svgWhenReadByAProgramIsXmlWithTextsAndAnAnswerForWhoDoesNotSeeIt(String name, Chart chart) {
        Element svg = DrawnText.parsed(chart).getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-label")).isEqualTo(chart.question() + " " + chart.sentence());
        assertThat(chart.svg().orElseThrow())
                .as("colors follow the page's")
                .contains("var(--chart-")
                .doesNotContainPattern("(fill|stroke): ?rgb");
    }

    @Test
    void svgWhenTimesAreDrawnSaysDurationsInWords() {
        assertThat(texts(charts.times(Stories.usual(Measured.RESOLVE))))
                .contains("5 min", "1 h", "1 day", "Aug", "2026", "12 months: 1 h 24 min");
    }

    @Test
    void svgWhenSeveralStandInOnePageHaveNoNameInCommon() {
        Map<String, Chart> all = Stories.all(ENGLISH);
        List<String> ids = Stream.of("detect", "resolve", "counts", "done", "open", "punctuality", "detection")
                .flatMap(story -> java.util.regex.Pattern.compile(" id=['\"]([^'\"]+)")
                        .matcher(all.get(story).svg().orElseThrow())
                        .results()
                        .map(found -> found.group(1)))
                .toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void pngWhenMailedHasTwoDotsForEachPoint() throws IOException {
        Drawing drawing = charts.counts(Stories.counts(12, 4, 0)).drawing().orElseThrow();

        BufferedImage png = ImageIO.read(new ByteArrayInputStream(drawing.png(2)));

        assertThat(png.getWidth()).isEqualTo(2 * drawing.width());
        assertThat(png.getHeight()).isEqualTo(2 * drawing.height());
        assertThat(drawing.png(2)).as("small enough for a mail").hasSizeLessThan(100_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | in the 12 months to August 2026, no incident states when it started and when it was noticed; six are needed.
            1 | in the 12 months to August 2026, only one incident states when it started and when it was noticed; six are needed.
            5 | in the 12 months to August 2026, only 5 incidents state when it started and when it was noticed; six are needed.
            """)
    void timesWhenThereAreTooFewAreASentence(int incidents, String reason) {
        Chart chart = charts.times(times(incidents));

        assertThat(chart.drawing()).isEmpty();
        assertThat(plain(chart.sentence()))
                .isEqualTo("Whether incidents are noticed faster cannot be drawn: " + reason);
    }

    @Test
    void timesWhenThereAreJustEnoughAreDrawn() {
        assertThat(charts.times(times(6)).drawing()).isPresent();
    }

    private static Times times(int incidents) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < incidents; i++) {
            dots.add(Stories.dot(Stories.AUGUST.atDay(1 + i), 10 + i));
        }
        return Stories.times(Measured.DETECT, Stories.AUGUST.minusMonths(11), dots, 0);
    }

    @Test
    void timesWhenSomebodyKnowsMoreSayTheirSentence() {
        assertThat(charts.times(Stories.quarters()).sentence()).startsWith("No detectable change; with 9 incidents");
    }

    @Test
    void countsWhenThereAreTooFewMonthsAreASentence() {
        Chart few = charts.counts(Stories.counts(7, 4, 0));

        assertThat(few.drawing()).isEmpty();
        assertThat(few.sentence()).startsWith("This cannot be drawn: there are 7 months with ");
        assertThat(charts.counts(Stories.counts(8, 4, 0)).drawing()).isPresent();
    }

    @Test
    void countsWhenAMonthStandsOutNameIt() {
        Chart chart = charts.counts(Stories.counts(24, 9, 17));

        assertThat(plain(chart.sentence()))
                .isEqualTo("One month has more or fewer incidents than chance would make of an average of 9.8 a month:"
                        + " March 2026 (26). The months vary more than chance would make them, so incidents may come in"
                        + " groups, and the limits flag too much.");
        assertThat(plain(charts.counts(Stories.counts(12, 4.2, 0)).sentence()))
                .startsWith("No month differs from the others by more than chance would make it");
    }

    @Test
    void timesToDoneWhenAPriorityHasTooFewNameItAndDoNotDrawIt() {
        Chart chart = charts.timesToDone(Stories.done());

        assertThat(plain(chart.key())).endsWith("Too few to draw: P4 (n = 3), No priority (n = 12).");
        assertThat(texts(chart)).contains("P3: 4 of 18 done").noneMatch(text -> text.startsWith("P4"));
    }

    @Test
    void timesToDoneWhenAllAreTooFewAreASentence() {
        TimesToDone few = new TimesToDone(List.of(Stories.done().curves().get(4)), 0, null);

        assertThat(charts.timesToDone(few).drawing()).isEmpty();
        assertThat(charts.timesToDone(few).sentence())
                .isEqualTo("This cannot be drawn: only 3 actions of one priority can be followed from the decision on;"
                        + " six are needed.");
    }

    @Test
    void openActionsWhenThereAreFewAreListedInWords() {
        assertThat(plain(charts.openActions(open(3, 17)).sentence()))
                .isEqualTo("2 actions are open as of 2 September 2026, for 3 days, 17 days: too few to draw.");
        assertThat(plain(charts.openActions(open()).sentence()))
                .isEqualTo("There are no open actions as of 2 September 2026.");
        assertThat(charts.openActions(open(1, 2, 3, 4, 5, 6)).drawing()).isPresent();
    }

    private static OpenActions open(int... days) {
        List<Age> ages = new ArrayList<>();
        for (int each : days) {
            ages.add(new Age(each, Promise.NONE));
        }
        return new OpenActions(LocalDate.of(2026, 9, 2), List.of(new OpenActions.Row("P1", ages)), 0, null);
    }

    @Test
    void sharesWhenOneIsTooFewSayItInItsRow() {
        Chart chart = charts.shares(Stories.punctuality());

        assertThat(texts(chart)).contains("2 of 2: too few", "7 of 10 (40 % to 89 %)");
    }

    @Test
    void sharesWhenAllAreTooFewAreASentence() {
        Shares few = new Shares(
                Shares.Asked.DETECTION,
                List.of(new Shares.Row("Monitoring", 1, 3, 0, 1), new Shares.Row("Users", 2, 3, 0, 1)),
                null);

        assertThat(charts.shares(few).drawing()).isEmpty();
        assertThat(charts.shares(few).sentence())
                .isEqualTo("Too few to draw: Monitoring: 1 of 3; Users: 2 of 3; six are needed.");
    }

    private static BufferedImage picture(Chart chart) {
        return chart.drawing().orElseThrow().image(1);
    }

    private static List<String> texts(Chart chart) {
        return DrawnText.of(chart).stream().map(text -> plain(text.text())).toList();
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }
}
