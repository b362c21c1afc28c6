package dev.aftercare.run;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.review.FindingsView;
import dev.aftercare.review.Review;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.review.ReviewProfile;
import dev.aftercare.review.ReviewSettings;
import dev.aftercare.review.RuleLevel;
import dev.aftercare.source.markdown.Inspection;
import dev.aftercare.source.reading.DocumentReading;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what is understood of files, without configuration, database or mail. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description =
                "Shows what is understood of files or folders: incidents, instants, actions, and what to write instead"
                        + " where something is not understood. Needs no configuration and no database, and changes nothing.")
final class InspectCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "The zone of times without one, such as Europe/Paris (default: ${DEFAULT-VALUE}).")
    private ZoneId zone = ZoneId.of("UTC");

    @Option(
            names = "--language",
            paramLabel = "en|fr",
            description = "The language (default: told from each document).")
    private @Nullable String language;

    @Option(
            names = "--format",
            defaultValue = "table",
            description = "table for people, jsonl for programs: one object an incident (default: ${DEFAULT-VALUE}).")
    private Inspection.Format format = Inspection.Format.TABLE;

    @Option(
            names = "--strict",
            description = "Exit with 3 when something is not understood, for the checks of a repository.")
    private boolean strict;

    @Option(
            names = "--review",
            description =
                    "Shows what each postmortem does not meet yet instead: file, line, rule, and what to write. With --strict,"
                            + " exits with 3 when a required rule is not met.")
    private boolean review;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description =
                    "The guide to review by: general, devops-handbook, pagerduty, google, french or atlassian (default:"
                            + " general).")
    private @Nullable String profile;

    @Option(
            names = "--rule",
            paramLabel = "RULE=LEVEL",
            description = "Turns a rule off, or makes it advice or required, such as phrasing.would-have=off.")
    private Map<String, String> rules = Map.of();

    @Override
    public Integer call() {
        List<Path> missing = paths.stream().filter(Files::notExists).toList();
        if (!missing.isEmpty()) {
            throw new WrongUsage(missing.stream()
                    .map("There is no file or folder %s."::formatted)
                    .collect(Collectors.joining("\n")));
        }
        PrintWriter out = spec.commandLine().getOut();
        var defaults = new ReadingDefaults(zone, languageOrNull(), null, ReviewStatus.UNKNOWN, Audience.INTERNAL, null);
        if (review) {
            return review(new Inspection(defaults), out);
        }
        Inspection.Counts counts = new Inspection(defaults).inspect(paths, format, out);
        out.flush();
        return strict && counts.diagnostics() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private Integer review(Inspection inspection, PrintWriter out) {
        Review reviewing = new Review(reviewSettings());
        EnumMap<RuleLevel, Integer> counts = new EnumMap<>(RuleLevel.class);
        Counter read = new Counter();
        inspection.read(paths, file -> {
            read.add(file.reading());
            for (Postmortem postmortem : file.reading().postmortems()) {
                List<ReviewFinding> findings = reviewing.of(postmortem);
                findings.forEach(finding -> counts.merge(finding.level(), 1, Integer::sum));
                out.append(
                        switch (format) {
                            case TABLE -> FindingsView.text(findings);
                            case JSONL -> FindingsView.jsonLines(findings);
                        });
            }
        });
        int required = counts.getOrDefault(RuleLevel.REQUIRED, 0);
        if (format == Inspection.Format.TABLE) {
            out.append("postmortems: %d, required findings: %d, advice: %d%n"
                    .formatted(read.postmortems, required, counts.getOrDefault(RuleLevel.ADVICE, 0)));
        }
        out.flush();
        return strict && (required > 0 || read.unread > 0) ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    private ReviewSettings reviewSettings() {
        List<String> problems = new ArrayList<>();
        Map<String, RuleLevel> levels = ReviewSettingsReader.levels("--rule ", rules, problems);
        ReviewProfile wanted = profile == null
                ? ReviewProfile.GENERAL
                : ReviewProfile.named(profile).orElse(null);
        if (wanted == null) {
            problems.add("--profile is \"%s\"; write one of %s.".formatted(profile, ReviewSettingsReader.profiles()));
            wanted = ReviewProfile.GENERAL;
        }
        if (!problems.isEmpty()) {
            throw new WrongUsage(String.join("\n", problems));
        }
        return new ReviewSettings(Map.of(Inspection.SOURCE, wanted), levels, ReviewSettings.USUAL_TICKETS);
    }

    /** How many postmortems were read, and how many files could not be. */
    private static final class Counter {
        private int postmortems;
        private int unread;

        void add(DocumentReading reading) {
            postmortems += reading.postmortems().size();
            unread +=
                    reading.diagnostics().stream().anyMatch(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                            ? 1
                            : 0;
        }
    }

    private @Nullable Language languageOrNull() {
        if (language == null) {
            return null;
        }
        return Arrays.stream(Language.values())
                .filter(candidate -> candidate.code().equalsIgnoreCase(language))
                .findFirst()
                .orElseThrow(() -> new WrongUsage("--language is \"%s\"; write en or fr.".formatted(language)));
    }
}
