package dev.aftercare.source.markdown;

import java.util.HashSet;
import java.util.Set;

/**
 * Tells by the order of words, rather than by whole phrases, whether a clause says that something breaks ("uploads start to fail",
 * "the queue stopped consuming", "le portail n'était plus accessible") or works again ("error rate has returned to its usual level",
 * "pulls succeed", "lag is gone"). Doubt, hope and negation before the words count, and so do deeds: "noticed that uploads fail" is
 * when somebody noticed.
 */
final class ChangeWords {

    private static final Set<String> BEGIN = set("""
            begin, begins, began, beginning, onset, start, starts, started, starting, commence, commences, commenced
            """);

    private static final Set<String> COMMENCE = set("""
            commence, commencent, commencait, commencaient, commencer, debute, debutent, met, mettent
            """);

    private static final Set<String> STOP = set("stop, stops, stopped, cease, ceases, ceased, quit");

    private static final Set<String> BECOME = set("""
            become, becomes, became, go, goes, went, gone, turn, turns, turned, get, gets, got, is, are, was, were, been
            """);

    private static final Set<String> DEVIENT = set("""
            devient, deviennent, devenu, devenue, devenus, devenues, tombe, tombent, tombee, tombes, passe, passent, est,
            sont, etait, etaient
            """);

    private static final Set<String> ADVERBS = set("""
            to, being, having, all, completely, fully, totally, very, extremely, partially, temporarily, suddenly, mostly,
            randomly, intermittently, slowly, entirely, also, so, too, largely, effectively, totalement, completement,
            tres, entierement, partiellement, brievement
            """);

    private static final Set<String> BAD_VERBS = set("""
            fail, failing, error, erroring, crash, crashing, hang, hanging, reject, rejecting, refuse, refusing, degrade,
            degrading, slow, slowing, stall, stalling, restarting, flap, flapping, timeout, timing, time, misbehave,
            misbehaving, crashlooping, freeze, freezing, die, dying, lose, losing, disconnect, disconnecting, overheat
            """);

    private static final Set<String> SHOWING = set("""
            return, returning, show, showing, see, seeing, get, getting, throw, throwing, experience, experiencing, suffer,
            suffering, log, logging, produce, producing, serve, serving, send, sending, hit, hitting, answer, answering,
            respond, responding, report, reporting, emit, emitting, have, having, encounter, encountering, face, facing
            """);

    private static final Set<String> GROWING = set("""
            increase, increases, increasing, increased, rise, rises, rising, rose, climb, climbs, climbing, climbed, grow, grows,
            growing, grew, spike, spikes, spiking, spiked, accumulate, accumulating, accumulated, pile, piling, piled, surge, surging, surged, jump,
            jumps, jumped, jumping, appear, appearing, appeared, appears, occur, occurring, occurred
            """);

    private static final Set<String> SINKING = set(
            "drop, drops, dropping, dropped, fall, falls, falling, fell, decline, declines, declining, declined, plummets, plummeted, plunges, plunged");

    private static final Set<String> FLOW = set("""
            traffic, throughput, orders, availability, success, checkouts, conversions, signups, logins, deliveries, sales
            """);

    private static final Set<String> TROUBLE = set("""
            error, errors, failure, failures, exception, exceptions, timeout, timeouts, latency, latencies, lag, outage, outages,
            500s, 502s, 503s, 504s, 5xx, 4xx, 5xxs, 429s, 429, 500, 502, 503, 504, crash, crashes, delay, delays, slowness,
            slowdown, slowdowns, backlog, backlogs, disruption, disruptions, degradation, problem, problems, issue, issues,
            loss, downtime, impact, interruption, restarts, deadlocks, erreur, erreurs, lenteur, lenteurs, echec, echecs,
            incident, symptoms, alert, alerts, alarm, alarms, reports
            """);

    /** Told of an alert, it was noticed and not begun. */
    private static final Set<String> TOLD = set("alert, alerts, alarm, alarms, reports, incident, tickets, ticket");

