package dev.aftercare.run;

import dev.aftercare.digest.DigestSettings;
import dev.aftercare.digest.Readers;
import dev.aftercare.mail.Delivery;
import dev.aftercare.mail.MailSettings;
import dev.aftercare.newsletter.NewsletterSettings;
import dev.aftercare.people.PeopleSettings;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.readingclub.ReadingClubSettings;
import dev.aftercare.reminder.ReminderSettings;
import dev.aftercare.run.AftercareProperties.ConfluenceProperties;
import dev.aftercare.run.AftercareProperties.GitProperties;
import dev.aftercare.run.AftercareProperties.MailProperties;
import dev.aftercare.run.AftercareProperties.SourceProperties;
import dev.aftercare.run.AftercareProperties.SqlProperties;
import dev.aftercare.run.AftercareProperties.TicketProperties;
import dev.aftercare.run.AftercareProperties.TrackerProperties;
import dev.aftercare.source.SourceSettings;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.correction.CorrectionSettings;
import dev.aftercare.source.reading.DateOrderDefault;
import dev.aftercare.source.reading.ReadingDefaults;
import dev.aftercare.source.reading.ReadingWords;
import dev.aftercare.source.reading.TicketForms;
import dev.aftercare.tracker.TrackerSettings;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/** Reads the configuration, collects everything that is wrong with it, and hands each room its own settings. */
final class SettingsReader {

    private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("aftercare");
    private static final String PLACE = "config/application.yaml";

    private static final Path USUAL_CORRECTIONS = Path.of("config", "corrections.yaml");

    private final ConfigurableEnvironment environment;
    private final List<String> problems = new ArrayList<>();

    private SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    /**
     * Reads the configuration of an environment.
     *
     * @throws SettingsProblems if anything is wrong with it, with everything that is
     */
    static Settings read(ConfigurableEnvironment environment) {
        return new SettingsReader(environment).read();
    }

    /** Says whether anybody has configured anything, in a file, the environment or on the command line. */
    static boolean isConfigured(ConfigurableEnvironment environment) {
        if (environment.containsProperty("spring.datasource.url")) {
            return true;
        }
        for (var source : ConfigurationPropertySources.get(environment)) {
            if (source.containsDescendantOf(PREFIX)
                    == org.springframework.boot.context.properties.source.ConfigurationPropertyState.PRESENT) {
                return true;
            }
        }
        return false;
    }

    private Settings read() {
        var handler = new CollectingBindHandler();
        AftercareProperties written = Binder.get(environment)
                .bindOrCreate(PREFIX.toString(), Bindable.of(AftercareProperties.class), handler);
        problems.addAll(handler.problems());
        problems.addAll(handler.unknownKeys(ConfigurationPropertySources.get(environment), PREFIX));
        Settings settings = settingsFrom(written);
        if (!problems.isEmpty()) {
            throw new SettingsProblems(problems);
        }
        return settings;
    }

    private Settings settingsFrom(AftercareProperties written) {
        Path data = path("aftercare.data", written.data(), Path.of("data"));
        Path output = path("aftercare.output", written.output(), data.resolve("digests"));
        ZoneId zone = Optional.ofNullable(written.zone()).orElseGet(ZoneId::systemDefault);
        Language language = language("aftercare.language", written.language()).orElse(Language.ENGLISH);
        LocalTime runAt = time("aftercare.run-at", written.runAt());
        if (written.digest().day() < 1 || written.digest().day() > 28) {
            problems.add("\"aftercare.digest.day\" is %d; write a day that every month has, 1 to 28."
                    .formatted(written.digest().day()));
        }
        refuseSharedNames(written);
        return new Settings(
                data,
                new RunSchedule(runAt, zone),
                sources(written, data, zone),
                trackers(written, zone),
                new PeopleSettings(written.people() == null ? null : path("aftercare.people", written.people(), data)),
                corrections(written.corrections()),
                mail(written.mail(), data),
                new ReminderSettings(
                        written.reminders().start(),
                        language,
                        address(
                                "aftercare.reminders.fallback",
                                written.reminders().fallback()),
                        written.organisation(),
                        pace(written.reminders())),
                digest(written, output, language),
                FigureSettingsReader.figures(written.figures(), problems),
                FigureSettingsReader.calendar(written.calendar(), problems),
                new FixSettingsReader(problems, data)
                        .read(written.fixes(), written.reminders().start()),
                ReviewSettingsReader.settings(written.review(), written.sources(), problems),
                ReviewSettingsReader.punctuality(
                        written.review(), written.reminders().start(), problems),
                DeadlineSettingsReader.deadlines(written.deadlines(), problems),
                written.digest().day(),
                readingClub(written, language),
                newsletter(written, language));
    }

