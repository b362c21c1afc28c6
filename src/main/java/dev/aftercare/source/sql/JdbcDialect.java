package dev.aftercare.source.sql;

import dev.aftercare.source.SourceSettings.SqlSettings;
import java.util.Map;
import java.util.Properties;

/** What differs between databases when one reads from them: how long to wait, and the zone of the session. */
enum JdbcDialect {
    /** PostgreSQL. */
    POSTGRESQL("SET TIME ZONE 'UTC'"),
    /** MariaDB and MySQL. */
    MARIADB("SET time_zone = '+00:00'"),
    /** Any other: nothing is known of it. */
    OTHER("");

    private static final int SECONDS_TO_CONNECT = 15;

    private final String zoneStatement;

    JdbcDialect(String zoneStatement) {
        this.zoneStatement = zoneStatement;
    }

    static JdbcDialect of(String url) {
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        return url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:") ? MARIADB : OTHER;
    }

    /** Makes what the database works out itself the same on every machine; empty where that is not known. */
    String zoneStatement() {
        return zoneStatement;
    }

    /** What the driver is told, unless the URL says it. */
    Properties properties(SqlSettings settings) {
        Properties properties = new Properties();
        int patience = settings.timeout() + 60;
        Map<String, String> limits =
                switch (this) {
                    case POSTGRESQL ->
                        Map.of(
                                "connectTimeout", String.valueOf(SECONDS_TO_CONNECT),
                                "loginTimeout", String.valueOf(SECONDS_TO_CONNECT),
                                "socketTimeout", String.valueOf(patience),
                                "ApplicationName", "aftercare");
                    case MARIADB ->
                        Map.of(
                                "connectTimeout", String.valueOf(1_000 * SECONDS_TO_CONNECT),
                                "socketTimeout", String.valueOf(1_000 * patience));
                    case OTHER -> Map.of();
                };
        limits.forEach((name, value) -> {
            if (!settings.url().contains(name + "=")) {
                properties.setProperty(name, value);
            }
        });
        if (settings.user() != null) {
            properties.setProperty("user", settings.user());
        }
        if (settings.password() != null) {
            properties.setProperty("password", settings.password());
        }
        return properties;
    }
}