    private static final Set<String> BAD_STATES = set("""
            unavailable, unreachable, inaccessible, unresponsive, down, offline, degraded, slow, sluggish, unhealthy, unstable,
            inoperable, unusable, overloaded, saturated, corrupt, corrupted, stuck, dark, blank, broken, frozen, exhausted,
            overwhelmed, unable, dead, blocked, interrupted, disrupted, inoperative, irresponsive, impaired, affected,
            failing, crashing, unoperational, unschedulable
            """);

    private static final Set<String> MAUVAIS = set("""
            indisponible, indisponibles, inaccessible, inaccessibles, inoperant, inoperante, inoperants, injoignable, injoignables,
            lent, lente, lents, lentes, hors, panne, ko, sature, saturee, satures, bloque, bloquee, bloques, bloquees,
            inutilisable, inutilisables, interrompu, interrompue, interrompus, degrade, degradee, degrades, coupe, coupee,
            plante, plantee, erreur, injoignable
            """);

    /** What is not done any more. */
    private static final Set<String> ABLE = set("""
            available, accessible, reachable, responding, responsive, working, able, serving, loading, starting, processing,
            syncing, delivered, delivering, received, sent, possible, resolving, replicating, accepting, connecting,
            running, functioning, operational, usable, rendering, reporting, visible, load, work, respond, start, open
            """);

    private static final Set<String> PEOPLE = set("""
            we, i, he, she, they, team, teams, engineer, engineers, who, ops, sre, nous, manually
            """);

    private static final Set<String> USERS = set("""
            users, customers, clients, students, members, visitors, people, nobody, everyone, they, players, patients, staff,
            merchants, drivers, subscribers, employees, developers, nodes, validators, consumers, usagers, utilisateurs
            """);

    /** What users do with a service: in the plural, it fails or succeeds as a whole. */
    private static final Set<String> RETURNING = set("""
            return, returns, returned, returning, serves, served, serving, throws, threw, renvoie, renvoient, retourne, retournent
            """);

    private static final Set<String> CODES = set("""
            400, 401, 403, 404, 405, 429, 500, 501, 502, 503, 504, 5xx, 4xx, 500s, 502s, 503s, 504s, error, errors, timeouts,
            erreur, erreurs
            """);

    private static final Set<String> THINGS = set("""
            requests, logins, runs, queries, uploads, downloads, payments, orders, checkouts, connections, calls, messages, mails,
            emails, writes, reads, searches, pulls, pushes, transactions, lookups, transfers, transcodes, submissions,
            notifications, signups, webhooks, syncs, imports, exports, blocks, jobs, pages, invoices, bookings, sessions, invocations,
            users, customers, clients, students, notebooks, servers, pods, health, healthchecks, checks, probes
            """);

    private static final Set<String> FINITE = set("""
            fail, fails, failed, failing, error, errored, crash, crashed, hang, hung, freeze, froze, stall, stalled
            """);

    private static final Set<String> BAD_ENDINGS = set("""
            failing, erroring, crashing, firing, alerting, growing, increasing, rising, dropping, restarting, flapping, climbing,
            timing, occurring, appearing, happening, losing, paging, investigating, looking, working on
            """);

    /** Who looks at something sees what broke before. */
    private static final Set<String> LOOKS = set("""
            shows, showed, showing, show, sees, saw, seen, seems, seem, looks, looked, looking, check, checks, checked, checking, inspects,
            inspected, alert, alerts, alarm, alarms, report, reports, warning, warnings, says, said, tells, told, constatons, constatent, signale, signalent, alerte,
            previent, apercoit, appelle, appellent, trying, tries, tried, attempt, attempts, because, since, due, after, why, voit, voyons, constate
            """);

    private static final Set<String> COMPLAINTS = set("""
            ticket, tickets, complaint, complaints, calls, emails, mails, messages, tweets, reports, appels, plaintes,
            signalements, inquiries, enquiries, questions
            """);

    private static final Set<String> BRINGS = set("""
            forward, forwards, forwarded, receive, receives, received, receiving, get, gets, got, getting, first, several,
            multiple, numerous, sends, sent, escalates, logs, logged, recoit, recoivent, recu, premier, premiers, premieres,
            plusieurs, nombreux, remonte, remontent, transmet, transmettent, two, three, four, five
            """);

    private static final Set<String> ARRIVES = set("""
            arrive, arrives, arrived, come, comes, came, coming, start, starts, started, from, arrivent, affluent, pour, pile, roll,
            rolling, increase, about
            """);

