package dev.aftercare.postmortem;

/** How severe an incident was, in our words; the record's own word is kept beside it. Never a proxy for duration. */
public enum Severity {
    /** Critical: everybody is hit. */
    SEV1,
    /** Major: many are hit. */
    SEV2,
    /** Minor: some are hit. */
    SEV3,
    /** Low: hardly anybody is hit. */
    SEV4,
    /** Cosmetic. */
    SEV5;

    /** As people write it: {@code SEV-2}. */
    public String label() {
        return "SEV-" + (ordinal() + 1);
    }
}
