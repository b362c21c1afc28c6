package dev.aftercare.source.markdown;

import java.util.Set;

/** Words that begin or carry the statement of an action, in English and French. */
final class Imperatives {

    private static final Set<String> VERBS = Set.copyOf(Words.list("""
            add, adjust, adopt, alert, allow, always, analyze, apply, archive, ask, assess, assign, audit, automate,
            avoid, backfill, back, backport, block, build, bump, cache, call, cap, centralize, change, check, clarify,
            clean, cleanup, collect, communicate, compare, configure, confirm, conduct, consider, contact, continue,
            convert, coordinate, create, cut, debug, decide, decommission, decouple, decrease, define, delete, deploy,
            deprecate, describe, design, detect, determine, develop, disable, discuss, display, document, drop,
            educate, eliminate, emit, enable, encourage, enforce, enhance, ensure, escalate, establish, evaluate,
            expand, explore, expose, extend, figure, file, find, finish, fix, follow, formalize, get, give, guard,
            handle, harden, have, hire, identify, implement, improve, include, increase, inform, install, instrument,
            integrate, introduce, invest, investigate, isolate, keep, learn, limit, list, log, look, lower, make,
            measure, merge, migrate, mitigate, modify, monitor, move, notify, onboard, open, optimize, organize,
            patch, perform, pin, plan, practice, prepare, prevent, prioritize, promote, propose, protect, prove,
            provide, provision, publish, purge, push, put, raise, rate, reach, rebuild, recommend, reconfigure, record,
            redesign, reduce, refactor, reinforce, release, remove, rename, reorganize, repair, replace, report,
            reproduce, request, require, research, resize, restore, restrict, restructure, rethink, retire, retry,
            return, review, revert, revisit, rewrite, roll, rotate, run, scale, schedule, secure, send, separate, set,
            setup, share, shorten, simplify, simulate, speed, split, stage, standardize, stop, store, streamline,
            strengthen, submit, support, switch, synchronize, talk, teach, test, throttle, tighten, track, train,
            trigger, tune, turn, unify, unpin, update, upgrade, use, validate, verify, warn, watch, work, wrap, write,
            ajouter, activer, adapter, ajuster, alerter, ameliorer, analyser, appliquer, archiver, augmenter,
            automatiser, avertir, bloquer, centraliser, changer, communiquer, configurer, conserver, contacter,
            controler, corriger, creer, decider, definir, demander, deployer, desactiver, documenter, durcir, ecrire,
            envisager, etablir, etudier, eviter, evaluer, faire, fixer, former, garantir, generaliser, identifier,
            implementer, informer, installer, integrer, isoler, lancer, limiter, mettre, migrer, mieux, modifier,
            monitorer, nettoyer, optimiser, organiser, passer, planifier, prevenir, prevoir, prioriser, proteger,
            publier, rediger, reduire, refactorer, relancer, remplacer, renforcer, renommer, reparer, restreindre,
            revoir, separer, simplifier, standardiser, superviser, supprimer, surveiller, tester, tracer, traiter,
            trouver, utiliser, valider, verifier
            """));

    private static final Phrases WILL = Phrases.of("""
            we will, we ll, we are going to, we re going to, we plan to, we need to, we should, we must, we have to,
            we want to, we intend to, will be, should be, must be, needs to be,
            need to be, has been, have been, team will, team should, team is, engineers will, i will, i ll, let s,
            are being, is being, is planned, are planned, going forward we, plans to, plan to, needs to, need to,
            nous allons, nous devons, nous prevoyons, nous envisageons, nous mettrons, nous ajouterons,
            on va, on doit, il faut, il faudra, il faudrait, devra, devront, doit etre, doivent etre, sera, seront,
            a ete, ont ete, va etre, vont etre, est prevu, est prevue, sont prevues, sont prevus, afin de
            """);

    private static final Phrases NO_WILL = Phrases.of("""
            should have, could have, would have, no action, no actions, no further action, aucune action, will prevent,
            will ensure, will allow, will help, this will, that will, which will, it will, these will, aurait du,
            aurait pu, cela permettra, were caused, was caused, we are sorry, we apologize, we re sorry, we would like to
            """);

    private static final Set<String> NO_SUBJECT =
            Set.of("this", "that", "it", "these", "those", "they", "cela", "ceci", "ca", "however", "because", "since");

    private static final Set<String> FILLERS =
            Set.of("also", "now", "already", "since", "recently", "therefore", "then", "egalement", "aussi", "deja");

    private static final Set<String> IRREGULAR = Set.of(
            "set",
            "made",
            "put",
            "built",
            "taken",
            "begun",
            "written",
            "bought",
            "given",
            "split",
            "sent",
            "cut",
            "rewritten",
            "run",
            "rebuilt",
            "brought",
            "done");

    private Imperatives() {}

    /** "Add an alert", « Ajouter une alerte ». */
    static boolean begins(String text) {
        String folded = Words.fold(text.length() > 60 ? text.substring(0, 60) : text);
        int blank = folded.indexOf(' ');
        return VERBS.contains(blank < 0 ? folded : folded.substring(0, blank));
    }

    /** Says whether a sentence states an action: "We will add an alert.", "Add an alert.", « Une alerte sera ajoutée. » */
    static boolean states(String sentence) {
        String folded = Words.fold(sentence);
        int blank = folded.indexOf(' ');
        String first = blank < 0 ? folded : folded.substring(0, blank);
        return !NO_SUBJECT.contains(first)
                && !sentence.endsWith("?")
                && !NO_WILL.in(folded)
                && ((VERBS.contains(first) && Words.count(folded) >= 3) || WILL.in(folded) || did(folded));
    }

    /** "We have added an alert", "we are adding one", « nous avons ajouté ». */
    private static boolean did(String folded) {
        String[] words = folded.split(" ", -1);
        for (int i = 1; i + 1 < words.length; i++) {
            boolean we = words[i - 1].equals("we") || words[i - 1].equals("nous") || words[i - 1].equals("team");
            int at = i + 1;
            while (at < words.length && FILLERS.contains(words[at])) {
                at++;
            }
            if (we && at < words.length && isDone(words[i], words[at])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDone(String auxiliary, String verb) {
        return switch (auxiliary) {
            case "have", "ve", "has" -> verb.endsWith("ed") || IRREGULAR.contains(verb);
            case "are", "re", "is" -> verb.endsWith("ing");
            case "avons" -> verb.endsWith("e") || verb.endsWith("is") || verb.endsWith("it");
            default -> false;
        };
    }
}