    private static final Set<String> NORMAL = set("""
            normal, baseline, usual, nominal, zero, 0, healthy, regular, standard, normality, normalcy, norms, green, ok,
            expected, acceptable
            """);

    private static final Set<String> RETURN = set("""
            return, returns, returned, came, comes, come, back, recovered, recovers, settled, settles, subsided, resumed
            """);

    private static final Set<String> OVER = set("""
            stop, stops, stopped, cease, ceases, ceased, subside, subsides, subsided, disappear, disappears, disappeared, vanish,
            vanishes, vanished, gone, cleared, clears, clear, over, ended, ends, resolves, resolved, drained, recovered, recovers, solved
            """);

    private static final Set<String> NO_BACK = set("""
            rolled, rolling, roll, rolls, fell, fall, falls, falling, switch, switched, switching, switches, revert, reverted, go,
            going, look, looking, looked, put, puts, call, called, set, push, pushed, write, wrote, report, reported, hear,
            heard, move, moved, turn, scale, scaled, scaling, add, added, change, changed, changing, bringing, bring, get, getting, roll,
            point, pointed, restore, went, dial, dialed, draw
            """);

    private static final Set<String> BACK_TO = set("""
            up, online, normal, live, available, working, alive, again, green, healthy, operational, running, functional, stable,
            service, business, life, track, place, fully, under, below, within
            """);

    private static final Set<String> BEFORE_BACK = set("""
            is, are, was, were, came, comes, come, all, site, service, services, system, systems, everything, app, apps,
            network, website, platform, api, server, servers, cluster, database
            """);

    private static final Set<String> GOOD_STATES = set("""
            operational, healthy, functional, functioning, restored, recovered, resolved, nominal, solved
            """);

    /** Such words say it only with a mark that it was otherwise. */
    private static final Set<String> PLAIN_STATES = set("""
            running, up, available, accessible, reachable, working, good, ok, okay, fine, online, stable, normal, responsive,
            green, fixed, usable, live, well, works, normally, responding
            """);

    private static final Set<String> MARKS =
            set("again, now, back, fully, everything, normally, properly, correctly, everyone");

    private static final Set<String> BESIDE = set("on, to, as, with, under, from, by, towards, into, against");

    private static final Set<String> BE = set("""
            is, are, was, were, been, becomes, became, now, fully, all, back, again, everything, as, looks, look, looked, run, runs,
            operating, site, service, services, app, application, system, systems, cluster, database, api, network
            """);

    private static final Set<String> NO_RESUME = set("""
            investigation, work, meeting, call, we, i, debugging, rollout, upgrade, maintenance, rollback, team, migration,
            deployment, testing, to, efforts, recovery
            """);

    private static final Set<String> BON = set("""
            disponible, disponibles, accessible, accessibles, operationnel, operationnelle, operationnels, operationnelles,
            fonctionnel, fonctionnelle, fonctionnels, fonctionnelles, joignable, joignables, stable, stables, retabli,
            retablie, retablis, retablies, resolu, resolue, resolus, restaure, restauree, restaures, ok, normale, normal,
            nominal, ligne, service
            """);

    private static final Set<String> REVIENT = set("""
            revient, reviennent, revenu, revenue, revenus, revenues, redevient, redeviennent, redevenu, redevenus, redevenue,
            retour, retourne, nouveau
            """);

    private static final Set<String> NOT_AGAIN = set("""
            try, tries, restart, restarts, check, checks, happen, happens, occur, occurs, fire, fires, page, pages, deploy,
            deploys, look, looks, once, yet, it, times, crashes, drops, drop, went, goes, go, up, alert, alerts, test, tests,
            call, calls, ask, asks, begin, begins, start, starts, rise, rises, grow, grows, climbs
            """);

    private static final Set<String> CAUSES = set("""
            resulting, causing, leading, results, resulted, causes, leads, making, makes, rendering, provoquant, entrainant,
            provoque, entraine
            """);

    private static final Set<String> DONE = set("arrived, processed, delivered, replayed, drained, cleared, caught");

