package dev.aftercare.tracker.gitlab;

import dev.aftercare.http.Answer;

/** A list that was asked for is not handed out. Its message is a sentence for a person. */
final class Withheld extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forbidden;

    private final boolean unknown;

    Withheld(String message) {
        super(message);
        this.forbidden = false;
        this.unknown = false;
    }

    Withheld(Answer.Refused refused) {
        super(refused.sentence());
        this.forbidden = refused.reason() == Answer.Reason.FORBIDDEN;
        this.unknown = refused.reason() == Answer.Reason.NOT_FOUND || refused.reason() == Answer.Reason.GONE;
    }

    /** Says whether we may not see it. */
    boolean isForbidden() {
        return forbidden;
    }

    /** Says whether there is no such thing, or the server hides it from us. */
    boolean isUnknown() {
        return unknown;
    }
}
