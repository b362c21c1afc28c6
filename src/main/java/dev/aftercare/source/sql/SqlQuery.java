package dev.aftercare.source.sql;

import dev.aftercare.source.SourceSettings.SqlSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One of the queries of an SQL source, with the names of the columns that are read of it. */
enum SqlQuery {
    /** One row for each incident. */
    INCIDENTS(
            List.of("id", "title"),
            List.of(
                    "started",
                    "detected",
                    "resolved",
                    "zone",
                    "severity",
                    "status",
                    "audience",
                    "system",
                    "tags",
                    "language",
                    "summary",
                    "impact",
                    "cause",
                    "contact",
                    "meeting_date",
                    "url",
                    "detected_by",
                    "users_hit",
                    "went_well",
                    "report")),
    /** One row for each further point in time of an incident. */
    MILESTONES(List.of("incident", "name", "at"), List.of("zone")),
    /** One row for each countermeasure; several with the same id and description where it has several tickets. */
    COUNTERMEASURES(
            List.of("incident", "description"), List.of("id", "owner", "due", "priority", "status", "kind", "tickets"));

    private final List<String> required;
    private final List<String> columns;

    SqlQuery(List<String> required, List<String> optional) {
        this.required = required;
        this.columns = new ArrayList<>(required);
        this.columns.addAll(optional);
    }

    /** Its name in the configuration, in places and in the raw records. */
    String word() {
        return switch (this) {
            case INCIDENTS -> "incidents";
            case MILESTONES -> "milestones";
            case COUNTERMEASURES -> "countermeasures";
        };
    }

    /** The column that says which incident a row belongs to. */
    String incidentColumn() {
        return required.get(0);
    }

    /** The columns that it must have, in lower case. */
    List<String> required() {
        return required;
    }

    /** All columns that are read, in lower case. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    /** The statement of a source; empty where there is none. */
    String statement(SqlSettings settings) {
        String written =
                switch (this) {
                    case INCIDENTS -> settings.incidents();
                    case MILESTONES -> settings.milestones();
                    case COUNTERMEASURES -> settings.countermeasures();
                };
        return Objects.requireNonNullElse(written, "").strip().replaceFirst(";$", "");
    }
}
