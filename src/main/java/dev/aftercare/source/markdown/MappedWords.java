package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.ticket.Priority;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Maps the words of records to ours, in English and French. A word that is not here is never guessed. */
final class MappedWords {

    private static final Map<Severity, List<String>> SEVERITIES = Map.of(
            Severity.SEV1, Words.list("""
                    critical, critique, blocker, bloquant, bloquante, catastrophic, catastrophique, urgent, disaster
                    """),
            Severity.SEV2, Words.list("""
                    major, majeur, majeure, high, haute, haut, elevee, eleve, forte, severe
                    """),
            Severity.SEV3, Words.list("""
                    minor, mineur, mineure, medium, moderate, moyenne, moyen, moderee, modere, normal, normale
                    """),
            Severity.SEV4, List.of("low", "basse", "bas", "faible"),
            Severity.SEV5,
                    List.of(
                            "cosmetic",
                            "cosmetique",
                            "trivial",
                            "triviale",
                            "informational",
                            "negligible",
                            "negligeable"));

    private static final List<String> SEVERITY_PREFIXES = Words.list("""
            severity, severite, gravite, niveau, level, sev, s, p, prio, priority, priorite
            """);

    private static final Map<ReviewStatus, List<String>> STATUSES = Map.of(
            ReviewStatus.DRAFT, Words.list("""
                    draft, brouillon, wip, work in progress, in progress, en cours de redaction, redaction en cours,
                    incomplete, a completer, ebauche, not reviewed yet draft
                    """),
            ReviewStatus.IN_REVIEW, Words.list("""
                    in review, under review, review, pending review, awaiting review, ready for review,
                    waiting for review, to be reviewed, needs review, en relecture, a relire, en revue, relecture,
                    en validation, a valider, unreviewed, not reviewed, proposed, en attente de relecture
                    """),
            ReviewStatus.REVIEWED, Words.list("""
                    reviewed, approved, final, finalized, finalised, finalise, relu, relue, valide, validee, approuve,
                    approuvee, accepted, signed off, review done, revu, revue faite
                    """),
            ReviewStatus.SHARED, Words.list("""
                    published, shared, public, publie, publiee, partage, partagee, diffuse, diffusee, announced
                    """));

    /** What people write about the incident, not about the record. */
    private static final List<String> INCIDENT_STATUSES = Words.list("""
            resolved, closed, open, ongoing, mitigated, monitoring, investigating, identified, fixed, resolu, clos,
            ferme, ouvert, en cours, complete, completed, done, termine, complet, active, solved
            """);

    private static final Map<Audience, List<String>> AUDIENCES = Map.of(
            Audience.PUBLIC, Words.list("""
                    public, publique, external, externe, everyone, tout le monde, open, tous
                    """),
            Audience.INTERNAL, Words.list("""
                    internal, interne, company, employees, all staff, internal only, entreprise, interne uniquement
                    """),
            Audience.RESTRICTED, Words.list("""
                    restricted, restreint, restreinte, confidential, confidentiel, confidentielle, private, prive,
                    privee, secret, limited, need to know, diffusion restreinte, strictly confidential, security
                    """));

    private static final Map<Priority, List<String>> PRIORITIES = Map.of(
            Priority.P0, Words.list("""
                    p0, prio 0, priority 0, critical, critique, urgent, urgente, blocker, bloquant, bloquante,
                    highest, immediate, immediat, tres haute
                    """),
            Priority.P1, Words.list("""
                    p1, prio 1, priority 1, priorite 1, high, haute, haut, elevee, eleve, forte, important,
                    importante, 1, must
                    """),
            Priority.P2, Words.list("""
                    p2, prio 2, priority 2, priorite 2, medium, moyenne, moyen, med, normal, normale, 2, should,
                    moderate
                    """),
            Priority.P3, Words.list("""
                    p3, prio 3, priority 3, priorite 3, low, basse, bas, faible, minor, mineur, mineure, 3, could,
                    nice to have
                    """),
            Priority.P4, Words.list("""
                    p4, prio 4, priority 4, priorite 4, lowest, trivial, tres basse, 4
                    """));

