package dev.aftercare.postmortem;

import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts postmortems together again from the rows of seven tables; the parts are read first, then the postmortems. */
class JdbcPostmortemRows {

    /** Stands for a ticket that was named without an address. */
    static final String NO_HOST = "-";

    private final Map<String, Map<SavedPostmortem.MilestoneKind, RecordedInstant>> instants = new HashMap<>();

    private final Map<String, List<Milestone>> milestones = new HashMap<>();

    private final Map<String, List<TimelineEvent>> timelines = new HashMap<>();

    private final Map<String, List<StatedDuration>> durations = new HashMap<>();

    private final Map<String, List<Countermeasure>> countermeasures = new HashMap<>();

    private final Map<String, Audience> mergedAudiences = new HashMap<>();

    private final Map<String, List<Participant>> participants = new HashMap<>();

    private final Map<String, List<RelatedPostmortem>> related = new HashMap<>();

    private final Map<String, List<RevisitNote>> revisits = new HashMap<>();

    void milestone(ResultSet row) throws SQLException {
        String id = row.getString("postmortem_id");
        SavedPostmortem.MilestoneKind kind = SavedPostmortem.MilestoneKind.valueOf(row.getString("kind"));
        RecordedInstant at = instant(row);
        switch (kind) {
            case STARTED, DETECTED, RESOLVED ->
                instants.computeIfAbsent(id, key -> new EnumMap<>(SavedPostmortem.MilestoneKind.class))
                        .put(kind, at);
            case OTHER -> add(milestones, id, new Milestone(row.getString("name"), at));
        }
    }

    void event(ResultSet row) throws SQLException {
        add(timelines, row.getString("postmortem_id"), new TimelineEvent(instant(row), row.getString("text")));
    }

    void duration(ResultSet row) throws SQLException {
        Long seconds = row.getObject("seconds", Long.class);
        StatedDuration duration = new StatedDuration(
                row.getString("name"),
                seconds == null ? null : Duration.ofSeconds(seconds),
                row.getString("raw"),
                row.getInt("line"));
        add(durations, row.getString("postmortem_id"), duration);
    }

