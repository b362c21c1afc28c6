package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Place;

/** One document of a source cannot be read now; the others can. What is known of it stays. */
public final class DocumentUnreadable extends Exception {

    private static final long serialVersionUID = 1;

    private final String rule;

    private final Diagnostic.Level level;

    /**
     * Names what stands in the way.
     *
     * @param rule the name of the rule for the diagnostic
     * @param level how much is lost
     * @param message what, and what to do; without the place
     */
    public DocumentUnreadable(String rule, Diagnostic.Level level, String message) {
        super(message);
        this.rule = rule;
        this.level = level;
    }

    /** The same as a value, at the place of the document. */
    Diagnostic at(Place place) {
        return new Diagnostic(place, rule, level, String.valueOf(getMessage()));
    }
}
