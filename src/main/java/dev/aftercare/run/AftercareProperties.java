package dev.aftercare.run;

import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

/**
 * The configuration under {@code aftercare:}, as written. {@link SettingsReader} holds it against the rules and hands each
 * room its own settings. Every key is explained in {@code config/application.example.yaml}.
 */
record AftercareProperties(
        @DefaultValue("Our company") String organisation,
        @DefaultValue("data") String data,
        @Nullable String output,
        @Nullable ZoneId zone,
        @DefaultValue("02:00") String runAt,
        @DefaultValue("en") String language,
        @DefaultValue List<SourceProperties> sources,
        @DefaultValue List<TrackerProperties> trackers,
        @Nullable String people,
        @Nullable String corrections,
        @DefaultValue MailProperties mail,
        @DefaultValue ReminderProperties reminders,
        @DefaultValue DigestProperties digest,
        @DefaultValue FigureProperties figures,
        @DefaultValue CalendarProperties calendar,
        @DefaultValue FixProperties fixes,
        @DefaultValue ReviewProperties review,
        @DefaultValue DeadlineProperties deadlines,
        @DefaultValue ReadingClubProperties readingClub,
        @DefaultValue NewsletterProperties newsletter) {

    /** {@code aftercare.reading-club}. */
    record ReadingClubProperties(
            @DefaultValue("15") int candidatesDay,
            @DefaultValue("25") int proposalDay) {}

    /** {@code aftercare.newsletter}. */
    record NewsletterProperties(
            @DefaultValue("8") int copyDeadline,
            @DefaultValue("3") int daysBefore,
            @Nullable String language) {}

    /** One entry of {@code aftercare.sources}. */
    record SourceProperties(
            @Nullable String name,
            @Nullable String folder,
            @Nullable GitProperties git,
            @Nullable SqlProperties sql,
            @Nullable ConfluenceProperties confluence,
            @Nullable TicketProperties ticket,
            @DefaultValue List<String> include,
            @DefaultValue List<String> exclude,
            @Nullable ZoneId zone,
            @Nullable String language,
            @Nullable String system,
            @Nullable String status,
            @Nullable String profile,
            @Nullable String audience,
            @Nullable String url,
            @DefaultValue("auto") String dateOrder,
            @Nullable String ticketPrefix,
            @DefaultValue Map<String, String> shortForms,
            @DefaultValue Map<Severity, List<String>> severities) {}

    /** {@code aftercare.sources[].git}. */
    record GitProperties(
            @Nullable String url,
            @Nullable String branch,
            @DefaultValue("") String folder,
            @Nullable String keyFile,
            @Nullable String user,
            @Nullable String token) {

        @Override
        public String toString() {
            return "GitProperties[" + url + "]";
        }
    }

    /** {@code aftercare.sources[].sql}. */
    record SqlProperties(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable String driver,
            @Nullable String driverFolder,
            @Nullable String incidents,
            @Nullable String milestones,
            @Nullable String countermeasures,
            @DefaultValue("300") int timeout) {

        @Override
        public String toString() {
            return "SqlProperties[]";
        }
    }

    /** {@code aftercare.sources[].confluence}. */
    record ConfluenceProperties(
            @Nullable String url,
            @Nullable String edition,
            @Nullable String user,
            @Nullable String token,
            @DefaultValue List<String> spaces,
            @DefaultValue List<String> labels,
            @Nullable String parent) {

        @Override
        public String toString() {
            return "ConfluenceProperties[" + url + "]";
        }
    }

    /** {@code aftercare.sources[].ticket}. */
    record TicketProperties(
            @Nullable String tracker,
            @DefaultValue List<String> projects,
            @DefaultValue List<String> labels,
            @DefaultValue List<String> types,
            @Nullable String query,
            @DefaultValue Map<String, String> fields) {}

    /** One entry of {@code aftercare.trackers}. */
    record TrackerProperties(
            @Nullable String name,
            @Nullable String csv,
            @Nullable JiraProperties jira,
            @Nullable GitHubProperties github,
            @Nullable GitLabProperties gitlab,
            @Nullable List<String> labels,
            @Nullable String query,
            @Nullable ZoneId zone,
            @DefaultValue Map<TicketState, List<String>> states,
            @DefaultValue Map<Priority, List<String>> priorities,
            @Nullable @DurationUnit(ChronoUnit.DAYS) Duration fullPassEvery,
            @DefaultValue("false") boolean preferred) {}

    /** {@code aftercare.trackers[].jira}. */
    record JiraProperties(
            @Nullable String url,
            @Nullable String edition,
            @Nullable String user,
            @Nullable String token) {

        @Override
        public String toString() {
            return "JiraProperties[" + url + "]";
        }
    }

    /** {@code aftercare.trackers[].github}. */
    record GitHubProperties(
            @DefaultValue("https://api.github.com") String api,
            @DefaultValue List<String> repositories,
            @Nullable String token) {

        @Override
        public String toString() {
            return "GitHubProperties[" + api + "]";
        }
    }

    /** {@code aftercare.trackers[].gitlab}. */
    record GitLabProperties(
            @DefaultValue("https://gitlab.com") String url,
            @DefaultValue List<String> projects,
            @Nullable String token) {

        @Override
        public String toString() {
            return "GitLabProperties[" + url + "]";
        }
    }

    /** {@code aftercare.mail}. */
    record MailProperties(
            @DefaultValue("aftercare@localhost") String from,
            @Nullable String replyTo,
            @DefaultValue List<String> allowedDomains,
            @Nullable String pilot,
            @DefaultValue("50") int mostPerNight,
            @Nullable String outbox,
            @DefaultValue("at-least-once") String guarantee,
            @DefaultValue({"5s", "30s", "2m"}) List<Duration> tryAgainAfter,
            @DefaultValue("730") int keepDays) {}

    /** {@code aftercare.reminders}. */
    record ReminderProperties(
            @Nullable LocalDate start,
            @Nullable String fallback,
            @DefaultValue("monday") DayOfWeek day,
            @DefaultValue("3") int soonDays,
            @DefaultValue("3") int mostWeekly,
            @DefaultValue("p0") Set<Priority> urgent) {}

    /** {@code aftercare.digest}. */
    record DigestProperties(
            @DefaultValue List<String> to,
            @DefaultValue("3") int day,
            @DefaultValue("3") int waitDays,
            @Nullable String editor,
            @DefaultValue("24") int editorHours,
            @Nullable String newsletterEditor,
            @Nullable String readingClubOrganiser,
            @Nullable String color,
            @Nullable String logo,
            @Nullable List<String> sections,
            @DefaultValue List<DigestGroupProperties> groups) {}

    /** One entry of {@code aftercare.digest.groups}. */
    record DigestGroupProperties(
            @Nullable String name,
            @DefaultValue List<String> to,
            @DefaultValue List<String> systems,
            @DefaultValue List<String> sources,
            @Nullable String language,
            @Nullable String audience) {}

    /** {@code aftercare.figures}. */
    record FigureProperties(
            @DefaultValue Map<FigureUse, List<String>> leaveOut,
            @Nullable String meetingWithin,
            @Nullable String reportWithin,
            @DefaultValue("1") long seed) {}

    /** {@code aftercare.review}. */
    record ReviewProperties(
            @Nullable String profile,
            @DefaultValue("3") int mostActions,
            @DefaultValue Map<String, String> rules,

            @DefaultValue({"incident", "type::incident", "type: incident", "outage"})
            Set<String> incidentLabels,

            @DefaultValue({"sev1", "sev2"}) Set<Severity> neededSeverities,
            @DefaultValue Set<Priority> neededPriorities,
            @Nullable Duration neededAfter,
            @Nullable Integer meetingDays,
            @DefaultValue("14") int draftDays,
            @DefaultValue("30") int sharingDays) {}

    /** {@code aftercare.calendar}. */
    record CalendarProperties(
            @Nullable String region,
            @DefaultValue List<LocalDate> daysOff,
            @DefaultValue Map<String, List<String>> closures) {}

    /** {@code aftercare.deadlines}. */
    record DeadlineProperties(
            @DefaultValue Map<Priority, String> priorities,
            @DefaultValue Map<Severity, String> severities,
            @DefaultValue Map<String, TermProperties> systems) {}

    /** {@code aftercare.deadlines.systems.NAME}. */
    record TermProperties(
            @DefaultValue Map<Priority, String> priorities,
            @DefaultValue Map<Severity, String> severities) {}

    /** {@code aftercare.fixes}. */
    record FixProperties(
            @DefaultValue("365") int confirmationDays,
            @DefaultValue("fix-verified") List<String> verifiedLabels,
            @DefaultValue({"90", "365"}) List<Integer> revisitAfter,
            @DefaultValue({"sev1", "sev2"}) List<Severity> revisitSeverities,
            @Nullable LocalDate revisitStart,
            @DefaultValue List<String> allowedAddresses,
            @DefaultValue List<CheckProperties> checks) {}

    /** One entry of {@code aftercare.fixes.checks}. */
    record CheckProperties(
            @Nullable String name,
            @Nullable GitProperties git,
            @Nullable String file,
            @Nullable String url,
            @DefaultValue("200") int status,
            @Nullable String contains,
            @DefaultValue List<String> actions,
            @DefaultValue List<String> tickets) {}

    /** The keys that once had another name, for a helpful message. */
    static final Map<String, String> SIMILAR =
            Map.of("timezone", "zone", "organization", "organisation", "path", "folder");
}
