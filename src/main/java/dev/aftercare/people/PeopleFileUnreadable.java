package dev.aftercare.people;

/** The file of people gives nobody that can be used. Those who were known stay known until somebody acts. */
public final class PeopleFileUnreadable extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message one sentence: what, which one, what to do
     */
    PeopleFileUnreadable(String message) {
        super(message);
    }
}
