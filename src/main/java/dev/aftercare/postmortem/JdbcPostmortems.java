package dev.aftercare.postmortem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Keeps postmortems in the table {@code postmortem} and the seven tables that hang on it. A row is only written where
 * something in it changed. Nothing is deleted but milestones, events, durations, participants and related
 * postmortems that a record no longer has.
 */
@Repository
class JdbcPostmortems implements Postmortems {

    private static final String SAVE_POSTMORTEMS = statement("savePostmortems.sql");

    private static final String SAVE_MILESTONES = statement("saveMilestones.sql");

    private static final String SAVE_TIMELINE = statement("saveTimeline.sql");

    private static final String SAVE_COUNTERMEASURES = statement("saveCountermeasures.sql");

    private static final String SAVE_DURATIONS = """
            INSERT INTO stated_duration AS known (postmortem_id, ordinal, name, seconds, raw, line)
            SELECT * FROM unnest(cast(:postmortemId AS text[]), cast(:ordinal AS integer[]), cast(:name AS text[]),
                cast(:seconds AS bigint[]), cast(:raw AS text[]), cast(:line AS integer[]))
            ON CONFLICT (postmortem_id, ordinal) DO UPDATE SET
                name = excluded.name, seconds = excluded.seconds, raw = excluded.raw, line = excluded.line
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SAVE_PARTICIPANTS = """
            INSERT INTO participant AS known (postmortem_id, ordinal, name, role)
            SELECT * FROM unnest(cast(:postmortemId AS text[]), cast(:ordinal AS integer[]), cast(:name AS text[]),
                cast(:role AS text[]))
            ON CONFLICT (postmortem_id, ordinal) DO UPDATE SET name = excluded.name, role = excluded.role
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SAVE_RELATED = """
            INSERT INTO related_postmortem AS known (postmortem_id, ordinal, reference, words, same_failure, line)
            SELECT * FROM unnest(cast(:postmortemId AS text[]), cast(:ordinal AS integer[]), cast(:reference AS text[]),
                cast(:words AS text[]), cast(:sameFailure AS boolean[]), cast(:line AS integer[]))
            ON CONFLICT (postmortem_id, ordinal) DO UPDATE SET reference = excluded.reference, words = excluded.words,
                same_failure = excluded.same_failure, line = excluded.line
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SAVE_REVISITS = """
            INSERT INTO revisit_note AS known (postmortem_id, ordinal, day, holds, words, line)
            SELECT * FROM unnest(cast(:postmortemId AS text[]), cast(:ordinal AS integer[]), cast(:day AS date[]),
                cast(:holds AS boolean[]), cast(:words AS text[]), cast(:line AS integer[]))
            ON CONFLICT (postmortem_id, ordinal) DO UPDATE SET day = excluded.day, holds = excluded.holds,
                words = excluded.words, line = excluded.line
            WHERE known IS DISTINCT FROM excluded
            """;

    private static final String SHORTEN_REVISITS = """
            DELETE FROM revisit_note USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    private static final String SHORTEN_PARTICIPANTS = """
            DELETE FROM participant USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    private static final String SHORTEN_RELATED = """
            DELETE FROM related_postmortem USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    private static final String SHORTEN_MILESTONES = """
            DELETE FROM milestone USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    private static final String SHORTEN_TIMELINE = """
            DELETE FROM timeline_event USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    private static final String SHORTEN_DURATIONS = """
            DELETE FROM stated_duration USING unnest(cast(:id AS text[]), cast(:size AS integer[])) AS fresh (id, size)
            WHERE postmortem_id = fresh.id AND ordinal > fresh.size
            """;