    private ReadingClubSettings readingClub(AftercareProperties written, Language language) {
        var club = written.readingClub();
        if (club.candidatesDay() < 1 || club.proposalDay() > 28 || club.candidatesDay() > club.proposalDay()) {
            problems.add(
                    "\"aftercare.reading-club\" mails candidates on day %d and proposes on day %d; write days that every month has, 1 to 28, the candidates first."
                            .formatted(club.candidatesDay(), club.proposalDay()));
        }
        return new ReadingClubSettings(
                written.organisation(),
                language,
                address(
                        "aftercare.digest.reading-club-organiser",
                        written.digest().readingClubOrganiser()),
                club.candidatesDay(),
                club.proposalDay());
    }

    private NewsletterSettings newsletter(AftercareProperties written, Language language) {
        var letter = written.newsletter();
        if (letter.copyDeadline() < 1 || letter.copyDeadline() > 28 || letter.daysBefore() < 0) {
            problems.add(
                    "\"aftercare.newsletter.copy-deadline\" is %d and \"days-before\" is %d; write a day that every month has, 1 to 28, and no negative number of days."
                            .formatted(letter.copyDeadline(), letter.daysBefore()));
        }
        return new NewsletterSettings(
                written.organisation(),
                language("aftercare.newsletter.language", letter.language()).orElse(language),
                address("aftercare.digest.newsletter-editor", written.digest().newsletterEditor()),
                letter.copyDeadline(),
                letter.daysBefore());
    }

    /** The usual file may be missing; one that is named is expected to be there; an empty name means none. */
    private CorrectionSettings corrections(@Nullable String written) {
        if (written == null) {
            return Files.exists(USUAL_CORRECTIONS)
                    ? new CorrectionSettings(USUAL_CORRECTIONS)
                    : CorrectionSettings.none();
        }
        if (written.isBlank()) {
            return CorrectionSettings.none();
        }
        return new CorrectionSettings(path("aftercare.corrections", written, USUAL_CORRECTIONS));
    }

    private DigestSettings digest(AftercareProperties written, Path output, Language language) {
        var digest = written.digest();
        var digestReader = new DigestSettingsReader(problems);
        for (int i = 0; i < digest.to().size(); i++) {
            address("aftercare.digest.to[" + i + "]", digest.to().get(i));
        }
        return new DigestSettings(
                written.organisation(),
                language,
                output,
                digest.to(),
                digestReader.look(digest, (key, path) -> path(key, path, Path.of(""))),
                groups(written, language),
                digestReader.draft(digest, address("aftercare.digest.editor", digest.editor())),
                digestReader.waitDays(digest));
    }

    private List<Readers> groups(AftercareProperties written, Language language) {
        List<Readers> groups = new ArrayList<>();
        for (int i = 0; i < written.digest().groups().size(); i++) {
            var group = written.digest().groups().get(i);
            String key = "aftercare.digest.groups[" + i + "]";
            for (int at = 0; at < group.to().size(); at++) {
                address(key + ".to[" + at + "]", group.to().get(at));
            }
            if (group.to().isEmpty()) {
                problems.add("\"%s.to\" is missing; list who gets this edition.".formatted(key));
            }
            groups.add(new Readers(
                    name(key, group.name()),
                    language(key + ".language", group.language()).orElse(language),
                    word(key + ".audience", group.audience(), Audience.class, Audience.INTERNAL),
                    group.systems(),
                    group.sources(),
                    group.to()));
        }
        return groups;
    }

    private void refuseSharedNames(AftercareProperties written) {
        List<@Nullable String> names = new ArrayList<>();
        written.sources().forEach(source -> names.add(source.name()));
        written.trackers().forEach(tracker -> names.add(tracker.name()));
        Set<String> seen = new HashSet<>();
        Set<String> shared = names.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(name -> !seen.add(name))
                .collect(Collectors.toSet());
        shared.stream()
                .sorted()
                .forEach(name -> problems.add(
                        "The name \"%s\" is given to more than one source or tracker; give each a name of its own."
                                .formatted(name)));
    }

    private List<SourceSettings> sources(AftercareProperties written, Path data, ZoneId zone) {
        if (written.sources().isEmpty()) {
            problems.add(
                    "There is no \"aftercare.sources\"; name at least one folder, git repository or database with postmortems in "
                            + PLACE + ".");
        }
        List<SourceSettings> sources = new ArrayList<>();
        for (int i = 0; i < written.sources().size(); i++) {
            source("aftercare.sources[" + i + "]", written.sources().get(i), data, zone, written.trackers())
                    .ifPresent(sources::add);
        }
        return sources;
    }

