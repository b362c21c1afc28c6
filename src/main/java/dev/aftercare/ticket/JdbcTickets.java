package dev.aftercare.ticket;

import dev.aftercare.ticket.TicketTransition.Evidence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Keeps tickets in PostgreSQL; every statement takes a whole chunk as arrays. */
@Repository
class JdbcTickets implements Tickets {

    private static final String KNOWN = """
            SELECT t.key, t.tracker, t.state, t.original_state, t.withdrawn, o.from_state AS before, r.last_reopened
            FROM unnest(CAST(:keys AS text[])) AS i (key)
            JOIN ticket t ON t.key = i.key
            LEFT JOIN ticket_transition o ON o.ticket_key = t.key AND o.at = CAST(:seenAt AS timestamptz)
                AND o.evidence = 'OBSERVED'
            LEFT JOIN LATERAL (
                SELECT max(x.at) AS last_reopened FROM ticket_transition x
                WHERE x.ticket_key = t.key AND x.from_state = 'DONE' AND x.to_state IN ('OPEN', 'IN_PROGRESS')) r ON true
            """;

    private static final String UPSERT = """
            INSERT INTO ticket AS t (key, tracker, summary, state, original_state, owner, due, priority, original_priority,
                labels, created, resolved, url, owner_address, former_keys, type, remarks)
            SELECT key, tracker, summary, state, original_state, owner, due, priority, original_priority,
                CAST(labels AS text[]), created, resolved, url, owner_address, CAST(former_keys AS text[]),
                type, remarks
            FROM unnest(CAST(:keys AS text[]), CAST(:trackers AS text[]), CAST(:summaries AS text[]),
                CAST(:states AS text[]), CAST(:originalStates AS text[]), CAST(:owners AS text[]), CAST(:dues AS date[]),
                CAST(:priorities AS text[]), CAST(:originalPriorities AS text[]), CAST(:labels AS text[]),
                CAST(:created AS timestamptz[]), CAST(:resolved AS timestamptz[]), CAST(:urls AS text[]),
                CAST(:ownerAddresses AS text[]), CAST(:formerKeys AS text[]), CAST(:types AS text[]),
                CAST(:remarks AS text[]))
                AS i (key, tracker, summary, state, original_state, owner, due, priority, original_priority, labels,
                    created, resolved, url, owner_address, former_keys, type, remarks)
            ON CONFLICT (key) DO UPDATE SET tracker = excluded.tracker, summary = excluded.summary,
                state = excluded.state, original_state = excluded.original_state, owner = excluded.owner,
                due = excluded.due, priority = excluded.priority, original_priority = excluded.original_priority,
                labels = excluded.labels, created = excluded.created, resolved = excluded.resolved, url = excluded.url,
                owner_address = excluded.owner_address, former_keys = excluded.former_keys,
                type = excluded.type, remarks = excluded.remarks, withdrawn = false
            WHERE (t.tracker, t.summary, t.state, t.original_state, t.owner, t.due, t.priority, t.original_priority,
                    t.labels, t.created, t.resolved, t.url, t.owner_address, t.former_keys, t.type, t.remarks,
                    t.withdrawn)
                IS DISTINCT FROM (excluded.tracker, excluded.summary, excluded.state, excluded.original_state,
                    excluded.owner, excluded.due, excluded.priority, excluded.original_priority, excluded.labels,
                    excluded.created, excluded.resolved, excluded.url, excluded.owner_address, excluded.former_keys,
                    excluded.type, excluded.remarks, false)
            """;

    private static final String FORGET_OBSERVED = """
            DELETE FROM ticket_transition
            WHERE ticket_key = ANY (CAST(:keys AS text[])) AND at = CAST(:seenAt AS timestamptz)
                AND evidence = 'OBSERVED'
            """;

    private static final String FORGET_STATED = """
            DELETE FROM ticket_transition x
            WHERE x.ticket_key = ANY (CAST(:stated AS text[])) AND x.evidence = 'STATED'
                AND NOT EXISTS (
                    SELECT FROM unnest(CAST(:keys AS text[]), CAST(:ats AS timestamptz[]), CAST(:tos AS text[]),
                        CAST(:froms AS text[]), CAST(:originals AS text[]))
                        AS i (key, at, to_state, from_state, original_to)
                    WHERE i.key = x.ticket_key AND i.at = x.at AND i.to_state = x.to_state
                        AND i.from_state IS NOT DISTINCT FROM x.from_state AND i.original_to = x.original_to)
            """;

