package dev.aftercare.readingclub;

import dev.aftercare.chart.Words;
import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.TimelineEvent;
import dev.aftercare.readingclub.Block.Bullets;
import dev.aftercare.readingclub.Block.Heading;
import dev.aftercare.readingclub.Block.Paragraph;
import dev.aftercare.readingclub.Block.Quote;
import dev.aftercare.readingclub.Block.Table;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pack of an evening: brief, timeline, questions, aftermath, related incidents, invitation. */
final class PackSheet {

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

    /** So that the brief stays on one page. */
    private static final int LONGEST = 700;

    private static final int QUOTED = 160;
    private static final int MOST_DECISIONS = 4;

    private final ClubPack pack;
    private final Postmortem postmortem;
    private final Language language;
    private final Words words;
    private final List<Block> blocks = new ArrayList<>();

    private PackSheet(ClubPack pack, Language language, Words words) {
        this.pack = pack;
        this.postmortem = pack.postmortem();
        this.language = language;
        this.words = words;
    }

    static Sheet of(ClubPack pack, Language language, Words words) {
        PackSheet sheet = new PackSheet(pack, language, words);
        sheet.brief();
        sheet.timeline();
        sheet.questions();
        sheet.aftermath();
        sheet.related();
        sheet.invitation();
        return new Sheet(words.say("pack.title", words.month(pack.featured().month())), language, sheet.blocks);
    }

    private void brief() {
        heading(2, "pack.brief");
        blocks.add(new Paragraph(postmortem.title(), Lines.link(postmortem.url())));
        blocks.add(new Bullets(facts()));
        if (!pack.featured().reason().isBlank()) {
            blocks.add(Block.text(pack.featured().reason()));
        }
        say(pack.featured().pickedBy() == PickedBy.PROPOSED ? "pack.proposed" : "pack.picked");
        told("pack.summary", postmortem.summary());
        told("pack.impact", postmortem.impact());
        told("pack.cause", postmortem.cause());
        blocks.add(new Block.NewSheet());
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        if (postmortem.severity() != null) {
            facts.add(words.say("pack.severity", postmortem.severity().label()));
        }
        if (postmortem.system() != null) {
            facts.add(words.say("pack.system", postmortem.system()));
        }
        Incident incident = postmortem.incident();
        instant("pack.started", incident.started(), facts);
        instant("pack.detected", incident.detected(), facts);
        instant("pack.resolved", incident.resolved(), facts);
        facts.add(words.say("pack.noticed." + incident.detectedBy().name()));
        if (postmortem.background().usersHit() != null) {
            facts.add(words.say("pack.users", postmortem.background().usersHit()));
        }
        return facts;
    }

    private void instant(String key, RecordedInstant instant, List<String> facts) {
        facts.add(words.say(key, instant.local() == null ? words.say("pack.not-stated") : when(instant)));
    }

    private void timeline() {
        heading(2, "pack.timeline");
        List<TimelineEvent> rows = postmortem.incident().timeline();
        if (rows.isEmpty()) {
            say("pack.timeline.none");
            return;
        }
        blocks.add(new Table(
                List.of(words.say("pack.when"), words.say("pack.what")),
                rows.stream().map(row -> List.of(when(row.at()), row.text())).toList()));
    }

    private void questions() {
        heading(2, "pack.questions");
        noticing();
        deciding();
        heading(3, "pack.q.well");
        well();
        heading(3, "pack.q.actions");
        actions();
        heading(3, "pack.q.us");
        bullets(List.of(words.say("pack.q.us.here"), words.say("pack.q.us.signal"), words.say("pack.q.us.one")));
    }

    private void noticing() {
        heading(3, "pack.q.noticing");
        List<String> questions = new ArrayList<>();
        Incident incident = postmortem.incident();
        if (incident.started().isKnown() && incident.detected().isKnown()) {
            Duration gap = Duration.between(
                    incident.started().value(), incident.detected().value());
            if (!gap.isNegative()) {
                questions.add(words.say("pack.q.gap", words.duration(gap)));
            }
        } else {
            questions.add(words.say("pack.q.gap.unknown"));
        }
        switch (incident.detectedBy()) {
            case USER -> questions.add(words.say("pack.q.users"));
            case COLLEAGUE -> questions.add(words.say("pack.q.colleague"));
            case MONITORING -> questions.add(words.say("pack.q.monitoring"));
            case UNKNOWN -> questions.add(words.say("pack.q.by-unknown"));
        }
        bullets(questions);
    }

