package dev.aftercare.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.StepRun;
import dev.aftercare.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

class CollectPeopleStepTests {

    private final DataSource dataSource = TestDatabase.migrated();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final People people = new JdbcPeople(jdbc);

    @TempDir
    private Path folder;

    @Test
    void collectPeopleWhenFileChangesFollowsIt() throws IOException {
        collect("alias,name,address,manager\nana;a b,Ana,ana@example.com,jules\njules,Jules,jules@example.com,\n");

        StepRun.Outcome outcome = collect(
                "alias,name,address,manager\nlea,Léa,lea@example.com,\nana;a b,Ana,ana@example.com,lea\n,,x,\n");

        assertThat(outcome).isEqualTo(new StepRun.Outcome(BatchStatus.COMPLETED, "people read: 2, left out: 1"));
        assertThat(people.directory().people())
                .containsExactly(
                        new Person("lea", List.of(), "Léa", "lea@example.com", null),
                        new Person("ana", List.of("a b"), "Ana", "ana@example.com", "lea"));
        assertThat(people.directory().find("A B").flatMap(people.directory()::managerOf))
                .hasValueSatisfying(manager -> assertThat(manager.name()).isEqualTo("Léa"));
        assertThat(jdbc.sql("SELECT source || ':' || path || ':' || line FROM diagnostic")
                        .query(String.class)
                        .list())
                .containsExactly("people:people.csv:4");
    }

    @Test
    void directoryWhenTicketsGiveAddressesKnowsTheirOwnersAndTheFileWins() throws IOException {
        collect("alias,name,address\nana,Ana,ana@example.com\njules,Jules Roy,jules@example.com\n");
        owner("OPS-1", "Lea Petit", "lea@example.com");
        owner("OPS-2", "léa petit", "LEA@example.com");
        owner("OPS-3", "a.ruiz", "Ana@example.com");
        owner("OPS-4", "Jules Roy", "jules.roy@elsewhere.example");
        owner("OPS-5", "Alex Martin", "alex@example.com");
        owner("OPS-6", "Alex Martin", "a.martin@example.com");
        owner("OPS-7", "Eve", "eve at example dot com");
        owner("OPS-8", "Max", null);

        Directory directory = people.directory();

        assertThat(directory.find("Léa Petit").map(Person::address).map(address -> address.toLowerCase(Locale.ROOT)))
                .as("whom nobody listed")
                .hasValue("lea@example.com");
        assertThat(directory.find("A.Ruiz").map(Person::alias)).hasValue("ana");
        assertThat(directory.find("Jules Roy").map(Person::address))
                .as("what the operator wrote counts")
                .hasValue("jules@example.com");
        assertThat(List.of("Alex Martin", "Eve", "Max"))
                .as("two people of one name, an address that is none, and none at all")
                .allSatisfy(name -> assertThat(directory.find(name)).isEmpty());
        assertThat(directory.people()).hasSize(2);
    }

    private void owner(String ticket, String name, String address) {
        jdbc.sql("""
                INSERT INTO ticket (key, tracker, summary, state, original_state, owner, owner_address, labels)
                VALUES (?, 'jira', 'Rehearse', 'OPEN', 'To Do', ?, ?, '{}')
                """).param(ticket).param(name).param(address).update();
    }

    @Test
    void collectPeopleWhenFileIsUnchangedTouchesNoRow() throws IOException {
        String text = "alias,name,address\nana,Ana,ana@example.com\n";
        collect(text);
        List<String> before = versions();

        collect(text);

        assertThat(versions()).hasSize(1).isEqualTo(before);
    }

    @Test
    void collectPeopleWhenFileIsUnreadableKeepsEverybody() throws IOException {
        collect("alias,name,address\nana,Ana,ana@example.com\n");

        StepRun.Outcome outcome = collect("alias,name\nana,Ana\n");

        assertThat(outcome)
                .isEqualTo(new StepRun.Outcome(
                        BatchStatus.COMPLETED,
                        "people stay as they were",
                        "People could not be read: people.csv lacks the column \"address\";"
                                + " its first row names: alias, name. Those who were known stay known."));
        assertThat(people.directory().people()).hasSize(1);
    }

    @Test
    void collectPeopleWhenNoFileIsConfiguredKnowsNobody() throws IOException {
        collect("alias,name,address\nana,Ana,ana@example.com\n");

        StepRun.Outcome outcome = StepRun.of(dataSource, new Class<?>[] {Wiring.class}, new PeopleSettings(null));

        assertThat(outcome.said()).isEqualTo("no file of people is configured");
        assertThat(people.directory().people()).isEmpty();
    }

    private StepRun.Outcome collect(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("people.csv"), text);
        return StepRun.of(dataSource, new Class<?>[] {Wiring.class}, new PeopleSettings(file));
    }

    private List<String> versions() {
        return jdbc.sql("SELECT xmin::text FROM person").query(String.class).list();
    }

    /** The step with its real collaborators, as the program wires them. */
    @Configuration(proxyBeanMethods = false)
    @ComponentScan({"dev.aftercare.postmortem", "dev.aftercare.people"})
    static class Wiring {}
}
