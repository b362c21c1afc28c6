package dev.aftercare.run.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases inside the embedded server. */
final class JdbcEmbeddedDatabases {

    /** Answers nothing when the database exists; the name comes back quoted. */
    private static final String STATEMENT_FOR_MISSING_DATABASE = """
            SELECT format('CREATE DATABASE %I', wanted.name)
            FROM (SELECT ?::text AS name) AS wanted
            WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = wanted.name)
            """;

    private static final String STATEMENT_TO_DROP = "SELECT format('DROP DATABASE IF EXISTS %I WITH (FORCE)', ?::text)";

    private final String url;
    private final String username;
    private final String password;

    JdbcEmbeddedDatabases(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** Makes an empty database; one that exists stays as it is. */
    void createIfMissing(String name) throws SQLException {
        executeBuilt(STATEMENT_FOR_MISSING_DATABASE, name);
    }

    /** Drops a database and its connections; one that does not exist is no error. */
    void drop(String name) throws SQLException {
        executeBuilt(STATEMENT_TO_DROP, name);
    }

    /** Executes the statement that another statement builds around a quoted name, if it builds one. */
    private void executeBuilt(String builder, String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, username, password);
                PreparedStatement building = connection.prepareStatement(builder)) {
            building.setString(1, name);
            try (ResultSet statement = building.executeQuery()) {
                if (statement.next()) {
                    execute(connection, statement.getString(1));
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
