package dev.aftercare.run;

import dev.aftercare.run.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * An opened installation: its configuration, its database and everything that is wired to them. The embedded database is
 * started where no other is configured, and stopped when everything that uses it is closed.
 */
final class Installation implements AutoCloseable {

    /** The name of our database on the embedded server. */
    static final String DATABASE = "aftercare";

    private final Runnable stopDatabase = this::stopDatabase;
    private final ConsoleLines lines;
    private final boolean afresh;
    private @Nullable EmbeddedPostgres embedded;
    private @Nullable ConfigurableApplicationContext context;

    private Installation(ConsoleLines lines, boolean afresh) {
        this.lines = lines;
        this.afresh = afresh;
    }

    /**
     * Opens the user's installation, as configured by {@code config/application.yaml} and the environment.
     *
     * @throws SettingsProblems if the configuration cannot be used
     * @throws RuntimeException if the database cannot be reached
     */
    static Installation open(Console console) {
        return new Installation(console.lines(), false).start(new StandardEnvironment(), Clock.systemUTC());
    }

    /**
     * Opens an installation that is configured by these properties alone, at a time of its own, with an embedded database
     * that forgets everything first.
     */
    static Installation openAfresh(Console console, Map<String, Object> properties, Clock clock) {
        return new Installation(console.lines(), true).start(environmentOf(properties), clock);
    }

    /** The user's configuration as Boot reads it, without opening anything. */
    static ConfigurableEnvironment userEnvironment() {
        var environment = new StandardEnvironment();
        org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }

    private static StandardEnvironment environmentOf(Map<String, Object> properties) {
        Map<String, Object> all = new HashMap<>(properties);
        all.put("spring.config.location", "classpath:/");
        return new StandardEnvironment() {
            @Override
            protected void customizePropertySources(org.springframework.core.env.MutablePropertySources sources) {
                sources.addLast(new MapPropertySource("given", all));
            }
        };
    }

    private Installation start(ConfigurableEnvironment environment, Clock clock) {
        var application = new SpringApplication(AftercareApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        application.setDefaultProperties(Map.of(
                "logging.file.name", "${aftercare.data:data}/aftercare.log", "logging.threshold.console", "OFF"));
        application.addInitializers(starting -> prepare((GenericApplicationContext) starting, clock));
        SpringApplication.getShutdownHandlers().add(stopDatabase);
        try {
            context = application.run();
            return this;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void prepare(GenericApplicationContext starting, Clock clock) {
        ConfigurableEnvironment environment = starting.getEnvironment();
        Settings settings = SettingsReader.read(environment);
        if (!environment.containsProperty("spring.datasource.url")) {
            useEmbedded(environment, settings.data());
        }
        starting.registerBean(Clock.class, () -> clock);
        starting.registerBean(ConsoleLines.class, () -> lines);
        register(starting, settings);
    }

    private void useEmbedded(ConfigurableEnvironment environment, Path data) {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data);
        embedded = postgres;
        if (afresh) {
            postgres.dropDatabase(DATABASE);
        }
        postgres.createDatabaseIfMissing(DATABASE);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "embedded database",
                        Map.of(
                                "spring.datasource.url", postgres.jdbcUrl(DATABASE),
                                "spring.datasource.username", postgres.username(),
                                "spring.datasource.password", postgres.password())));
    }

    private static void register(GenericApplicationContext starting, Settings settings) {
        starting.registerBean(Settings.class, () -> settings);
        starting.registerBean(dev.aftercare.postmortem.RunSchedule.class, settings::schedule);
        settings.sources()
                .forEach(source -> starting.registerBean(
                        "source " + source.name(), dev.aftercare.source.SourceSettings.class, () -> source));
        settings.trackers()
                .forEach(tracker -> starting.registerBean(
                        "tracker " + tracker.name(), dev.aftercare.tracker.TrackerSettings.class, () -> tracker));
        starting.registerBean(dev.aftercare.people.PeopleSettings.class, settings::people);
        starting.registerBean(dev.aftercare.source.correction.CorrectionSettings.class, settings::corrections);
        starting.registerBean(dev.aftercare.mail.MailSettings.class, settings::mail);
        starting.registerBean(dev.aftercare.reminder.ReminderSettings.class, settings::reminders);
        starting.registerBean(dev.aftercare.digest.DigestSettings.class, settings::digest);
        starting.registerBean(dev.aftercare.trend.FigureSettings.class, settings::figures);
        starting.registerBean(dev.aftercare.review.ReviewSettings.class, settings::review);
        starting.registerBean(dev.aftercare.review.PunctualitySettings.class, settings::punctuality);
        starting.registerBean(dev.aftercare.overdue.CalendarSettings.class, settings::calendar);
        starting.registerBean(dev.aftercare.fixcheck.FixSettings.class, settings::fixes);
        starting.registerBean(dev.aftercare.overdue.DeadlineSettings.class, settings::deadlines);
        starting.registerBean(dev.aftercare.readingclub.ReadingClubSettings.class, settings::readingClub);
        starting.registerBean(dev.aftercare.newsletter.NewsletterSettings.class, settings::newsletter);
    }

    /** Something that this installation offers. */
    <T> T get(Class<T> type) {
        if (context == null) {
            throw new IllegalStateException("the installation is closed");
        }
        return context.getBean(type);
    }

    /** Closes what uses the database, then stops the database. */
    @Override
    public void close() {
        if (context != null) {
            context.close();
            context = null;
        }
        stopDatabase();
    }

    private synchronized void stopDatabase() {
        if (embedded != null) {
            embedded.close();
            embedded = null;
        }
    }
}
