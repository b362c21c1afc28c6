package dev.aftercare.source.markdown;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Tells by the words of a clause whether its time is where the impact began, where it was noticed, or where service was restored. */
final class ProseWords {

    private static final Phrases TROUBLE = Phrases.of("""
            outage, outages, down, downtime, unavailable, degraded, degradation, failed, failing, fail, failures, failure, impact,
            impacted, incident, interruption, disruption, disrupted, errors, affected, experienced, inaccessible,
            delayed, experiencing, ceased, cease, panne, indisponible, indisponibilite, interrompu, degrade, coupure, erreurs, impacte, impactes,
            perturbe, perturbation, inaccessibles, indisponibles, timed out, stopped, unable, unreachable, not working,
            not operational, non operational, not available, not accessible, broken, problems, issues, unresponsive,
            congestion, halted, offline, could not, couldn t, cannot, intermittent, slow, timeouts, errored, problem,
            error, erreur, en panne, ne fonctionnait plus, not starting, stuck, exploited, compromised, exploite, compromis,
            compromise, lent, lente, lents, lentes, impossible, hors service, perturbations, dysfonctionnement,
            dysfonctionnements, lenteurs, ne pouvaient, ne pouvait, indisponibilites, hors ligne, latency, breach,
            did not, didn t, was not, wasn t, were not, weren t, no longer, ceased, bug, regression, failed to,
            interrupted, refused, rejected, dropped, 500s, 5xx, halt, crash, stalled, hung, froze, frozen, died, restarted,
            unusable, unstable, n etait plus, n etaient plus, ne repond plus, ne fonctionne plus, incidents, plantage,
            degradations, interruptions, inoperable, missing, crashed, lost, incorrect, wrong, ne repondait plus
            """);

    private static final Phrases DOUBT = Phrases.of("""
            maintenance window, daily, each day, every day, planned, between 9, business hours, would normally, normally takes, is normally, are normally, usually, schedule, scheduled,
            office hours, heures ouvrees, would have, could have, should have, if we, deploy window, next time
            """);

    private static final Phrases STARTS = Phrases.of("""
            experienced, experiencing, suffered, sustained, was affected by, were affected by, became unavailable,
            was unavailable, were unavailable, was down, were down, went down, went offline, became unresponsive,
            became unreachable, was unreachable, became inaccessible, was inaccessible, were inaccessible, unable to,
            began failing, started failing, began to fail, started to fail, failed to, stopped working, stopped responding,
            stopped serving, crashed, halted, began returning, started returning, began experiencing, began to experience,
            started experiencing, started to experience, outage occurred, incident occurred, had an outage,
            had a major, began to see errors, started seeing errors, started to see errors, began seeing errors,
            outage began, outage started, incident began, incident started, issue began, issue started, problem began,
            problem started, degradation began, degradation started, impact began, impact started, disruption began,
            disruption started, downtime began, downtime started, errors began, errors started, failures began,
            failures started, lost connectivity, lost access, est devenu indisponible, est tombe, sont tombes,
            a cesse de repondre, ont commence a echouer, a commence a echouer, l incident a commence, a debute, a commence,
            est devenu inaccessible, n etait plus accessible, etait indisponible, ne repondait plus, a subi, a connu,
            ont subi, ont rencontre, n ont plus pu, ne pouvaient plus, est tombee en panne, est tombe en panne,
            when the outage began, broke, was compromised, were compromised, cease to be, ceased to, ceases to, stopped accepting, stopped producing, stopped processing, stopped sending,
            stopped receiving, stopped updating, stopped syncing, stopped replicating, stopped running, stopped delivering,
            stopped answering, stopped returning, stopped functioning, ran out of, began to degrade, started to degrade,
            became slow, became degraded, began timing out, started timing out, began rejecting, started rejecting,
            began dropping, started dropping, began crashing, started crashing, certificate expired, was interrupted,
            were interrupted, was disrupted, were disrupted, were not able to, was not able to, could no longer,
            no longer able, no longer reachable, no longer available, began to time out, started to time out,
            started to return, began to return, dropped to zero, network halted, chain halted, chain stopped,
            a ete interrompu, a ete interrompue, ont ete interrompus, a ete perturbe, ont commence a rencontrer
            """);

