package dev.aftercare.overdue;

import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * By when actions are to be done that nobody set a due date for.
 *
 * @param everywhere what holds for every system
 * @param systems what holds for one system instead, by its name; what it leaves out is as usual
 */
public record DeadlineSettings(Terms everywhere, Map<String, Terms> systems) {

    /** Systems are told apart without case. */
    public DeadlineSettings {
        Map<String, Terms> bySystem = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        bySystem.putAll(systems);
        systems = bySystem;
    }

    /**
     * SEV-1 15 days, SEV-2 30 days, P0 5 business days, P1 15, P2 30, none for lower ones: what the best incident platforms
     * begin with.
     */
    public static DeadlineSettings usual() {
        return new DeadlineSettings(
                new Terms(
                        Map.of(
                                Priority.P0, Optional.of(new Term(5, Term.Unit.BUSINESS)),
                                Priority.P1, Optional.of(new Term(15, Term.Unit.BUSINESS)),
                                Priority.P2, Optional.of(new Term(30, Term.Unit.BUSINESS))),
                        Map.of(
                                Severity.SEV1, Optional.of(new Term(15, Term.Unit.CALENDAR)),
                                Severity.SEV2, Optional.of(new Term(30, Term.Unit.CALENDAR)))),
                Map.of());
    }

    /** How long an action may take: its priority says so, else the severity of the incident. */
    Optional<Term> of(@Nullable String system, @Nullable Priority priority, @Nullable Severity severity) {
        Terms own = system == null ? Terms.none() : systems.getOrDefault(system, Terms.none());
        if (priority != null) {
            return own.priorities()
                    .getOrDefault(priority, everywhere.priorities().getOrDefault(priority, Optional.empty()));
        }
        if (severity != null) {
            return own.severities()
                    .getOrDefault(severity, everywhere.severities().getOrDefault(severity, Optional.empty()));
        }
        return Optional.empty();
    }

    /**
     * Terms by priority and by severity.
     *
     * @param priorities empty where a priority has none
     * @param severities empty where a severity has none
     */
    public record Terms(Map<Priority, Optional<Term>> priorities, Map<Severity, Optional<Term>> severities) {

        private static final Terms NONE = new Terms(Map.of(), Map.of());

        public Terms {
            priorities = Map.copyOf(priorities);
            severities = Map.copyOf(severities);
        }

        static Terms none() {
            return NONE;
        }
    }
}
