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
            is hard down, hard down, site is down, goes hard down, service starts degrading, service goes down, service went down, site goes down, site went down,
            first observed failure, first failure, failures begin, failures started, failures start, first occurrence,
            errors begin, errors start, errors started, errors began, first errors, first error, first failures,
            goes down, went down, gone down, became unstable, becomes unstable, breakdown begins, breakdown starts,
            starts raising, started raising, begins raising, began raising, starts throwing, started throwing,
            begins throwing, began throwing, starts to degrade, began to degrade, intermittent slowdowns,
            first customer symptoms, first user symptoms, first user errors, requests start failing,
            requests began failing, requests begin failing, first timeouts, first failed requests, crashes, crashed,
            stops working, stopped working, became inaccessible, becomes inaccessible, not accessible,
            became unreachable, becomes unreachable, became unresponsive, becomes unresponsive, starts returning,
            started returning, begins returning, began returning, starts degrading, started degrading,
            stopped serving, stops serving, chain halted, network halted, chain halts, block production stopped,
            starts failing, started failing, begins failing, began failing, begin failing, start failing,
            start to fail, starts to fail, begins to fail, begin to fail, began to fail, users begin, users start,
            users started, users began, customers begin, customers start, customers started, customers began,
            problem starts, problem started, problems start, starts reporting, started reporting, unschedulable,
            begins to drop, began to drop, consensus failure, customers see, users see, from here on, job fails, begin to queue up, began to queue up,
            first symptoms, drops to zero, dropped to zero, drops to 0, reaches 0, service is down, service down,
            becomes unavailable, became unavailable, is unavailable, stops responding, stopped responding,
            certificate expires, certificate expired, premiers symptomes clients, premieres erreurs clients,
            crash de, crash du, plantage de, plantage du, declenchement du crash, devient inaccessible, deviennent inaccessibles, n est plus accessible, plus accessible,
            ne repondent plus, s arrete de repondre, cesse de repondre, site inaccessible, premieres erreurs, premiere erreur, premiers echecs,
            premiers symptomes, ne repond plus, service indisponible, devient indisponible, tombe en panne,
            les erreurs commencent, erreurs apparaissent
            """);

    private static final Phrases DETECTIONS = new Phrases(detectionPhrases("""
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
            noticed, notices, reported, reports, notified, notifies, informs us, inform us, informed, complained,
            complains, user emails, users email, customer emails, user emailed, customer emailed,
            we discover, we detect, alerts sent, email was received, e mail was received, calls the on call, called the on call, writes to us, wrote to us, reached out to, visible in the monitoring, seen in monitoring, first alarm, we learned,
            posts an issue, opens an issue, opened an issue, files an issue, filed an issue, creates an issue,
            we realized, we realised, realized that, realised that, realize that, realization, automated warning,
            warning from, user asks, users ask, customer asks, customers ask, user ask, raises an issue, raised an issue, opened a ticket, opens a ticket, sending alerts, sends alerts,
            incoming report, flagged a, flagged an, flagged the, flags a, flags an, flags the, raised a github issue,
            raised a ticket, is opened about, users complaining, asks why, ask why, alert us, alerted us, alerts us,
            sentry reported, sentry reports, receives an e mail, receives an email, received an email, received an e mail, receives a report,
            received a report, receives report, receives the report, detection of, first observed, spotted, reporting this, reporting that, reporting the, are reporting,
            is reporting, users complain, users complained, customer complaint,
            customer complaints, support tickets, first ticket, first customer ticket, first user ticket, ticket opened, tickets opened, issue detected,
            incident detected, first page, getting pages, started getting paged, pages for, monitoring detects,
            monitoring detected, discovers, discovered, is alerted, are alerted, was alerted, were alerted,
            alerte recue, alerte declenchee, premiere alerte, detecte, detectee, signale, signalee,
            signalement, remonte par, remontee, remontent, premier signalement, astreinte appelee,
            astreinte prevenue, constate, constatee, constatent, previent, s apercoit, decouverte,
            signalent, remonte, premier ticket, premiers tickets, ticket ouvert, plainte, plaintes, remarque,
            remarquons, decouvre, decouvrons, est alerte, est alertee, sont alertes, alarme, appel de l astreinte,
            premiere alarme, premiers signalements, signalements, writes to us, wrote to us, writes us, calls us,
            called us, tells us, told us, pings us, pinged us, messages us, messaged us, calls the on call,
            called the on call, calls on call, called on call, calls support, called support, contacts us, contacted us,
            contacts support, contacted support, nous ecrit, nous ecrivent, nous appelle, nous appellent,
            appelle l astreinte, appellent le support, appelle le support, nous contacte, nous alerte, nous informe,
            automated warning, automatic warning, warning from, warnings from, received a warning, warning received,
            gets a warning, got a warning, warned us, surfaces that, surfaced that,
            identified by our monitoring, identified by monitoring, began firing, start firing, started firing, starts firing,
            appellent l assistance, appelle l assistance, contactent l assistance, appellent le service, appelle le service,
            report a, report an, report that, report the, report being, report seeing, errors observed, error observed,
            observed errors, observed an increase, observes, we observe, we observed, spots, spot the, spot that, points out, pointed out, tweets, tweeted, first tickets, tickets come in,
            tickets came in, ticket comes in, ticket came in, tickets start, tickets started, tickets arrive, calls come in,
            calls came in, calls start, reports come in, reports came in, reports coming in, complaints come, zendesk ticket,
            zendesk tickets, support requests, first call, first calls, first user report, first customer report,
            first customer call, support receives, support received, helpdesk receives, helpdesk received, hotline,
            inquiries, first inquiry, first mail, first email, first message, received page, receives page, received a page,
            receives a page, received pages, page came in, gets a page, got a page, got an alert, got alert, gets an alert,
            gets alert, alert came in, alerts came in, alert comes in, alerts come in, we notice, we noticed,
            are made aware, is made aware, made us aware, brought to our attention, comes to our attention,
            draws our attention, sees a message, sees the message, sees a report, sees reports, nous contactent, rang the, rings the, phones the,
            phoned the, service desk, ask if, asks if, asked if, report was submitted, report submitted, report detailing, asks whether, asking why, asked why, asked whether, ask whether,
            synthetic check fails, synthetic checks fail, health check alerts, uptime check fails, uptime check failed,
            uptime checks fail, probe fails, monitor down, monitor is down, monitor went down, monitoring shows,
            monitoring reports, monitoring reported, monitoring flags, dead man s switch, smoke tests fail,
            previenent, prevenu par, prevenue par, prevenus par, est prevenu, est prevenue, sont prevenus, nous previent,
            nous signale, nous signalent, appels d utilisateurs, appels des utilisateurs, premier appel, premiers appels,
            premiers retours, premier retour, premiere remontee, premieres remontees, premieres plaintes,
            premiere plainte, demande si, demandent si, s inquiete, s inquietent, mail d un, message d un, sonde en erreur,
            la supervision remonte, la supervision alerte, detection par, detecte par, detectee par, decelee, decele
            """));

    /** Words of an alert: whatever stands around them, somebody hears of it, unless the alert itself is spoken of. */
    private static final Phrases ALERTS = Phrases.of(
            "alert, alerts, alarm, alarms, alerte, alertes, alarme, alarmes, pagerduty, opsgenie, paged, pager");

    private static final Set<String> ALERT_ITSELF = Set.copyOf(Words.list("""
            resolved, resolves, cleared, clears, clear, stopped, stops, silenced, silence, muted, mute, added, add,
            adds, created, create, configured, configure, acknowledged, acknowledges, acks, acked, ack, disabled,
            disable, enabled, enable, activation, bundle, dashboard, dashboards, tuned, threshold, thresholds, missing,
            recovered, recovers, closed, closes, deployed, rules, rule, dismissed, expected, landing, web, home,
            documentation, page, updated, status, login, resolue, resolues, acquittee, acquitte, coupee, ajout,
            ajoutee, dismiss, improve, improved, review
            """));

    /** Somebody works on it, so it was noticed before. */
    private static final Phrases RESPONSES = Phrases.of("""
            investigate, investigates, investigating, investigation, investigated, investigations, looking into,
            looks into, looked into, started looking, starts looking, escalated, escalates, escalation, rolled back,
            rolls back, rolling back, rollback, reverted, reverts, revert, declared, declares, incident channel,
            war room, root cause, debugging, troubleshooting, mitigation, mitigated, mitigates, status page,
            enquete, investigue, investiguent, escalade, retour arriere, cellule de crise, diagnostic,
            cause identifiee, incident declare, analyse en cours, debut de l analyse, debut de l investigation,
            hotfix, works on, working on, tried to, tries to, attempts, attempted, proceeded, signs on, joins, joined,
            responds, responded, acknowledged, acknowledges, contacted, war room, correctif, prend en charge,
            prise en charge, tentative, tentatives, acquitte, acquittee
            """);

    private static final Phrases ENDS = new Phrases(endPhrases(Words.list("""
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
            service retabli, service est retabli, incident resolu, incident est resolu, probleme resolu,
            services retablis, services sont retablis, services stables, services stable, service stabilized,
            was completely resolved, completely resolved, network recovered, site is up, site is back,
            service is up, servers back, back to full, fully available, is available again, are available again,
            available again, errors stopped, errors cease, errors ceased, traffic recovered, is back online,
            was back online, are back online, returned to service, resolving the outage, outage resolved,
            outage is resolved, outage was resolved, resolving the incident, end of service disruption,
            end of disruption, end of degradation, downtime ends, downtime ended, downtime over, stable again,
            had returned to normal, operations resumed, operation resumes, service returned, chain restarted,
            resolution of the incident, panne resolue, retour en ligne, retour du service, tout fonctionne,
            service operationnel, services operationnels, fonctionne a nouveau, fonctionne de nouveau,
            redevient disponible, redevient accessible, redeviennent disponibles, plus aucune erreur,
            fin des erreurs, fin de la degradation, fin de la coupure, reprise du service, reprise complete,
            incident clos, situation normale, retour a l etat normal, recovery of service
            """)));

    /** Something works again; a row that says so of the service goes before it. */
    private static final Phrases WEAK_ENDS = Phrases.of("""
            working as expected, works again, working again, is healthy, healthy again, recovered, restored,
            recovery, resolved, solved the issue, issue fixed, service recovers, everything is fine, everything back,
            all healthy, back online, confirmed to be functional, resolu, resolue, retabli, retablie, retablis,
            working fine, working normally, works normally, works fine, working properly, functioning normally, operating normally, is stable, are stable, stabilized,
            up and running, is up again, right again, correct again, fine again, normal again, work again,
            live again, all good, chain resumed, chain resumes, block production resumed, resumed producing blocks,
            producing blocks again, queue drained, backlog cleared, back to 0, back to zero, reachable again,
            accessible again, responding again, functioning again, data is up to date, services resumed, resumed service,
            recovers, normal operation, normal operations, resolues, resolus,
            retablies, restaure, restauree, restaures, fonctionnel, fonctionnelle
            """);

    /** Where no row says that service is restored, the repair that is in place tells it. */
    private static final Phrases FIXES = Phrases.of("""
            fix applied, fix is applied, fix was applied, patch applied, patch deployed, patch shipped, fix shipped,
            fix is shipped, shipped the fix, deployed the fix, deployed a fix, deploys the fix, deploys a fix,
            applied the fix, applies the fix, rollback complete, rollback completed, rollback is complete,
            rollback finished, revert deployed, revert is deployed, correctif applique, retour arriere termine,
            fix deployed, fix is deployed, fix was deployed, hotfix deployed, hotfix is deployed, hotfix was deployed,
            hot fix deployed, hot fix is deployed, hot fix was deployed, fix goes live, fix went live, fix is live,
            fix live, fix in production, fix released to production, fix rolled out, fix is rolled out,
            fix was rolled out, correctif deploye, correctif est deploye, correctif en production,
            correctif mis en production
            """);

    private static final Phrases CONFIRMED = Phrases.of(
            "working, healthy, operational, functional, functioning, restored, recovered, present and working, fine, works, work fine, works fine, successful, back");

    /** What stands before "again" where something works again. */
    private static final Phrases WORKING = Phrases.of("""
            works, work, working, worked, is up, are up, available, ok, okay, right, correct, normal, normally, possible,
            reachable, responding, responds, respond, running, runs, loading, loads, load, displayed, visible,
            through, come out, came out, coming out, back, fine, green, healthy, serving, flowing, accessible, online,
            functional, functioning, usable, processed, delivered, succeed, succeeding, successful
            """);

    private static final Set<String> DOUBT = Set.copyOf(Words.list("""
            not, no, never, without, isn, isnt, wasn, weren, hasn, haven, hadn, aren, won, wouldn, couldn, shouldn,
            doesn, didn, don, cannot, if, unless, until, before, should, would, will, could, may, might, expected,
            ensure, ensuring, ensured, verify, verifying, check, checking, checks, waited, assurer, verifier,
            verification,
            expecting, false, test, likely, whether, possible, possibly, how, why, pas, aucun, aucune, jamais, sans,
            si, avant, devrait, faux
            """));

    /** What also makes the end doubtful: hopes, attempts, parts. */
    private static final Set<String> DOUBT_OF_END = Set.copyOf(Words.list("""
            believed, believing, believe, assumed, assume, attempt, attempts, attempted, attempting, try, tries,
            trying, tried, partial, partially, temporarily, almost, awaiting, waiting, wait, hope, hoping, plan,
            planned, appears, appear, seems, some, first, begins, begin, being, starts, starting, started, toward,
            towards, partiellement, presque, attente, essai, tentative, permanently, yet, unclear, investigate,
            investigating, can, debut, once, when, des, que, majority, most, half, many, several, nearly, partly, few, plupart
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

    private static final int BEGINNING = 100;

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
        /** By the order of its words, something breaks. */
        BREAKING,
        /** By the order of its words, something works again. */
        WORKING,
        /** What repairs it is in place. */
        FIXED,
        /** It breaks again. */
        RELAPSE,
        /** Somebody works on it. */
        RESPONSE
    }

    /** What the text of a row says, behind a folded label such as "detection". */
    static Set<Role> roles(String text, String label) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        add(roles, Role.START, START_LABELS.contains(label));
        add(roles, Role.DETECTION, DETECTION_LABELS.contains(label) || isIssue(label, DETECTION_LABELS));
        add(roles, Role.END, END_LABELS.contains(label) || isIssue(label, END_LABELS));
        int from = 0;
        while (from < Math.min(text.length(), LONGEST)) {
            int end = clauseEnd(text, from);
            String words = Words.fold(text.substring(from, end));
            clause(roles, words, from < NEWS);
            add(roles, Role.BREAKING, from < BEGINNING && ChangeWords.breaks(words));
            from = end;
        }
        if (roles.contains(Role.DETECTION) || roles.contains(Role.RESPONSE)) {
            roles.remove(Role.BREAKING);
        }
        if (roles.contains(Role.RELAPSE)) {
            roles.removeAll(List.of(Role.START, Role.WEAK_START, Role.BREAKING));
        }
        return roles;
    }

    /** "Issue detection", "incident resolved". */
    private static boolean isIssue(String label, List<String> labels) {
        int blank = label.indexOf(' ');
        return blank > 0
                && List.of("issue", "incident", "outage", "problem", "initial", "first", "service", "impact", "final")
                        .contains(label.substring(0, blank))
                && labels.contains(label.substring(blank + 1));
    }

    private static void clause(Set<Role> roles, String words, boolean early) {
        add(roles, Role.START, says(words, STARTS, false) || BEGINNINGS.first(words, at -> at < NEAR) >= 0);
        add(roles, Role.WEAK_START, early && says(words, WEAK_STARTS, false));
        add(
                roles,
                Role.DETECTION,
                early && (says(words, DETECTIONS, false) || tellsOfAlert(words) || ChangeWords.isComplaint(words)));
        add(roles, Role.RESPONSE, early && RESPONSES.in(words));
        add(roles, Role.END, says(words, ENDS, true));
        add(roles, Role.WEAK_END, says(words, WEAK_ENDS, true) || isConfirmed(words) || isAgain(words));
        add(roles, Role.WORKING, ChangeWords.works(words));
        add(roles, Role.FIXED, says(words, FIXES, true));
        add(roles, Role.RELAPSE, RELAPSE.in(words));
    }

    /** "Deployed the fix, confirmed search working". */
    private static boolean isConfirmed(String words) {
        int confirmed = Words.indexOf(words, "confirmed", 0);
        confirmed = confirmed < 0 ? Words.indexOf(words, "confirm", 0) : confirmed;
        confirmed = confirmed < 0 ? Words.indexOf(words, "confirms", 0) : confirmed;
        return confirmed >= 0 && words.length() - confirmed < 90 && says(words.substring(confirmed), CONFIRMED, true);
    }

    /** "Labels come out again", "searches work again": what works is told within the few words before. */
    private static boolean isAgain(String words) {
        int again = Words.indexOf(words, "again", 0);
        return again > 0
                && !RELAPSE.in(words)
                && says(words.substring(Math.max(0, again - 40), again), WORKING, true)
                && !isDoubtful(words, again, true);
    }

    /** "The website monitor triggered an alert", not "the alerts were silenced". */
    private static boolean tellsOfAlert(String words) {
        return says(words, ALERTS, false)
                && List.of(words.split(" ", -1)).stream().noneMatch(ALERT_ITSELF::contains);
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

    /** Says whether words hold one of the phrases without doubt, hope or negation before it. */
    static boolean says(String words, Phrases phrases, boolean end) {
        return phrases.first(words, at -> !isDoubtful(words, at, end)) >= 0;
    }

    /** "not resolved", "expected to be resolved", "does not appear to be back to normal". */
    static boolean isDoubtful(String words, int at, boolean end) {
        String before = words.substring(Math.max(0, at - 80), at).strip();
        List<String> near = before.isEmpty() ? List.of() : List.of(before.split(" ", -1));
        return near.subList(Math.max(0, near.size() - REACH), near.size()).stream()
                .anyMatch(word -> DOUBT.contains(word) || (end && DOUBT_OF_END.contains(word)));
    }

    /** Each thing that works again, with each way to say so. */
    private static List<String> endPhrases(List<String> more) {
        List<String> phrases = new ArrayList<>(more);
        for (String thing : Words.list("""
                service, services, system, systems, operations, normal operations, normal operation, functionality,
                access, connectivity, site, website, app, application, platform, network, api, traffic, database,
                cluster, everything, availability, production, all services, all systems
                """)) {
            for (String again : Words.list("""
                    restored, fully restored, recovered, fully recovered, resumed, back online, operational,
                    fully operational
                    """)) {
                phrases.add(thing + " " + again);
            }
            for (String is :
                    Words.list("is, was, are, were, has been, have been, is fully, was fully, are fully, were fully")) {
                for (String again : Words.list("""
                        restored, recovered, back online, back up, back to normal, operational, up and running,
                        available again, stable, resumed, healthy again, working again, reachable again, responsive again
                        """)) {
                    phrases.add(thing + " " + is + " " + again);
                }
            }
        }
        for (String thing : Words.list("service, services, site, application, plateforme, acces, systeme, systemes")) {
            for (String is : Words.list("est, sont, a ete, ont ete, est totalement, est entierement")) {
                for (String again : Words.list("""
                        retabli, retablis, retablie, restaure, restaures, restauree, operationnel, operationnels,
                        operationnelle, de nouveau disponible, de nouveau disponibles, a nouveau disponible,
                        de nouveau accessible, a nouveau accessible, revenu, revenue
                        """)) {
                    phrases.add(thing + " " + is + " " + again);
                }
            }
        }
        return phrases;
    }

    /** Each tool that watches, with each way to speak up. */
    private static List<String> detectionPhrases(String more) {
        List<String> phrases = new ArrayList<>(Words.list(more));
        for (String tool : Words.list("""
                pingdom, statuscake, uptimerobot, uptime robot, prometheus, alertmanager, grafana, datadog, new relic, newrelic,
                sentry, nagios, icinga, zabbix, cloudwatch, monitoring, monitor, monitors, healthchecks, healthchecks io,
                betteruptime, better uptime, better stack, checkly, sensu, rollbar, bugsnag, honeycomb, site24x7, splunk,
                bot, slack bot, watchdog, supervision, dynatrace, kuma, uptime kuma, stackdriver, opsgenie, victorops
                """)) {
            for (String speaks : Words.list("""
                    reports, reported, fires, fired, notifies, notified, warns, warned, detects, detected, pages, paged, shows,
                    flags, flagged, sends, sent, triggers, triggered, message, messages, mail, email, notification,
                    goes red, went red, turns red, signals, signalled, signale, remonte, alerte, declenche, previent,
                    complains, complained, says, said, marks, marked, goes off, went off
                    """)) {
                phrases.add(tool + " " + speaks);
            }
        }
        return phrases;
    }

    private static List<String> startPhrases() {
        List<String> phrases = new ArrayList<>(Words.list("""
                from that moment, from that moment on, from that point, from that point on, from then on, des lors,
                a partir de ce moment, first user impact, first customer impact, start of user impact, start of customer impact,
                first impact, debut de l incident, debut d incident, debut de l impact, debut de la panne,
                debut de l interruption, debut de la degradation, debut des lenteurs, debut des erreurs,
                debut des perturbations, debut du probleme, debut incident, debut impact, debut panne,
                l incident debute, l incident commence, la panne debute, la panne commence, premiers impacts,
                premier impact, l impact commence, l impact debute, debut de la coupure, interruption du service
                """));
        for (String trouble : Words.list("""
                outage, impact, incident, degradation, issue, issues, problem, problems, downtime, disruption, errors,
                failures, interruption, event, data loss, loss, slowness, slowdown, slowdowns, latency, timeouts,
                packet loss, breakage, unavailability, brownout
                """)) {
            for (String verb : Words.list("begins, began, begin, starts, started, start, beginning, onset")) {
                phrases.add(trouble + " " + verb);
            }
        }
        for (String trouble : Words.list("""
                des lenteurs, des erreurs, des perturbations, des difficultes, des ralentissements, du dysfonctionnement,
                des dysfonctionnements, de l indisponibilite, de la lenteur, du probleme, des problemes, de la perte,
                des coupures, des echecs, de l anomalie
                """)) {
            phrases.add("debut " + trouble);
            phrases.add("apparition " + trouble);
        }
        return phrases;
    }
}
