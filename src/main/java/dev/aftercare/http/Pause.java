package dev.aftercare.http;

import java.time.Duration;

/** Waits. Tests wait in their own time. */
@FunctionalInterface
public interface Pause {

    /** Waits for a time. */
    void of(Duration time) throws InterruptedException;
}
