package dev.aftercare.source.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a postmortem may have, with the words for each in English and French. All phrases are folded by
 * {@link Words#fold}. The first list says it in all places; the second one only where the value fits: "Detection: took too long"
 * is no point in time.
 */
enum FieldName {
    /** Its title. */
    TITLE(
            List.of(
                    "title",
                    "titre",
                    "incident title",
                    "subject",
                    "objet",
                    "postmortem title",
                    "sujet",
                    "post mortem title",
                    "titre de l incident",
                    "incident name"),
            List.of()),
    /** Seed 002: "> Severity: <Severity>". */
    SEVERITY(
            Words.list("""
                    severity, incident severity, sev, sev level, severity level, severite, gravite, criticite,
                    niveau de gravite, niveau de severite, gravite de l incident, severite de l incident,
                    niveau de criticite
                    """), List.of("priority", "incident priority", "priorite", "incident level", "level", "niveau")),
    /** Seed 002: "| Start Time | |". */
    STARTED(Words.list("""
            start time, start date, start date time, start datetime, starttime, started at, start at,
            incident start time, incident start, incident started, incident start date, impact start,
            impact start time, impact started, start of impact, outage start, outage start time, outage started,
            time started, time of start, begin time, began at, start of incident, incident began, issue start,
            problem start, time of incident start, impact began, started on, start time utc, customer impact start,
            customer impact started, heure de debut, date de debut, debut de l incident, debut incident, debut impact,
            debut de l impact, date et heure de debut, heure de debut de l incident, date de debut de l incident,
            debut de la panne, debut de l interruption, date heure de debut, debute a, commence a, time of incident,
            time of the incident, time of outage, heure de l incident, heure incident, heure de la panne,
            issue start time, problem start time, issue started, problem started, date started, downtime start,
            downtime started, outage began, degradation start, degradation started, first impact, debut du probleme,
            debut de la degradation, debut de l indisponibilite, when did it start, when did the incident start,
            when did it begin, when did the incident begin, quand l incident a t il commence, start of the incident,
            start of the outage, start of impact time, beginning of incident, began on, onset time, time of onset,
            actual start, actual start time, debut de l evenement, first occurrence, first error, first failure,
            event start, event start time, disruption start, disruption began, disruption started, problem began,
            issue began, start of degradation, start of downtime, start of disruption, start of event, start of issue,
            start of problem, user impact start, user impact started, service impact start, heure de survenue,
            debut du dysfonctionnement, debut des perturbations, debut d incident, debut de la perturbation,
            debut de l anomalie, debut des erreurs, debut de la coupure, date heure debut, date et heure debut,
            when did this start, when did the outage start, when did the issue start, when did the problem start,
            when did this begin, when did the outage begin, beginning of the outage, beginning of the incident,
            beginning of impact, beginning of outage, quand cela a t il commence, impact begin, incident begin
            """), Words.list("""
                                    start, started, began, begin, beginning, from, onset, debut, commencement, de,
                                    depuis, since, incident time, date and time, date time, date et heure, date heure,
                                    first seen, occurred at, time of occurrence, occurrence, survenue
                                    """)),
    /** Seed 002: "| Detect Time | |". */
    DETECTED(Words.list("""
            detect time, detection time, detected at, time detected, time of detection, date detected, detection date,
            detected on, incident detected, incident detect time, incident detection time, first detected,
            first detected at, impact detected, issue detected, detecttime, heure de detection, date de detection,
            detecte a, detecte le, date et heure de detection, heure de detection de l incident,
            detection de l incident, time noticed, noticed at, discovery time, discovered at, time of discovery,
            alerted at, alert time, when was it detected, when was the issue detected, when was the incident detected,
            when did we notice, when was it noticed, time of first detection, detection timestamp, date de la detection,
            heure de la detection, date et heure de la detection, constate a, constate le, signale a, signale le,
            discovery date, date discovered, date of discovery, discovered on, date reported,
            quand l incident a t il ete detecte, first detection, first reported, first reported at, reported at,
            time reported, alert received, initial detection, premiere detection, heure de signalement,
            heure d alerte, heure de l alerte, time of alert, alert fired, alert fired at, paged at, page received,
            on call paged, first page, first alarm, outage detected, outage noticed, problem detected, problem noticed,
            issue noticed, incident noticed, noticed on, date noticed, date de signalement, date de constat,
            heure de constat, alerte recue, date heure de detection, date d alerte, date heure de signalement,
            date et heure de signalement, first noticed at, when did we find out, when did we detect it,
            when did we become aware, time of awareness, when was this detected, when was this noticed,
            when was the outage detected, when was it discovered, quand a t il ete detecte, heure du signalement
            """), Words.list("""
                                    detection, detect, detected, discovered, discovery, noticed, detecte, detectee, alerte,
                                    alert, decouverte, decouvert, first alert, premiere alerte, first noticed,
                                    incident detection, signalement, premier signalement, constat, reported,
                                    reported on, incident reported, issue reported, outage reported, alerted, paged,
                                    awareness, remontee
                                    """)),
    /** Seed 002: "| End Time | |". */
    RESOLVED(Words.list("""
            end time, end date, end date time, end datetime, endtime, ended at, end at, incident end time,
            incident end, incident ended, incident end date, impact end, impact end time, impact ended, end of impact,
            outage end, outage end time, outage ended, time ended, resolved at, resolved on, resolution time,
            time resolved, time of resolution, incident resolved, incident resolution time, issue resolved,
            resolution date, date resolved, restored at, service restored, service restored at, time restored,
            restoration time, recovery time, recovered at, fixed at, end of incident, resolved time,
            incident resolved at, customer impact end, customer impact ended, heure de fin, date de fin,
            fin de l incident, fin incident, fin impact, fin de l impact, date et heure de fin,
            heure de fin de l incident, date de fin de l incident, heure de resolution, date de resolution,
            date et heure de resolution, resolution de l incident, heure de retablissement, date de retablissement,
            retablissement du service, retabli a, resolu a, resolu le, retour a la normale, fin de la panne,
            fin de l interruption, date heure de fin, service retabli, heure de resolution de l incident,
            when was it resolved, when was the issue resolved, when was the incident resolved, when did it end,
            when was it fixed, issue end, issue end time, issue ended, problem end, problem end time, problem ended,
            downtime end, downtime ended, degradation end, degradation ended, end of the incident, end of the outage,
            end of outage, full recovery, fully resolved, fully resolved at, fully restored, time of recovery,
            time of restoration, date of resolution, date de fin de l incident, fin du probleme,
            fin de l indisponibilite, fin de la degradation, retour au nominal, retour a la normale a,
            heure de retour a la normale, quand l incident a t il ete resolu, actual end, actual end time,
            mitigated resolved, resolved date, restored on, recovered on, date restored, all clear, date de cloture technique,
            repaired at, time repaired, time of repair, service back, service recovered, outage resolved,
            problem resolved, impact resolved, fully operational, fully recovered, back online, back to normal,
            end of degradation, end of downtime, end of disruption, disruption end, disruption ended, event end,
            event end time, user impact end, user impact ended, heure de remise en service, date de remise en service,
            retour en service, retour du service, heure de reprise, reprise du service, fin du dysfonctionnement,
            fin des perturbations, fin d incident, fin de la perturbation, fin de l anomalie, fin de la coupure,
            date heure fin, date et heure fin, when did it end, when was this fixed, when was this resolved,
            when was the outage resolved, when was the outage fixed, when was service restored,
            when was the service restored, when did this end, when did the outage end, when did the incident end,
            quand l incident a t il pris fin, retour a la normale le, impact end time, end of the impact, end of issue
            """), Words.list("""
                                    repaired, mitigated and resolved, end, ended, resolved, resolution, restored, recovered, recovery, fixed, until, to,
                                    fin, resolu, resolue, retabli, retablissement, restoration, fix, remise en service,
                                    reprise, finished, finish, finish time, stop time, stopped, back up
                                    """)),
    /** The day of the incident. Seed 000: "Date de l'incident : //". */
    INCIDENT_DATE(Words.list("""
            incident date, date of incident, date of the incident, date de l incident, date incident, outage date,
            date of outage, event date, occurred on, occurred, date of event, jour de l incident, date de la panne,
            incident day, date de survenue, date of occurrence, date and time of incident, date and time of the incident,
            incident date and time, incident date time, date time of incident, date et heure de l incident,
            date heure de l incident, date s of incident, incident dates, incident date s
            """), List.of("date", "when", "quand", "jour", "day", "dates", "date s")),
    /** The day of the meeting. Seed 000: "Date du post-mortem : //"; seed 002: "Post-Mortem Meeting Date". */
    MEETING_DATE(Words.list("""
            meeting date, post mortem meeting date, postmortem meeting date, postmortem date, post mortem date,
            date du post mortem, date du postmortem, date de la reunion, date de reunion, review date,
            date of meeting, date of postmortem, date of post mortem, review meeting, review meeting date,
            postmortem meeting, post mortem meeting, date de la revue, retrospective date, meeting held,
            date de la reunion de post mortem, date of review, meeting on
            """), List.of("meeting", "reunion")),
    /** How long it lasted, or from when until when. */
    DURATION(
            Words.list("""
            duration, outage duration, incident duration, impact duration, total impact duration, total duration,
            total downtime, downtime, duration of outage, duration of incident, duration of impact, length of outage,
            outage length, time window, impact window, incident window, outage window, window, impact period,
            incident period, outage period, duree, duree de l incident, duree totale, duree de l interruption,
            duree de la panne, duree de l impact, duree d indisponibilite, indisponibilite,
            duree totale de l incident, plage horaire, periode, periode d impact, total outage duration,
            service downtime, duration of service impact, outage time, incident timeframe, timeframe, time frame,
            time range, duree d exposition, exposure window, fenetre d incident, fenetre d impact, fenetre de l incident,
            periode d indisponibilite, periode de l incident, affected period, impact timeframe, duration of exposure,
            duration of downtime, duration of the outage, duration of the incident, duration of disruption,
            incident duration time, period of impact, period of incident, downtime window, downtime period,
            duree d impact, duree de l indisponibilite, duree d interruption, service interruption, incident time range,
            time span, periode de l impact, periode de la panne, creneau, plage d indisponibilite
            """),
            List.of("period", "when", "quand", "time", "heure", "heures", "horaires", "date and time", "date time")),
    /** From the start to the detection, in words. */
    TIME_TO_DETECT(Words.list("""
            time to detect, time to detection, ttd, mttd, detection delay, time to detect ttd, delai de detection,
            temps de detection, duree de detection, detection duration, mean time to detect, time until detection,
            temps avant detection, time before detection, delay to detection
            """), List.of()),
    /** To the repair, in words: from the start or from the detection, as its arithmetic shows. */
    TIME_TO_RESTORE(Words.list("""
            time to recovery, time to recover, time to resolve, time to resolution, time to restore,
            time to restoration, time to restore service, ttr, mttr, time to repair, time to fix, temps de resolution,
            delai de resolution, duree de resolution, temps de retablissement, delai de retablissement,
            time to resolve ttr, time to recovery ttr, mean time to recovery, mean time to resolve, recovery duration,
            resolution duration, duree de retablissement, temps de remise en service
            """), List.of()),
    /** Who or what noticed. Seed 000: "Comment l'incident a-t-il été détecté ?". */
    DETECTED_BY(Words.list("""
            detected by, incident detected by, detection method, detection source, how was it detected,
            how was the incident detected, how detected, how it was detected, detecte par, detectee par,
            source de detection, moyen de detection, mode de detection, methode de detection, reported by,
            who noticed, who detected it, who discovered it, how did we notice, how was it noticed, how did we know,
            how did you find out, how was it discovered, who reported it, qui a prevenu, qui a signale, comment l avons nous su,
            comment l avons nous appris, comment avons nous ete prevenus, comment a t il ete detecte,
            comment cela a t il ete detecte, signale par, comment l incident a t il ete detecte, discovered by, noticed by, how did we find out,
            how was this detected, how did we detect, alerted by, remonte par, qui a detecte
            """), List.of("detection", "discovery", "incident detection")),
    /** Seed 002: "Additional Times if necessary, e.g. First User Impact, First User Report, Hotfix". */
    ADDITIONAL(
            List.of(
                    "additional",
                    "additional times",
                    "additional time",
                    "autres heures",
                    "heures supplementaires",
                    "other times",
                    "autres dates"),
            List.of()),
    /** Who answers for it. Seed 002: "| Contact | <Name> |". */
    CONTACT(Words.list("""
            contact, contact person, postmortem owner, post mortem owner, post mortem contact person,
            postmortem contact, post mortem contact, owner of the postmortem, proprietaire du post mortem,
            proprietaire du postmortem, personne de contact, contact postmortem, responsable du post mortem,
            responsable du postmortem, pilote du post mortem, report owner, document owner, owner of this postmortem,
            postmortem lead, post mortem lead
            """), Words.list("""
                                    owner, proprietaire, responsable, contacts, pilote, animateur, animatrice,
                                    anime par, postmortem facilitator
                                    """)),
    /** How far it has come on its way to readers. */
    STATUS(Words.list("""
            status, statut, postmortem status, post mortem status, report status, document status, review status,
            etat du document, statut du document, statut du post mortem, statut du postmortem, state of the document
            """), List.of("etat", "state")),
    /** Whether it is still a draft. */
    DRAFT(List.of("draft", "brouillon"), List.of()),
    /** Who may read it. */
    AUDIENCE(Words.list("""
            audience, visibility, visibilite, confidentiality, confidentialite, classification, diffusion,
            niveau de diffusion, data classification
            """), List.of("access", "acces")),
    /** What failed. */
    SYSTEM(Words.list("""
            system, service, systeme, affected service, affected services, affected system, affected systems,
            services affected, systems affected, impacted service, impacted services, impacted system,
            impacted systems, services impacted, systems impacted, service impacte, services impactes,
            systeme impacte, systemes impactes, service concerne, services concernes, affected component,
            affected components, component, composant, services, systems, application, product, produit, service s,
            system s, affected product, affected products, applications impactees, perimetre, service name,
            service affected, system affected, service affecte, services affectes, composants, components,
            impacted components
            """), List.of()),
    /** Tags as written; and what is asked of us: "aftercare: snooze until 2026-12-01". */
    TAGS(Words.list("""
            tags, tag, labels, keywords, mots cles, etiquettes, categories, category, categorie, aftercare
            """), List.of()),
    /** What it was, in short. Seed 000: "Brève description de l'incident :". */
    SUMMARY(Words.list("""
            summary, short summary, resume, breve description de l incident, breve description, executive summary,
            incident summary, synopsis, tldr, tl dr, description de l incident, resume de l incident,
            short description, abstract
            """), List.of("description", "excerpt")),
    /** What it did to users. */
    IMPACT(Words.list("""
            impact, customer impact, user impact, impact utilisateur, impact client, business impact, impact summary,
            user facing impact, quel a ete l impact de l incident, impact sur les utilisateurs
            """), List.of()),
    /** How many were hit. Seed 000: "Combien d'utilisateurs ont été impactés ?". */
    USERS_HIT(Words.list("""
            users affected, affected users, number of users affected, number of affected users, users impacted,
            impacted users, customers affected, affected customers, customers impacted, number of customers affected,
            requests affected, affected requests, failed requests, requests failed, requests impacted,
            number of failed requests, accounts affected, affected accounts, utilisateurs impactes,
            utilisateurs touches, utilisateurs affectes, nombre d utilisateurs impactes,
            nombre d utilisateurs touches, nombre d utilisateurs affectes, clients impactes, clients touches,
            nombre de clients impactes, requetes en erreur, requetes impactees, usagers impactes,
            combien d utilisateurs ont ete impactes, combien d utilisateurs ont ete touches,
            combien d utilisateurs impactes, how many users were affected, how many users were impacted,
            how many users, how many customers were affected, users hit, who was affected
            """), List.of()),
    /** Why it happened. */
    CAUSE(Words.list("""
            root cause, root causes, cause, causes, cause racine, cause profonde, causes racines,
            contributing factors, facteurs contributifs, root cause s, origine, cause de l incident,
            root cause summary
            """), List.of()),
    /** The zone of times without one. */
    TIME_ZONE(Words.list("""
            timezone, time zone, tz, fuseau horaire, fuseau, times in, all times in, all times, zone horaire,
            heures en, times
            """), List.of()),
    /** A name for a point in time that is not one of the three. */
    MILESTONE(Words.list("""
            first user impact, first user report, first customer impact, first customer report, first report,
            mitigated, mitigated at, mitigation time, time mitigated, hotfix, hotfix time, acknowledged,
            acknowledged at, time acknowledged, premier impact utilisateur, premier signalement utilisateur,
            premier signalement, premier impact, contournement, heure de contournement, correctif, heure du correctif,
            escalated at, escalation time, declared at, incident declared, time declared, rollback time,
            rolled back at, prise en charge, mitigation, response time, identified at, investigation started,
            deployed at, time to mitigate end, closed at, incident closed
            """), List.of());

    private static final int LONGEST_KEY = 60;

    private static final Map<String, FieldName> INSTANT_WORDS = new HashMap<>();

    /** What a key may hold beside the word for its instant. */
    private static final Set<String> BESIDE_INSTANTS = Set.copyOf(Words.list("""
            date, time, datetime, timestamp, day, hour, at, on, of, the, and, incident, outage, issue, problem, event, impact,
            service, system, downtime, disruption, degradation, interruption, failure, utc, gmt, local, actual, estimated,
            approximate, approx, first, initial, initially, s, was, is, customer, user, full, fully, complete, when, heure,
            jour, de, du, la, le, l, d, des, et, panne, probleme, service, premiere, premier, estimee, reelle, complet,
            complete, utilisateurs, client, clients, anomalie, indisponibilite, alert
            """));

    /** "Start time UTC" is "Start time"; the zone is read elsewhere. */
    private static final Set<String> ZONES = Set.of("utc", "gmt", "cet", "cest", "edt", "pst", "pdt");

    private static final Map<String, FieldName> ENDS = Map.of(
            "start", STARTED,
            "started", STARTED,
            "began", STARTED,
            "detected", DETECTED,
            "noticed", DETECTED,
            "end", RESOLVED,
            "ended", RESOLVED,
            "restored", RESOLVED,
            "resolved", RESOLVED,
            "recovered", RESOLVED);

    /** What people begin and end themselves. */
    private static final Set<String> DEEDS = Set.copyOf(Words.list("""
            maintenance, rollback, investigation, deployment, deploy, meeting, call, response, mitigation, recovery, migration,
            release, week, sprint, project, upgrade, work, shift, contract, bridge, rollout, planned, quiet, monitoring,
            data, backup, database, fix, repair, triage, analysis, test, not, to, the, we, when, at, from, how, what, why
            """));

    private static final List<String> THINGS = List.of(
            "incident ",
            "outage ",
            "issue ",
            "problem ",
            "event ",
            "impact ",
            "customer impact ",
            "user impact ",
            "downtime ",
            "disruption ",
            "approximate ",
            "approx ",
            "estimated ",
            "actual ",
            "date time ",
            "date and time of ",
            "date time of ",
            "time of ",
            "date of ",
            "date et heure de ",
            "date heure de ",
            "heure de ",
            "date de ");

    private static final Map<String, FieldName> CERTAIN = new HashMap<>();
    private static final Map<String, List<FieldName>> POSSIBLE = new HashMap<>();

    static {
        Words.list("start, started, starts, begin, began, begins, beginning, onset, debut, commencement")
                .forEach(word -> INSTANT_WORDS.put(word, STARTED));
        Words.list("""
                detect, detected, detection, discovered, discovery, noticed, notified, alerted, detecte, detectee, decouverte,
                constat, signalement
                """).forEach(word -> INSTANT_WORDS.put(word, DETECTED));
        Words.list("""
                end, ended, ends, resolved, resolution, restored, restoration, recovered, recovery, fixed, repaired, resumed, fin,
                resolu, resolue, retabli, retablie, retablissement
                """).forEach(word -> INSTANT_WORDS.put(word, RESOLVED));
        for (FieldName name : values()) {
            name.certain.forEach(word -> CERTAIN.putIfAbsent(word, name));
            name.possible.forEach(word -> POSSIBLE.merge(
                    word,
                    List.of(name),
                    (old, more) -> java.util.stream.Stream.concat(old.stream(), more.stream())
                            .toList()));
        }
    }

    private final List<String> certain;
    private final List<String> possible;

    FieldName(List<String> certain, List<String> possible) {
        this.certain = certain;
        this.possible = possible;
    }

    /** The field that a key names for certain; null where none. */
    static @Nullable FieldName certain(String key) {
        String folded = keyOf(key);
        FieldName name = CERTAIN.get(folded);
        name = name == null ? instant(CERTAIN.get(withoutThing(folded))) : name;
        return name == null ? question(folded) : name;
    }

    /** "Issue noticed at", "Date/Time Started" and "Approximate end time" name the same as without their first words. */
    private static String withoutThing(String folded) {
        for (String thing : THINGS) {
            if (folded.startsWith(thing)) {
                return folded.substring(thing.length());
            }
        }
        return folded;
    }

    /** "Network event start", "Portal restored": some thing, and what became of it. */
    private static List<FieldName> byEnd(String folded) {
        int blank = folded.lastIndexOf(' ');
        if (blank < 0 || Words.count(folded) > 4 || DEEDS.contains(folded.substring(0, folded.indexOf(' ')))) {
            return List.of();
        }
        FieldName name = ENDS.get(folded.substring(blank + 1));
        return name == null ? List.of() : List.of(name);
    }

    private static @Nullable FieldName instant(@Nullable FieldName name) {
        return name == STARTED || name == DETECTED || name == RESOLVED ? name : null;
    }

    /** The fields that a key may name, where the value fits. */
    static List<FieldName> possible(String key) {
        String folded = keyOf(key);
        List<FieldName> names = POSSIBLE.get(folded);
        if (names == null) {
            names = composed(folded);
            names = names.isEmpty() && key.indexOf(',') < 0 ? byEnd(folded) : names;
        }
        return names;
    }

    /** "Outage Start Date & Time", "Incident noticed", "Heure de détection de la panne": one word for the instant, the others say of what. */
    private static List<FieldName> composed(String folded) {
        if (folded.length() > LONGEST_KEY || folded.indexOf(' ') < 0) {
            return List.of();
        }
        FieldName only = null;
        for (String word : folded.split(" ", -1)) {
            FieldName name = INSTANT_WORDS.get(word);
            if (name == null ? !BESIDE_INSTANTS.contains(word) : only != null && only != name) {
                return List.of();
            }
            only = name == null ? only : name;
        }
        return only == null ? List.of() : List.of(only);
    }

    /** Whether only the parts of a key name its instant, and not the whole of it. */
    static boolean isComposed(String key) {
        return certain(key) == null && !POSSIBLE.containsKey(keyOf(key));
    }

    static boolean isKnown(String key) {
        return certain(key) != null || !possible(key).isEmpty();
    }

    /** Seed 000 asks: "Combien de temps s'est écoulé entre le début de l'incident et sa détection ?". */
    private static @Nullable FieldName question(String folded) {
        if (folded.startsWith("combien de temps")
                || folded.startsWith("how long")
                || folded.startsWith("how much time")) {
            boolean start = Words.holdsAny(folded, List.of("debut", "start", "beginning"));
            boolean detection = Words.holdsAny(folded, List.of("detection", "detected", "detect", "detecter"));
            boolean end = Words.holdsAny(
                    folded, List.of("resolution", "resolve", "resolved", "retablissement", "recovery", "restore"));
            if (detection && end) {
                return TIME_TO_RESTORE;
            }
            return detection && (start || !end) ? TIME_TO_DETECT : end ? TIME_TO_RESTORE : null;
        }
        return null;
    }

    private static String keyOf(String key) {
        String plain = key;
        int open = plain.indexOf('(');
        if (open > 0) {
            plain = plain.substring(0, open);
        }
        String folded = Words.fold(plain.length() > 160 ? plain.substring(0, 160) : plain);
        folded = folded.startsWith("the ") ? folded.substring(4) : folded;
        int blank = folded.lastIndexOf(' ');
        return blank > 0 && ZONES.contains(folded.substring(blank + 1)) ? folded.substring(0, blank) : folded;
    }
}
