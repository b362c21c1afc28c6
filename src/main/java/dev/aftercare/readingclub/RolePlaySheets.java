package dev.aftercare.readingclub;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.readingclub.Block.Bullets;
import dev.aftercare.readingclub.Block.Heading;
import dev.aftercare.readingclub.Block.Quote;
import dev.aftercare.readingclub.RolePlay.Question;
import dev.aftercare.readingclub.RolePlay.Script;
import dev.aftercare.readingclub.RolePlay.TooThin;
import dev.aftercare.readingclub.RolePlay.Turn;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a play down: the facilitator's script, and the players' sheet. What happened is told in the words of the record, each
 * row as a quote of its own; our own sentences hold nothing of it but times.
 */
final class RolePlaySheets {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private final Postmortem postmortem;
    private final Script script;
    private final Language language;
    private final Words words;
    private final List<Block> blocks = new ArrayList<>();

    RolePlaySheets(Postmortem postmortem, Script script, Language language, Words words) {
        this.postmortem = postmortem;
        this.script = script;
        this.language = language;
        this.words = words;
    }

    /** Why there is no play, in a sentence. */
    static String reason(TooThin thin, Words words) {
        return words.say("play.thin." + thin.reason().name(), thin.number());
    }

    /** For the facilitator alone. */
    Sheet script() {
        blocks.clear();
        say("play.for-facilitator");
        say("play.how");
        heading(2, "play.background");
        say("play.background.note");
        quotes(script.background(), "play.background.none");
        told("play.cause", postmortem.cause());
        told("play.impact", postmortem.impact());
        heading(2, "play.opening");
        say("play.opening.note", clock(script.detected()));
        opening();
        List<TimelineEvent> later = Hindsight.alone(script.opening());
        if (!later.isEmpty()) {
            say("play.opening.later");
            later.forEach(row -> blocks.add(quote(row)));
        }
        heading(2, "play.turns");
        say("play.turns.note", script.turns().size());
        script.turns().forEach(this::turn);
        debrief();
        return new Sheet(words.say("play.title", postmortem.title()), language, blocks);
    }

    /** For the players: the moment of detection and nothing that came to light later, not even the title. */
    Sheet players() {
        blocks.clear();
        say("players.rules");
        heading(2, "players.roles");
        bullets("players.role.lead", "players.role.hands", "players.role.voice", "players.role.scribe");
        heading(2, "players.start");
        opening();
        heading(2, "players.notes");
        bullets("players.note.see", "players.note.guess", "players.note.do", "players.note.tell");
        return new Sheet(words.say("players.title"), language, blocks);
    }

    private void opening() {
        say("play.start", clock(script.detected()));
        Incident.DetectedBy detectedBy = postmortem.incident().detectedBy();
        // where the record tells the moment itself, its own words say who noticed
        if (script.opening().isEmpty() && detectedBy != Incident.DetectedBy.UNKNOWN) {
            say("play.noticed." + detectedBy.name());
        }
        quotes(Hindsight.without(script.opening()), "play.opening.none");
    }

    private void turn(Turn turn) {
        blocks.add(new Heading(
                3,
                words.say("play.turn", turn.minute(), clock(turn.rows().get(0).at()), words.duration(turn.since()))));
        if (turn.question() == Question.DECISION) {
            say("play.ask.decision");
        } else if (turn.question() == Question.SILENCE) {
            say("play.ask.silence", words.duration(turn.waited()));
        }
        turn.rows().forEach(row -> blocks.add(new Quote(row.text())));
    }

    private void debrief() {
        heading(2, "play.debrief");
        say("play.debrief.note");
        List<String> questions = new ArrayList<>();
        Incident incident = postmortem.incident();
        between(incident.started(), incident.detected())
                .ifPresent(time -> questions.add(words.say("play.debrief.detect", time)));
        between(incident.detected(), incident.resolved())
                .ifPresent(time -> questions.add(words.say("play.debrief.resolve", time)));
        long decisions = script.turns().stream()
                .filter(turn -> turn.question() == Question.DECISION)
                .count();
        if (decisions > 0) {
            questions.add(words.say("play.debrief.decisions", decisions));
        }
        questions.add(words.say("play.debrief.guess"));
        questions.add(words.say("play.debrief.missing"));
        blocks.add(new Bullets(questions));
        told("play.well", postmortem.background().wentWell());
        actions();
        rest("play.epilogue", script.epilogue());
        rest("play.untimed", script.untimed());
    }

    private void actions() {
        if (!postmortem.countermeasures().isEmpty()) {
            heading(3, "play.actions");
            say("play.actions.note");
            postmortem.countermeasures().forEach(action -> blocks.add(new Quote(action.description())));
        }
    }

    private void rest(String heading, List<TimelineEvent> rows) {
        if (!rows.isEmpty()) {
            heading(3, heading);
            rows.forEach(row -> blocks.add(quote(row)));
        }
    }

    private void quotes(List<TimelineEvent> rows, String none) {
        if (rows.isEmpty()) {
            say(none);
        }
        rows.forEach(row -> blocks.add(quote(row)));
    }

    private Quote quote(TimelineEvent row) {
        return new Quote(row.at().isKnown() ? clock(row.at()) + " " + row.text() : row.text());
    }

    /** What the record says in a section of its own. */
    private void told(String heading, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            heading(3, heading);
            text.lines().filter(line -> !line.isBlank()).forEach(line -> blocks.add(new Quote(line)));
        }
    }

    private void say(String key, Object... arguments) {
        blocks.add(Block.text(words.say(key, arguments)));
    }

    private void heading(int level, String key) {
        blocks.add(new Heading(level, words.say(key)));
    }

    private void bullets(String... keys) {
        blocks.add(new Bullets(Stream.of(keys).map(words::say).toList()));
    }

    private Optional<String> between(RecordedInstant from, RecordedInstant to) {
        if (!from.isKnown() || !to.isKnown()) {
            return Optional.empty();
        }
        Duration time = Duration.between(from.value(), to.value());
        return time.isNegative() ? Optional.empty() : Optional.of(words.duration(time));
    }

    /** The time of day where the responders sat, with the day's distance where it is another day; no date gives the incident away. */
    private String clock(RecordedInstant instant) {
        ZoneId zone = Objects.requireNonNullElse(script.detected().zone(), ZoneOffset.UTC);
        ZonedDateTime at = Objects.requireNonNull(instant.value()).atZone(zone);
        long days = ChronoUnit.DAYS.between(
                Objects.requireNonNull(script.detected().value()).atZone(zone).toLocalDate(), at.toLocalDate());
        String time = CLOCK.format(at);
        if (instant.state() == RecordedInstant.State.APPROXIMATE
                || instant.precision() == RecordedInstant.Precision.HOUR) {
            time = words.say("play.about", time);
        }
        return days == 0 ? time : words.say("play.day", time, (days > 0 ? "+" : "−") + Math.abs(days));
    }
}
