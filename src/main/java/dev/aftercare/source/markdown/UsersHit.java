package dev.aftercare.source.markdown;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds how many users or requests were hit, as the document puts it: a field, else a sentence with a number of them. Seed 000
 * asks for it: "Combien d'utilisateurs ont été impactés ?".
 */
final class UsersHit {

    private static final int LONGEST = 300;

    /** How far a number and what it counts may stand apart, in words: "25 % of the transactions". */
    private static final int REACH = 4;

    private static final Set<String> COUNTED = Set.copyOf(Words.list("""
            users, user, customers, customer, clients, client, requests, request, utilisateurs, utilisateur,
            utilisatrices, requetes, requete, accounts, comptes, tenants, orders, commandes, transactions, sessions,
            calls, appels, visitors, visiteurs, merchants, subscribers, abonnes, students, patients, messages, emails,
            payments, paiements, devices, organizations, organisations, teams, equipes, jobs, agents, citizens,
            usagers, usager, people, personnes, players, members, developers, websites, sites, builds
            """));

    private static final Set<String> ALL = Set.of("all", "tous", "toutes", "every", "most", "half");

    private static final Phrases HIT = Phrases.of("""
            affected, impacted, hit, unable, could not, couldn t, failed, unavailable, down, errors, error, lost, saw,
            experienced, experiencing, received, disconnected, unreachable, rejected, dropped, timed out, degraded,
            touches, impactes, impactees, touchees, concernes, concernees, n ont pas pu, ne pouvaient, en erreur,
            ont recu, ont echoue, echouees, indisponible, perdus, perdues, erreurs, unsuccessful, delayed, retardes
            """);

    private UsersHit() {}

    static @Nullable String of(DocumentFacts document) {
        for (Field field : document.fields()) {
            boolean usable = field.is(FieldName.USERS_HIT)
                    && !Placeholders.isEmpty(field.text())
                    && field.text().length() <= LONGEST;
            if (usable) {
                return field.text();
            }
        }
        for (SectionKind kind : List.of(SectionKind.IMPACT, SectionKind.SUMMARY, SectionKind.DESCRIPTION)) {
            for (Section section : document.root().all()) {
                String found = section.kind() == kind ? inSection(section) : null;
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static @Nullable String inSection(Section section) {
        for (String sentence : Sentences.in(section)) {
            if (sentence.length() <= LONGEST && counts(sentence)) {
                return sentence;
            }
        }
        return null;
    }

    private static boolean counts(String sentence) {
        String folded = Words.fold(sentence);
        if (!HIT.in(folded)) {
            return false;
        }
        String[] words = folded.split(" ", -1);
        int number = -REACH - 1;
        for (int i = 0; i < words.length; i++) {
            if (COUNTED.contains(words[i]) && i - number <= REACH) {
                return true;
            }
            boolean digits = !words[i].isEmpty() && Character.isDigit(words[i].charAt(0));
            number = digits || ALL.contains(words[i]) ? i : number;
        }
        return false;
    }
}
