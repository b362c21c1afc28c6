package dev.aftercare.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeopleFileTests {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("people.csv");
    }

    @Test
    void readWhenEveryColumnIsFilledReadsEverybodyInOrder() throws Exception {
        write("""
                alias,name,address,manager
                ines.caron;Inès Caron;@ines,Inès Caron,ines.caron@example.com,maelle
                maelle,"Maëlle, Le Goff",maelle@example.com,
                """);

        PeopleFile.Found found = read();

        assertThat(found.diagnostics()).isEmpty();
        assertThat(found.people())
                .containsExactly(
                        new Person(
                                "ines.caron",
                                List.of("Inès Caron", "@ines"),
                                "Inès Caron",
                                "ines.caron@example.com",
                                "maelle"),
                        new Person("maelle", List.of(), "Maëlle, Le Goff", "maelle@example.com", null));
    }

    @Test
    void readWhenWrittenByExcelReadsByteOrderMarkAndSemicolons() throws Exception {
        write("\uFEFFName;Address;Alias;Team\r\nAna;ana@example.com;\"ana;a.b\";web\r\n");

        PeopleFile.Found found = read();

        assertThat(found.people())
                .containsExactly(new Person(
                        "ana",
                        List.of("a.b"),
                        "Ana",
                        "ana@example.com",
                        null,
                        new Habits("web", null, null, null, Set.of(), null),
                        Absence.none()));
    }

    @Test
    void readWhenNameIsEmptyUsesAlias() throws Exception {
        write("alias,name,address\nana,,ana@example.com");

        assertThat(read().people()).containsExactly(new Person("ana", List.of(), "ana", "ana@example.com", null));
    }

    @Test
    void readWhenColumnIsMissingNamesItAndWhatWasFound() throws Exception {
        write("alias,name,mail\nana,Ana,ana@example.com\n");

        assertThatThrownBy(this::read)
                .isInstanceOf(PeopleFileUnreadable.class)
                .hasMessage("people.csv lacks the column \"address\"; its first row names: alias, name, mail");
    }

    @Test
    void readWhenFileIsMissingSaysSo() {
        assertThatThrownBy(this::read)
                .hasMessage(file + " does not exist; write the file or correct its path in the configuration");
    }

    @Test
    void readWhenFileIsEmptySaysSo() throws Exception {
        write("");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "people.csv is empty; its first row has to name the columns: alias, name, address, manager");
    }

    @Test
    void readWhenQuoteIsNeverClosedSaysSo() throws Exception {
        write("alias,name,address\nana,Ana,ana@example.com\njules,\"Jules,jules@example.com\n");

        assertThatThrownBy(this::read)
                .hasMessage(
                        "people.csv has quotes (\") that do not pair up, from line 3 on; double each quote inside a cell");
    }

    @Test
    void readWhenAliasStandsTwiceKeepsFirst() throws Exception {
        write("""
                alias,name,address
                ana;a.b,Ana,ana@example.com
                ANA,Another Ana,another@example.com
                jules;@A.B,Jules,jules@example.com
                """);

        PeopleFile.Found found = read();

        assertThat(said(found))
                .containsExactly(
                        "people.csv:3: the alias \"ANA\" is already in line 2, which counts; give one of the two another",
                        "people.csv:4: the alias \"@A.B\" is already in line 2, which counts; remove it here");
        assertThat(found.people()).extracting(Person::alias).containsExactly("ana", "jules");
        assertThat(found.people().get(1).otherAliases()).isEmpty();
    }

    @Test
    void readWhenManagerIsUnknownLeavesThemEmpty() throws Exception {
        write("""
                alias,name,address,manager
                ana,Ana,ana@example.com,nobody
                jules,Jules,jules@example.com,Jules
                lea,Léa,lea@example.com,ANA
                """);

        PeopleFile.Found found = read();

        assertThat(said(found))
                .containsExactly(
                        "people.csv:2: the manager \"nobody\" is nobody's alias in this file;"
                                + " write one that is, or leave it empty",
                        "people.csv:3: \"Jules\" is their own manager; leave it empty");
        assertThat(found.people()).extracting(Person::manager).containsExactly(null, null, "ANA");
    }

    @Test
    void readWhenAddressIsNoneLeavesRowOut() throws Exception {
        write("alias,name,address\nana,\"Ana\nMaria\",ana.example.com\njules,Jules,\"jules@example.com, x@y.z\"\n");

        assertThat(said(read()))
                .containsExactly(
                        "people.csv:2: \"address\" is \"ana.example.com\"; write one e-mail address, such as ana@example.com",
                        "people.csv:4: \"address\" is \"jules@example.com, x@y.z\";"
                                + " write one e-mail address, such as ana@example.com");
    }

    @Test
    void readWhenRowsAreBadKeepsTheOthers() throws Exception {
        write("""
                alias,name,address,manager
                ana,Ana
                ;,Nobody,nobody@example.com,

                ju\0les,Jules,jules@example.com,
                """);

        PeopleFile.Found found = read();

        assertThat(said(found))
                .containsExactly(
                        "people.csv:2: this row has 2 cells where the first row has 4; keep empty cells",
                        "people.csv:3: \"alias\" is empty; write the short name that identifies this person",
                        "people.csv:5: this row holds U+0000, which was left out; remove it");
        assertThat(found.people()).extracting(Person::alias).containsExactly("jules");
    }

    @Test
    void readWhenARowIsAGroupFindsItByEachOfItsNames() throws Exception {
        write("""
                alias,name,address,manager,team
                payments-team;@shop/payments;Équipe Paiements,Payments team,payments@example.com,maelle,Payments
                maelle,Maëlle,maelle@example.com,,
                """);

        PeopleFile.Found found = read();

        assertThat(found.diagnostics()).isEmpty();
        Directory directory = new Directory(found.people());
        assertThat(Stream.of("@payments-team", "shop/payments", "equipe paiements", "payments@example.com"))
                .allSatisfy(name ->
                        assertThat(directory.find(name)).map(Person::address).hasValue("payments@example.com"));
        assertThat(directory.find("payments-team").flatMap(directory::managerOf))
                .map(Person::alias)
                .hasValue("maelle");
    }

    @Test
    void readWhenRowIsNotUtf8SaysSo() throws Exception {
        Files.write(file, "alias,name,address\nlea,Léa,lea@example.com".getBytes(StandardCharsets.ISO_8859_1));

        PeopleFile.Found found = read();

        assertThat(said(found))
                .containsExactly(
                        "people.csv:2: this row is not valid UTF-8, so some letters are lost; save the file as UTF-8");
        assertThat(found.people()).hasSize(1);
    }

    @Test
    void readWhenFileIsShippedSampleUnderstandsAllOfIt() throws Exception {
        file = Path.of("src/main/resources/sample/people.csv");

        PeopleFile.Found found = read();

        assertThat(found.diagnostics()).isEmpty();
        assertThat(found.people()).hasSizeGreaterThan(10);
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }

    private PeopleFile.Found read() throws PeopleFileUnreadable {
        return new PeopleFile(file).read();
    }

    private static List<String> said(PeopleFile.Found found) {
        return found.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    @Test
    void readWhenHabitsAreWrittenUnderstandsThem() throws Exception {
        write("""
                alias,name,address,manager,team,zone,language,country,working days,reminder day,away until
                ana,Ana,ana@example.com,,Payments,Europe/Berlin,FR,DE-BY,Mon-Thu,mercredi,2026-12-31
                bo,Bo,bo@example.com,,,America/New_York,en,us,"Mon, Wed",Fri,left
                cy,Cy,cy@example.com
                """);

        assertThat(read().people())
                .extracting(Person::habits, Person::absence)
                .containsExactly(
                        tuple(
                                new Habits(
                                        "Payments",
                                        ZoneId.of("Europe/Berlin"),
                                        Language.FRENCH,
                                        "de-by",
                                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                                        DayOfWeek.WEDNESDAY),
                                Absence.until(LocalDate.parse("2026-12-31"))),
                        tuple(
                                new Habits(
                                        null,
                                        ZoneId.of("America/New_York"),
                                        Language.ENGLISH,
                                        "us",
                                        Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY),
                                        DayOfWeek.FRIDAY),
                                Absence.left()),
                        tuple(Habits.unknown(), Absence.none()));
    }

    @Test
    void readWhenHabitsAreUnclearCountsThemAsEmptyAndSaysSo() throws Exception {
        write("""
                alias,name,address,zone,language,country,working_days,reminder-day,away until
                ana,Ana,ana@example.com,Mars,klingon,France,often,someday,soon
                """);

        PeopleFile.Found found = read();

        assertThat(found.people()).extracting(Person::habits).containsExactly(Habits.unknown());
        assertThat(found.diagnostics())
                .extracting(Diagnostic::rule, Diagnostic::message)
                .contains(
                        tuple(
                                "person.zone",
                                "\"zone\" is \"Mars\", which counts as empty; write one such as Europe/Paris"),
                        tuple(
                                "person.away-until",
                                "\"away until\" is \"soon\", which counts as empty; write the last day, such as 2026-12-31, or:"
                                        + " left"))
                .hasSize(6);
    }
}
