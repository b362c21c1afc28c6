package dev.aftercare.source.markdown;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tells by its own words whether a timeline row is where the impact began, where it was noticed, or where service was restored.
 * The first row is often not the start and the last one often not the end: without such words a row is neither. Doubt, hope and
 * negation before the words count within their clause.
 */
final class TimelineWords {

    private static final Phrases STARTS = new Phrases(startPhrases());

    /** Something broke; a sentence that says when users were hit goes before it. */
    private static final Phrases WEAK_STARTS = Phrases.of("""
            service starts degrading, service goes down, service went down, site goes down, site went down,
            errors begin, errors start, errors started, errors began, first errors, first error, first failures,
            starts failing, started failing, begins failing, began failing, begin failing, start failing,
            start to fail, starts to fail, begins to fail, begin to fail, began to fail, users begin, users start,
            users started, users began, customers begin, customers start, customers started, customers began,
            first symptoms, drops to zero, dropped to zero, drops to 0, reaches 0, service is down, service down,
            becomes unavailable, became unavailable, is unavailable, stops responding, stopped responding,
            certificate expires, certificate expired, premieres erreurs, premiere erreur, premiers echecs,
            premiers symptomes, ne repond plus, service indisponible, devient indisponible, tombe en panne,
            les erreurs commencent, erreurs apparaissent
            """);

    private static final Phrases DETECTIONS = Phrases.of("""
            detected, detects, detection, alert fires, alert fired, alert triggered, alerts triggered, alerts fire,
            alerts fired, alert received, alerts received, alert raised, first alert, first alerts, received alert,
            received an alert, receives alert, receives an alert, received first alert, receives high error,
            alarm triggered, alarm fired, alarm received, alarm goes off, alerts going off, alert goes off,
            alert discovered, alert is noticed, alert for, alerted, got paged, was paged, were paged, is paged,
            gets paged, paged, page received, pager goes off, pagerduty alert, pages on call, pages the on call,
            monitoring alerts, alert is triggered, alarms fired, alarm fires, alert from, alerts from, notified us,
            notified by, informed by, informed of, alerted by, reported by, user reported, user reports,
            users report, users reported, users reporting, user reporting, customer reported, customer reports,
            customers report, customers reported, reports of, report of, first report, first reports,
            developer reports, developer reported, developer notified, team reports, issue reported,
            issue is reported, outage is reported, incident reported, incident is reported, outage reported,
            is reported on, issue noticed, first noticed, noticed, noticing, notices that, we notice,
            users notice, members notice, bug report, support ticket, first complaint, complaints, sends emails about,
            made aware, became aware, problem is identified, problem noticed, behavior reported, discovery,
            alerte recue, alerte declenchee, alerte, premiere alerte, detecte, detectee, signale, signalee,
            signalement, remonte par, remontee, remontent, premier signalement, astreinte appelee,
            astreinte prevenue, constate, constatee, constatent, previent, alertes, s apercoit, decouverte
            """);

    private static final Phrases ENDS = Phrases.of("""
            outage ends, outage ended, outage over, outage is over, end of outage, end of the outage,
            outage to an end, impact ends, impact ended, impact over, end of impact, end of customer impact,
            incident ends, incident ended, incident over, incident is over, end of incident, end of the incident,
            marked as resolved, declared resolved, resolution confirmed, resolution is confirmed, all clear,
            service is back, services are back, full recovery, recovery complete, recovery completed,
            all systems operational, all systems verified operational, systems operational, fully operational,
            service operational, service is operational, back to normal, back to working order, returned to normal,
            returns to normal, return to normal, back to 100, back up and running, everything is back,
            everything is okay again, all services healthy, everything is working, all green, working as intended,
            problem was solved, problem solved, issue was fixed, issue goes away, end impact, impact end,
            incident end, outage end, service resumes, service resumed, retablissement, retour a la normale,
            revenu a la normale, revient a la normale, fin de l incident, fin d incident, fin de l impact,
            fin de la panne, service restaure, fin de l interruption, fin impact, incident termine,
            tout est rentre dans l ordre, service de nouveau disponible, de nouveau operationnel,
            a nouveau operationnel, a nouveau disponible, de nouveau accessible, a nouveau accessible,
            service restored, services restored, service is restored, service was restored, service fully restored,
            fully restored, full service restored, restored service, incident resolved, incident is resolved,
            incident was resolved, issue resolved, issue is resolved, issue was resolved, problem resolved,
            problem is resolved, problem was resolved, fully recovered, service recovered, confirmed resolved,
            service retabli, service est retabli, incident resolu, incident est resolu, probleme resolu
            """);

    /** Something works again; a row that says so of the service goes before it. */
    private static final Phrases WEAK_ENDS = Phrases.of("""
            working as expected, works again, working again, is healthy, healthy again, recovered, restored,
            recovery, resolved, solved the issue, issue fixed, service recovers, everything is fine, everything back,
            all healthy, back online, confirmed to be functional, resolu, resolue, retabli, retablie, retablis
            """);

    private static final Set<String> DOUBT = Set.copyOf(Words.list("""
            not, no, never, without, isn, isnt, wasn, weren, hasn, haven, hadn, aren, won, wouldn, couldn, shouldn,
            doesn, didn, don, cannot, if, unless, until, before, should, would, will, could, may, might, expected,
            expecting, false, test, likely, whether, possible, possibly, how, why, pas, aucun, aucune, jamais, sans,
            si, avant, devrait, faux
            """));

