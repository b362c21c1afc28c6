package dev.aftercare.reminder;

import dev.aftercare.postmortem.RunDate;
import java.util.List;

/** Where revisits come from. Without such a bean there are none. */
public interface Revisits {

    /** The revisits whose day has come and that nobody answered, in an order that stays. */
    List<Revisit> due(RunDate runDate);
}
