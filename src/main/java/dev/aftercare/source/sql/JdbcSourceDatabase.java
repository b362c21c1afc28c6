package dev.aftercare.source.sql;

import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of an SQL source. It belongs to somebody else: everything is read in one read-only transaction, row by row, and
 * the connection is given back at once. Thread-safe.
 */
final class JdbcSourceDatabase {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcSourceDatabase.class);

    private static final int ROWS_AT_ONCE = 200;

    private final SqlSettings settings;
    private final JdbcDialect dialect;
    private final JdbcValues values;

    JdbcSourceDatabase(SqlSettings settings) {
        this.settings = settings;
        this.dialect = JdbcDialect.of(settings.url());
        this.values = new JdbcValues(dialect);
    }

    /** How many rows of a query are read. */
    private enum Extent {
        ONE_ROW,
        ALL_ROWS
    }

    /** Runs each query for one row, to see that it works and has the columns that are needed. */
    void check() throws SourceUnavailable {
        read(new Unheard(), Extent.ONE_ROW);
    }

    /** Reads all rows of all queries, as they stand at one moment. */
    void read(SqlRows rows) throws SourceUnavailable {
        read(rows, Extent.ALL_ROWS);
    }

    private void read(SqlRows rows, Extent extent) throws SourceUnavailable {
        try (Connection connection = open()) {
            for (SqlQuery query : SqlQuery.values()) {
                if (!query.statement(settings).isEmpty()) {
                    read(connection, query, rows, extent);
                }
            }
        } catch (SQLException closing) {
            LOG.debug("The connection could not be closed: {}", closing.getSQLState());
        }
    }

    private Connection open() throws SourceUnavailable {
        var driver = JdbcDrivers.of(settings);
        try {
            Connection connection = driver.connect(settings.url(), dialect.properties(settings));
            if (connection == null) {
                throw JdbcFailures.noDriver(settings);
            }
            prepare(connection);
            return connection;
        } catch (SQLException failure) {
            throw JdbcFailures.notOpened(settings, failure);
        }
    }

    /** Read-only, and all queries in one transaction: PostgreSQL hands out rows bit by bit only then. */
    private void prepare(Connection connection) throws SQLException {
        try {
            if (!dialect.zoneStatement().isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(dialect.zoneStatement());
                }
            }
            connection.setReadOnly(true);
            if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
            connection.setAutoCommit(false);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private void read(Connection connection, SqlQuery query, SqlRows rows, Extent extent) throws SourceUnavailable {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.setQueryTimeout(settings.timeout());
            statement.setFetchSize(ROWS_AT_ONCE);
            if (extent == Extent.ONE_ROW) {
                statement.setMaxRows(1);
            }
            try (ResultSet found = statement.executeQuery(query.statement(settings))) {
                hand(found, query, rows);
            }
        } catch (SQLException failure) {
            throw JdbcFailures.refused(settings, query, failure);
        }
    }

    private void hand(ResultSet found, SqlQuery query, SqlRows rows) throws SQLException, SourceUnavailable {
        List<String> names = names(found.getMetaData());
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            if (query.columns().contains(names.get(i))) {
                columns.putIfAbsent(names.get(i), i + 1);
            }
        }
        List<String> missing = query.required().stream()
                .filter(name -> !columns.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw JdbcFailures.columnMissing(query, missing, names);
        }
        rows.begin(query, names);
        for (long number = 1; found.next(); number++) {
            SortedMap<String, @Nullable Object> row = new TreeMap<>();
            for (Map.Entry<String, Integer> column : columns.entrySet()) {
                row.put(column.getKey(), values.read(found, column.getValue()));
            }
            rows.row(query, number, row);
        }
    }

    private static List<String> names(ResultSetMetaData columns) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            names.add(columns.getColumnLabel(i).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    /** Takes rows and forgets them. */
    private record Unheard() implements SqlRows {

        @Override
        public void begin(SqlQuery query, List<String> columns) {}

        @Override
        public void row(SqlQuery query, long number, SortedMap<String, @Nullable Object> row) {}
    }
}
