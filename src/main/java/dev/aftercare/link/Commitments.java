package dev.aftercare.link;

import java.util.List;

/** Every countermeasure that was ever decided on, as it stands today. */
public interface Commitments {

    /** All of them, by the id of their countermeasure. */
    List<Commitment> all();
}