    private void deciding() {
        heading(3, "pack.q.deciding");
        List<String> questions = new ArrayList<>();
        postmortem.incident().timeline().stream()
                .filter(row -> TurningPoints.isDecision(row.text()))
                .limit(MOST_DECISIONS)
                .forEach(row -> questions.add(words.say("pack.q.decision", Lines.shortened(row.text(), QUOTED))));
        questions.add(words.say("pack.q.undo"));
        bullets(questions);
    }

    private void well() {
        String well = postmortem.background().wentWell();
        if (well == null || well.isBlank()) {
            bullets(List.of(words.say("pack.q.well.unstated")));
        } else {
            blocks.add(new Quote(Lines.shortened(well, LONGEST)));
            bullets(List.of(words.say("pack.q.well.keep")));
        }
    }

    private void actions() {
        if (pack.aftermath().isEmpty()) {
            bullets(List.of(words.say("pack.q.actions.none")));
            return;
        }
        bullets(pack.aftermath().stream()
                .map(action -> words.say(
                        "pack.q.action."
                                + (action.check() == null
                                        ? "UNKNOWN"
                                        : action.check().result().name()),
                        Lines.shortened(action.countermeasure().description(), QUOTED)))
                .toList());
    }

    private void aftermath() {
        heading(2, "pack.aftermath");
        if (pack.aftermath().isEmpty()) {
            say("pack.aftermath.none");
            return;
        }
        blocks.add(new Table(
                List.of(words.say("pack.action"), words.say("pack.today"), words.say("pack.evidence")),
                pack.aftermath().stream().map(this::row).toList()));
    }

    private List<String> row(ClubPack.Action action) {
        FixCheck check = action.check();
        if (check == null) {
            return List.of(action.countermeasure().description(), words.say("pack.result.UNKNOWN"), "");
        }
        String ticket = check.ticket() == null
                ? words.say("pack.by-record")
                : check.ticket().toString();
        String day = check.when() == null ? "" : ", " + DAY.format(check.when());
        return List.of(action.countermeasure().description(), result(check.result()), ticket + day);
    }

    private String result(FixResult result) {
        return words.say("pack.result." + result.name());
    }

    private void related() {
        heading(2, "pack.related");
        if (pack.related().isEmpty()) {
            say("pack.related.none");
        }
        pack.related()
                .forEach(related -> blocks.add(new Paragraph(
                        words.say(
                                "pack.related." + related.why().name(),
                                related.postmortem().title()),
                        Lines.link(related.postmortem().url()))));
    }

    private void invitation() {
        heading(2, "pack.invitation");
        say("pack.invitation.subject", pack.organisation(), postmortem.title());
        say("pack.invitation.hello");
        say("pack.invitation.what", postmortem.title());
        String summary = postmortem.summary();
        if (summary != null && !summary.isBlank()) {
            blocks.add(new Quote(Lines.shortened(summary, LONGEST)));
        }
        say("pack.invitation.how");
        say("pack.invitation.when");
    }

    private void told(String heading, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            heading(3, heading);
            blocks.add(new Quote(Lines.shortened(text, LONGEST)));
        }
    }

    private static String when(RecordedInstant instant) {
        if (instant.local() == null) {
            return instant.raw() == null ? "" : instant.raw();
        }
        boolean day = instant.precision() == RecordedInstant.Precision.DAY;
        return (day ? DAY : DAY_AND_TIME).format(instant.local());
    }

    private void bullets(List<String> items) {
        blocks.add(new Bullets(items));
    }

    private void say(String key, Object... arguments) {
        blocks.add(Block.text(words.say(key, arguments)));
    }

    private void heading(int level, String key) {
        blocks.add(new Heading(level, words.say(key)));
    }
}
