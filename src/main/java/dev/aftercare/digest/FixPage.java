package dev.aftercare.digest;

import dev.aftercare.digest.Digest.PostmortemLink;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Countermeasure;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the digest says of fixes beside each one's own result.
 *
 * @param changed to which results how many fixes changed in the month, restricted ones included
 * @param done how many are done
 * @param known of how many of these it is known whether they do what they were for
 * @param lower the lower end of the interval of that share
 * @param upper its upper end
 * @param notConfirmed for how many two requests to look again were not answered
 * @param openAgain the open actions of families of which there was an incident in the month
 * @param families the families that may be named, the largest first
 * @param moreFamilies how many more there are
 * @param repeated what was decided before, the most alike first
 * @param moreRepeated how many more there are
 */
record FixPage(
        Map<FixResult, Integer> changed,
        int done,
        int known,
        double lower,
        double upper,
        int notConfirmed,
        List<OpenAgain> openAgain,
        List<Family> families,
        int moreFamilies,
        List<Repeated> repeated,
        int moreRepeated) {

    static final FixPage NOTHING = new FixPage(Map.of(), 0, 0, 0, 1, 0, List.of(), List.of(), 0, List.of(), 0);

    /**
     * An open action of a family of which there was another incident.
     *
     * @param incident the incident of the month
     * @param description what is to be done
     * @param tickets its tickets
     * @param decidedIn the earlier postmortem that decided on it
     * @param suspected whether the two only look like one family
     */
    record OpenAgain(
            PostmortemLink incident,
            String description,
            List<TicketLink> tickets,
            PostmortemLink decidedIn,
            boolean suspected) {}

    /**
     * Incidents of one family.
     *
     * @param newest its newest postmortem, which names it
     * @param incidents how many there are
     * @param first the day of the first; null where none states one
     * @param last the day of the last; null where none states one
     * @param decided how many actions were decided on
     * @param done how many of them are done
     * @param open how many of them are known to be neither done nor cancelled
     */
    record Family(
            PostmortemLink newest,
            int incidents,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            int decided,
            int done,
            int open) {}

    /**
     * The same thing proposed twice.
     *
     * @param first the earlier proposal
     * @param again the later one
     * @param score how alike they are, from 0 to 1
     */
    record Repeated(Proposal first, Proposal again, double score) {}

    /**
     * One of the two.
     *
     * @param description what is to be done
     * @param state where it stands
     * @param postmortem the postmortem that decided on it
     * @param date the day of its incident; null where it states none
     */
    record Proposal(
            String description,
            Countermeasure.State state,
            PostmortemLink postmortem,
            @Nullable LocalDate date) {}
}
