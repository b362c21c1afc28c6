package dev.aftercare.run;

import dev.aftercare.fixcheck.FixSettings;
import dev.aftercare.fixcheck.WatchedThing;
import dev.aftercare.postmortem.BranchFile;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.run.AftercareProperties.CheckProperties;
import dev.aftercare.run.AftercareProperties.FixProperties;
import dev.aftercare.run.AftercareProperties.GitProperties;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads {@code aftercare.fixes}. */
final class FixSettingsReader {

    private final List<String> problems;
    private final Path data;

    FixSettingsReader(List<String> problems, Path data) {
        this.problems = problems;
        this.data = data;
    }

    /**
     * What is configured.
     *
     * @param adoption the day from which on reminders are sent; revisits too, where nothing else is said
     */
    FixSettings read(FixProperties written, @Nullable LocalDate adoption) {
        if (written.confirmationDays() < 1) {
            problems.add(
                    "\"aftercare.fixes.confirmation-days\" is %d; write for how many days a confirmation counts, 1 or more."
                            .formatted(written.confirmationDays()));
        }
        for (int days : written.revisitAfter()) {
            if (days < 1) {
                problems.add("\"aftercare.fixes.revisit-after\" holds %d; write days, 1 or more.".formatted(days));
            }
        }
        Optional<String> noRange = FixSettings.problemOf(written.allowedAddresses());
        if (noRange.isPresent()) {
            problems.add("\"aftercare.fixes.allowed-addresses\": %s.".formatted(noRange.get()));
            return FixSettings.usual();
        }
        return new FixSettings(
                Math.max(1, written.confirmationDays()),
                written.verifiedLabels().stream()
                        .map(label -> label.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()),
                written.revisitAfter(),
                severities(written.revisitSeverities()),
                written.revisitStart() == null ? adoption : written.revisitStart(),
                things(written.checks()),
                written.allowedAddresses());
    }

    private Set<Severity> severities(List<Severity> written) {
        Set<Severity> severities = EnumSet.noneOf(Severity.class);
        severities.addAll(written);
        return severities;
    }

    private List<WatchedThing> things(List<CheckProperties> written) {
        List<WatchedThing> things = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < written.size(); i++) {
            String key = "aftercare.fixes.checks[" + i + "]";
            CheckProperties one = written.get(i);
            String name = one.name();
            WatchedThing.Target target = target(key, one);
            if (name == null || !name.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,80}")) {
                problems.add(
                        "\"%s.name\" is missing or unusual; write a short name such as disk-alert.".formatted(key));
            } else if (!names.add(name)) {
                problems.add("\"%s.name\" is \"%s\", as that of another check; give each a name of its own."
                        .formatted(key, name));
            } else if (target != null) {
                things.add(new WatchedThing(name, target, one.actions(), one.tickets()));
            }
        }
        return things;
    }

    private WatchedThing.@Nullable Target target(String key, CheckProperties one) {
        GitProperties git = one.git();
        if ((git == null) == (one.url() == null)) {
            problems.add("\"%s\" needs one of \"git\" and \"url\", and no more than one.".formatted(key));
            return null;
        }
        return git == null ? address(key, one) : line(key, one, git);
    }

    private WatchedThing.@Nullable Target line(String key, CheckProperties one, GitProperties git) {
        String url = git.url();
        String file = one.file();
        String contains = one.contains();
        if (url == null || url.isBlank() || file == null || file.isBlank() || contains == null || contains.isBlank()) {
            problems.add(
                    "\"%s\" needs \"git.url\", \"file\" and \"contains\": in which file of which repository which line is to stand."
                            .formatted(key));
            return null;
        }
        Path work = data.resolve("checks").resolve(Integer.toHexString((url + "\n" + git.branch()).hashCode()));
        return new WatchedThing.Line(
                new BranchFile(
                        url,
                        git.branch(),
                        file,
                        git.keyFile() == null ? null : Path.of(git.keyFile()),
                        git.user(),
                        git.token(),
                        work),
                contains);
    }

    private WatchedThing.@Nullable Target address(String key, CheckProperties one) {
        try {
            URI address = URI.create(String.valueOf(one.url()));
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getRawUserInfo() == null) {
                return new WatchedThing.Address(address, one.status(), one.contains());
            }
        } catch (IllegalArgumentException noAddress) {
            // said below
        }
        problems.add(
                "\"%s.url\" is no address that can be asked; write http:// or https:// with a host and without a user."
                        .formatted(key));
        return null;
    }
}
