package dev.aftercare.run;

import dev.aftercare.mail.SendGate;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.stereotype.Component;

/**
 * One lock for a whole run: an advisory lock of the database on a connection of its own, so that two machines with the same
 * cron line do not run at once. The database gives it back when the process dies, whatever it dies of.
 */
@Component
class JdbcRunLock implements SendGate, AutoCloseable {

    // 'aftercar' in ASCII, so that an operator recognizes it in pg_locks
    private static final long KEY = 0x6166746572636172L;

    private static final String TRY = "select pg_try_advisory_lock(?)";
    private static final String GIVE_BACK = "select pg_advisory_unlock(?)";
    private static final String NAME_OURSELVES = "select set_config('application_name', ?, false)";
    private static final String HOLDER = """
            select a.application_name, a.backend_start, host(a.client_addr)
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted
              and l.classid = (? >> 32)::bigint::oid and l.objid = (? & 4294967295)::bigint::oid
              and l.database = (select oid from pg_database where datname = current_database())
            """;
    private static final String STILL_HELD = """
            select 1 from pg_locks
            where locktype = 'advisory' and granted and pid = pg_backend_pid()
            """;

    private static final Logger LOG = LoggerFactory.getLogger(JdbcRunLock.class);

    private final DataSource dataSource;
    private @Nullable Connection connection;

    JdbcRunLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Takes the lock, or keeps it where it is held already.
     *
     * @param holder who we are, for the message that another run gets
     * @throws RunLockHeld if another run holds it
     * @throws SQLException if the database does not answer
     */
    void acquire(String holder) throws SQLException {
        if (connection != null) {
            return;
        }
        Connection own = dataSource.getConnection();
        if (tryLock(own, holder)) {
            connection = own;
            return;
        }
        String other = describeHolder(own);
        own.close();
        throw new RunLockHeld(other);
    }

    /** Says whether the lock is still ours: a connection that broke has lost it silently. */
    @Override
    public boolean mayStillSend() {
        Connection own = connection;
        if (own == null) {
            return false;
        }
        try (PreparedStatement statement = own.prepareStatement(STILL_HELD);
                ResultSet rows = statement.executeQuery()) {
            return rows.next();
        } catch (SQLException e) {
            LOG.warn("The run lock is lost: {}", e.getMessage());
            return false;
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        Connection own = connection;
        if (own == null) {
            return;
        }
        try (PreparedStatement statement = own.prepareStatement(GIVE_BACK)) {
            // closing a pooled connection would keep the session, and the lock with it
            statement.setLong(1, KEY);
            statement.execute();
        } catch (SQLException e) {
            LOG.warn("The run lock could not be given back: {}", e.getMessage());
        }
        JdbcUtils.closeConnection(own);
        connection = null;
    }

    private static boolean tryLock(Connection own, String holder) throws SQLException {
        try (PreparedStatement name = own.prepareStatement(NAME_OURSELVES)) {
            name.setString(1, holder.length() > 63 ? holder.substring(0, 63) : holder);
            name.execute();
        }
        try (PreparedStatement statement = own.prepareStatement(TRY)) {
            statement.setLong(1, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private static String describeHolder(Connection own) throws SQLException {
        try (PreparedStatement statement = own.prepareStatement(HOLDER)) {
            statement.setLong(1, KEY);
            statement.setLong(2, KEY);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? "%s, connected since %s.".formatted(rows.getString(1), rows.getString(2))
                        : "it is just ending.";
            }
        }
    }
}
