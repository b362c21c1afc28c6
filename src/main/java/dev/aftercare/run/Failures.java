package dev.aftercare.run;

import dev.aftercare.run.postgres.DataFolderInUse;
import dev.aftercare.run.postgres.EmbeddedPostgresUnavailable;
import java.io.IOException;
import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;

/** Says in one sentence why a run cannot go on, and what to do; the log has the rest. */
final class Failures {

    private Failures() {}

    /** The exit code that tells the truth about a failure. */
    static int exitCode(Throwable failure) {
        if (find(failure, SettingsProblems.class) != null
                || find(failure, WrongUsage.class) != null
                || find(failure, FlywayValidateException.class) != null) {
            return ExitCode.WRONG_USAGE;
        }
        if (find(failure, RunLockHeld.class) != null || find(failure, DataFolderInUse.class) != null) {
            return ExitCode.LOCKED;
        }
        return ExitCode.FAILED;
    }

    /** What happened, and what to do. */
    static String sentence(Throwable failure) {
        for (Class<? extends Throwable> known : java.util.List.of(
                SettingsProblems.class,
                WrongUsage.class,
                RunLockHeld.class,
                DataFolderInUse.class,
                EmbeddedPostgresUnavailable.class)) {
            Throwable found = find(failure, known);
            if (found != null) {
                return String.valueOf(found.getMessage());
            }
        }
        FlywayValidateException schema = find(failure, FlywayValidateException.class);
        if (schema != null) {
            return "The database's tables do not fit this program; they were made by a later version of it: use that version,"
                    + " or another database. (" + firstLine(schema) + ")";
        }
        SQLException sql = find(failure, SQLException.class);
        if (sql != null) {
            return databaseSentence(sql);
        }
        IOException io = find(failure, IOException.class);
        if (io != null) {
            return "A file could not be read or written: " + firstLine(io)
                    + ". Mend that, then start again: nothing is lost.";
        }
        return "A defect stopped the run: " + firstLine(failure)
                + ". Please report it with the log; what was done is kept.";
    }

    private static String databaseSentence(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        // PostgreSQL, appendix A: 08 connection exception, 57P operator intervention, 53 insufficient resources, 28
        // authorization
        if (state.startsWith("08") || state.startsWith("57P")) {
            return "The database went away or does not answer: " + firstLine(sql)
                    + ". Start again when it is back: what was done is kept.";
        }
        if (state.startsWith("53")) {
            return "The database has no room left: " + firstLine(sql)
                    + ". Make room, then start again: what was done is kept.";
        }
        if (state.startsWith("28") || state.equals("3D000")) {
            return "The database refused us: " + firstLine(sql)
                    + ". Check spring.datasource.url, username and password.";
        }
        return "The database refused a statement: " + firstLine(sql) + ". Please report it with the log.";
    }

    private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause() == cause ? null : cause.getCause()) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
        }
        return null;
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").replaceAll("[.\\s]+$", "");
    }
}
