package dev.aftercare.readingclub;

import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.TimelineEvent;
import java.time.Duration;
import java.util.List;

/** A past incident to be played again, or the reason why its timeline does not carry a play. */
sealed interface RolePlay {

    /**
     * What is played. The players start where the responders did: at detection.
     *
     * @param detected when the responders noticed
     * @param background the rows before that, oldest first: the facilitator's
     * @param opening the rows of that very moment: what players are given; possibly empty
     * @param turns what comes to light afterwards, in order
     * @param epilogue the rows behind the end of the incident, oldest first; they are told in the debrief
     * @param untimed the rows whose time nobody knows, in the order of the record; they are told in the debrief
     */
    record Script(
            RecordedInstant detected,
            List<TimelineEvent> background,
            List<TimelineEvent> opening,
            List<Turn> turns,
            List<TimelineEvent> epilogue,
            List<TimelineEvent> untimed)
            implements RolePlay {

        public Script {
            background = List.copyOf(background);
            opening = List.copyOf(opening);
            turns = List.copyOf(turns);
            epilogue = List.copyOf(epilogue);
            untimed = List.copyOf(untimed);
        }
    }

    /**
     * What the facilitator reveals at one moment.
     *
     * @param minute the minute of the play, from 1
     * @param since how long after detection it happened
     * @param question what the players are asked before it is revealed
     * @param waited how long nothing was written before it
     * @param rows the rows of that moment, in the order of the record; never empty
     */
    record Turn(int minute, Duration since, Question question, Duration waited, List<TimelineEvent> rows) {

        public Turn {
            rows = List.copyOf(rows);
        }
    }

    /** What the players are asked before a turn. */
    enum Question {
        /** Nothing: it is only told. */
        NONE,
        /** What they would do now: the responders decided something. */
        DECISION,
        /** What they would look at: it is the longest time without a row. */
        SILENCE
    }

    /**
     * There is none.
     *
     * @param reason why
     * @param number how many moments after detection the timeline has
     */
    record TooThin(Reason reason, int number) implements RolePlay {}

    /** Why there is no play. */
    enum Reason {
        /** Nobody wrote when it was detected, to the minute. */
        DETECTION_UNKNOWN,
        /** Too few moments after detection. */
        FEW_MOMENTS
    }
}