    private static final Set<String> EQUIPE = set("""
            on, nous, equipe, equipes, il, elle, astreinte, developpeur, tests, deploiement, script, alerte, alertes, j, je
            """);

    private static final Set<String> ARRETE = set("""
            arrete, arretent, echoue, echouent, plante, plantent, crashe, crashent, saturent, expire, sature, crash
            """);

    private static final Set<String> BAD_INFINITIVES = set("""
            echouer, renvoyer, retourner, tomber, planter, ralentir, saturer, afficher, generer, repondre, refuser, rencontrer,
            crasher, accumuler, augmenter, apparaitre, degrader
            """);

    private final String[] tokens;
    private final int[] places;

    private ChangeWords(String words) {
        this.tokens = words.split(" ", -1);
        this.places = new int[tokens.length];
        for (int i = 1; i < tokens.length; i++) {
            places[i] = places[i - 1] + tokens[i - 1].length() + 1;
        }
    }

    private static Set<String> set(String words) {
        return Set.copyOf(new HashSet<>(Words.list(words)));
    }

    /** Says whether folded words say that something breaks. */
    static boolean breaks(String folded) {
        ChangeWords change = new ChangeWords(folded);
        for (int i = 0; i < change.tokens.length; i++) {
            if (change.causes(i) && !TimelineWords.isDoubtful(folded, change.places[i], false)) {
                return true;
            }
            if (change.breaksAt(i)
                    && !TimelineWords.isDoubtful(folded, change.places[i], false)
                    && !ProseWords.isDeed(folded.substring(0, change.places[i]))
                    && !change.anyBetween(0, i, LOOKS)) {
                return true;
            }
        }
        return false;
    }

    /** Says whether folded words say that something works again. */
    static boolean works(String folded) {
        ChangeWords change = new ChangeWords(folded);
        for (int i = 0; i < change.tokens.length; i++) {
            if (change.tokens[i].equals("again") && change.isAbleAgain(i)) {
                return true;
            }
            if (change.worksAt(i) && !TimelineWords.isDoubtful(folded, change.places[i], true)) {
                return true;
            }
        }
        return false;
    }

    /** "Support forwards three tickets", "several calls about missing labels": users speak up. */
    static boolean isComplaint(String folded) {
        ChangeWords change = new ChangeWords(folded);
        for (int i = 0; i < change.tokens.length; i++) {
            boolean word = COMPLAINTS.contains(change.tokens[i])
                    && (change.anyBetween(i - 3, i, BRINGS) || change.anyBetween(i + 1, i + 3, ARRIVES));
            if (word && !TimelineWords.isDoubtful(folded, change.places[i], false)) {
                return true;
            }
        }
        return false;
    }

    private String word(int i) {
        return i >= 0 && i < tokens.length ? tokens[i] : "";
    }

    private int passAdverbs(int from) {
        int at = from;
        while (at < from + 2 && ADVERBS.contains(word(at))) {
            at++;
        }
        return at;
    }

    private boolean anyBetween(int from, int to, Set<String> wanted) {
        for (int i = Math.max(0, from); i < Math.min(tokens.length, to); i++) {
            if (wanted.contains(tokens[i])) {
                return true;
            }
        }
        return false;
    }

    private boolean breaksAt(int i) {
        String word = tokens[i];
        return BEGIN.contains(word) && begins(i)
                || STOP.contains(word) && stops(i)
                || BECOME.contains(word) && becomes(i)
                || (word.equals("not") || word.equals("t")) && ABLE.contains(word(i + 1))
                || word.equals("no") && word(i + 1).equals("longer") && i > 0 && isNotAnyLonger(i)
                || (word.equals("cannot") || word.equals("unable")) && anyBetween(i - 3, i, USERS)
                || FINITE.contains(word) && THINGS.contains(word(i - 1))
                || RETURNING.contains(word) && i > 0 && !word(i - 1).equals("to") && anyBetween(i + 1, i + 4, CODES)
                || word.equals("first")
                        && (CODES.contains(word(i + 1)) || TROUBLE.contains(word(i + 1)))
                        && !TOLD.contains(word(i + 1))
                || grows(i)
                || casse(i);
    }