    void countermeasure(ResultSet row) throws SQLException {
        Countermeasure countermeasure = new Countermeasure(
                row.getString("id"),
                row.getString("description"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                map(row.getString("priority"), Priority::valueOf),
                Countermeasure.Kind.valueOf(row.getString("kind")),
                Countermeasure.State.valueOf(row.getString("state")),
                ticketsWithHosts(row),
                row.getInt("line"));
        String id = row.getString("postmortem_id");
        if (!row.getBoolean("merged") || !isKnown(id, countermeasure)) {
            add(countermeasures, id, countermeasure);
        }
    }

    /** Two records of one incident often decide on the same action; nobody should be reminded of it twice. */
    private boolean isKnown(String id, Countermeasure other) {
        String text = TextLikeness.of(other.description()).normalized();
        return countermeasures.getOrDefault(id, List.of()).stream()
                .anyMatch(one -> !Collections.disjoint(one.tickets(), other.tickets())
                        || TextLikeness.of(one.description()).normalized().equals(text));
    }

    void mergedAudience(ResultSet row) throws SQLException {
        mergedAudiences.merge(
                row.getString("survivor"), Audience.valueOf(row.getString("audience")), JdbcPostmortemRows::narrower);
    }

    private static Audience narrower(Audience one, Audience other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    void participant(ResultSet row) throws SQLException {
        add(
                participants,
                row.getString("postmortem_id"),
                new Participant(row.getString("name"), row.getString("role")));
    }

    void related(ResultSet row) throws SQLException {
        RelatedPostmortem other = new RelatedPostmortem(
                row.getString("reference"), row.getString("words"), row.getBoolean("same_failure"), row.getInt("line"));
        add(related, row.getString("postmortem_id"), other);
    }

    void revisit(ResultSet row) throws SQLException {
        RevisitNote note = new RevisitNote(
                row.getObject("day", LocalDate.class),
                row.getBoolean("holds"),
                row.getString("words"),
                row.getInt("line"));
        add(revisits, row.getString("postmortem_id"), note);
    }

    Postmortem postmortem(ResultSet row, int number) throws SQLException {
        String id = row.getString("id");
        return new Postmortem(
                id,
                new Place(row.getString("source"), row.getString("path"), row.getInt("line"), page(row)),
                Language.valueOf(row.getString("language")),
                row.getString("title"),
                map(row.getString("severity"), Severity::valueOf),
                row.getString("original_severity"),
                ReviewStatus.valueOf(row.getString("status")),
                narrower(
                        Audience.valueOf(row.getString("audience")), mergedAudiences.getOrDefault(id, Audience.PUBLIC)),
                row.getString("system"),
                texts(row, "tags"),
                row.getString("summary"),
                row.getString("impact"),
                row.getString("cause"),
                row.getString("contact"),
                row.getObject("meeting_date", LocalDate.class),
                row.getString("url"),
                incident(id, Incident.DetectedBy.valueOf(row.getString("detected_by"))),
                countermeasures.getOrDefault(id, List.of()),
                new Background(
                        row.getString("users_hit"),
                        row.getString("went_well"),
                        participants.getOrDefault(id, List.of()),
                        related.getOrDefault(id, List.of()),
                        revisits.getOrDefault(id, List.of()),
                        List.of(),
                        row.getString("digest")),
                Objects.requireNonNullElse(map(row.getString("figures"), FigureUse::valueOf), FigureUse.COUNTED));
    }

    private static Place.@Nullable Page page(ResultSet row) throws SQLException {
        String title = row.getString("page_title");
        String url = row.getString("url");
        return title == null ? null : new Place.Page(title, "", url == null ? "" : url);
    }

    static List<TicketKey> tickets(ResultSet row) throws SQLException {
        return texts(row, "tickets").stream().map(TicketKey::new).toList();
    }

    private static List<TicketKey> ticketsWithHosts(ResultSet row) throws SQLException {
        List<String> keys = texts(row, "tickets");
        List<String> hosts = texts(row, "ticket_hosts");
        List<TicketKey> tickets = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            // what an earlier version saved has none
            String host = i < hosts.size() ? hosts.get(i) : NO_HOST;
            tickets.add(new TicketKey(keys.get(i), host.equals(NO_HOST) ? null : host));
        }
        return tickets;
    }

    private Incident incident(String id, Incident.DetectedBy detectedBy) {
        return new Incident(
                instant(id, SavedPostmortem.MilestoneKind.STARTED),
                instant(id, SavedPostmortem.MilestoneKind.DETECTED),
                instant(id, SavedPostmortem.MilestoneKind.RESOLVED),
                detectedBy,
                milestones.getOrDefault(id, List.of()),
                timelines.getOrDefault(id, List.of()),
                durations.getOrDefault(id, List.of()));
    }

    private RecordedInstant instant(String id, SavedPostmortem.MilestoneKind kind) {
        return instants.getOrDefault(id, Map.of()).getOrDefault(kind, RecordedInstant.missing());
    }

    private static RecordedInstant instant(ResultSet row) throws SQLException {
        return new RecordedInstant(
                RecordedInstant.State.valueOf(row.getString("state")),
                map(row.getObject("at", OffsetDateTime.class), OffsetDateTime::toInstant),
                row.getObject("local", LocalDateTime.class),
                map(row.getString("zone"), ZoneId::of),
                row.getBoolean("zone_assumed"),
                map(row.getString("precision"), RecordedInstant.Precision::valueOf),
                row.getInt("line"),
                row.getString("raw"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    private static <S, T> @Nullable T map(@Nullable S value, Function<S, T> mapping) {
        return value == null ? null : mapping.apply(value);
    }

    private static <T> void add(Map<String, List<T>> lists, String id, T value) {
        lists.computeIfAbsent(id, key -> new ArrayList<>()).add(value);
    }
}
