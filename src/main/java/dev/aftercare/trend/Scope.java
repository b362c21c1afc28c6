package dev.aftercare.trend;

import dev.aftercare.postmortem.Postmortem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which incidents a figure is about.
 *
 * @param kind by what they are chosen
 * @param name the severity, system or tag as written; empty for all
 */
public record Scope(Kind kind, String name) implements Comparable<Scope> {

    /** Every incident that counts. */
    public static final Scope ALL = new Scope(Kind.ALL, "");

    private static final Comparator<Scope> ORDER =
            Comparator.comparing(Scope::kind).thenComparing(Scope::name);

    /** By what incidents are chosen. */
    public enum Kind {
        /** All of them. */
        ALL,
        /** Those of a severity. */
        SEVERITY,
        /** Those of a system. */
        SYSTEM,
        /** Those with a tag. An incident with several tags is in several of these figures. */
        TAG
    }

    /** Every scope that an incident belongs to. */
    static List<Scope> of(Postmortem postmortem) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(ALL);
        if (postmortem.severity() != null) {
            scopes.add(new Scope(Kind.SEVERITY, postmortem.severity().label()));
        }
        if (postmortem.system() != null) {
            scopes.add(new Scope(Kind.SYSTEM, postmortem.system()));
        }
        postmortem.tags().stream().distinct().forEach(tag -> scopes.add(new Scope(Kind.TAG, tag)));
        return scopes;
    }

    /** Whether an incident belongs to it. */
    boolean holds(Postmortem postmortem) {
        return switch (kind) {
            case ALL -> true;
            case SEVERITY ->
                postmortem.severity() != null && postmortem.severity().label().equals(name);
            case SYSTEM -> name.equals(postmortem.system());
            case TAG -> postmortem.tags().contains(name);
        };
    }

    @Override
    public int compareTo(Scope other) {
        return ORDER.compare(this, other);
    }
}