    /** "Deleted the nodes, leaving no room for jobs": what follows from a deed is told beside it. */
    private boolean causes(int i) {
        return CAUSES.contains(tokens[i])
                && i > 1
                && !anyBetween(0, i, LOOKS)
                && !anyBetween(0, i, TOLD)
                && (anyBetween(i + 1, i + 7, BAD_STATES)
                        || anyBetween(i + 1, i + 7, FINITE)
                        || anyBetween(i + 1, i + 5, TROUBLE));
    }

    /** "No longer available", "no longer picks up messages"; not "by no longer passing it on". */
    private boolean isNotAnyLonger(int i) {
        String verb = word(i + 2);
        return ABLE.contains(verb) || verb.endsWith("s") && !PEOPLE.contains(word(i - 1));
    }

    private boolean begins(int i) {
        int next = passAdverbs(i + 1);
        String verb = word(next);
        if (BAD_VERBS.contains(verb) || BAD_STATES.contains(verb)) {
            // "Started rejecting uploads" is what somebody did.
            return i > 0 || verb.startsWith("fail");
        }
        if (verb.startsWith("report") && i > 0 && !anyBetween(0, i, USERS) && !anyBetween(0, i, PEOPLE)) {
            return true;
        }
        if (SHOWING.contains(verb)) {
            return anyBetween(next + 1, next + 6, TROUBLE) && !anyBetween(next + 1, next + 6, TOLD);
        }
        if (tokens[i].equals("onset")) {
            return anyBetween(i + 1, i + 5, TROUBLE);
        }
        boolean trouble = anyBetween(i - 5, i, TROUBLE) && !anyBetween(i - 5, i, TOLD);
        boolean ends = verb.isEmpty()
                || Set.of("at", "for", "on", "in", "across", "with").contains(verb);
        return trouble && (GROWING.contains(verb) || ends && !PEOPLE.contains(word(i - 1)))
                || SINKING.contains(verb) && anyBetween(i - 5, i, FLOW);
    }

    /** "Error rate spikes", "latency increased", "traffic drops to zero". */
    private boolean grows(int i) {
        boolean up = GROWING.contains(tokens[i])
                && anyBetween(i - 3, i, TROUBLE)
                && !anyBetween(i - 3, i, TOLD)
                && !anyBetween(i - 2, i, STOP);
        return up || SINKING.contains(tokens[i]) && anyBetween(i - 3, i, FLOW);
    }

    private boolean stops(int i) {
        String verb = word(passAdverbs(i + 1));
        boolean doing = verb.length() > 5 && verb.endsWith("ing") || word(i + 1).equals("to");
        return doing
                && i > 0
                && !BAD_ENDINGS.contains(verb)
                && !anyBetween(i - 2, i, PEOPLE)
                && !anyBetween(i - 3, i, TROUBLE);
    }

    private boolean becomes(int i) {
        int next = passAdverbs(i + 1);
        return i > 0 && BAD_STATES.contains(word(next)) && !PEOPLE.contains(word(i - 1));
    }

    /** The same in French. */
    private boolean casse(int i) {
        String word = tokens[i];
        if (COMMENCE.contains(word)) {
            return anyBetween(i + 1, i + 4, BAD_INFINITIVES);
        }
        if (DEVIENT.contains(word)) {
            return i > 0 && anyBetween(i + 1, i + 4, MAUVAIS) && !anyBetween(i + 1, i + 4, Set.of("plus"));
        }
        if (ARRETE.contains(word)) {
            return i > 0
                    && !anyBetween(i - 3, i, EQUIPE)
                    && (!word.startsWith("arret") || word(i - 1).equals("s"));
        }
        return (word.equals("ne") || word.equals("n"))
                && anyBetween(i + 2, i + 5, Set.of("plus"))
                && !anyBetween(i + 1, i + 6, Set.of("aucun", "aucune", "erreur", "erreurs", "d"));
    }

