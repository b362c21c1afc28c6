package dev.aftercare;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTests {

    @Test
    void emptyWhenAskedTwiceGivesTwoDatabases() {
        JdbcClient first = TestDatabase.jdbcClient(TestDatabase.empty());
        JdbcClient second = TestDatabase.jdbcClient(TestDatabase.empty());
        first.sql("CREATE TABLE mine (id int)").update();
        assertThat(tablesNamed("mine", first)).isOne();
        assertThat(tablesNamed("mine", second)).isZero();
    }

    @Test
    void migratedWhenAskedHasFlywaysHistory() {
        DataSource migrated = TestDatabase.migrated();
        assertThat(tablesNamed("flyway_schema_history", TestDatabase.jdbcClient(migrated)))
                .isOne();
    }

    private static long tablesNamed(String name, JdbcClient client) {
        return client.sql("SELECT count(*) FROM pg_tables WHERE tablename = ?")
                .param(name)
                .query(Long.class)
                .single();
    }
}