    private static final Phrases DETECTIONS = Phrases.of("""
            receiving alerts, received alerts, started getting alerts, receiving reports, started receiving alerts,
            were initially alerted, was initially alerted, received a report, received reports, received the first report, received an alert, received alerts,
            received the first, first report, first reports, reported, was notified, were notified, notified us, notified,
            was alerted, were alerted, alerted, was paged, were paged, got paged, noticed, discovered, became aware,
            was made aware, were made aware, detected, reports of, alert fired, alerts fired, alert was triggered,
            alerts were triggered, triggered an alert, researcher identified, was informed, were informed, informed us,
            complained, first detected, raised an alert, began receiving reports, started receiving reports,
            opened a ticket, opened an issue, first alert, a ete detecte, a ete detectee, avons detecte,
            a ete signale, a ete signalee, a signale, ont signale, avons constate, a constate, a ete alerte,
            got an alert, got alert, got alerts, got the first, alert came in, alerts came in, pages came in, page came in,
            tickets came in, reports came in, reports began, reports started, reports of, started reporting,
            began reporting, began to report, started to report, started to complain, began complaining, noticing,
            paged the, paged our, paged us, alerted the, alerted our, alerted us, wrote to us, first alerted, tweeted,
            brought to our attention, came to our attention, our attention, first page, first ticket, first tickets,
            were flagged, was flagged, flagged, spotted, first signs, first noticed, we saw, we observed, first observed,
            rang the, rang us, phoned, telephoned, called the service desk, called the help desk, called our, called us, alarm fired, alarms fired, alarms began firing, alerts began firing, alarms started firing, alerts started firing, identified by our monitoring, detected by, alarm went off, alarms went off, went off, woken,
            alerts fire, alert fires, caught by, picked up by, monitoring showed, monitoring reported, first call,
            received complaints, received calls, received emails, received messages, received a call,
            received an email, received a message, received a page, received pages, received a ticket,
            received tickets, received user reports, a support ticket, support tickets, contacted us, contacted our,
            prevenu, prevenue, prevenus, a prevenu, ont prevenu, nous a signale, a ete informe, a ete informee,
            avons ete informes, a ete averti, a ete avertie, avons ete avertis, a alerte, ont alerte, a ete remonte,
            ont ete remontes, nous est parvenu, nous sont parvenus, nous sont parvenues, premiers signalements,
            premier signalement, premieres alertes, premiere alerte, s est apercu, s est apercue, nous avons vu,
            a releve, a ete remarque, a ete constate, a ete constatee, a recu un appel, a recu des appels,
            avons ete alertes, a ete alertee, a remarque, avons remarque, ont remonte, a remonte, avons recu,
            a recu une alerte, alerte declenchee, alerte s est declenchee, a declenche une alerte, avons decouvert
            """);

    private static final Phrases ENDS = Phrases.of("""
            was restored, were restored, fully restored, was fully restored, restored, recovered, was resolved,
            were resolved, resolved, returned to normal, back to normal, back online, was back, were back, came back,
            fully operational, operational again, outage ended, incident ended, impact ended, normal levels, fixed,
            was fixed, all clear, fully recovered, working again, available again, a ete retabli, a ete retablie,
            ont ete retablis, est retabli, retablissement, a ete resolu, est resolu, retour a la normale,
            revenu a la normale, revenus a la normale, de nouveau disponible, a nouveau disponible, a nouveau accessible,
            resumed, succeeding again, serving again, responding again, reachable again, functioning again, up again,
            running again, fully working, fully functional, functional again, accessible again, stabilized, stabilised,
            back up and running, loading again, processing again, fonctionnait a nouveau, fonctionne a nouveau,
            ont repris, a repris, de nouveau accessible, ont ete restaures, a ete restaure, est de nouveau, s est termine, a pris fin
            """);

