package dev.aftercare.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may own a countermeasure.
 *
 * @param alias the short name that identifies them
 * @param otherAliases further names that records and trackers write
 * @param name how to address them
 * @param address their e-mail address
 * @param manager the alias of their manager; null where none is given
 */
public record Person(
        String alias,
        List<String> otherAliases,
        String name,
        String address,
        @Nullable String manager) {

    public Person {
        otherAliases = List.copyOf(otherAliases);
    }
}
