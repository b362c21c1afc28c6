package dev.aftercare.run;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database itself. */
@Component
class JdbcDatabase {

    /** PostgreSQL 15: what our statements were written for. */
    static final int OLDEST = 150000;

    private static final String VERSION_NUMBER = "select current_setting('server_version_num')::int";
    private static final String VERSION = "select current_setting('server_version')";

    private final JdbcClient client;

    JdbcDatabase(JdbcClient client) {
        this.client = client;
    }

    /** Says whether the server is recent enough. */
    boolean isRecentEnough() {
        return client.sql(VERSION_NUMBER).query(Integer.class).single() >= OLDEST;
    }

    /** Its version as people write it. */
    String version() {
        return client.sql(VERSION).query(String.class).single();
    }
}