    // An id that begins with the wanted one may be in use by a file that was renamed. The range is what starts_with
    // means, in a form that finds its way through the index: the last character that there is ends it.
    private static final String KNOWN_FILES = """
            WITH fresh AS (SELECT * FROM unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:id AS text[]))
                WITH ORDINALITY AS fresh (source, path, id, file))
            SELECT file, known.id, true AS same_file, ordinal, withdrawn
            FROM fresh JOIN postmortem known ON known.source = fresh.source AND known.path = fresh.path
            UNION
            SELECT file, known.id, false, ordinal, withdrawn
            FROM fresh JOIN postmortem known ON known.id >= fresh.id COLLATE "C"
                AND known.id < (fresh.id || chr(1114111)) COLLATE "C"
            WHERE known.source <> fresh.source OR known.path <> fresh.path
            """;

    private static final String KNOWN_COUNTERMEASURES = """
            SELECT postmortem_id, id, number, ordinal, description, tickets, withdrawn FROM countermeasure
            WHERE postmortem_id IN (SELECT unnest(cast(:ids AS text[]))) ORDER BY postmortem_id, number
            """;

    private static final String WITHDRAW_COUNTERMEASURES = """
            UPDATE countermeasure SET withdrawn = true
            WHERE postmortem_id IN (SELECT unnest(cast(:postmortems AS text[]))) AND NOT withdrawn
                AND id NOT IN (SELECT unnest(cast(:kept AS text[])))
            """;

    private static final String WITHDRAW_FURTHER_INCIDENTS = """
            UPDATE postmortem AS known SET withdrawn = true
            FROM unnest(cast(:source AS text[]), cast(:path AS text[]), cast(:size AS integer[])) AS fresh (source, path, size)
            WHERE known.source = fresh.source AND known.path = fresh.path AND ordinal > fresh.size AND NOT withdrawn
            """;

    private static final String RENAME = """
            UPDATE postmortem SET path = :newPath WHERE source = :source AND path = :oldPath AND NOT withdrawn
            """;

    private static final String WITHDRAW = """
            UPDATE postmortem SET withdrawn = true
            WHERE source = :source AND path IN (SELECT unnest(cast(:paths AS text[]))) AND NOT withdrawn
            """;

    private static final String WHEREABOUTS = """
            SELECT id, source, path, ordinal, title FROM postmortem WHERE NOT withdrawn ORDER BY id
            """;

    // The operator's corrections say which records tell of one incident, and which count in no figure.
    private static final String ALL = """
            SELECT p.*, x.after AS figures
            FROM postmortem p
            LEFT JOIN correction x ON x.postmortem_id = p.id AND x.kind = 'EXCLUDED' AND x.problem IS NULL
            LEFT JOIN correction m ON m.postmortem_id = p.id AND m.kind = 'MERGED' AND m.problem IS NULL
            WHERE NOT p.withdrawn AND m.after IS NULL
            ORDER BY p.id
            """;

    private static final String MERGED_AUDIENCES = """
            SELECT m.after AS survivor, p.audience FROM correction m JOIN postmortem p ON p.id = m.postmortem_id
            WHERE m.kind = 'MERGED' AND m.problem IS NULL AND NOT p.withdrawn
            """;

    private static final String ALL_MILESTONES = """
            SELECT m.* FROM milestone m JOIN postmortem p ON p.id = m.postmortem_id AND NOT p.withdrawn
            ORDER BY m.postmortem_id, m.ordinal
            """;

    private static final String ALL_EVENTS = """
            SELECT e.* FROM timeline_event e JOIN postmortem p ON p.id = e.postmortem_id AND NOT p.withdrawn
            ORDER BY e.postmortem_id, e.ordinal
            """;

    private static final String ALL_DURATIONS = """
            SELECT d.* FROM stated_duration d JOIN postmortem p ON p.id = d.postmortem_id AND NOT p.withdrawn
            ORDER BY d.postmortem_id, d.ordinal
            """;

    private static final String ALL_PARTICIPANTS = """
            SELECT w.* FROM participant w JOIN postmortem p ON p.id = w.postmortem_id AND NOT p.withdrawn
            ORDER BY w.postmortem_id, w.ordinal
            """;

    private static final String ALL_RELATED = """
            SELECT r.* FROM related_postmortem r JOIN postmortem p ON p.id = r.postmortem_id AND NOT p.withdrawn
            ORDER BY r.postmortem_id, r.ordinal
            """;

