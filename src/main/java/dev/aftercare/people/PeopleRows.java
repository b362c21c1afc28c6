package dev.aftercare.people;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostic.Level;
import dev.aftercare.postmortem.Place;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a file of people, read one after the other. */
final class PeopleRows {

    private static final int MOST_SHOWN = 80;
    private static final int LONGEST_ALIAS = 200;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\",;]+@[^\\s@<>\",;]+");
    private static final Pattern BLANKS = Pattern.compile("[\\p{Cntrl}\\s\\u00a0\\u2028\\u2029]+");

    private final Place place;
    private final List<String> titles;
    private final Map<Integer, Person> people = new LinkedHashMap<>();
    private final Map<String, Integer> lineOfAlias = new HashMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    PeopleRows(Place place, List<String> titles) {
        this.place = place;
        this.titles = List.copyOf(titles);
    }

    void add(int line, List<String> cells) {
        if (cells.stream().allMatch(String::isBlank)) {
            return;
        }
        if (cells.size() < titles.size()
                && !titles.subList(cells.size(), titles.size()).stream().allMatch(PeopleFile.OPTIONAL::contains)) {
            left(
                    line,
                    "person.cells",
                    "this row has %d cells where the first row has %d; keep empty cells"
                            .formatted(cells.size(), titles.size()));
            return;
        }
        checkText(line, cells);
        Optional<List<String>> aliases = aliases(line, cell(cells, "alias"));
        String address = cell(cells, "address");
        if (aliases.isEmpty()) {
            return;
        }
        if (!ADDRESS.matcher(address).matches()) {
            left(
                    line,
                    "person.address",
                    "\"address\" is \"%s\"; write one e-mail address, such as ana@example.com"
                            .formatted(shown(address)));
            return;
        }
        List<String> names = aliases.get();
        names.forEach(alias -> lineOfAlias.put(Directory.key(alias), line));
        String name = cell(cells, "name");
        String manager = cell(cells, "manager");
        people.put(
                line,
                new Person(
                        names.get(0),
                        names.subList(1, names.size()),
                        name.isEmpty() ? names.get(0) : name,
                        address,
                        manager.isEmpty() ? null : manager,
                        habits(line, cells),
                        absence(line, cell(cells, "away until"))));
    }

    private Habits habits(int line, List<String> cells) {
        String team = cell(cells, "team");
        return new Habits(
                team.isEmpty() ? null : team,
                read(line, cells, "zone", HabitWords::zone),
                read(line, cells, "language", HabitWords::language),
                read(line, cells, "country", HabitWords::region),
                Objects.requireNonNullElse(read(line, cells, "working days", HabitWords::days), Set.of()),
                read(line, cells, "reminder day", HabitWords::day));
    }

    private <T> @Nullable T read(int line, List<String> cells, String title, Function<String, Optional<T>> reader) {
        String written = cell(cells, title);
        if (written.isEmpty()) {
            return null;
        }
        Optional<T> value = reader.apply(written);
        if (value.isEmpty()) {
            warn(
                    line,
                    "person." + title.replace(' ', '-'),
                    "\"%s\" is \"%s\", which counts as empty; write %s"
                            .formatted(title, shown(written), HabitWords.example(title)));
        }
        return value.orElse(null);
    }

    private Absence absence(int line, String written) {
        if (written.isEmpty()) {
            return Absence.none();
        }
        Optional<Absence> absence = HabitWords.absence(written);
        if (absence.isEmpty()) {
            warn(
                    line,
                    "person.away-until",
                    "\"away until\" is \"%s\", which counts as empty; write the last day, such as 2026-12-31, or: left"
                            .formatted(shown(written)));
        }
        return absence.orElse(Absence.none());
    }

    PeopleFile.Found found() {
        List<Person> checked = new ArrayList<>();
        people.forEach((line, person) -> checked.add(withKnownManager(line, person)));
        return new PeopleFile.Found(checked, diagnostics);
    }

    static String shown(String value) {
        return value.length() <= MOST_SHOWN ? value : value.substring(0, MOST_SHOWN) + "…";
    }

    private void checkText(int line, List<String> cells) {
        String row = String.join("", cells);
        if (row.indexOf('\uFFFD') >= 0) {
            warn(
                    line,
                    "person.encoding",
                    "this row is not valid UTF-8, so some letters are lost; save the file as UTF-8");
        }
        if (row.indexOf('\0') >= 0) {
            warn(line, "person.nul", "this row holds U+0000, which was left out; remove it");
        }
    }

    /** The aliases of a row, the one that identifies first; empty where there is none or somebody else has it. */
    private Optional<List<String>> aliases(int line, String cell) {
        List<String> written = Arrays.stream(cell.split(";", -1))
                .map(String::strip)
                .filter(alias -> !alias.isEmpty())
                .toList();
        if (written.isEmpty()) {
            left(line, "person.alias", "\"alias\" is empty; write the short name that identifies this person");
            return Optional.empty();
        }
        String first = written.get(0);
        if (first.length() > LONGEST_ALIAS) {
            left(
                    line,
                    "person.alias",
                    "\"alias\" has %d characters; no alias is longer than %d".formatted(first.length(), LONGEST_ALIAS));
            return Optional.empty();
        }
        Integer other = lineOfAlias.get(Directory.key(first));
        if (other != null) {
            left(
                    line,
                    "person.duplicate",
                    "the alias \"%s\" is already in line %d, which counts; give one of the two another"
                            .formatted(first, other));
            return Optional.empty();
        }
        return Optional.of(written.stream()
                .filter(alias -> alias.equals(first) || isFree(line, alias))
                .toList());
    }

    private boolean isFree(int line, String alias) {
        Integer other = lineOfAlias.get(Directory.key(alias));
        if (other != null) {
            warn(
                    line,
                    "person.duplicate",
                    "the alias \"%s\" is already in line %d, which counts; remove it here"
                            .formatted(shown(alias), other));
        }
        return other == null;
    }

    private Person withKnownManager(int line, Person person) {
        String manager = person.manager();
        if (manager == null) {
            return person;
        }
        Integer managersLine = lineOfAlias.get(Directory.key(manager));
        @Nullable String problem = null;
        if (managersLine == null) {
            problem = "the manager \"%s\" is nobody's alias in this file; write one that is, or leave it empty"
                    .formatted(shown(manager));
        } else if (managersLine == line) {
            problem = "\"%s\" is their own manager; leave it empty".formatted(shown(manager));
        }
        if (problem == null) {
            return person;
        }
        warn(line, "person.manager", problem);
        return person.withoutManager();
    }

    private String cell(List<String> cells, String title) {
        int position = titles.indexOf(title);
        String cell = position < 0 || position >= cells.size() ? "" : cells.get(position);
        return BLANKS.matcher(cell.replace("\0", "")).replaceAll(" ").strip();
    }

    private void left(int line, String rule, String message) {
        diagnostics.add(new Diagnostic(place.at(line), rule, Level.ERROR, message));
    }

    private void warn(int line, String rule, String message) {
        diagnostics.add(new Diagnostic(place.at(line), rule, Level.WARNING, message));
    }
}
