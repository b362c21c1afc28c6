package dev.aftercare.run;

import dev.aftercare.link.LooseEnds;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.MailServer;
import dev.aftercare.people.PeopleFile;
import dev.aftercare.people.PeopleFileUnreadable;
import dev.aftercare.reminder.Silence;
import dev.aftercare.source.SourceUnavailable;
import dev.aftercare.source.Sources;
import dev.aftercare.source.correction.Corrections;
import dev.aftercare.tracker.TrackerKind;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.tracker.TrackerUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks every connection of an installation whether it answers, and goes on after one that does not. */
@Component
final class Connections {

    private final JdbcDatabase database;
    private final Sources sources;
    private final List<TrackerSettings> trackers;
    private final List<TrackerKind> trackerKinds;
    private final LooseEnds looseEnds;
    private final Corrections corrections;
    private final MailServer mailServer;
    private final Silence silence;
    private final Settings settings;

    Connections(
            JdbcDatabase database,
            Sources sources,
            List<TrackerSettings> trackers,
            List<TrackerKind> trackerKinds,
            LooseEnds looseEnds,
            Corrections corrections,
            MailServer mailServer,
            Silence silence,
            Settings settings) {
        this.database = database;
        this.sources = sources;
        this.trackers = trackers;
        this.trackerKinds = trackerKinds;
        this.looseEnds = looseEnds;
        this.corrections = corrections;
        this.mailServer = mailServer;
        this.silence = silence;
        this.settings = settings;
    }

    /** What each of them answered, in the order of a run. */
    List<Answer> ask() {
        List<Answer> answers = new ArrayList<>();
        answers.add(askDatabase());
        sources.all().forEach(source -> answers.add(ask(source)));
        trackers.forEach(tracker -> answers.add(ask(tracker)));
        if (!trackers.isEmpty()) {
            answers.add(askTickets());
        }
        Path people = settings.people().file();
        if (people != null) {
            answers.add(askPeople(people));
        }
        answers.add(askNames());
        if (corrections.areConfigured()) {
            answers.addAll(askCorrections());
        }
        answers.add(askFolder("digests", settings.digest().folder()));
        answers.add(
                settings.mail().delivery() == Delivery.FILE
                        ? askFolder("outbox", settings.mail().outboxFolder())
                        : askMailServer());
        return answers;
    }

    private Answer askDatabase() {
        return database.isRecentEnough()
                ? new Answer("database", true, "PostgreSQL " + database.version())
                : new Answer(
                        "database", false, "PostgreSQL %s is too old; use 15 or later.".formatted(database.version()));
    }

    private static Answer ask(Sources.Source source) {
        String what = "source " + source.name();
        try {
            return new Answer(what, true, source.reading().seen());
        } catch (SourceUnavailable e) {
            return new Answer(what, false, String.valueOf(e.getMessage()));
        }
    }

    private Answer ask(TrackerSettings tracker) {
        String what = "tracker " + tracker.name();
        try {
            return new Answer(
                    what, true, TrackerKind.open(tracker, trackerKinds).check());
        } catch (TrackerUnavailable | TrackerRefused e) {
            return new Answer(what, false, String.valueOf(e.getMessage()));
        }
    }

    /** What the last night brought home; the digest lists it. */
    private Answer askTickets() {
        return new Answer(
                "tickets",
                true,
                "as of the last night: %d with a postmortem label that no postmortem names, %d references without a ticket, %d suggested by their titles"
                        .formatted(
                                looseEnds.unnamed().size(),
                                looseEnds.unanswered().size(),
                                looseEnds.suggestions().size()));
    }

    private static Answer askPeople(Path file) {
        try {
            var found = new PeopleFile(file).read();
            String count = "%d people".formatted(found.people().size());
            return found.diagnostics().isEmpty()
                    ? new Answer("people", true, count)
                    : new Answer(
                            "people", false, count + "; " + found.diagnostics().get(0));
        } catch (PeopleFileUnreadable e) {
            return new Answer("people", false, String.valueOf(e.getMessage()));
        }
    }

    /** Owners and contacts of open actions, as the last night read them; the digest lists them. */
    private Answer askNames() {
        List<String> unmet = silence.unmet();
        return new Answer(
                "names",
                true,
                unmet.isEmpty()
                        ? "as of the last night: every owner and contact of an open action is known"
                        : "as of the last night: %d that meet nobody, whose items go to aftercare.reminders.fallback: %s"
                                .formatted(unmet.size(), String.join(", ", unmet)));
    }

    private List<Answer> askCorrections() {
        List<String> problems = corrections.check();
        return problems.isEmpty()
                ? List.of(new Answer("corrections", true, "%d in force".formatted(corrections.count())))
                : problems.stream()
                        .map(problem -> new Answer("corrections", false, problem))
                        .toList();
    }

    private Answer askFolder(String what, Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "check", ".tmp"));
            return new Answer(what, true, folder.toAbsolutePath().toString());
        } catch (IOException e) {
            return new Answer(
                    what,
                    false,
                    "Nothing can be written to %s: %s.".formatted(folder.toAbsolutePath(), e.getMessage()));
        }
    }

    private Answer askMailServer() {
        String name = mailServer.name().orElse("");
        return mailServer
                .whyNot()
                .map(reason -> new Answer("mail server", false, "%s does not let us in: %s.".formatted(name, reason)))
                .orElseGet(() -> new Answer("mail server", true, name));
    }

    /**
     * What one connection answered.
     *
     * @param what which one
     * @param works whether it works
     * @param sentence what it said, or what to mend
     */
    record Answer(String what, boolean works, String sentence) {}
}
