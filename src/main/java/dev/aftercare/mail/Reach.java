package dev.aftercare.mail;

import java.time.LocalDate;
import java.util.Optional;

/** Whom mail can reach, and how long it is remembered. */
public interface Reach {

    /**
     * Why nothing can be sent to an address: its domain is not allowed, it is no address, or the server refused it for good
     * and nobody has acted since. Empty where it can.
     */
    Optional<String> whyNot(String address);

    /** The day before which messages are forgotten; empty where they are kept for ever. */
    Optional<LocalDate> keptSince();
}
