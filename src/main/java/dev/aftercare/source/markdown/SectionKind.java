package dev.aftercare.source.markdown;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a section of a postmortem is about, told by its heading. All phrases are folded by {@link Words#fold}. */
enum SectionKind {
    /** Chats, logs and attachments, and what was found later: nothing is read from them of the incident itself. */
    APPENDIX(
            Words.list("""
                    appendix, appendinx, apendix, apendice, annexe, annexes, logs, log, chat, transcript, slack,
                    revisits, revisit, revisited, revues, revue des correctifs, revisites
                    """),
            List.of("chat log", "chat logs", "slack thread", "postmortem thread", "raw logs", "journal de chat")),
    /** Rows with times. Seed 002: "## Timeline", "## What happened"; seed 000: "### Chronologie (15min)". */
    TIMELINE(Words.list("""
            events, what happened, how it unfolded, how things unfolded, how events unfolded, what happened when, how it went,
            what happened and when, diary, journal, que s est il passe, ce qui s est passe, sequence, history, historique, evenements,
            incident log, event log, how it happened
            """), Words.list("""
                                    frise chronologique, timeline, chronologie, chronology, journal de bord, journal des evenements,
                                    historique de l incident, sequence of events, chain of events,
                                    course of events, deroulement, deroule, time line, fil des evenements,
                                    order of events
                                    """)),
    /** What tickets belong to it. Seed 002: "## Bug Tickets". */
    TICKETS(Words.list("""
            bug tickets, tickets, bugs, issues, related issues, related tickets, related issues prs, linked issues,
            jira, jira tickets, tickets associes, tickets lies, tickets crees
            """), List.of()),
    /** What was learned; its bullets are no countermeasures. */
    LESSONS(Words.list("""
            lessons, retrospective, retro, takeaways, key takeaways, learnings, enseignements, moving forward,
            reflections, discussion, analysis, analyse, conclusion, conclusions, closing thoughts, final thoughts
            """), Words.list("""
                                    lessons learned, lessons learnt, lecons apprises, lesson learned, what went,
                                    what didn t go, what could have, what we learned, what worked, where we got lucky,
                                    where did we get lucky, ce qui a bien fonctionne, ce qui a bien marche,
                                    ce qui peut etre ameliore, what did we learn, went well, went wrong, went poorly,
                                    ce que nous avons appris, retour d experience, bons points, points positifs,
                                    points a ameliorer
                                    """)),
    /** What was decided. Seed 002: "## Remediation"; seed 000: "### Actions identifiées (5min)". */
    ACTIONS(Words.list("""
            actions, action, review actions, remediation, remediations, remediation items, remedial actions, todo, to do, todos,
            tasks, recommendations, recommandations, improvements, ameliorations, mesures, prevention, suivi, suites,
            what s next, whats next, next, a faire, planned work, followups, followup, countermeasures,
            counter measures, preventive measures, preventative measures, fixes, plan, repair items, moving ahead,
            going forward, what we re doing about it, what are we doing about it, what are we doing,
            what we are doing, future work, preventing recurrence, future prevention, action s, follow up s,
            improvements fixes, solutions long term, permanent fix, permanent fixes, prevention and monitoring,
            what we are improving, what we re improving, what will change, what changes, what changes now, what is changing,
            what s changing, what we change, what will we change, what will we do, what we are going to do,
            what we ll change, ai, ais, follow up work, remediations planned, et maintenant, ce que l on fait maintenant,
            ce que nous faisons maintenant, ce que nous changeons, ce que nous allons changer, ce qui change,
            remediation and follow up, to dos, action list, liste d actions, liste des actions, remediations prevues
            """), Words.list("""
                                    action item, action items, action plan, actions identifiees, actions correctives,
                                    actions preventives, actions a mener, actions realisees, actions prevues,
                                    actions decidees, actions immediates, corrective action, corrective actions,
                                    corrective measures, preventive actions, preventative actions,
                                    preventative measures, preventive measures, corrective and preventative,
                                    corrective and preventive, next steps, next step,
                                    followup actions, follow on, countermeasures, counter measures, contre mesures,
                                    plan d action, plan d actions, prochaines etapes, remediation items,
                                    remediation plan, remediation actions, mesures correctives, mesures preventives,
                                    mesures prises, planned actions, steps to prevent, prevent this, doesn t happen again, does not happen again, not happen again, won t happen again,
                                    from happening again, ne se reproduise,
                                    prevent recurrence, prevent it from, eviter que, pour eviter, improvement actions,
                                    long term fix, improvement items, repair items, how will we prevent,
                                    how do we prevent, what will we do, what are we going to do, what we will do,
                                    what we re changing, what are we changing, what we are changing, what we will change, actions de suivi,
                                    resulting action, resulting actions, actions planned, action planned,
                                    actions to take, actions to be taken, prevention measures, prevention measure,
                                    prevention steps, prevention plan, prevention strategies, prevention strategy,
                                    prevention actions, preventive steps, preventative steps, corrective steps,
                                    planned improvements, proposed improvements, future improvements,
                                    recommended actions, recommended changes, proposed actions, proposed changes,
                                    remediation steps, remediation and prevention, long term actions,
                                    short term actions, immediate actions, required actions, outstanding actions,
                                    open actions, follow up actions, how can we prevent, how to prevent,
                                    how will we avoid, how do we avoid, avoiding recurrence, preventing this,
                                    what we plan to do, what we ll do, what are the next, actions de remediation,
                                    actions en cours, actions restantes, actions a venir, actions terminees,
                                    plan de remediation, plan de prevention, mesures de prevention,
                                    mesures a prendre, mesures mises en place, axes d amelioration,
                                    pistes d amelioration, ameliorations prevues, ameliorations a apporter,
                                    ce que nous allons faire, ce qu on va faire, ce que l on va faire,
                                    ce qui va changer, suites a donner, suite a donner, travaux a venir,
                                    actions proposees, actions recommandees, comment eviter, tasks to address,
                                    what has been done
                                    """)),
    /** How it was noticed. */
    DETECTION(
            List.of(
                    "detection",
                    "how was it detected",
                    "how did we find out",
                    "detecte par",
                    "alerting",
                    "detection de l incident"),
            List.of(
                    "how was the incident detected",
                    "incident detection",
                    "how it was detected",
                    "comment l incident a t il ete detecte")),
    /** How it was ended: what was done then, not what is to be done. */
    RESOLUTION(
            Words.list("""
                    resolution, recovery, mitigation, resolution and recovery, recovery process, resolution process, response, fix, the fix, solution,
                    retablissement, mitigation resolution, mitigation and resolution, incident response,
                    actions taken, how was it resolved, reponse, remise en service, correction
                    """),
            List.of(
                    "actions taken",
                    "steps taken",
                    "how we fixed",
                    "how did we fix",
                    "how was the incident resolved",
                    "recovery timeline")),
    /** Why it happened. */
    CAUSE(Words.list("""
            cause, causes, root cause, root causes, trigger, triggers, why did it happen, why did this happen,
            why it happened, the cause, underlying cause, origine, pourquoi, identified cause, 5 whys, five whys,
            5 pourquoi, the five whys, contributing conditions
            """), Words.list("""
                                    root cause, root causes, cause racine, causes racines, cause profonde,
                                    contributing factors, contributing factor, contributing conditions,
                                    facteurs contributifs, facteurs, what caused, causes de l incident,
                                    cause de l incident, origine de l incident, root cause analysis,
                                    analyse des causes, technical details, cause analysis
                                    """)),
    /** What it did to users. */
    IMPACT(
            Words.list("""
                    impact, impacts, customer impact, user impact, incident impact, business impact, who was affected,
                    affected users, affected customers, consequences, effect, blast radius, scope
                    """),
            List.of(
                    "impact",
                    "impact utilisateur",
                    "impact client",
                    "affected users",
                    "utilisateurs impactes",
                    "who was affected",
                    "quel impact")),
    /** What it was, in short. */
    SUMMARY(Words.list("""
            summary, resume, tldr, tl dr, abstract, overview, short summary, synopsis, synthese, executive summary,
            incident summary, issue summary, outage description, incident description, introduction,
            incident overview, en bref, en resume, incident, outage summary
            """), List.of("summary", "resume de l incident", "breve description", "executive summary")),
    /** What it was, at more length. Seed 002: "## Description". */
    DESCRIPTION(Words.list("""
            description, details, incident details, detail, what was it, problem, probleme, the problem
            """), List.of()),
    /** Tags. */
    TAGS(List.of("tags", "labels", "etiquettes", "mots cles", "keywords", "tag"), List.of()),
    /** Who was there. */
    PEOPLE(Words.list("""
            attendees, atendees, participants, responders, people, authors, author, who, personnes, intervenants,
            present, presents
            """), List.of("attendees", "participants", "participants a la reunion")),
    /** Something else. */
    OTHER(List.of(), List.of());

    private static final Phrases FOLLOW_UP = Phrases.of("follow up, follow ups, followup, followups");

    private static final Set<String> FOLLOW_UP_WORDS = Set.copyOf(Words.list("""
            follow, up, ups, followup, followups, action, actions, item, items, task, tasks, work, and, next, step,
            steps, the, to, for, of, from, incident, this, list, planned, further, post, required, issue, issues,
            ticket, tickets, our, be, done, things, plan, short, long, medium, term, immediate, activities, outage,
            postmortem, mortem, s, open, closed, completed, remediation, prevention, a, improvements, on, todo
            """));

    /** These win beside lessons: "Lessons learned and action items". */
    private static final Phrases STRONG =
            Phrases.of("action items, action item, next steps, corrective actions, plan d action, plan d actions");

    private final Set<String> exact;
    private final Phrases within;

    SectionKind(List<String> exact, List<String> within) {
        this.exact = new HashSet<>(exact);
        this.exact.addAll(within);
        this.within = new Phrases(within);
    }

    /** What a heading says: the whole of it first, then a phrase inside it. */
    static SectionKind of(String heading) {
        String folded = Words.fold(withoutBrackets(withoutMarks(heading)));
        if (folded.length() > 120) {
            return OTHER;
        }
        SectionKind whole = exactly(folded);
        if (whole != OTHER) {
            return whole;
        }
        if (isFollowUp(folded) || STRONG.in(folded) && LESSONS.within.in(folded)) {
            return ACTIONS;
        }
        for (SectionKind kind : values()) {
            if (kind.within.in(folded)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** "Follow-up tasks", "Follow ups (short term)"; "Performance follow-up" tells of something else. */
    private static boolean isFollowUp(String folded) {
        if (!FOLLOW_UP.in(folded)) {
            return false;
        }
        for (String word : folded.split(" ", -1)) {
            if (!FOLLOW_UP_WORDS.contains(word) && !word.chars().allMatch(Character::isDigit)) {
                return false;
            }
        }
        return true;
    }

    /** ":warning: Action items {#actions}" is "Action items". */
    private static String withoutMarks(String heading) {
        String plain = heading;
        int anchor = plain.indexOf("{#");
        plain = anchor > 0 ? plain.substring(0, anchor) : plain;
        int end = plain.startsWith(":") ? plain.indexOf(':', 1) : -1;
        return end > 1 && plain.indexOf(' ') > end ? plain.substring(end + 1) : plain;
    }

    /** What a whole line says, where it is nothing but the name of a section. */
    static SectionKind exactly(String folded) {
        String named = withoutNumber(folded);
        for (SectionKind kind : values()) {
            if (kind.exact.contains(named)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** "Résumé (5min)" is "Résumé". */
    private static String withoutBrackets(String heading) {
        int open = heading.indexOf('(');
        int close = heading.indexOf(')', Math.max(open, 0));
        return open > 0 && close > open ? heading.substring(0, open) + heading.substring(close + 1) : heading;
    }

    /** "3 2 timeline" is "timeline". */
    private static String withoutNumber(String folded) {
        int i = 0;
        while (i < folded.length() && (Character.isDigit(folded.charAt(i)) || folded.charAt(i) == ' ')) {
            i++;
        }
        String rest = folded.substring(i);
        for (String article : List.of("the ", "incident ", "l incident ", "les ", "la ", "le ")) {
            if (rest.startsWith(article) && rest.length() > article.length()) {
                return rest.substring(article.length());
            }
        }
        return rest;
    }
}
