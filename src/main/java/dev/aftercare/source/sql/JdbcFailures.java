package dev.aftercare.source.sql;

import dev.aftercare.source.SourceSettings.SqlSettings;
import dev.aftercare.source.SourceUnavailable;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says what went wrong with a database in one sentence. The driver's exception is not handed on as a cause: its message may
 * hold the URL with the password.
 */
final class JdbcFailures {

    private JdbcFailures() {}

    /** No connection: refused, unknown, or not reached. */
    static SourceUnavailable notOpened(SqlSettings settings, SQLException failure) {
        String state = state(failure);
        String reason = reason(settings, failure);
        if (state.startsWith("28")) {
            return sentence(
                    settings,
                    "refuses the user \"%s\" (%s); correct \"user\" and \"password\" of this source"
                            .formatted(settings.user(), reason));
        }
        if (state.startsWith("08")) {
            return sentence(
                    settings,
                    "cannot be reached (%s); look whether it runs, and whether this machine may reach it"
                            .formatted(reason));
        }
        return sentence(
                settings,
                "cannot be opened (%s); correct \"url\", \"user\" or \"password\" of this source".formatted(reason));
    }

    /** A query that the database does not answer. */
    static SourceUnavailable refused(SqlSettings settings, SqlQuery query, SQLException failure) {
        String state = state(failure);
        String reason = reason(settings, failure);
        if (state.equals("57014") || state.equals("70100") || failure instanceof java.sql.SQLTimeoutException) {
            return sentence(
                    settings,
                    "did not answer the query \"%s\" within %d seconds (%s); make the query faster, or set a longer \"timeout\""
                            .formatted(query.word(), settings.timeout(), reason));
        }
        if (state.startsWith("08")) {
            return sentence(
                    settings,
                    "went away while the query \"%s\" was read (%s); the next run reads it again"
                            .formatted(query.word(), reason));
        }
        return sentence(
                settings,
                "refuses the query \"%s\" (%s); correct the query in the configuration"
                        .formatted(query.word(), reason));
    }

    /** A query without a column that is needed. */
    static SourceUnavailable columnMissing(SqlQuery query, List<String> missing, List<String> found) {
        return new SourceUnavailable(
                "The query \"%s\" has no column %s; its columns are %s. Give a column that name with AS."
                        .formatted(query.word(), quoted(missing), quoted(found)));
    }

    /** No driver knows the URL. */
    static SourceUnavailable noDriver(SqlSettings settings) {
        if (settings.url().startsWith("jdbc:mysql:")) {
            return new SourceUnavailable(
                    "No driver knows \"%s\": Aftercare reads MySQL with the driver of MariaDB; begin the URL with jdbc:mariadb:, or put MySQL's own driver into a folder and name it as \"driver-folder\"."
                            .formatted(settings.shownUrl()));
        }
        return new SourceUnavailable(
                "No driver knows \"%s\": Aftercare brings drivers for PostgreSQL (jdbc:postgresql:) and for MariaDB and MySQL (jdbc:mariadb:); put the jar of another one into a folder and name it as \"driver-folder\"."
                        .formatted(settings.shownUrl()));
    }

    /** A driver that is configured cannot be loaded. */
    static SourceUnavailable driverUnusable(SqlSettings settings, String what) {
        return new SourceUnavailable("The driver for \"%s\" cannot be used: %s.".formatted(settings.shownUrl(), what));
    }

    static SourceUnavailable sentence(SqlSettings settings, String what) {
        return new SourceUnavailable("The database \"%s\" %s.".formatted(settings.shownUrl(), what));
    }

    private static String quoted(List<String> names) {
        return names.isEmpty() ? "none" : "\"" + String.join("\", \"", names) + "\"";
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState()).toUpperCase(Locale.ROOT);
    }

    /** The database's own words in one line. */
    private static String reason(SqlSettings settings, SQLException failure) {
        @Nullable String message = failure.getMessage();
        String plain = settings.withoutSecrets(String.valueOf(message))
                .replaceAll("\\s+", " ")
                .strip();
        String shortened = plain.length() > 400 ? plain.substring(0, 400) + "…" : plain;
        return shortened.endsWith(".") ? shortened.substring(0, shortened.length() - 1) : shortened;
    }
}
