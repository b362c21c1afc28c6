package dev.aftercare.postmortem;

import java.util.List;
import java.util.Map;

/** The running texts of the postmortems. They are large, so that nobody gets them who does not ask. */
public interface Narratives {

    /** The passages of every postmortem that was not withdrawn, in the order of the record, by the postmortem's id. */
    Map<String, List<Passage>> all();
}