    private static final String WITHDRAW_MOVED = """
            UPDATE ticket t SET withdrawn = true
            FROM unnest(CAST(:trackers AS text[]), CAST(:formerKeys AS text[]), CAST(:keys AS text[]))
                AS i (tracker, former_key, key)
            WHERE t.key = i.former_key AND t.tracker = i.tracker AND t.key <> ALL (CAST(:keys AS text[]))
                AND NOT t.withdrawn
            """;

    private static final String ADD_TRANSITIONS = """
            INSERT INTO ticket_transition (ticket_key, at, to_state, from_state, original_to, evidence, position)
            SELECT * FROM unnest(CAST(:keys AS text[]), CAST(:ats AS timestamptz[]), CAST(:tos AS text[]),
                CAST(:froms AS text[]), CAST(:originals AS text[]), CAST(:evidences AS text[]),
                CAST(:positions AS integer[]))
            ON CONFLICT (ticket_key, at, to_state) DO NOTHING
            """;

    private static final String WITHDRAW_ALL_BUT = """
            UPDATE ticket t SET withdrawn = true
            WHERE t.tracker = :tracker AND NOT t.withdrawn
                AND NOT EXISTS (SELECT FROM unnest(CAST(:present AS text[])) AS p (key) WHERE p.key = t.key)
            """;

    private static final String WITHDRAW_OTHER_TRACKERS = """
            UPDATE ticket SET withdrawn = true WHERE NOT withdrawn AND tracker <> ALL (CAST(:trackers AS text[]))
            """;

    private static final String COUNT = "SELECT count(*) FROM ticket WHERE tracker = :tracker AND NOT withdrawn";

    private static final String WITHDRAW = """
            UPDATE ticket SET withdrawn = true
            WHERE tracker = :tracker AND NOT withdrawn AND key = ANY (CAST(:keys AS text[]))
            """;

    private static final String KEYS = """
            SELECT key FROM ticket WHERE tracker = :tracker AND NOT withdrawn
            UNION SELECT unnest(former_keys) FROM ticket WHERE tracker = :tracker AND NOT withdrawn
            """;

    private static final String FORGET_PRESENT = """
            DELETE FROM absent_ticket
            WHERE tracker = :tracker AND key <> ALL (CAST(:keys AS text[]))
            """;

    private static final String REMEMBER_ABSENT = """
            INSERT INTO absent_ticket AS known (tracker, key, absence)
            SELECT :tracker, key, absence FROM unnest(CAST(:keys AS text[]), CAST(:absences AS text[])) AS i (key, absence)
            ON CONFLICT (tracker, key) DO UPDATE SET absence = excluded.absence WHERE known.absence <> excluded.absence
            """;

    // In the order of the alphabet FORBIDDEN stands before NOT_FOUND.
    private static final String ABSENT = "SELECT key, min(absence) AS absence FROM absent_ticket GROUP BY key";

    private static final String ALL = "SELECT * FROM ticket WHERE NOT withdrawn ORDER BY key";

    private static final String ALL_TRANSITIONS = """
            SELECT x.* FROM ticket_transition x JOIN ticket t ON t.key = x.ticket_key
            WHERE NOT t.withdrawn ORDER BY x.ticket_key, x.at, x.position
            """;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    JdbcTickets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Saved save(Collection<Ticket> tickets, Instant seenAt) {
        Map<String, KnownTicket> known = known(tickets, seenAt);
        Map<Boolean, List<Ticket>> elsewhere =
                tickets.stream().collect(Collectors.partitioningBy(ticket -> isElsewhere(ticket, known)));
        List<Ticket> ours = Objects.requireNonNull(elsewhere.get(false));
        int changed = upsert(ours);
        withdrawMoved(ours);
        remember(ours, known, seenAt);
        return new Saved(
                changed,
                Objects.requireNonNull(elsewhere.get(true)).stream()
                        .map(Ticket::key)
                        .collect(Collectors.toSet()));
    }

    @Override
    public int withdrawAllBut(String tracker, Set<TicketKey> present) {
        return jdbc.sql(WITHDRAW_ALL_BUT)
                .param("tracker", tracker)
                .param("present", present.stream().map(TicketKey::value).toArray(String[]::new))
                .update();
    }

    @Override
    public int withdrawOtherTrackers(Set<String> trackers) {
        return jdbc.sql(WITHDRAW_OTHER_TRACKERS)
                .param("trackers", trackers.toArray(String[]::new))
                .update();
    }