    private static final Map<Countermeasure.State, List<String>> STATES = Map.of(
            Countermeasure.State.DONE, Words.list("""
                    done, closed, complete, completed, fixed, resolved, merged, deployed, shipped, finished, released,
                    implemented, yes, x, fait, faite, faits, termine, terminee, clos, close, cloture, livre, livree,
                    deploye, deployee, realise, realisee, corrige, oui, fini, ok, effectue, effectuee, resolu,
                    already done, deja fait, 100
                    """),
            Countermeasure.State.IN_PROGRESS, Words.list("""
                    in progress, wip, ongoing, started, doing, in review, under way, underway, in development,
                    en cours, demarre, commence, in flight, work in progress, partially done, partial, en revue,
                    in testing
                    """),
            Countermeasure.State.OPEN, Words.list("""
                    open, todo, to do, not started, planned, backlog, new, pending, scheduled, assigned, no, a faire,
                    ouvert, ouverte, prevu, prevue, planifie, planifiee, non, non commence, nouveau, not done,
                    outstanding, accepted, up next, next, a planifier, a venir, queued, ready, non demarre, 0
                    """),
            Countermeasure.State.CANCELLED, Words.list("""
                    cancelled, canceled, won t do, wont do, wont fix, won t fix, wontfix, dropped, rejected,
                    abandoned, obsolete, annule, annulee, abandonne, abandonnee, rejete, rejetee, declined,
                    not planned, risk accepted, risque accepte, duplicate, discarded, invalid
                    """));

    private static final Map<Countermeasure.Kind, List<String>> KINDS = Map.of(
            Countermeasure.Kind.PREVENT, Words.list("""
                    prevent, prevention, preventive, preventative, preventing, avoid, prevenir, preventif,
                    preventives, preventif s, eviter, empecher, prevents, recurrence, preventifs
                    """),
            Countermeasure.Kind.DETECT, Words.list("""
                    detect, detection, detecting, detective, monitoring, alerting, observability, detecter,
                    visibilite, supervision, observabilite, surveillance, alertes, alerte, detect sooner
                    """),
            Countermeasure.Kind.MITIGATE, Words.list("""
                    mitigate, mitigation, mitigating, mitigative, recover, recovery, repair, respond, reduire,
                    attenuer, attenuation, limiter, reduction, resilience, reparer, remedier, restore, containment,
                    reduce impact
                    """),
            Countermeasure.Kind.PROCESS, Words.list("""
                    process, processes, processus, organisation, organization, organisationnel, procedure, procedures,
                    communication, people, training, formation, culture, incident response, process improvements
                    """));

    private MappedWords() {}

    /** The severity that words stand for; null where none, or more than one. */
    static @Nullable Severity severity(String written) {
        Set<Severity> found = EnumSet.noneOf(Severity.class);
        List<String> words = List.of(Words.fold(Words.shortened(written, 120)).split(" ", -1));
        for (int i = 0; i < words.size(); i++) {
            Severity level = level(words.get(i), i > 0 ? words.get(i - 1) : "");
            if (level != null) {
                found.add(level);
            }
        }
        if (found.isEmpty() && words.size() == 1) {
            return numbered(words.get(0));
        }
        if (found.isEmpty() || found.size() > 1) {
            Severity first = found.isEmpty() ? null : level(words.get(0), "");
            // "Major (High Impact)" and "SEV-2 (critical)": a number goes before a word, the first word before others.
            Severity number = onlyNumber(words);
            return number == null && found.isEmpty() ? named(words) : number == null ? first : number;
        }
        return found.iterator().next();
    }

    private static @Nullable Severity onlyNumber(List<String> words) {
        Set<Severity> numbers = EnumSet.noneOf(Severity.class);
        for (int i = 0; i < words.size(); i++) {
            Severity number = numberedLevel(words.get(i), i > 0 ? words.get(i - 1) : "");
            if (number != null) {
                numbers.add(number);
            }
        }
        return numbers.size() == 1 ? numbers.iterator().next() : null;
    }

