package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.RecordedInstant.Precision;
import dev.aftercare.postmortem.RecordedInstant.State;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.readingclub.Block.Bullets;
import dev.aftercare.readingclub.Block.Heading;
import dev.aftercare.readingclub.Block.Paragraph;
import dev.aftercare.readingclub.Block.Quote;
import dev.aftercare.readingclub.RolePlay.Question;
import dev.aftercare.readingclub.RolePlay.Reason;
import dev.aftercare.readingclub.RolePlay.Script;
import dev.aftercare.readingclub.RolePlay.TooThin;
import dev.aftercare.readingclub.RolePlay.Turn;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RolePlayTests {

    private static final Instant DETECTED = Instant.parse("2026-03-04T09:41:00Z");

    static Stream<Postmortem> playable() {
        return Fixtures.all().stream().filter(postmortem -> RolePlays.of(postmortem.incident()) instanceof Script);
    }

    static Stream<Incident> drawn() {
        return IntStream.range(0, 300).mapToObj(RolePlayTests::drawn);
    }

    @Test
    void ofWhenTimelineIsToldDealsEachRowOnce() {
        assertThat(playable().count()).as("most of the sample can be played").isGreaterThan(12);
        assertThat(playable()).allSatisfy(postmortem -> assertDealt(postmortem.incident()));
        assertThat(drawn()).allSatisfy(RolePlayTests::assertDealt);
    }

    private static void assertDealt(Incident incident) {
        if (RolePlays.of(incident) instanceof Script script) {
            List<TimelineEvent> dealt = new ArrayList<>(script.background());
            dealt.addAll(script.opening());
            script.turns().forEach(turn -> dealt.addAll(turn.rows()));
            dealt.addAll(script.epilogue());
            dealt.addAll(script.untimed());
            assertThat(dealt).containsExactlyInAnyOrderElementsOf(incident.timeline());
        }
    }

    @Test
    void ofWhenRowsAreInAnyOrderRevealsNoneBeforeItsTime() {
        assertThat(Stream.concat(playable().map(Postmortem::incident), drawn())).allSatisfy(incident -> {
            if (RolePlays.of(incident) instanceof Script script) {
                Instant detected = Objects.requireNonNull(incident.detected().value());
                assertThat(script.background())
                        .allSatisfy(row -> assertThat(row.at().value()).isBeforeOrEqualTo(detected));
                assertThat(script.opening())
                        .allSatisfy(row -> assertThat(row.at().value()).isEqualTo(detected));
                int minute = 0;
                Duration since = Duration.ZERO;
                for (Turn turn : script.turns()) {
                    assertThat(turn.minute()).isGreaterThan(minute);
                    assertThat(turn.since()).isGreaterThan(since);
                    assertThat(turn.rows())
                            .isNotEmpty()
                            .allSatisfy(row -> assertThat(row.at().value()).isEqualTo(detected.plus(turn.since())));
                    minute = turn.minute();
                    since = turn.since();
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("playable")
    void playersWhenHandedOutHoldNothingOfWhatComesLater(Postmortem postmortem) {
        Script script = (Script) RolePlays.of(postmortem.incident());
        String sheet = sheets(postmortem, script, Language.ENGLISH).players().markdown();

        List<String> opening =
                script.opening().stream().map(TimelineEvent::text).toList();
        List<String> known = Hindsight.without(script.opening()).stream()
                .map(TimelineEvent::text)
                .toList();
        assertThat(quotes(sheets(postmortem, script, Language.ENGLISH).players().blocks()))
                .hasSameSizeAs(known)
                .allSatisfy(quote -> assertThat(known).anyMatch(quote::endsWith));
        postmortem.incident().timeline().stream()
                .map(TimelineEvent::text)
                .filter(text -> !opening.contains(text))
                .forEach(text -> assertThat(sheet).doesNotContain(text));
        assertThat(sheet)
                .doesNotContain(postmortem.title(), "" + postmortem.place().path());
        assertThat(letters(sheet)).doesNotContain(letters(postmortem.title()));
    }

    @ParameterizedTest
    @MethodSource("playable")
    void scriptWhenWrittenTellsReadersNothingThatTheRecordDoesNotSay(Postmortem postmortem) {
        Script script = (Script) RolePlays.of(postmortem.incident());
        String file = letters(Fixtures.text(postmortem));
        for (Language language : Language.values()) {
            Sheet sheet = sheets(postmortem, script, language).script();

            assertThat(quotes(sheet.blocks()))
                    .isNotEmpty()
                    .allSatisfy(quote -> assertThat(withoutClock(quote).split("(?<=[.!?…»”]) "))
                            .allSatisfy(sentence -> assertThat(file).contains(letters(sentence))));
            assertThat(ours(sheet.blocks()))
                    .allSatisfy(sentence -> assertThat(patterns(language))
                            .as("our own sentence: %s", sentence)
                            .anyMatch(pattern -> pattern.matcher(sentence.replace(Words.NBSP, " "))
                                    .matches()));
        }
    }

    /** The facilitator reads aloud from top to bottom: a quote under a moment is a row of that moment. */
    @ParameterizedTest
    @MethodSource("playable")
    void scriptWhenReadFromTopToBottomKeepsTheOrder(Postmortem postmortem) {
        Script script = (Script) RolePlays.of(postmortem.incident());
        List<Block> blocks =
                sheets(postmortem, script, Language.ENGLISH).script().blocks();
        Words words = words(Language.ENGLISH);
        int from = blocks.indexOf(new Heading(2, words.say("play.turns")));
        int to = blocks.indexOf(new Heading(2, words.say("play.debrief")));

        assertThat(quotes(blocks.subList(from, to)))
                .containsExactlyElementsOf(script.turns().stream()
                        .flatMap(turn -> turn.rows().stream())
                        .map(TimelineEvent::text)
                        .toList());
        List<String> later = script.turns().stream()
                .flatMap(turn -> turn.rows().stream())
                .map(TimelineEvent::text)
                .toList();
        int start = blocks.indexOf(new Heading(2, words.say("play.opening")));
        assertThat(quotes(blocks.subList(start, from)))
                .noneMatch(quote -> later.stream().anyMatch(quote::endsWith));
    }

    @Test
    void ofWhenDetectionIsUnknownSaysSo() {
        Incident incident = incident(RecordedInstant.missing(), null, rows(1, 2, 3, 4));

        assertThat(RolePlays.of(incident)).isEqualTo(new TooThin(Reason.DETECTION_UNKNOWN, 0));
        assertThat(RolePlaySheets.reason(new TooThin(Reason.DETECTION_UNKNOWN, 0), words(Language.ENGLISH)))
                .isEqualTo(
                        "There is no role play: the record does not say to the minute when the incident was detected,"
                                + " and the players start there.");
    }

    @Test
    void ofWhenDetectionIsKnownToTheHourOnlySaysSo() {
        RecordedInstant hour = at(DETECTED, Precision.HOUR, State.RECORDED);

        assertThat(RolePlays.of(incident(hour, null, rows(1, 2, 3, 4)))).isInstanceOf(TooThin.class);
    }

    @Test
    void ofWhenFewMomentsFollowSaysHowMany() {
        TooThin thin = (TooThin) RolePlays.of(incident(detected(), null, rows(-30, -10, 0, 5, 5, 9)));

        assertThat(thin).isEqualTo(new TooThin(Reason.FEW_MOMENTS, 2));
        assertThat(RolePlaySheets.reason(thin, words(Language.FRENCH)))
                .isEqualTo(
                        "Il n’y a pas de jeu de rôle\u00a0: après la détection, la chronologie compte 2 moments, et il en"
                                + " faut trois au moins.");
    }

    @Test
    void ofWhenMomentsLieBehindTheEndDoesNotPlayThem() {
        Script script = (Script) RolePlays.of(incident(
                detected(),
                at(DETECTED.plusSeconds(1800), Precision.MINUTE, State.RECORDED),
                rows(1, 2, 30, 31, 152, 160)));

        assertThat(script.turns()).as("what follows soon is played").hasSize(4);
        assertThat(script.epilogue()).extracting(TimelineEvent::text).containsExactly("row 152", "row 160");
    }

    @Test
    void ofWhenARowIsKnownToTheHourOfDetectionKeepsItForTheFacilitator() {
        List<TimelineEvent> rows = new ArrayList<>(rows(1, 2, 3));
        rows.add(new TimelineEvent(at(DETECTED, Precision.HOUR, State.APPROXIMATE), "about then"));

        Script script = (Script) RolePlays.of(incident(detected(), null, rows));

        assertThat(script.opening()).isEmpty();
        assertThat(script.background()).extracting(TimelineEvent::text).containsExactly("about then");
    }

    @Test
    void ofWhenSomebodyDecidedAsksFirst() {
        List<TimelineEvent> rows = new ArrayList<>(rows(1, 60));
        rows.add(new TimelineEvent(
                at(DETECTED.plusSeconds(300), Precision.MINUTE, State.RECORDED), "We decide to stop."));

        Script script = (Script) RolePlays.of(incident(detected(), null, rows));

        assertThat(script.turns())
                .extracting(Turn::question)
                .as("what was decided, and the longest silence")
                .containsExactly(Question.NONE, Question.DECISION, Question.SILENCE);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void sheetsWhenWrittenLookLikeTheGolden(Language language) {
        Postmortem postmortem = Fixtures.one("2026/03.payments.double-charge.md");
        RolePlaySheets sheets = sheets(postmortem, (Script) RolePlays.of(postmortem.incident()), language);

        Golden.assertSame(sheets.script().markdown(), "script-" + language.code() + ".md");
        Golden.assertSame(sheets.players().markdown(), "players-" + language.code() + ".md");
    }

    private static RolePlaySheets sheets(Postmortem postmortem, Script script, Language language) {
        return new RolePlaySheets(postmortem, script, language, words(language));
    }

    private static Words words(Language language) {
        return new ClubSentences(Path.of("nowhere")).in(language);
    }

    private static List<String> quotes(List<Block> blocks) {
        return blocks.stream()
                .filter(Quote.class::isInstance)
                .map(block -> ((Quote) block).text())
                .toList();
    }

    private static List<String> ours(List<Block> blocks) {
        List<String> sentences = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Heading heading) {
                sentences.add(heading.text());
            } else if (block instanceof Paragraph paragraph) {
                sentences.add(paragraph.text());
            } else if (block instanceof Bullets bullets) {
                sentences.addAll(bullets.items());
            } else {
                assertThat(block).isInstanceOf(Quote.class);
            }
        }
        return sentences;
    }

    private static String withoutClock(String quote) {
        return quote.replaceFirst("^(about |environ\\h)?\\d\\d:\\d\\d( \\((day|jour) [+−]\\d+\\))? ", "");
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{Nd}]+", "");
    }

    /** Our sentences, where only times and numbers are filled in. */
    private static List<Pattern> patterns(Language language) {
        Properties sentences = new Properties();
        String file = "/templates/readingclub/club" + (language == Language.ENGLISH ? "" : "_fr") + ".properties";
        try (var in = new InputStreamReader(
                Objects.requireNonNull(RolePlayTests.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            sentences.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String filled =
                "\\E(about |environ\\h)?[\\d:−+, ()\\h]*(min|h|days?|jours?|day [+−]\\d+|jour [+−]\\d+|[\\d:)\\h]|minute|une)*\\Q";
        return sentences.entrySet().stream()
                .filter(entry -> entry.getKey().toString().startsWith("play."))
                .map(entry -> entry.getValue().toString())
                .map(text -> "\\Q"
                        + text.replaceAll(
                                        "\\{0,choice,[^|]*\\|1<\\{0}( [\\p{L}]+)*}", "\\\\E[\\\\p{L}\\\\d\\\\h]+\\\\Q")
                                .replaceAll("\\{\\d}", Matcher.quoteReplacement(filled))
                        + "\\E")
                .map(Pattern::compile)
                .toList();
    }

    private static Incident drawn(int seed) {
        Random random = new Random(seed);
        List<TimelineEvent> rows = new ArrayList<>();
        int number = random.nextInt(15);
        for (int i = 0; i < number; i++) {
            Instant at = DETECTED.plusSeconds(60L * (random.nextInt(120) - 30));
            RecordedInstant instant =
                    switch (random.nextInt(8)) {
                        case 0 -> RecordedInstant.missing();
                        case 1 -> at(at, Precision.HOUR, State.APPROXIMATE);
                        case 2 -> at(at, Precision.MINUTE, State.APPROXIMATE);
                        default -> at(at, Precision.MINUTE, State.RECORDED);
                    };
            rows.add(new TimelineEvent(instant, "row " + i));
        }
        RecordedInstant end = random.nextBoolean()
                ? RecordedInstant.missing()
                : at(DETECTED.plusSeconds(60L * random.nextInt(90)), Precision.MINUTE, State.RECORDED);
        return incident(detected(), end, rows);
    }

    private static RecordedInstant detected() {
        return at(DETECTED, Precision.MINUTE, State.RECORDED);
    }

    private static List<TimelineEvent> rows(int... minutes) {
        return IntStream.of(minutes)
                .mapToObj(minute -> new TimelineEvent(
                        at(DETECTED.plusSeconds(60L * minute), Precision.MINUTE, State.RECORDED), "row " + minute))
                .toList();
    }

    private static RecordedInstant at(Instant at, Precision precision, State state) {
        ZoneId zone = ZoneOffset.UTC;
        return new RecordedInstant(
                state, at, at.atZone(zone).toLocalDateTime(), zone, false, precision, 1, "as written");
    }

    private static Incident incident(
            RecordedInstant detected, @Nullable RecordedInstant end, List<TimelineEvent> rows) {
        return new Incident(
                RecordedInstant.missing(),
                detected,
                end == null ? RecordedInstant.missing() : end,
                Incident.DetectedBy.UNKNOWN,
                List.of(),
                rows,
                List.of());
    }
}
