package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.BranchFile;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A thing that a fix left behind, which can be looked at.
 *
 * @param name its name, which a countermeasure may name as {@code check: NAME}
 * @param target what is looked at
 * @param countermeasures the ids of countermeasures that it stands for
 * @param tickets the keys of tickets whose countermeasures it stands for
 */
public record WatchedThing(String name, Target target, List<String> countermeasures, List<String> tickets) {

    public WatchedThing {
        countermeasures = List.copyOf(countermeasures);
        tickets = List.copyOf(tickets);
    }

    /** What is looked at. */
    public sealed interface Target {}

    /**
     * A line of a file in a git repository.
     *
     * @param file the file at the head of its branch
     * @param contains what one of its lines holds
     */
    public record Line(BranchFile file, String contains) implements Target {}

    /**
     * An address that is asked.
     *
     * @param address an http or https address
     * @param status the status that it is expected to answer
     * @param contains what the answer is expected to hold; null where that does not matter
     */
    public record Address(URI address, int status, @Nullable String contains) implements Target {}
}