    /** What also makes the end doubtful: hopes, attempts, parts. */
    private static final Set<String> DOUBT_OF_END = Set.copyOf(Words.list("""
            believed, believing, believe, assumed, assume, attempt, attempts, attempted, attempting, try, tries,
            trying, tried, partial, partially, temporarily, almost, awaiting, waiting, wait, hope, hoping, plan,
            planned, appears, appear, seems, some, first, begins, begin, being, starts, starting, started, toward,
            towards, partiellement, presque, attente, essai, tentative, permanently, yet, unclear, investigate,
            investigating, can, debut, once, when, des, que
            """));

    private static final Phrases RELAPSE = Phrases.of("""
            fails again, failing again, failed again, recurs, recurred, reoccurs, reoccurred, re occurred, relapse,
            aren t working, not working, down again, errors again, issue returns, problem returns,
            begin failing, begins failing, begin falling, begins falling, stopped working again, second occurrence,
            second outage, another node entered, third node entered, entered notready, success rate is down,
            once again going wrong, problem persists, still failing, still down, growth continues,
            rechute, de nouveau en panne, a nouveau en panne, toujours en panne, nouvelle panne
            """);

    private static final List<String> START_LABELS = Words.list("""
            start, started, impact, start of impact, impact start, incident start, outage start, debut, begin,
            beginning, impact starts, problem starts
            """);

    private static final List<String> DETECTION_LABELS =
            Words.list("detection, detected, discovery, discovered, alert, detecte, alerte, noticed");

    private static final List<String> END_LABELS = Words.list("""
            recovery, recovered, resolution, resolved, restored, end, end of impact, impact end, retabli, resolu, fin,
            retablissement
            """);

    /** "Start of the outage" says it where a clause begins with it, not in "the logs around the start of the outage". */
    private static final Phrases BEGINNINGS = Phrases.of("""
            start of incident, start of the incident, start of outage, start of the outage, start of impact,
            start of the impact, start of degradation, start of the degradation, start of downtime,
            beginning of incident, beginning of the incident, beginning of outage, beginning of the outage,
            beginning of impact, beginning of the impact, start of issue, start of the issue, start of problem
            """);

    private static final int NEAR = 16;
    private static final int REACH = 6;

    /** Who reads on does not find the news any more. */
    private static final int LONGEST = 500;

    private static final int NEWS = 200;

    private TimelineWords() {}

    /** What a row says. */
    enum Role {
        /** The impact begins. */
        START,
        /** Something breaks. */
        WEAK_START,
        /** It is noticed. */
        DETECTION,
        /** Service is restored. */
        END,
        /** Something works again. */
        WEAK_END,
        /** It breaks again. */
        RELAPSE
    }

    /** What the text of a row says, behind a folded label such as "detection". */
    static Set<Role> roles(String text, String label) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        add(roles, Role.START, START_LABELS.contains(label));
        add(roles, Role.DETECTION, DETECTION_LABELS.contains(label));
        add(roles, Role.END, END_LABELS.contains(label));
        int from = 0;
        while (from < Math.min(text.length(), LONGEST)) {
            int end = clauseEnd(text, from);
            clause(roles, Words.fold(text.substring(from, end)), from < NEWS);
            from = end;
        }
        if (roles.contains(Role.RELAPSE)) {
            roles.removeAll(List.of(Role.START, Role.WEAK_START));
        }
        return roles;
    }

    private static void clause(Set<Role> roles, String words, boolean early) {
        add(roles, Role.START, says(words, STARTS, false) || BEGINNINGS.first(words, at -> at < NEAR) >= 0);
        add(roles, Role.WEAK_START, early && says(words, WEAK_STARTS, false));
        add(roles, Role.DETECTION, early && says(words, DETECTIONS, false));
        add(roles, Role.END, says(words, ENDS, true));
        add(roles, Role.WEAK_END, says(words, WEAK_ENDS, true));
        add(roles, Role.RELAPSE, RELAPSE.in(words));
    }

    private static int clauseEnd(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            boolean stop = ";!?".indexOf(text.charAt(i)) >= 0
                    || (text.charAt(i) == '.' && (i + 1 == text.length() || text.charAt(i + 1) == ' '));
            if (stop) {
                return i + 1;
            }
        }
        return text.length();
    }

    private static void add(Set<Role> roles, Role role, boolean said) {
        if (said) {
            roles.add(role);
        }
    }

    private static boolean says(String words, Phrases phrases, boolean end) {
        return phrases.first(words, at -> !isDoubtful(words, at, end)) >= 0;
    }

    /** "not resolved", "expected to be resolved", "does not appear to be back to normal". */
    private static boolean isDoubtful(String words, int at, boolean end) {
        String before = words.substring(Math.max(0, at - 80), at).strip();
        List<String> near = before.isEmpty() ? List.of() : List.of(before.split(" ", -1));
        return near.subList(Math.max(0, near.size() - REACH), near.size()).stream()
                .anyMatch(word -> DOUBT.contains(word) || (end && DOUBT_OF_END.contains(word)));
    }

    private static List<String> startPhrases() {
        List<String> phrases = new ArrayList<>(Words.list("""
                first user impact, first customer impact, start of user impact, start of customer impact,
                first impact, debut de l incident, debut d incident, debut de l impact, debut de la panne,
                debut de l interruption, debut de la degradation, debut incident, debut impact, debut panne,
                l incident debute, l incident commence, la panne debute, la panne commence, premiers impacts,
                premier impact, l impact commence, l impact debute, debut de la coupure, interruption du service
                """));
        for (String trouble : Words.list("""
                outage, impact, incident, degradation, issue, issues, problem, problems, downtime, disruption, errors,
                failures, interruption, event
                """)) {
            for (String verb : Words.list("begins, began, begin, starts, started, start, beginning, onset")) {
                phrases.add(trouble + " " + verb);
            }
        }
        return phrases;
    }
}