    private static final String ALL_REVISITS = """
            SELECT r.* FROM revisit_note r JOIN postmortem p ON p.id = r.postmortem_id AND NOT p.withdrawn
            ORDER BY r.postmortem_id, r.ordinal
            """;

    private static final String ALL_COUNTERMEASURES = """
            SELECT c.id, coalesce(m.after, c.postmortem_id) AS postmortem_id, m.after IS NOT NULL AS merged,
                c.description, c.owner, c.due, c.priority, c.kind, c.state, c.tickets, c.ticket_hosts, c.line
            FROM countermeasure c
            JOIN postmortem p ON p.id = c.postmortem_id AND NOT p.withdrawn
            LEFT JOIN correction m ON m.postmortem_id = p.id AND m.kind = 'MERGED' AND m.problem IS NULL
            WHERE NOT c.withdrawn ORDER BY 2, 3, c.postmortem_id, c.ordinal
            """;

    private final JdbcClient database;
    private final JdbcNarratives narratives;

    JdbcPostmortems(JdbcClient database) {
        this.database = database;
        this.narratives = new JdbcNarratives(database);
    }

    private record KnownRow(int file, String id, boolean sameFile, int ordinal, boolean withdrawn) {}

    private record KnownCountermeasure(String postmortemId, CountermeasureMatching.Known countermeasure) {}

    private record Identified(String id, OfFile file, int ordinal) {}

    @Override
    public void save(String source, String path, List<Postmortem> postmortems) {
        saveAll(List.of(new OfFile(source, path, postmortems)));
    }

    @Override
    public void saveAll(List<OfFile> files) {
        List<SavedPostmortem> saved = withKnownCountermeasures(recognized(files));
        withdrawFurtherIncidents(files);
        if (saved.isEmpty()) {
            return;
        }
        savePostmortems(saved);
        saveMilestones(saved);
        saveTimeline(saved);
        saveDurations(saved);
        saveCountermeasures(saved);
        saveParticipants(saved);
        saveRelated(saved);
        saveRevisits(saved);
        narratives.save(saved);
    }

    @Override
    public void rename(String source, String oldPath, String newPath) {
        database.sql(RENAME)
                .param("source", source)
                .param("oldPath", oldPath)
                .param("newPath", newPath)
                .update();
    }

    @Override
    public void withdraw(String source, Collection<String> paths) {
        database.sql(WITHDRAW)
                .param("source", source)
                .param("paths", paths.toArray(String[]::new))
                .update();
    }

    @Override
    public List<Postmortem> all() {
        JdbcPostmortemRows rows = new JdbcPostmortemRows();
        database.sql(ALL_MILESTONES).query(rows::milestone);
        database.sql(ALL_EVENTS).query(rows::event);
        database.sql(ALL_DURATIONS).query(rows::duration);
        database.sql(ALL_COUNTERMEASURES).query(rows::countermeasure);
        database.sql(ALL_PARTICIPANTS).query(rows::participant);
        database.sql(ALL_RELATED).query(rows::related);
        database.sql(ALL_REVISITS).query(rows::revisit);
        database.sql(MERGED_AUDIENCES).query(rows::mergedAudience);
        return database.sql(ALL).query(rows::postmortem).list();
    }

    @Override
    public List<Whereabouts> whereabouts() {
        return database.sql(WHEREABOUTS).query(JdbcPostmortems::standing).list();
    }

    private static Whereabouts standing(ResultSet row, int number) throws SQLException {
        return new Whereabouts(
                row.getString("id"),
                row.getString("source"),
                row.getString("path"),
                row.getInt("ordinal"),
                row.getString("title"));
    }

    @Override
    public List<OfFile> identified(List<OfFile> files) {
        Map<OfFile, List<Postmortem>> byFile = new IdentityHashMap<>();
        withKnownCountermeasures(recognized(files))
                .forEach(saved -> byFile.computeIfAbsent(saved.file(), file -> new ArrayList<>())
                        .add(saved.identified()));
        return files.stream()
                .map(file -> new OfFile(file.source(), file.path(), byFile.getOrDefault(file, List.of())))
                .toList();
    }