    @Override
    public int withdraw(String tracker, Set<TicketKey> keys) {
        return jdbc.sql(WITHDRAW)
                .param("tracker", tracker)
                .param("keys", texts(keys, TicketKey::value))
                .update();
    }

    @Override
    public void replaceAbsent(String tracker, Map<TicketKey, Absence> absent) {
        List<TicketKey> keys = absent.keySet().stream().sorted().toList();
        jdbc.sql(FORGET_PRESENT)
                .param("tracker", tracker)
                .param("keys", texts(keys, TicketKey::value))
                .update();
        jdbc.sql(REMEMBER_ABSENT)
                .param("tracker", tracker)
                .param("keys", texts(keys, TicketKey::value))
                .param("absences", texts(keys, absent::get))
                .update();
    }

    @Override
    public Map<TicketKey, Absence> absent() {
        Map<TicketKey, Absence> absent = new HashMap<>();
        jdbc.sql(ABSENT).query(row -> {
            absent.put(new TicketKey(row.getString("key")), Absence.valueOf(row.getString("absence")));
        });
        return absent;
    }

    @Override
    public Set<TicketKey> keys(String tracker) {
        return jdbc.sql(KEYS).param("tracker", tracker).query(String.class).list().stream()
                .map(TicketKey::new)
                .collect(Collectors.toSet());
    }

    @Override
    public int count(String tracker) {
        return jdbc.sql(COUNT).param("tracker", tracker).query(Integer.class).single();
    }

    @Override
    public List<Ticket> all() {
        Map<String, List<TicketTransition>> transitions = new HashMap<>();
        jdbc.sql(ALL_TRANSITIONS).query(row -> {
            transitions
                    .computeIfAbsent(row.getString("ticket_key"), key -> new ArrayList<>())
                    .add(transition(row));
        });
        return jdbc.sql(ALL)
                .query((row, number) -> ticket(row, transitions.getOrDefault(row.getString("key"), List.of())))
                .list();
    }

    private static boolean isElsewhere(Ticket ticket, Map<String, KnownTicket> known) {
        KnownTicket before = known.get(ticket.key().value());
        return before != null && !before.withdrawn() && !before.tracker().equals(ticket.tracker());
    }

    private Map<String, KnownTicket> known(Collection<Ticket> tickets, Instant seenAt) {
        Map<String, KnownTicket> known = new HashMap<>();
        jdbc.sql(KNOWN)
                .param("keys", texts(tickets, ticket -> ticket.key().value()))
                .param("seenAt", seenAt.toString())
                .query(row -> {
                    known.put(
                            row.getString("key"),
                            new KnownTicket(
                                    row.getString("tracker"),
                                    TicketState.valueOf(row.getString("state")),
                                    row.getString("original_state"),
                                    row.getBoolean("withdrawn"),
                                    state(row.getString("before")),
                                    instant(row, "last_reopened")));
                });
        return known;
    }

    private int upsert(List<Ticket> tickets) {
        return jdbc.sql(UPSERT)
                .param("keys", texts(tickets, ticket -> ticket.key().value()))
                .param("trackers", texts(tickets, Ticket::tracker))
                .param("summaries", texts(tickets, Ticket::summary))
                .param("states", texts(tickets, Ticket::state))
                .param("originalStates", texts(tickets, Ticket::originalState))
                .param("owners", texts(tickets, Ticket::owner))
                .param("dues", texts(tickets, Ticket::due))
                .param("priorities", texts(tickets, Ticket::priority))
                .param("originalPriorities", texts(tickets, Ticket::originalPriority))
                .param("labels", texts(tickets, ticket -> arrayLiteral(ticket.labels())))
                .param("ownerAddresses", texts(tickets, Ticket::ownerAddress))
                .param("types", texts(tickets, Ticket::type))
                .param(
                        "formerKeys",
                        texts(
                                tickets,
                                ticket -> arrayLiteral(ticket.formerKeys().stream()
                                        .map(TicketKey::value)
                                        .toList())))
                .param("remarks", texts(tickets, ticket -> JSON.writeValueAsString(ticket.remarks())))
                .param("created", texts(tickets, Ticket::created))
                .param("resolved", texts(tickets, Ticket::resolved))
                .param("urls", texts(tickets, Ticket::url))
                .update();
    }

