package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.RunDate;
import java.time.YearMonth;
import java.util.List;

/** What reminders leave to people: whom they reach nobody by, what records leave out, and what rests. */
public interface Silence {

    /**
     * As things stand on a run date.
     *
     * @param month the month in which reminders that left are counted
     */
    Silent of(RunDate runDate, YearMonth month);

    /** The names of owners and contacts that meet nobody, as records and trackers write them, in their order. */
    List<String> unmet();

    /**
     * What reminders leave to people.
     *
     * @param late how many actions are late
     * @param sent how many reminders left in the month
     * @param unmet the names that meet nobody
     * @param lacking the actions whose records leave something out
     * @param resting the late actions about which every reminder was sent
     */
    record Silent(int late, int sent, List<String> unmet, List<Lacking> lacking, List<Commitment> resting) {

        /** Nothing is left. */
        public static final Silent NOTHING = new Silent(0, 0, List.of(), List.of(), List.of());

        public Silent {
            unmet = List.copyOf(unmet);
            lacking = List.copyOf(lacking);
            resting = List.copyOf(resting);
        }
    }

    /**
     * An action whose record leaves something out.
     *
     * @param gaps what: {@code OWNER}, {@code DATE}, {@code PRIORITY}, {@code TICKET} or {@code STATE}
     */
    record Lacking(Commitment commitment, List<String> gaps) {

        public Lacking {
            gaps = List.copyOf(gaps);
        }
    }
}
