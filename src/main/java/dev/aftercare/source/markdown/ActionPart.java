package dev.aftercare.source.markdown;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be said about a countermeasure, as a column of a table or beside its text, in English and French. */
enum ActionPart {
    /** What is to be done. */
    DESCRIPTION(
            "action",
            "actions",
            "action item",
            "action items",
            "description",
            "task",
            "tasks",
            "item",
            "what",
            "corrective action",
            "countermeasure",
            "counter measure",
            "remediation",
            "follow up",
            "follow up action",
            "todo",
            "to do",
            "measure",
            "recommendation",
            "improvement",
            "title",
            "summary",
            "tache",
            "taches",
            "mesure",
            "action corrective",
            "contre mesure",
            "quoi",
            "libelle",
            "recommandation",
            "details",
            "detail",
            "next step",
            "step",
            "work item",
            "fix",
            "titre",
            "intitule",
            "action description",
            "repair item"),
    /** Who carries it: « porteur » in seed 000. */
    OWNER(
            "owner",
            "owners",
            "owned by",
            "assignee",
            "assignees",
            "assigned",
            "assigned to",
            "who",
            "responsible",
            "responsible person",
            "dri",
            "lead",
            "person",
            "name",
            "team",
            "porteur",
            "porteuse",
            "porteurs",
            "responsable",
            "qui",
            "pilote",
            "assigne a",
            "affecte a",
            "proprietaire",
            "en charge",
            "resp",
            "action owner",
            "owner team",
            "owner s",
            "assignee s",
            "equipe",
            "charge de",
            "acteur"),
    /** The day it is promised for. */
    DUE(
            "due",
            "due date",
            "due by",
            "deadline",
            "target",
            "target date",
            "eta",
            "when",
            "by when",
            "date",
            "completion date",
            "expected completion",
            "echeance",
            "date cible",
            "date limite",
            "pour quand",
            "pour le",
            "delai",
            "date d echeance",
            "quand",
            "date prevue",
            "echeances",
            "livraison",
            "expected date",
            "expected by",
            "planned date",
            "date butoir",
            "target completion date",
            "complete by",
            "a faire pour",
            "date echeance"),
    /** How urgent it is. */
    PRIORITY("priority", "prio", "priorite", "urgency", "urgence", "p", "importance", "severity", "priorities"),
    /** Where it stands. */
    STATE(
            "status",
            "state",
            "statut",
            "etat",
            "done",
            "completed",
            "progress",
            "avancement",
            "fait",
            "complete",
            "termine",
            "realise",
            "done date",
            "resolution"),
    /** Its ticket. */
    TICKET(
            "ticket",
            "tickets",
            "issue",
            "issues",
            "bug",
            "bugs",
            "jira",
            "tracking",
            "link",
            "links",
            "lien",
            "liens",
            "ref",
            "reference",
            "tracking bug",
            "tracking issue",
            "github issue",
            "github",
            "gitlab",
            "pr",
            "tracker",
            "story",
            "bug number",
            "tracking bug issue",
            "issue link",
            "jira ticket",
            "ticket link",
            "tracking ticket",
            "work item id",
            "key",
            "url",
            "linear",
            "ticket s",
            "issue pr",
            "jira issue",
            "ticket jira",
            "tracked in",
            "bug ticket",
            "id",
            "no",
            "number",
            "numero"),
    /** What it is for. */
    KIND(
            "type",
            "kind",
            "category",
            "nature",
            "categorie",
            "type of action",
            "action type",
            "type d action",
            "classification",
            "objectif",
            "purpose");

    private static final Map<String, ActionPart> PARTS = new HashMap<>();

    static {
        for (ActionPart part : values()) {
            for (String word : part.words) {
                PARTS.putIfAbsent(word, part);
            }
        }
    }

    private final List<String> words;

    ActionPart(String... words) {
        this.words = List.of(words);
    }

    /** The part that a column's head or a key names; null where none. */
    static @Nullable ActionPart of(String key) {
        String plain = key;
        int open = key.indexOf('(');
        if (open > 0) {
            plain = key.substring(0, open);
        }
        String folded = Words.fold(plain);
        return PARTS.get(folded.startsWith("the ") ? folded.substring(4) : folded);
    }

    /** Says whether a column's head only counts its rows: "ID", "No". */
    static boolean isNumber(String key) {
        return List.of("id", "no", "number", "numero", "ref", "reference", "key", "work item id")
                .contains(Words.fold(key));
    }

    /** The part that a key inside a sentence names; only words that nobody begins a description with. */
    static @Nullable ActionPart inText(String key) {
        ActionPart part = key.length() > 30 ? null : of(key);
        String folded = Words.fold(key);
        boolean loose = part == DESCRIPTION || Words.list("""
                p, id, no, number, name, team, resolution, details, fix, github, lead, target, date, person, key,
                severity, category, importance, done, completed, classification, pr, link, url, fait, complete,
                purpose, reference, ref
                """).contains(folded);
        return loose ? null : part;
    }
}