    private List<Identified> recognized(List<OfFile> files) {
        Map<Integer, List<KnownRow>> known = database
                .sql(KNOWN_FILES)
                .params(new Columns<>(files)
                        .with("source", OfFile::source)
                        .with("path", OfFile::path)
                        .with("id", file -> Postmortem.idOf(file.source(), file.path(), 1))
                        .arrays())
                .query(JdbcPostmortems::knownRow)
                .list()
                .stream()
                .collect(Collectors.groupingBy(KnownRow::file));
        Set<String> used = new HashSet<>();
        known.values().forEach(rows -> rows.forEach(row -> used.add(row.id())));
        List<Identified> identified = new ArrayList<>();
        for (int file = 0; file < files.size(); file++) {
            identify(files.get(file), known.getOrDefault(file + 1, List.of()), used, identified);
        }
        return identified;
    }

    private static KnownRow knownRow(ResultSet row, int number) throws SQLException {
        return new KnownRow(
                row.getInt("file"),
                row.getString("id"),
                row.getBoolean("same_file"),
                row.getInt("ordinal"),
                row.getBoolean("withdrawn"));
    }

    private static void identify(OfFile file, List<KnownRow> known, Set<String> used, List<Identified> identified) {
        for (int ordinal = 1; ordinal <= file.postmortems().size(); ordinal++) {
            String id = idOf(Postmortem.idOf(file.source(), file.path(), ordinal), ordinal, known, used);
            used.add(id);
            identified.add(new Identified(id, file, ordinal));
        }
    }

    // The row that stands there today, else the one that stood there, else a new one under the wanted id. Where a
    // renamed
    // file took the wanted id along, a number behind it keeps the two apart.
    private static String idOf(String wanted, int ordinal, List<KnownRow> known, Set<String> used) {
        return known.stream()
                .filter(row -> row.sameFile() && row.ordinal() == ordinal)
                .min(Comparator.comparing(KnownRow::withdrawn)
                        .thenComparing(row -> !row.id().equals(wanted))
                        .thenComparing(KnownRow::id))
                .map(KnownRow::id)
                .orElseGet(() -> unused(wanted, used::contains));
    }

    private static String unused(String wanted, Predicate<String> used) {
        String id = wanted;
        for (int number = 2; used.test(id); number++) {
            id = wanted + "~" + number;
        }
        return id;
    }