    private void remember(List<Ticket> tickets, Map<String, KnownTicket> known, Instant seenAt) {
        List<String> forget = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Ticket ticket : tickets) {
            String key = ticket.key().value();
            Turn turn = Turn.of(ticket, known.get(key), seenAt);
            if (turn.forgetObserved()) {
                forget.add(key);
            }
            for (int i = 0; i < turn.transitions().size(); i++) {
                rows.add(new Row(key, turn.transitions().get(i), i));
            }
        }
        if (!forget.isEmpty()) {
            jdbc.sql(FORGET_OBSERVED)
                    .param("keys", forget.toArray(String[]::new))
                    .param("seenAt", seenAt.toString())
                    .update();
        }
        if (!rows.isEmpty()) {
            // Of a ticket never seen before nothing is kept yet.
            forgetStated(
                    rows.stream().filter(row -> known.containsKey(row.key())).toList());
            add(rows);
        }
    }

    /** A ticket that answers under a new key is no longer there under the old one. */
    private void withdrawMoved(List<Ticket> tickets) {
        List<String> trackers = new ArrayList<>();
        List<String> formerKeys = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        for (Ticket ticket : tickets) {
            for (TicketKey former : ticket.formerKeys()) {
                trackers.add(ticket.tracker());
                formerKeys.add(former.value());
                keys.add(ticket.key().value());
            }
        }
        if (!formerKeys.isEmpty()) {
            jdbc.sql(WITHDRAW_MOVED)
                    .param("trackers", trackers.toArray(String[]::new))
                    .param("formerKeys", formerKeys.toArray(String[]::new))
                    .param("keys", keys.toArray(String[]::new))
                    .update();
        }
    }

    /** A tracker that states a history states all of it: what it no longer states was read with another mapping. */
    private void forgetStated(List<Row> rows) {
        List<Row> stated = rows.stream()
                .filter(row -> row.transition().evidence() == Evidence.STATED)
                .toList();
        if (!stated.isEmpty()) {
            jdbc.sql(FORGET_STATED)
                    .param("stated", stated.stream().map(Row::key).distinct().toArray(String[]::new))
                    .param("keys", texts(stated, Row::key))
                    .param("ats", texts(stated, row -> row.transition().at()))
                    .param("tos", texts(stated, row -> row.transition().to()))
                    .param("froms", texts(stated, row -> row.transition().from()))
                    .param("originals", texts(stated, row -> row.transition().originalTo()))
                    .update();
        }
    }

    private void add(List<Row> rows) {
        jdbc.sql(ADD_TRANSITIONS)
                .param("keys", texts(rows, Row::key))
                .param("ats", texts(rows, row -> row.transition().at()))
                .param("tos", texts(rows, row -> row.transition().to()))
                .param("froms", texts(rows, row -> row.transition().from()))
                .param("originals", texts(rows, row -> row.transition().originalTo()))
                .param("evidences", texts(rows, row -> row.transition().evidence()))
                .param("positions", rows.stream().map(Row::position).toArray(Integer[]::new))
                .update();
    }

    private static <T> @Nullable String[] texts(Collection<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(row -> Objects.toString(value.apply(row), null))
                .toArray(String[]::new);
    }

    /** The words in the order of the alphabet, so that the same set is the same row. */
    private static String arrayLiteral(Collection<String> words) {
        return words.stream()
                .sorted()
                .map(label -> '"' + label.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Ticket ticket(ResultSet row, List<TicketTransition> transitions) throws SQLException {
        String priority = row.getString("priority");
        return new Ticket(
                new TicketKey(row.getString("key")),
                row.getString("tracker"),
                row.getString("summary"),
                TicketState.valueOf(row.getString("state")),
                row.getString("original_state"),
                row.getString("owner"),
                row.getObject("due", LocalDate.class),
                priority == null ? null : Priority.valueOf(priority),
                row.getString("original_priority"),
                texts(row, "labels").collect(Collectors.toSet()),
                instant(row, "created"),
                instant(row, "resolved"),
                row.getString("url"),
                transitions,
                row.getString("owner_address"),
                texts(row, "former_keys").map(TicketKey::new).collect(Collectors.toSet()),
                row.getString("type"),
                List.of(JSON.readValue(row.getString("remarks"), TicketRemark[].class)));
    }

    private static Stream<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.stream((String[]) row.getArray(column).getArray());
    }

    private static TicketTransition transition(ResultSet row) throws SQLException {
        return new TicketTransition(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                state(row.getString("from_state")),
                TicketState.valueOf(row.getString("to_state")),
                row.getString("original_to"),
                Evidence.valueOf(row.getString("evidence")));
    }

    private static @Nullable TicketState state(@Nullable String name) {
        return name == null ? null : TicketState.valueOf(name);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private record Row(String key, TicketTransition transition, int position) {}
}
