package dev.aftercare.people;

import dev.aftercare.postmortem.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
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
                SELECT alias, position, CAST(other_aliases AS text[]) AS other_aliases, name, address, manager, team, zone,
                    language, region, CAST(working_days AS text[]) AS working_days, reminder_day, absence, away_until
                FROM unnest(CAST(:aliases AS text[]), CAST(:positions AS integer[]), CAST(:otherAliases AS text[]),
                    CAST(:names AS text[]), CAST(:addresses AS text[]), CAST(:managers AS text[]),
                    CAST(:teams AS text[]), CAST(:zones AS text[]), CAST(:languages AS text[]), CAST(:regions AS text[]),
                    CAST(:workingDays AS text[]), CAST(:reminderDays AS text[]), CAST(:absences AS text[]),
                    CAST(:awayUntil AS date[]))
                    AS i (alias, position, other_aliases, name, address, manager, team, zone, language, region,
                        working_days, reminder_day, absence, away_until)
            ), gone AS (
                DELETE FROM person p WHERE NOT EXISTS (SELECT FROM fresh f WHERE f.alias = p.alias)
            )
            INSERT INTO person AS p (alias, position, other_aliases, name, address, manager, team, zone, language, region,
                working_days, reminder_day, absence, away_until)
            SELECT alias, position, other_aliases, name, address, manager, team, zone, language, region, working_days,
                reminder_day, absence, away_until
            FROM fresh
            ON CONFLICT (alias) DO UPDATE SET
                (position, other_aliases, name, address, manager, team, zone, language, region, working_days, reminder_day,
                    absence, away_until)
                = (excluded.position, excluded.other_aliases, excluded.name, excluded.address, excluded.manager,
                    excluded.team, excluded.zone, excluded.language, excluded.region, excluded.working_days,
                    excluded.reminder_day, excluded.absence, excluded.away_until)
            WHERE (p.position, p.other_aliases, p.name, p.address, p.manager, p.team, p.zone, p.language, p.region,
                    p.working_days, p.reminder_day, p.absence, p.away_until)
                IS DISTINCT FROM (excluded.position, excluded.other_aliases, excluded.name, excluded.address,
                    excluded.manager, excluded.team, excluded.zone, excluded.language, excluded.region,
                    excluded.working_days, excluded.reminder_day, excluded.absence, excluded.away_until)
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
                .param("otherAliases", texts(people, person -> arrayLiteral(person.otherAliases())))
                .param("names", texts(people, Person::name))
                .param("addresses", texts(people, Person::address))
                .param("managers", texts(people, Person::manager))
                .param("teams", texts(people, person -> person.habits().team()))
                .param("zones", texts(people, person -> text(person.habits().zone())))
                .param("languages", texts(people, person -> text(person.habits().language())))
                .param("regions", texts(people, person -> person.habits().region()))
                .param("workingDays", texts(people, JdbcPeople::workingDays))
                .param(
                        "reminderDays",
                        texts(people, person -> text(person.habits().reminderDay())))
                .param(
                        "absences",
                        texts(people, person -> person.absence().kind().name()))
                .param(
                        "awayUntil",
                        texts(people, person -> text(person.absence().lastDay())))
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

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value instanceof Enum<?> word ? word.name() : value.toString();
    }

    private static String workingDays(Person person) {
        return arrayLiteral(
                person.habits().workingDays().stream().sorted().map(Enum::name).toList());
    }

    private static String arrayLiteral(List<String> values) {
        return values.stream()
                .map(value -> '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("alias"),
                Arrays.asList((String[]) row.getArray("other_aliases").getArray()),
                row.getString("name"),
                row.getString("address"),
                row.getString("manager"),
                habits(row),
                new Absence(
                        Absence.Kind.valueOf(row.getString("absence")), row.getObject("away_until", LocalDate.class)));
    }

    private static Habits habits(ResultSet row) throws SQLException {
        String zone = row.getString("zone");
        String language = row.getString("language");
        String reminderDay = row.getString("reminder_day");
        return new Habits(
                row.getString("team"),
                zone == null ? null : ZoneId.of(zone),
                language == null ? null : Language.valueOf(language),
                row.getString("region"),
                Arrays.stream((String[]) row.getArray("working_days").getArray())
                        .map(DayOfWeek::valueOf)
                        .collect(Collectors.toSet()),
                reminderDay == null ? null : DayOfWeek.valueOf(reminderDay));
    }
}
