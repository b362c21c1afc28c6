package dev.aftercare.mail;

/** How messages leave. Written is not delivered: what was written as a file counts for nothing once mail is really sent. */
public enum Delivery {
    /** As {@code .eml} files in the outbox folder. */
    FILE,
    /** By the configured SMTP server. */
    SMTP
}