    private Optional<SourceSettings> source(
            String key,
            @Nullable SourceProperties written,
            Path data,
            ZoneId zone,
            List<? extends @Nullable TrackerProperties> trackers) {
        if (written == null) {
            problems.add(
                    "\"%s\" is empty; give it a name and a folder, a git repository or a database.".formatted(key));
            return Optional.empty();
        }
        String name = name(key, written.name());
        GitProperties git = written.git();
        SqlProperties sql = written.sql();
        ConfluenceProperties confluence = written.confluence();
        TicketProperties ticket = written.ticket();
        if (Stream.of(written.folder(), git, sql, confluence, ticket)
                        .filter(Objects::nonNull)
                        .count()
                != 1) {
            problems.add(
                    "\"%s\" needs one of \"folder\", \"git\", \"sql\", \"confluence\" and \"ticket\", and no more than one."
                            .formatted(key));
            return Optional.empty();
        }
        var defaults = new ReadingDefaults(
                written.zone() == null ? zone : written.zone(),
                language(key + ".language", written.language()).orElse(null),
                written.system(),
                word(key + ".status", written.status(), ReviewStatus.class, ReviewStatus.UNKNOWN),
                word(key + ".audience", written.audience(), Audience.class, Audience.INTERNAL),
                written.url(),
                word(key + ".date-order", written.dateOrder(), DateOrderDefault.class, DateOrderDefault.AUTO),
                ticketForms(key, written),
                words(written));
        return Optional.of(new SourceSettings(
                name,
                written.folder() == null ? null : path(key + ".folder", written.folder(), data),
                git == null ? null : git(key + ".git", git, data.resolve("git").resolve(fileName(name))),
                sql == null ? null : sql(key + ".sql", sql),
                written.include(),
                written.exclude(),
                defaults,
                confluence == null ? null : ConfluenceReading.of(key + ".confluence", confluence, problems),
                ticket == null ? null : TicketReading.of(key + ".ticket", ticket, trackers, problems)));
    }

    private TicketForms ticketForms(String key, SourceProperties written) {
        written.shortForms().forEach((name, repository) -> {
            if (repository.isBlank()) {
                problems.add("\"%s.short-forms.%s\" is empty; write the repository that it stands for, such as %s."
                        .formatted(key, name, "example/" + name));
            }
        });
        String prefix = written.ticketPrefix();
        if (prefix != null && !prefix.matches("\\S*[A-Za-z]\\S*[#!-]")) {
            problems.add(
                    "\"%s.ticket-prefix\" is \"%s\"; write what stands before the number, such as OPS- or example/shop#."
                            .formatted(key, prefix));
        }
        return new TicketForms(prefix, written.shortForms());
    }

    private static ReadingWords words(SourceProperties written) {
        SortedMap<String, Severity> severities = new TreeMap<>();
        written.severities().forEach((severity, words) -> words.forEach(word -> severities.put(word, severity)));
        return new ReadingWords(severities);
    }

    private GitSettings git(String key, GitProperties written, Path workFolder) {
        if (written.url() == null || written.url().isBlank()) {
            problems.add("\"%s.url\" is missing; write the path or the URL of the repository.".formatted(key));
        }
        Path keyFile = written.keyFile() == null ? null : path(key + ".key-file", written.keyFile(), workFolder);
        return new GitSettings(
                Objects.requireNonNullElse(written.url(), ""),
                written.branch(),
                written.folder(),
                keyFile,
                written.user(),
                written.token(),
                workFolder);
    }

    private SqlSettings sql(String key, SqlProperties written) {
        String url = written.url();
        if (url == null || !url.startsWith("jdbc:")) {
            problems.add(
                    "\"%s.url\" is missing or no JDBC URL; write one, such as jdbc:postgresql://db.example.com/incidents."
                            .formatted(key));
        }
        if (written.incidents() == null || written.incidents().isBlank()) {
            problems.add(
                    "\"%s.incidents\" is missing; write the query that fetches one row an incident.".formatted(key));
        }
        if (written.timeout() < 1) {
            problems.add("\"%s.timeout\" is %d; write how many seconds a query may take, 1 or more."
                    .formatted(key, written.timeout()));
        }
        return new SqlSettings(
                Objects.requireNonNullElse(url, ""),
                written.user(),
                written.password(),
                written.driver(),
                written.driverFolder() == null
                        ? null
                        : path(key + ".driver-folder", written.driverFolder(), Path.of("")),
                Objects.requireNonNullElse(written.incidents(), ""),
                written.milestones(),
                written.countermeasures(),
                written.timeout());
    }

    private List<TrackerSettings> trackers(AftercareProperties written, ZoneId zone) {
        List<TrackerSettings> trackers = new ArrayList<>();
        var reader = new TrackerSettingsReader(
                problems,
                (key, path) -> path(key, path, Path.of("")),
                Set.copyOf(written.fixes().verifiedLabels()));
        for (int i = 0; i < written.trackers().size(); i++) {
            TrackerProperties tracker = written.trackers().get(i);
            String key = "aftercare.trackers[" + i + "]";
            String name = name(key, tracker == null ? null : tracker.name());
            TrackerSettings read = tracker == null ? null : reader.read(key, name, tracker, zone);
            if (read != null) {
                trackers.add(read);
            }
        }
        return trackers;
    }

