package dev.aftercare.run;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.markdown.Inspection;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
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
        Inspection.Counts counts = new Inspection(defaults).inspect(paths, format, out);
        out.flush();
        return strict && counts.diagnostics() > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
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