    private static @Nullable Severity named(List<String> words) {
        for (Map.Entry<Severity, List<String>> entry : SEVERITIES.entrySet()) {
            if (entry.getValue().contains(words.get(0))) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static @Nullable Severity level(String word, String before) {
        Severity number = numberedLevel(word, before);
        if (number != null) {
            return number;
        }
        for (Map.Entry<Severity, List<String>> entry : SEVERITIES.entrySet()) {
            if (entry.getValue().contains(word)) {
                return entry.getKey();
            }
        }
        return null;
    }

    /** "SEV-2", "sev 2", "S2", "P1": P1 is the gravest; where a team counts from 0, 0 is. */
    private static @Nullable Severity numberedLevel(String word, String before) {
        if (SEVERITY_PREFIXES.contains(before)) {
            return numbered(word);
        }
        for (String prefix : List.of("severity", "sev", "s", "p")) {
            if (word.length() == prefix.length() + 1 && word.startsWith(prefix)) {
                return numbered(word.substring(prefix.length()));
            }
        }
        return null;
    }

    private static @Nullable Severity numbered(String digit) {
        if (digit.length() != 1 || digit.charAt(0) < '0' || digit.charAt(0) > '5') {
            return null;
        }
        return Severity.values()[Math.max(0, digit.charAt(0) - '1')];
    }

    /** The status of the record; null where its words are not mapped. */
    static @Nullable ReviewStatus status(String written) {
        return mapped(STATUSES, Words.fold(written));
    }

    /** Says whether a status speaks of the incident and not of the record. */
    static boolean isIncidentStatus(String written) {
        String folded = Words.fold(written);
        return INCIDENT_STATUSES.stream().anyMatch(word -> folded.equals(word) || folded.startsWith(word + " "));
    }

    static @Nullable Audience audience(String written) {
        return mapped(AUDIENCES, Words.fold(written));
    }

    static @Nullable Priority priority(String written) {
        return mapped(PRIORITIES, Words.fold(written));
    }

    static Countermeasure.@Nullable State state(String written) {
        String line = Words.oneLine(written);
        if (line.startsWith("✅")
                || line.startsWith("✔")
                || line.startsWith("☑")
                || line.startsWith(":white_check_mark:")) {
            return Countermeasure.State.DONE;
        }
        if (line.startsWith("🚧") || line.startsWith("⏳") || line.startsWith("🔄")) {
            return Countermeasure.State.IN_PROGRESS;
        }
        return mapped(STATES, Words.fold(line));
    }

    /** The kind that a heading or a cell names; {@link Countermeasure.Kind#UNKNOWN} where none or several. */
    static Countermeasure.Kind kind(String written) {
        String folded = Words.fold(Words.shortened(written, 100));
        Set<Countermeasure.Kind> found = EnumSet.noneOf(Countermeasure.Kind.class);
        KINDS.forEach((kind, words) -> {
            if (Words.holdsAny(folded, words)) {
                found.add(kind);
            }
        });
        return found.size() == 1 ? found.iterator().next() : Countermeasure.Kind.UNKNOWN;
    }

    /** The whole of the words first, then the beginning of them: "done (2026-03-04)", "approved by the team". */
    private static <T> @Nullable T mapped(Map<T, List<String>> words, String folded) {
        for (Map.Entry<T, List<String>> entry : words.entrySet()) {
            if (entry.getValue().contains(folded)) {
                return entry.getKey();
            }
        }
        T best = null;
        int longest = 2;
        for (Map.Entry<T, List<String>> entry : words.entrySet()) {
            for (String word : entry.getValue()) {
                if (word.length() > longest && folded.startsWith(word + " ")) {
                    best = entry.getKey();
                    longest = word.length();
                }
            }
        }
        return best;
    }
}
