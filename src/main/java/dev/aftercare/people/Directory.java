package dev.aftercare.people;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the person behind a name as records and trackers write it. Names are compared without case, accents or a leading @. */
public final class Directory {

    private final List<Person> people;
    private final Map<String, Person> byName = new HashMap<>();

    /** Lists these people. Where two share a name, the first one listed has it. */
    public Directory(Collection<Person> people) {
        this.people = List.copyOf(people);
        for (Person person : this.people) {
            byName.putIfAbsent(key(person.alias()), person);
            byName.putIfAbsent(key(person.name()), person);
            byName.putIfAbsent(key(person.address()), person);
            person.otherAliases().forEach(alias -> byName.putIfAbsent(key(alias), person));
        }
    }

    /** Everybody listed. */
    public List<Person> people() {
        return people;
    }

    /**
     * Finds a person by alias, name or address.
     *
     * @param written the name as a record or tracker writes it
     */
    public Optional<Person> find(String written) {
        return Optional.ofNullable(byName.get(key(written)));
    }

    /** The manager of a person, where one is given and known. */
    public Optional<Person> managerOf(Person person) {
        return Optional.ofNullable(person.manager()).flatMap(this::find);
    }

    /** A name as names are compared. */
    static String key(String written) {
        String plain =
                Normalizer.normalize(written.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return (plain.startsWith("@") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }
}