    private List<SavedPostmortem> withKnownCountermeasures(List<Identified> identified) {
        Map<String, List<CountermeasureMatching.Known>> known = database
                .sql(KNOWN_COUNTERMEASURES)
                .param("ids", identified.stream().map(Identified::id).toArray(String[]::new))
                .query(JdbcPostmortems::known)
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        KnownCountermeasure::postmortemId,
                        Collectors.mapping(KnownCountermeasure::countermeasure, Collectors.toList())));
        return identified.stream()
                .map(one -> SavedPostmortem.of(
                        one.id(), one.file(), one.ordinal(), known.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private static KnownCountermeasure known(ResultSet row, int number) throws SQLException {
        return new KnownCountermeasure(
                row.getString("postmortem_id"),
                new CountermeasureMatching.Known(
                        row.getString("id"),
                        row.getInt("number"),
                        row.getInt("ordinal"),
                        row.getString("description"),
                        JdbcPostmortemRows.tickets(row),
                        row.getBoolean("withdrawn")));
    }

    private void withdrawFurtherIncidents(List<OfFile> files) {
        database.sql(WITHDRAW_FURTHER_INCIDENTS)
                .params(new Columns<>(files)
                        .with("source", OfFile::source)
                        .with("path", OfFile::path)
                        .with("size", file -> file.postmortems().size())
                        .arrays())
                .update();
    }

    private static @Nullable String pageTitle(Place place) {
        return place.page() == null ? null : place.page().title();
    }

    private void savePostmortems(List<SavedPostmortem> saved) {
        Columns<SavedPostmortem> columns = new Columns<>(saved)
                .with("id", SavedPostmortem::id)
                .with("source", one -> one.file().source())
                .with("path", one -> one.file().path())
                .with("ordinal", SavedPostmortem::ordinal)
                .with("line", one -> one.record().place().line())
                .with("pageTitle", one -> pageTitle(one.record().place()))
                .with("language", one -> one.record().language())
                .with("title", one -> one.record().title())
                .with("severity", one -> one.record().severity())
                .with("originalSeverity", one -> one.record().originalSeverity())
                .with("status", one -> one.record().status())
                .with("audience", one -> one.record().audience())
                .with("system", one -> one.record().system())
                .with("tags", one -> one.record().tags())
                .with("summary", one -> one.record().summary())
                .with("impact", one -> one.record().impact())
                .with("cause", one -> one.record().cause())
                .with("contact", one -> one.record().contact())
                .with("meetingDate", one -> one.record().meetingDate())
                .with("url", one -> one.record().url())
                .with("detectedBy", one -> one.record().incident().detectedBy())
                .with("usersHit", one -> one.record().background().usersHit())
                .with("wentWell", one -> one.record().background().wentWell())
                .with("digest", one -> one.record().background().digest());
        database.sql(SAVE_POSTMORTEMS).params(columns.arrays()).update();
    }

    private void saveMilestones(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<SavedPostmortem.KindOfMilestone>> milestones =
                SavedPostmortem.parts(saved, SavedPostmortem::milestones);
        database.sql(SAVE_MILESTONES)
                .params(new Columns<>(milestones)
                        .with("postmortemId", SavedPostmortem.Part::postmortemId)
                        .with("ordinal", SavedPostmortem.Part::ordinal)
                        .with("kind", part -> part.value().kind())
                        .with("name", part -> part.value().milestone().name())
                        .withInstant(part -> part.value().milestone().at())
                        .arrays())
                .update();
        shorten(SHORTEN_MILESTONES, saved, one -> one.milestones().size());
    }

    private void saveTimeline(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<TimelineEvent>> events =
                SavedPostmortem.parts(saved, one -> one.record().incident().timeline());
        if (!events.isEmpty()) {
            database.sql(SAVE_TIMELINE)
                    .params(new Columns<>(events)
                            .with("postmortemId", SavedPostmortem.Part::postmortemId)
                            .with("ordinal", SavedPostmortem.Part::ordinal)
                            .with("text", part -> part.value().text())
                            .withInstant(part -> part.value().at())
                            .arrays())
                    .update();
        }
        shorten(
                SHORTEN_TIMELINE,
                saved,
                one -> one.record().incident().timeline().size());
    }

    private void saveDurations(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<StatedDuration>> durations =
                SavedPostmortem.parts(saved, one -> one.record().incident().durations());
        if (!durations.isEmpty()) {
            database.sql(SAVE_DURATIONS)
                    .params(new Columns<>(durations)
                            .with("postmortemId", SavedPostmortem.Part::postmortemId)
                            .with("ordinal", SavedPostmortem.Part::ordinal)
                            .with("name", part -> part.value().name())
                            .with("seconds", part -> part.value().value())
                            .with("raw", part -> part.value().raw())
                            .with("line", part -> part.value().line())
                            .arrays())
                    .update();
        }
        shorten(
                SHORTEN_DURATIONS,
                saved,
                one -> one.record().incident().durations().size());
    }

    private void saveParticipants(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<Participant>> participants =
                SavedPostmortem.parts(saved, one -> one.record().background().participants());
        if (!participants.isEmpty()) {
            database.sql(SAVE_PARTICIPANTS)
                    .params(new Columns<>(participants)
                            .with("postmortemId", SavedPostmortem.Part::postmortemId)
                            .with("ordinal", SavedPostmortem.Part::ordinal)
                            .with("name", part -> part.value().name())
                            .with("role", part -> part.value().role())
                            .arrays())
                    .update();
        }
        shorten(
                SHORTEN_PARTICIPANTS,
                saved,
                one -> one.record().background().participants().size());
    }

    private void saveRelated(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<RelatedPostmortem>> related =
                SavedPostmortem.parts(saved, one -> one.record().background().related());
        if (!related.isEmpty()) {
            database.sql(SAVE_RELATED)
                    .params(new Columns<>(related)
                            .with("postmortemId", SavedPostmortem.Part::postmortemId)
                            .with("ordinal", SavedPostmortem.Part::ordinal)
                            .with("reference", part -> part.value().reference())
                            .with("words", part -> part.value().words())
                            .with("sameFailure", part -> part.value().sameFailure())
                            .with("line", part -> part.value().line())
                            .arrays())
                    .update();
        }
        shorten(
                SHORTEN_RELATED,
                saved,
                one -> one.record().background().related().size());
    }

    private void saveRevisits(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Part<RevisitNote>> revisits =
                SavedPostmortem.parts(saved, one -> one.record().background().revisits());
        if (!revisits.isEmpty()) {
            database.sql(SAVE_REVISITS)
                    .params(new Columns<>(revisits)
                            .with("postmortemId", SavedPostmortem.Part::postmortemId)
                            .with("ordinal", SavedPostmortem.Part::ordinal)
                            .with("day", part -> part.value().day())
                            .with("holds", part -> part.value().holds())
                            .with("words", part -> part.value().words())
                            .with("line", part -> part.value().line())
                            .arrays())
                    .update();
        }
        shorten(
                SHORTEN_REVISITS,
                saved,
                one -> one.record().background().revisits().size());
    }

    private void shorten(String statement, List<SavedPostmortem> saved, Columns.Value<SavedPostmortem> size) {
        database.sql(statement)
                .params(new Columns<>(saved)
                        .with("id", SavedPostmortem::id)
                        .with("size", size)
                        .arrays())
                .update();
    }

    private void saveCountermeasures(List<SavedPostmortem> saved) {
        List<SavedPostmortem.Numbered> countermeasures =
                saved.stream().flatMap(one -> one.countermeasures().stream()).toList();
        if (!countermeasures.isEmpty()) {
            database.sql(SAVE_COUNTERMEASURES).params(columns(countermeasures)).update();
        }
        database.sql(WITHDRAW_COUNTERMEASURES)
                .param("postmortems", saved.stream().map(SavedPostmortem::id).toArray(String[]::new))
                .param(
                        "kept",
                        countermeasures.stream()
                                .map(SavedPostmortem.Numbered::id)
                                .toArray(String[]::new))
                .update();
    }

    private static Map<String, Object> columns(List<SavedPostmortem.Numbered> countermeasures) {
        return new Columns<>(countermeasures)
                .with("id", SavedPostmortem.Numbered::id)
                .with("postmortemId", SavedPostmortem.Numbered::postmortemId)
                .with("number", SavedPostmortem.Numbered::number)
                .with("ordinal", SavedPostmortem.Numbered::ordinal)
                .with("description", one -> one.countermeasure().description())
                .with("owner", one -> one.countermeasure().owner())
                .with("due", one -> one.countermeasure().due())
                .with("priority", one -> one.countermeasure().priority())
                .with("kind", one -> one.countermeasure().kind())
                .with("state", one -> one.countermeasure().state())
                .with("tickets", one -> one.countermeasure().tickets())
                .with("ticketHosts", JdbcPostmortems::hosts)
                .with("line", one -> one.countermeasure().line())
                .arrays();
    }

    private static List<String> hosts(SavedPostmortem.Numbered one) {
        return one.countermeasure().tickets().stream()
                .map(ticket -> Objects.requireNonNullElse(ticket.host(), JdbcPostmortemRows.NO_HOST))
                .toList();
    }

    private static String statement(String file) {
        try (InputStream in = JdbcPostmortems.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