    /** Where one of these stands before the words, somebody did something: no beginning of an impact. */
    private static final Phrases DEEDS = Phrases.of("""
            noticed, discovered, identified, realized, realised, found, learned, reported, notified, alerted, received,
            informed, restarted, rolled back, reverted, deployed, fixed, merged, released, confirmed, decided, observed,
            saw, detected, paged, investigating, investigated, restored, resolved, constate, detecte, signale, decouvert,
            alerte, remarque, redemarre, deploye, corrige, identifie, confirme, recu, root cause
            """);

    private static final Phrases NOT_THE_END = Phrases.of("""
            partially, partial, some users, attempted, attempt, tried, to be resolved, permanent, permanently, long term,
            data was restored, restored from, restored a, restored the database, backup, fixed version, will be,
            partiellement, tente, tentative, sauvegarde, root cause was, investigation
            """);

    private static final Set<String> BEFORE_DAY = Set.copyOf(Words.list("""
            on, le, starting on, starting, beginning on, from, since, depuis le, a partir du, on the, le lundi, le mardi,
            le mercredi, le jeudi, le vendredi, le samedi, le dimanche, on monday, on tuesday, on wednesday,
            on thursday, on friday, on saturday, on sunday
            """));

    private static final Phrases RELATIVE = Phrases.of("""
            this morning, this afternoon, this evening, today, yesterday, last night, tonight, the next day,
            the following day, the next morning, the following morning, next morning, next day, the day after,
            the day before, of the following, of the next, the following night, the next night, ce matin, hier, aujourd hui, cette nuit, le lendemain, la veille
            """);

    private static final List<String> FROM = Words.list("from, as of, a partir, partir de");

    private static final List<String> SINCE = Words.list("""
            since, starting, beginning, starting from, beginning from, depuis, starting on, commencing, a compter de
            """);

    private static final Phrases BEGAN = Phrases.of("""
            incident began, incident started, outage began, outage started, impact began, impact started, issue began,
            issue started, problem began, problem started, l incident a commence, l incident a debute,
            la panne a commence, la panne a debute, the outage was first, downtime began, downtime started
            """);

    private static final List<String> UNTIL = Words.list("until, till, jusqu, jusque, lasting until, up until, up to");

    private static final List<String> LENGTH_BEFORE = Words.list("""
            lasted, lasted for, downtime for, downtime of, downtime, down for, unavailable for, unavailable during,
            outage of, inaccessible for, a dure, indisponible pendant, inaccessible pendant, panne de, coupure de,
            interruption de, indisponibilite de, unreachable for, offline for, outage lasted, hors service pendant,
            impact lasted, incident lasted, resulted in, interruption of, disruption of, degraded for, duree de,
            indisponible durant, total downtime, total downtime of, down time of, halted for
            """);

    private static final List<String> LENGTH_BEHIND = Words.list("""
            outage, of downtime, downtime, d indisponibilite, de coupure, d interruption, of outage, disruption,
            interruption, service interruption, service disruption, de panne, of unavailability
            """);

    private static final Set<String> NEARLY = Set.copyOf(Words.list("""
            about, around, approximately, approx, roughly, nearly, almost, a, an, total, environ, pres de, of, the, pres,
            de, some, just, over, under
            """));

    private ProseWords() {}

    /** Says whether folded words speak of trouble that was, not of plans and hours of work. */
    static boolean isTrouble(String folded) {
        return TROUBLE.in(folded) && !DOUBT.in(folded);
    }

    /** "On 4 March 2026, the site was down": only leading words stand before the day, and trouble behind it. */
    static boolean saysDay(String sentence, Moment moment) {
        String before = Words.fold(sentence.substring(0, moment.start()));
        String behind = Words.fold(Words.shortened(sentence.substring(moment.end()), 260));
        return BEFORE_DAY.contains(before)
                && isTrouble(behind)
                && !DEEDS.in(behind)
                && !DETECTIONS.in(behind)
                && !ENDS.in(behind);
    }

