package dev.aftercare.trend;

/** What is measured of an incident. Each is a difference of two instants; the digest prints which beside each figure. */
public enum Measure {
    /** From started to detected. */
    TIME_TO_DETECT,
    /** From detected to resolved. */
    TIME_TO_RESOLVE,
    /** From started to resolved. */
    TIME_TO_RESTORE
}