    private MailSettings mail(MailProperties written, Path data) {
        boolean server = environment.containsProperty("spring.mail.host");
        if (server && written.allowedDomains().isEmpty()) {
            problems.add(
                    "\"spring.mail.host\" names a mail server, but \"aftercare.mail.allowed-domains\" is empty; list the"
                            + " domains that mail may go to, such as example.com.");
        }
        if (written.mostPerNight() < 0) {
            problems.add("\"aftercare.mail.most-per-night\" is %d; write 0 or more.".formatted(written.mostPerNight()));
        }
        return new MailSettings(
                server ? Delivery.SMTP : Delivery.FILE,
                path("aftercare.mail.outbox", written.outbox(), data.resolve("outbox")),
                Objects.requireNonNullElse(address("aftercare.mail.from", written.from()), written.from()),
                address("aftercare.mail.reply-to", written.replyTo()),
                written.allowedDomains().stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toList(),
                address("aftercare.mail.pilot", written.pilot()),
                written.mostPerNight(),
                new MailSettings.Care(
                        word(
                                "aftercare.mail.guarantee",
                                written.guarantee(),
                                MailSettings.Guarantee.class,
                                MailSettings.Guarantee.AT_LEAST_ONCE),
                        written.tryAgainAfter(),
                        atLeastZero("aftercare.mail.keep-days", written.keepDays())));
    }

    private ReminderSettings.Pace pace(AftercareProperties.ReminderProperties written) {
        return new ReminderSettings.Pace(
                written.day(),
                atLeastZero("aftercare.reminders.soon-days", written.soonDays()),
                atLeastZero("aftercare.reminders.most-weekly", written.mostWeekly()),
                written.urgent());
    }

    private int atLeastZero(String key, int written) {
        if (written < 0) {
            problems.add("\"%s\" is %d; write 0 or more.".formatted(key, written));
        }
        return Math.max(0, written);
    }

    private String name(String key, @Nullable String written) {
        if (written == null || written.isBlank()) {
            problems.add("\"%s.name\" is missing; give it a short name of its own.".formatted(key));
            return key;
        }
        return written;
    }

    private @Nullable String address(String key, @Nullable String written) {
        if (written != null && !written.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,200}")) {
            problems.add(
                    "\"%s\" is \"%s\"; write one e-mail address, such as someone@example.com.".formatted(key, written));
        }
        return written;
    }

    private Path path(String key, @Nullable String written, Path otherwise) {
        try {
            return written == null || written.isBlank() ? otherwise : Path.of(written);
        } catch (InvalidPathException e) {
            problems.add("\"%s\" is \"%s\", which is no path: %s.".formatted(key, written, e.getReason()));
            return otherwise;
        }
    }

    private Optional<Language> language(String key, @Nullable String written) {
        if (written == null) {
            return Optional.empty();
        }
        Optional<Language> language = Arrays.stream(Language.values())
                .filter(candidate -> candidate.code().equalsIgnoreCase(written.strip()))
                .findFirst();
        if (language.isEmpty()) {
            problems.add("\"%s\" is \"%s\"; write en or fr.".formatted(key, written));
        }
        return language;
    }

    private LocalTime time(String key, String written) {
        try {
            // YAML reads an unquoted 22:30 as a number of minutes
            return written.matches("\\d{3,4}")
                    ? LocalTime.ofSecondOfDay(60L * Integer.parseInt(written))
                    : LocalTime.parse(written);
        } catch (DateTimeException e) {
            problems.add("\"%s\" is \"%s\"; write a time of day, such as \"02:00\".".formatted(key, written));
            return LocalTime.MIDNIGHT;
        }
    }

    private <E extends Enum<E>> E word(String key, @Nullable String written, Class<E> type, E otherwise) {
        if (written == null) {
            return otherwise;
        }
        String wanted = written.strip().replace('-', '_').replace(' ', '_');
        for (E candidate : type.getEnumConstants()) {
            if (candidate.name().equalsIgnoreCase(wanted)) {
                return candidate;
            }
        }
        String words = Arrays.stream(type.getEnumConstants())
                .map(candidate -> candidate.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
        problems.add("\"%s\" is \"%s\"; write one of %s.".formatted(key, written, words));
        return otherwise;
    }

    private static String fileName(String name) {
        return name.replaceAll("[^A-Za-z0-9_-]", "_") + "-" + Integer.toHexString(name.hashCode());
    }
}
