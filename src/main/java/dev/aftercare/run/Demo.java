package dev.aftercare.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** One night and one month of the shipped sample: a fictional company with a today of its own, so it never goes stale. */
final class Demo {

    static final Path DEFAULT_FOLDER = Path.of("data", "demo");

    /** The sample's today. */
    static final LocalDate TODAY = LocalDate.of(2026, 9, 14);

    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final String MANAGERS = "managers@harborline.example";

    private final Console console;

    Demo(Console console) {
        this.console = console;
    }

    /** Runs the demo in a folder of its own, afresh. */
    int run(Path folder) {
        Path sample = folder.resolve("sample");
        copySample(sample);
        // the last demo's letters and pages would look like this one's
        deleteOwn(folder.resolve("outbox"));
        deleteOwn(folder.resolve("digests"));
        Clock clock = Clock.fixed(TODAY.atTime(LocalTime.of(8, 0)).atZone(ZONE).toInstant(), ZONE);
        try (Installation installation = Installation.openAfresh(console, properties(folder, sample), clock)) {
            JobRuns runs = installation.get(JobRuns.class);
            RunOutcome night = runs.nightly(TODAY);
            console.tell("The sample's night of " + TODAY, night);
            if (night.exitCode() != ExitCode.DONE && night.exitCode() != ExitCode.INCOMPLETE) {
                return night.exitCode();
            }
            YearMonth month = YearMonth.from(TODAY).minusMonths(1);
            RunOutcome digest = runs.digest(month, TODAY);
            console.tell("The sample's digest of " + month, digest);
            sayWhere(folder);
            return Math.max(night.exitCode(), digest.exitCode());
        }
    }

    private void sayWhere(Path folder) {
        console.out().println();
        console.out().println("The digest lies in  " + folder.resolve("digests").toAbsolutePath());
        console.out().println("The mails lie in    " + folder.resolve("outbox").toAbsolutePath());
        console.out().println("The sample lies in  " + folder.resolve("sample").toAbsolutePath());
        console.out().println("Your own records: see \"Your own records in five minutes\" in the README.");
        console.out().flush();
    }

    static Map<String, Object> properties(Path folder, Path sample) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("aftercare.organisation", "Harborline");
        properties.put("aftercare.data", folder.toString());
        properties.put("aftercare.zone", ZONE.getId());
        properties.put("aftercare.sources[0].name", "harborline");
        properties.put(
                "aftercare.sources[0].folder", sample.resolve("postmortems").toString());
        properties.put("aftercare.trackers[0].name", "tickets");
        properties.put(
                "aftercare.trackers[0].csv", sample.resolve("tickets.csv").toString());
        properties.put("aftercare.people", sample.resolve("people.csv").toString());
        // the user's corrections are not about the sample
        properties.put("aftercare.corrections", "");
        properties.put("aftercare.mail.from", "aftercare@harborline.example");
        properties.put("aftercare.reminders.start", "2026-01-01");
        properties.put("aftercare.reminders.fallback", "reliability@harborline.example");
        properties.put("aftercare.digest.to[0]", MANAGERS);
        properties.put("aftercare.digest.newsletter-editor", "newsletter@harborline.example");
        properties.put("aftercare.digest.reading-club-organiser", "reading-club@harborline.example");
        // so that the sample's night shows candidates, too
        properties.put("aftercare.reading-club.candidates-day", TODAY.getDayOfMonth());
        return properties;
    }

    /** Copies the sample out of the program, so that people can look at it and try their own changes elsewhere. */
    static void copySample(Path target) {
        try {
            for (String path : resource("sample/index.txt").lines().toList()) {
                if (path.isBlank()) {
                    continue;
                }
                Path file = target.resolve(path);
                Files.createDirectories(file.toAbsolutePath().getParent());
                try (InputStream in = open("sample/" + path)) {
                    Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the sample could not be written to " + target.toAbsolutePath() + ": " + e.getMessage(), e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Demo.class.getClassLoader().getResourceAsStream(name);
        if (in == null) {
            throw new IOException("the program lacks its file " + name);
        }
        return in;
    }

    private static void deleteOwn(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the last demo's folder " + folder + " could not be emptied", e);
        }
    }
}
