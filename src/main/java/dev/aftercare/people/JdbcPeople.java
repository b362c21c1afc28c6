package dev.aftercare.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps people in PostgreSQL. */
@Repository
class JdbcPeople implements People {

    /** One statement, so that nobody ever sees half a directory; a row that did not change stays untouched. */
    private static final String REPLACE_ALL = """
            WITH fresh AS (
                SELECT alias, position, CAST(other_aliases AS text[]) AS other_aliases, name, address, manager
                FROM unnest(CAST(:aliases AS text[]), CAST(:positions AS integer[]), CAST(:otherAliases AS text[]),
                    CAST(:names AS text[]), CAST(:addresses AS text[]), CAST(:managers AS text[]))
                    AS i (alias, position, other_aliases, name, address, manager)
            ), gone AS (
                DELETE FROM person p WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.alias = p.alias)
            )
            INSERT INTO person AS p (alias, position, other_aliases, name, address, manager)
            SELECT alias, position, other_aliases, name, address, manager FROM fresh
            ON CONFLICT (alias) DO UPDATE SET position = excluded.position, other_aliases = excluded.other_aliases,
                name = excluded.name, address = excluded.address, manager = excluded.manager
            WHERE (p.position, p.other_aliases, p.name, p.address, p.manager)
                IS DISTINCT FROM (excluded.position, excluded.other_aliases, excluded.name, excluded.address,
                    excluded.manager)
            """;

    private static final String ALL = "SELECT * FROM person ORDER BY position";

    private static final String ACCOUNTS = """
            SELECT DISTINCT owner, owner_address FROM ticket
            WHERE NOT withdrawn AND owner IS NOT NULL AND owner_address IS NOT NULL
            ORDER BY owner, owner_address
            """;

    private final JdbcClient jdbc;

    JdbcPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void replaceAll(Collection<Person> people) {
        jdbc.sql(REPLACE_ALL)
                .param("aliases", texts(people, Person::alias))
                .param("positions", IntStream.range(0, people.size()).boxed().toArray(Integer[]::new))
                .param("otherAliases", texts(people, JdbcPeople::arrayLiteral))
                .param("names", texts(people, Person::name))
                .param("addresses", texts(people, Person::address))
                .param("managers", texts(people, Person::manager))
                .update();
    }

    @Override
    public Directory directory() {
        return new Directory(
                jdbc.sql(ALL).query(JdbcPeople::person).list(),
                jdbc.sql(ACCOUNTS)
                        .query((row, number) -> new Account(row.getString("owner"), row.getString("owner_address")))
                        .list());
    }

    private static @Nullable String[] texts(Collection<Person> people, Function<Person, @Nullable String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }

    private static String arrayLiteral(Person person) {
        return person.otherAliases().stream()
                .map(alias -> '"' + alias.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("alias"),
                Arrays.asList((String[]) row.getArray("other_aliases").getArray()),
                row.getString("name"),
                row.getString("address"),
                row.getString("manager"));
    }
}
