package dev.aftercare.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may own a countermeasure, or a group that does.
 *
 * @param alias the short name that identifies them
 * @param otherAliases further names that records and trackers write
 * @param name how to address them
 * @param address their e-mail address, or a group's
 * @param manager the alias of their manager; null where none is given
 * @param habits where, when and in which language they work
 * @param absence whether they are away or have left
 */
public record Person(
        String alias,
        List<String> otherAliases,
        String name,
        String address,
        @Nullable String manager,
        Habits habits,
        Absence absence) {

    public Person {
        otherAliases = List.copyOf(otherAliases);
    }

    /** Somebody of whom nothing else is known. */
    public Person(String alias, List<String> otherAliases, String name, String address, @Nullable String manager) {
        this(alias, otherAliases, name, address, manager, Habits.unknown(), Absence.none());
    }

    /** The same person without a manager. */
    Person withoutManager() {
        return new Person(alias, otherAliases, name, address, null, habits, absence);
    }
}