    private boolean worksAt(int i) {
        String word = tokens[i];
        return word.equals("back") && isBack(i)
                || RETURN.contains(word) && returns(i)
                || OVER.contains(word) && isOver(i)
                || SINKING.contains(word) && anyBetween(i - 5, i, TROUBLE) && toNormal(i)
                || word.equals("usual")
                        && Set.of("its", "their", "the").contains(word(i - 1))
                        && anyBetween(i - 3, i, Set.of("at", "with"))
                || word.equals("normalized")
                || word.equals("normalised")
                || word.startsWith("resume") && i > 0 && !NO_RESUME.contains(word(i - 1)) && !word.equals("resume")
                || word.equals("caught") && word(i + 1).equals("up")
                || DONE.contains(word) && anyBetween(i - 6, i, Set.of("all", "every", "everything"))
                || word.equals("without") && i > 0 && TROUBLE.contains(word(i + 1))
                || word.equals("empty") && anyBetween(i - 4, i, Set.of("queue", "queues", "backlog"))
                || word.equals("through")
                        && Set.of("gone", "go", "goes", "went", "come").contains(word(i - 1))
                        && anyBetween(i - 5, i, THINGS)
                || word.startsWith("succeed") && THINGS.contains(word(i - 1))
                || word.equals("again") && i == tokens.length - 1 && isDoneAgain(i)
                || isGood(i)
                || remarche(i);
    }

    /** "Labels print again"; not "printing fails again", "tried again". */
    private boolean isDoneAgain(int i) {
        String verb = word(i - 1);
        boolean bad = FINITE.contains(verb)
                || BAD_STATES.contains(verb)
                || BAD_VERBS.contains(verb)
                || NOT_AGAIN.contains(verb);
        return i > 1
                && !bad
                && !verb.endsWith("ed")
                && !verb.endsWith("ing")
                && !anyBetween(i - 3, i, PEOPLE)
                && !anyBetween(0, i, TROUBLE);
    }

    /** "People could use our apps again". */
    private boolean isAbleAgain(int i) {
        return anyBetween(i - 9, i, USERS)
                && anyBetween(i - 7, i, Set.of("could", "able", "can", "peuvent", "pouvaient"))
                && !anyBetween(i - 9, i, Set.of("not", "no", "until", "before", "so", "if"));
    }

    private boolean isBack(int i) {
        String before = word(i - 1);
        boolean plain = BEFORE_BACK.contains(before) && !word(i + 1).equals("to");
        boolean at = word(i + 1).equals("at") && anyBetween(i + 2, i + 5, NORMAL);
        return !NO_BACK.contains(before)
                && !anyBetween(i - 3, i, PEOPLE)
                && (plain || at || BACK_TO.contains(word(i + 1)) || toNormal(i));
    }

    private boolean returns(int i) {
        return toNormal(i) && !NO_BACK.contains(word(i - 1));
    }

    /** "…to its normal level", "…back to the usual ones". */
    private boolean toNormal(int i) {
        for (int at = i + 1; at < Math.min(tokens.length, i + 4); at++) {
            if (tokens[at].equals("to")) {
                return anyBetween(at + 1, at + 5, NORMAL);
            }
        }
        return false;
    }

    private boolean isOver(int i) {
        boolean bad = BAD_ENDINGS.contains(word(i + 1)) && STOP.contains(tokens[i]);
        return bad || anyBetween(i - 4, i, TROUBLE);
    }

    private boolean isGood(int i) {
        boolean be = anyBetween(i - 2, i, BE)
                && !anyBetween(i - 3, i, PEOPLE)
                && !word(i - 1).equals("to");
        return be && GOOD_STATES.contains(tokens[i])
                || PLAIN_STATES.contains(tokens[i])
                        && !BESIDE.contains(word(i + 1))
                        && be
                        && (anyBetween(i - 4, i + 5, MARKS));
    }

    /** The same in French. */
    private boolean remarche(int i) {
        String word = tokens[i];
        return REVIENT.contains(word) && anyBetween(i + 1, i + 4, BON)
                || (word.equals("reprend") || word.equals("reprennent") || word.equals("repris"))
                        && i > 0
                        && !anyBetween(i - 2, i, EQUIPE)
                || word.equals("refonctionne")
                || word.equals("refonctionnent")
                || word.equals("remarche")
                || word.equals("plus") && word(i + 1).equals("d") && word(i + 2).startsWith("erreur")
                || (word.equals("tout") || word.equals("service"))
                        && anyBetween(i + 1, i + 4, Set.of("rentre", "remarche", "repart", "reparti"));
    }
}
