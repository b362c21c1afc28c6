package dev.aftercare.source.sql;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;
import dev.aftercare.source.DocumentContent;
import dev.aftercare.source.SourceDocument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the rows of a source in a temporary file and knows which belong to which incident: the three queries come one after the
 * other, in any order, and only where each row lies is held in memory.
 */
final class SpooledIncidents implements SqlRows, AutoCloseable {

    /** What a folder's files are called: the path of an incident begins with it. */
    private static final String FOLDER = SqlQuery.INCIDENTS.word() + "/";

    private static final int MOST_DIAGNOSTICS = 100;

    private final String source;
    private final FileChannel spool;
    private final Map<String, List<Span>> spans = new LinkedHashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private int unsaid;
    private long end;

    /** Where a row lies in the file. */
    private record Span(SqlQuery query, long offset, int length) {}

    SpooledIncidents(String source) {
        this.source = source;
        try {
            Path file = Files.createTempFile("aftercare", ".rows");
            spool = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void begin(SqlQuery query, List<String> columns) {
        List<String> unread = columns.stream()
                .filter(column -> !query.columns().contains(column))
                .toList();
        if (!unread.isEmpty()) {
            note(
                    Diagnostic.Level.NOTE,
                    query.word(),
                    "sql.column-unknown",
                    "the query \"%s\" has columns that are not read: %s; the ones that are: %s"
                            .formatted(query.word(), String.join(", ", unread), String.join(", ", query.columns())));
        }
        List<String> twice = columns.stream()
                .filter(column -> columns.indexOf(column) != columns.lastIndexOf(column))
                .filter(query.columns()::contains)
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            note(
                    Diagnostic.Level.WARNING,
                    query.word(),
                    "sql.column-twice",
                    "the query \"%s\" has more than one column %s; the first was read: give the others another name with AS"
                            .formatted(query.word(), String.join(", ", twice)));
        }
    }

    @Override
    public void row(SqlQuery query, long number, SortedMap<String, @Nullable Object> row) {
        String key = RowJson.key(row.get(query.incidentColumn()));
        if (key.isEmpty()) {
            note(
                    Diagnostic.Level.ERROR,
                    query.word(),
                    "sql.no-key",
                    "row %d of the query \"%s\" has no \"%s\" and was left out; make the query give every row one"
                            .formatted(number, query.word(), query.incidentColumn()));
            return;
        }
        byte[] bytes = RowJson.bytes(row);
        spans.computeIfAbsent(key, first -> new ArrayList<>(2)).add(new Span(query, end, bytes.length));
        append(bytes);
    }

    private void append(byte[] bytes) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                end += spool.write(buffer, end);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] read(Span span) {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(span.length());
            while (buffer.hasRemaining()) {
                if (spool.read(buffer, span.offset() + buffer.position()) < 0) {
                    throw new IOException("the file with the rows is shorter than it was written");
                }
            }
            return buffer.array();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The ids of all documents by path; rows that belong to no incident are noted. */
    SortedMap<String, String> contentIds() {
        SortedMap<String, String> ids = new TreeMap<>();
        spans.forEach((key, rows) -> {
            if (rows.stream().anyMatch(row -> row.query() == SqlQuery.INCIDENTS)) {
                ids.put(FOLDER + key, contentId(rows));
            } else {
                rows.forEach(row -> noteOrphan(key, row));
            }
        });
        return ids;
    }

    private void noteOrphan(String incident, Span row) {
        String label = RowJson.label(read(row));
        note(
                Diagnostic.Level.WARNING,
                row.query().word() + "/" + label,
                "sql.incident-unknown",
                "%s/%s belongs to the incident \"%s\", which the query \"incidents\" does not give; it was left out: correct the queries, or the row"
                        .formatted(row.query().word(), label, incident));
    }

    /** The same for the same rows, in whatever order they come. */
    private String contentId(List<Span> rows) {
        MessageDigest whole = sha256();
        rows.stream()
                .map(row -> row.query().word() + HexFormat.of().formatHex(sha256().digest(read(row))))
                .sorted()
                .forEach(row -> whole.update(row.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(whole.digest());
    }

    /** The document of a path, put together when it is read. */
    SourceDocument.Content content(String path) {
        List<Span> rows = spans.getOrDefault(path.substring(FOLDER.length()), List.of());
        return () -> {
            long size = rows.stream().mapToLong(Span::length).sum();
            if (size > DocumentContent.MOST_BYTES) {
                throw DocumentContent.tooLarge(size);
            }
            return new DocumentContent(contentId(rows), document(rows));
        };
    }

    /** {@code {"incidents": [rows], "milestones": [rows], "countermeasures": [rows]}}, each in the order of its query. */
    private byte[] document(List<Span> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String before = "{";
        for (SqlQuery query : SqlQuery.values()) {
            out.writeBytes((before + "\"" + query.word() + "\":[").getBytes(StandardCharsets.UTF_8));
            String comma = "";
            for (Span row : rows) {
                if (row.query() == query) {
                    out.writeBytes(comma.getBytes(StandardCharsets.UTF_8));
                    out.writeBytes(read(row));
                    comma = ",";
                }
            }
            out.write(']');
            before = ",";
        }
        out.write('}');
        return out.toByteArray();
    }

    private void note(Diagnostic.Level level, String path, String rule, String message) {
        if (diagnostics.size() < MOST_DIAGNOSTICS) {
            diagnostics.add(new Diagnostic(Place.of(source, path), rule, level, message));
        } else {
            unsaid++;
        }
    }

    /** What is to be said about the rows that belong to no document. */
    List<Diagnostic> diagnostics() {
        List<Diagnostic> all = new ArrayList<>(diagnostics);
        if (unsaid > 0) {
            all.add(new Diagnostic(
                    Place.of(source, ""),
                    "sql.many",
                    Diagnostic.Level.NOTE,
                    unsaid + " further rows were not listed; begin with these"));
        }
        return all;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
