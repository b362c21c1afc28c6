package dev.aftercare.people;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody can be reached.
 *
 * @param kind in which way they are absent
 * @param lastDay the last day of it; null unless they are away
 */
public record Absence(Kind kind, @Nullable LocalDate lastDay) {

    private static final Absence NONE = new Absence(Kind.NONE, null);
    private static final Absence LEFT = new Absence(Kind.LEFT, null);

    /** The ways to be absent. */
    public enum Kind {
        /** They are there. */
        NONE,
        /** They come back. */
        AWAY,
        /** They work here no more. */
        LEFT
    }

    /** They are there. */
    public static Absence none() {
        return NONE;
    }

    /** They have left. */
    public static Absence left() {
        return LEFT;
    }

    /** They are away through the end of a day. */
    public static Absence until(LocalDate lastDay) {
        return new Absence(Kind.AWAY, lastDay);
    }

    /** Says whether they are absent on a day. */
    public boolean isOn(LocalDate day) {
        return switch (kind) {
            case NONE -> false;
            case AWAY -> lastDay == null || !day.isAfter(lastDay);
            case LEFT -> true;
        };
    }
}
