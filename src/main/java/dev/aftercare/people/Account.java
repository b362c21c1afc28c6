package dev.aftercare.people;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody as a tracker knows them.
 *
 * @param name the name as the tracker writes it
 * @param address the e-mail address that it gives; some hide it as "amara at example dot com"
 */
public record Account(String name, String address) {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>()\\[\\],;:\"]{1,64}@[^\\s@<>()\\[\\],;:\"]{1,253}");

    /** Says whether mail can be sent to its address. */
    boolean hasAddress() {
        return ADDRESS.matcher(address.strip()).matches();
    }

    /** The person behind it, where nobody has listed them. */
    Person person() {
        return new Person(address.strip(), List.of(), name.strip(), address.strip(), null);
    }
}