    /** A sentence of a summary that begins with "From … to …" speaks of the incident. */
    static boolean isSpan(String folded) {
        return !DOUBT.in(folded)
                && (List.of("from ", "between ", "de ", "du ", "entre ", "since ").stream()
                                .anyMatch(folded::startsWith)
                        || Words.holds(folded, "since") && Words.holds(folded, "until"));
    }

    /** Says whether a sentence about the cause tells when the incident began. */
    static boolean saysItBegan(String folded) {
        return BEGAN.in(folded);
    }

    /** What the words around a time say of it. */
    static Set<TimelineWords.Role> roles(Clause clause) {
        Set<TimelineWords.Role> roles = EnumSet.noneOf(TimelineWords.Role.class);
        String words = clause.words();
        if (DOUBT.in(clause.sentence())) {
            return roles;
        }
        boolean trouble = TROUBLE.in(clause.sentence());
        if (trouble && ends(clause.preposition(), UNTIL)) {
            roles.add(TimelineWords.Role.END);
        } else if (trouble
                && (ends(clause.preposition(), SINCE) || ends(clause.preposition(), FROM) && !DEEDS.in(words))) {
            roles.add(TimelineWords.Role.START);
        } else if (TimelineWords.says(words, STARTS, false)
                        && STARTS.first(
                                        words,
                                        at -> !DEEDS.in(words.substring(0, at).strip()))
                                >= 0
                || ChangeWords.breaks(words)) {
            roles.add(TimelineWords.Role.START);
        } else if (TimelineWords.says(words, DETECTIONS, false)) {
            roles.add(TimelineWords.Role.DETECTION);
        } else if ((TimelineWords.says(words, ENDS, true) || ChangeWords.works(words)) && !NOT_THE_END.in(words)) {
            roles.add(TimelineWords.Role.END);
        }
        return roles;
    }

    /** Says whether folded words tell of something that somebody did or said. */
    static boolean isDeed(String folded) {
        return DEEDS.in(folded) || DETECTIONS.in(folded);
    }

    /** "10:45 this morning", "10:45 the next day": a day that depends on another one. */
    static boolean isRelative(String behind) {
        return RELATIVE.first(Words.fold(behind.substring(0, Math.min(behind.length(), 30))), at -> at < 4) >= 0;
    }

    private static boolean ends(String preposition, List<String> words) {
        return words.stream().anyMatch(word -> preposition.equals(word) || preposition.endsWith(" " + word));
    }

    /** Says whether the words before and behind a duration say that it is how long the impact lasted. */
    static boolean isLength(String before, String behind) {
        String lead = withoutNearly(Words.fold(before.substring(Math.max(0, before.length() - 60))));
        String rest = Words.fold(behind.substring(0, Math.min(behind.length(), 40)));
        return LENGTH_BEFORE.stream().anyMatch(word -> lead.equals(word) || lead.endsWith(" " + word))
                        && isWhole(before)
                || LENGTH_BEHIND.stream().anyMatch(word -> rest.equals(word) || rest.startsWith(word + " "));
    }

    /** "…down for another 20 minutes" is not the whole of it. */
    private static boolean isWhole(String before) {
        return !Words.holdsAny(
                Words.fold(before.substring(Math.max(0, before.length() - 30))),
                List.of("another", "further", "additional", "each", "every", "up to", "encore", "chaque"));
    }

    private static String withoutNearly(String folded) {
        String rest = folded;
        for (int i = 0; i < 4; i++) {
            int blank = rest.lastIndexOf(' ');
            if (blank < 0 || !NEARLY.contains(rest.substring(blank + 1))) {
                break;
            }
            String shorter = rest.substring(0, blank);
            String with = rest;
            if (LENGTH_BEFORE.stream().anyMatch(word -> with.endsWith(" " + word))) {
                break;
            }
            rest = shorter;
        }
        return rest;
    }
}
