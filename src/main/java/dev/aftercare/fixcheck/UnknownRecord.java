package dev.aftercare.fixcheck;

/** A person named a record that is not known, or by words that fit several. */
public final class UnknownRecord extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Says which one and what to write instead. */
    UnknownRecord(String message) {
        super(message);
    }
}
