package dev.aftercare.tracker.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns that are read. Each has a title of ours, and those of the exports that trackers make themselves: Jira's (English and
 * French), GitLab's, and the views of GitHub's projects.
 */
enum Column {
    KEY("issue key", "ticket key", "clé de ticket", "clé du ticket", "clé de demande"),
    SUMMARY("title", "résumé"),
    STATE("status", "état", "statut"),
    /** Jira's three kinds of states, which tell what a team's own word means. */
    STATUS_CATEGORY("status category", "catégorie d'état", "catégorie de statut"),
    /** Jira's word for how a ticket ended: one that will not be done is closed like one that is. */
    RESOLUTION("résolution", "state reason"),
    OWNER("assignee username", "assignee", "assignees", "responsable", "attribution"),
    DUE("due date", "date d'échéance", "échéance"),
    PRIORITY("priorité"),
    LABELS("étiquettes"),
    CREATED("created at (utc)", "created at", "création", "créé", "créée"),
    RESOLVED("closed at (utc)", "closed at", "résolu", "résolue"),
    URL("lien"),
    TYPE("issue type", "type de ticket", "type de demande");

    /** The columns that have to be there; a key may also stand in the address. */
    static final List<Column> REQUIRED = List.of(KEY, SUMMARY, STATE);

    private final List<String> others;

    Column(String... others) {
        this.others = List.of(others);
    }

    /** As the first row of a file of ours names it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All titles, ours first. */
    List<String> titles() {
        List<String> titles = new ArrayList<>(List.of(title()));
        titles.addAll(others);
        return titles;
    }

    /** Says whether a column of this title may stand there several times, as labels do in Jira's export. */
    boolean mayRepeat() {
        return this == LABELS;
    }
}
