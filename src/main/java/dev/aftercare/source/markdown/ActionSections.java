package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Countermeasure.Kind;
import dev.aftercare.postmortem.Countermeasure.State;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the sections that hold countermeasures, and what their headings say for all items below. */
final class ActionSections {

    /** "Actions taken" is how the incident was ended, but beside "Actions planned" or below a lesson it is what came of it. */
    private static final Set<String> TAKEN = Set.copyOf(Words.list("""
            actions taken, action taken, actions already taken, actions prises, action prise, actions menees
            """));

    private static final Set<String> NAMED = Set.copyOf(Words.list("""
            action item, action planned, action taken, follow up action, action corrective, action preventive,
            action decidee, corrective action, preventive action, action prise, action prevue
            """));

    /** What stands below the actions and is none. */
    private static final Phrases NO_ACTIONS = Phrases.of("""
            results, result, benefits, background, context, contexte, references, resources, related, out of scope,
            alternatives considered, legend, legende, definitions, open questions, questions, why, pourquoi, example,
            examples, exemple, exemples, success metrics, metrics to track
            """);

    private static final Phrases STATED_DONE = Phrases.of("""
            completed, done, already done, realisees, actions taken, action taken, terminees, deja faites,
            deja realisees, faites, effectuees, actions already taken, fixes implemented, measures implemented,
            actions prises, actions menees, mises en place, mesures prises, already implemented, implemented
            """);

    private static final Phrases NOT_YET = Phrases.of("""
            planned or in progress, done or, to complete, to be completed, a realiser, to be done, not done,
            to be implemented, what has been done, a mettre en place, not implemented, not completed, pas encore
            """);

    private static final Phrases UNDER_WAY = Phrases.of("in progress, en cours, ongoing, under way, underway");

    private static final Phrases GROUPS = Phrases.of("""
            short term, long term, medium term, mid term, near term, immediate, court terme, long terme, moyen terme,
            immediat, immediates, immediats, priority, priorite, high, medium, low, critical, p0, p1, p2, p3, p4, now,
            later, next week, this week, this month, this quarter, next quarter, this sprint, next sprint, today,
            action items, actions, tasks, items, measures, improvements, ameliorations, mesures, technical,
            technique, techniques, organizational, general, misc, miscellaneous, divers, other, others, autres, owners,
            team, equipe, other actions, open, closed, steps, quick wins, code, infrastructure,
            infra, documentation, tooling, backlog
            """);

    private ActionSections() {}

    /**
     * What a section says for all items below it.
     *
     * @param kind what they are for
     * @param state where they stand; null where it does not say
     */
    record Group(Kind kind, @Nullable State state) {
        static final Group NONE = new Group(Kind.UNKNOWN, null);
    }

    /** "### What went wrong" below "## Action items" holds no actions. */
    static boolean isAction(Section section) {
        for (Section each = section; each != null; each = each.parent()) {
            if (each.ownKind() == SectionKind.ACTIONS || isTaken(each)) {
                return true;
            }
            boolean kindOnly = MappedWords.kind(each.heading().text()) != Kind.UNKNOWN;
            if (each.ownKind() != SectionKind.OTHER
                    && !(kindOnly && each.ownKind() != SectionKind.LESSONS)
                    && each.ownKind() != SectionKind.TICKETS) {
                return false;
            }
            if (each.level() > 0 && isNone(each.heading().text())) {
                return false;
            }
        }
        return false;
    }

    private static boolean isNone(String heading) {
        String folded = Words.fold(heading);
        return Words.count(folded) <= 4 && NO_ACTIONS.in(folded) && !Imperatives.begins(heading);
    }

    private static boolean isTaken(Section section) {
        Section parent = section.parent();
        if (parent == null || !TAKEN.contains(section.words())) {
            return false;
        }
        return parent.isWithin(SectionKind.LESSONS)
                || parent.isWithin(SectionKind.ACTIONS)
                || parent.children().stream()
                        .limit(200)
                        .anyMatch(sibling -> sibling.ownKind() == SectionKind.ACTIONS
                                && sibling.level() == section.level()
                                && sibling.level() > 6);
    }

    static Group group(Section section) {
        Kind kind = Kind.UNKNOWN;
        State state = null;
        for (Section each = section; each != null && each.level() > 0; each = each.parent()) {
            kind = kind == Kind.UNKNOWN ? MappedWords.kind(each.heading().text()) : kind;
            state = state == null ? stateOf(each.heading().text()) : state;
            boolean action = each.ownKind() == SectionKind.ACTIONS || isTaken(each);
            if (action && each.parent() != null && !isAction(each.parent())) {
                break;
            }
        }
        return new Group(kind, state);
    }

    /** "Immediate Actions (Completed)", « Actions réalisées ». */
    static @Nullable State stateOf(String heading) {
        String folded = Words.fold(heading);
        if (NOT_YET.in(folded)) {
            return null;
        }
        if (STATED_DONE.in(folded)
                || heading.strip().endsWith("✅")
                || heading.strip().startsWith("✅")) {
            return State.DONE;
        }
        return UNDER_WAY.in(folded) ? State.IN_PROGRESS : null;
    }

    /** Says whether a heading announces one action, in the singular: "Action taken:", with a paragraph below. */
    static boolean isSingular(Section section) {
        return NAMED.contains(section.words());
    }

    /** Says whether a key announces an action behind it. */
    static boolean isNamed(String key) {
        return NAMED.contains(Words.fold(key));
    }

    /** Says whether a heading only groups what stands below: by time, by urgency, by kind or by state. */
    static boolean isGroup(Section section) {
        return isGroup(section.heading().text());
    }

    private static boolean isGroup(String heading) {
        String folded = Words.fold(heading);
        int words = Words.count(folded);
        return words <= 1 && MappedWords.kind(heading) != Kind.UNKNOWN
                || words <= 5 && GROUPS.in(folded) && !Imperatives.begins(heading)
                || words <= 4 && MappedWords.kind(heading) != Kind.UNKNOWN && !Imperatives.begins(heading)
                || words <= 4 && stateOf(heading) != null && !Imperatives.begins(heading)
                || List.of("", "n a").contains(folded);
    }
}
