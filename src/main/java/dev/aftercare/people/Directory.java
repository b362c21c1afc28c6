package dev.aftercare.people;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the person behind a name as records and trackers write it. Names are compared without case, accents or a leading @. */
public final class Directory {

    private final List<Person> people;
    private final Map<String, Person> byName = new HashMap<>();

    /** Lists these people. Where two share a name, the first one listed has it. */
    public Directory(Collection<Person> people) {
        this(people, List.of());
    }

    /**
     * Lists these people, and knows besides whom trackers give an address of. What the list says wins. A name that trackers
     * give two addresses of stands for nobody.
     *
     * @param accounts the names that trackers write, with their addresses
     */
    public Directory(Collection<Person> people, Collection<Account> accounts) {
        this.people = List.copyOf(people);
        for (Person person : this.people) {
            byName.putIfAbsent(key(person.alias()), person);
            byName.putIfAbsent(key(person.name()), person);
            byName.putIfAbsent(key(person.address()), person);
            person.otherAliases().forEach(alias -> byName.putIfAbsent(key(alias), person));
        }
        Map<String, Optional<Person>> byAccount = new HashMap<>();
        for (Account account : accounts) {
            if (account.hasAddress()) {
                Person person = find(account.address()).orElseGet(account::person);
                byAccount.merge(key(account.name()), Optional.of(person), Directory::onlyWhereSame);
            }
        }
        byAccount.forEach((name, person) -> person.ifPresent(known -> byName.putIfAbsent(name, known)));
    }

    private static Optional<Person> onlyWhereSame(Optional<Person> one, Optional<Person> other) {
        return one.map(Person::address)
                        .map(Directory::key)
                        .equals(other.map(Person::address).map(Directory::key))
                ? one
                : Optional.empty();
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

    /**
     * Finds a person by the address that their ticket gives, else by name; one who is not listed is reached by that address.
     *
     * @param account the name as the tracker writes it, with its address
     */
    public Optional<Person> find(Account account) {
        Optional<Person> listed = find(account.address()).or(() -> find(account.name()));
        return listed.isPresent() || !account.hasAddress() ? listed : Optional.of(account.person());
    }

    /** The manager of a person, where one is given and known. */
    public Optional<Person> managerOf(Person person) {
        return Optional.ofNullable(person.manager()).flatMap(this::find);
    }

    /** The nearest manager above a person who is there on a day. */
    public Optional<Person> presentManagerOf(Person person, LocalDate day) {
        Set<String> seen = new HashSet<>(Set.of(person.alias()));
        Optional<Person> above = managerOf(person);
        while (above.isPresent() && above.get().absence().isOn(day)) {
            above = seen.add(above.get().alias()) ? managerOf(above.get()) : Optional.empty();
        }
        return above.filter(manager -> !manager.alias().equals(person.alias()));
    }

    /** A name as names are compared. */
    static String key(String written) {
        String plain =
                Normalizer.normalize(written.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return (plain.startsWith("@") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
    }
}
