package dev.aftercare.people;

import java.util.Collection;

/** The people that are known. */
public interface People {

    /** Replaces everybody that is known. */
    void replaceAll(Collection<Person> people);

    /**
     * Everybody that is known, ready to be looked up by the names that records and trackers write; those who are not listed
     * too, where a ticket of theirs gives their address.
     */
    Directory directory();
}
