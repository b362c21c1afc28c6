package dev.aftercare.people;

import java.util.Collection;

/** The people that are known. */
public interface People {

    /** Replaces everybody that is known. */
    void replaceAll(Collection<Person> people);

    /** Everybody that is known, ready to be looked up by the names that records and trackers write. */
    Directory directory();
}
