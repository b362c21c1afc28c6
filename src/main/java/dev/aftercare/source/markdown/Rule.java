package dev.aftercare.source.markdown;

/** The rules that notice what could not be understood. Their names are stable: people filter by them. */
enum Rule {
    /** The file is larger than the limit. */
    FILE_TOO_LARGE("file.too-large"),
    /** The file could not be opened. */
    FILE_UNREADABLE("file.unreadable"),
    /** The file is not text. */
    FILE_BINARY("file.binary"),
    /** The file is not valid UTF-8. */
    FILE_ENCODING("file.encoding"),
    /** The text holds U+0000. */
    FILE_CONTROL_CHARACTER("file.control-character"),
    /** A line is so long that only its beginning was read. */
    FILE_LONG_LINE("file.long-line"),
    /** The file is so long that only its beginning was read. */
    FILE_LONG("file.long"),
    /** More was noticed than is listed. */
    FILE_MANY("file.many"),
    /** Reading failed; a defect of Aftercare. */
    FILE_DEFECT("file.defect"),
    /** The front matter is not YAML. */
    FRONT_MATTER_BROKEN("front-matter.broken"),
    /** An empty form, left out. */
    DOCUMENT_TEMPLATE("document.template"),
    /** No incident in it, left out. */
    DOCUMENT_OTHER("document.other"),
    /** A time whose day is not stated. */
    INSTANT_NO_DATE("instant.no-date"),
    /** No day is stated; the file's name begins with one. */
    INSTANT_DAY_OF_FILE("instant.day-of-file"),
    /** A date without a year, and no year elsewhere. */
    INSTANT_NO_YEAR("instant.no-year"),
    /** A field that should be a point in time and is not. */
    INSTANT_UNREADABLE("instant.unreadable"),
    /** A numeric date that may be day-first or month-first. */
    INSTANT_DATE_ORDER("instant.date-order"),
    /** A date or time that does not exist. */
    INSTANT_IMPOSSIBLE("instant.impossible"),
    /** Detected or resolved before it started: a negative duration. */
    INSTANT_BEFORE_START("instant.before-start"),
    /** The same point in time is stated twice, differently. */
    INSTANT_CONTRADICTION("instant.contradiction"),
    /** A zone's winter abbreviation in summer, or the reverse: read as local time. */
    ZONE_SEASON("zone.season"),
    /** A zone's abbreviation that has several meanings. */
    ZONE_AMBIGUOUS("zone.ambiguous"),
    /** A stated duration does not fit the stated instants. */
    DURATION_CONTRADICTION("duration.contradiction"),
    /** A field that should be a duration and is not. */
    DURATION_UNREADABLE("duration.unreadable"),
    /** A severity in words that are not mapped. */
    SEVERITY_UNKNOWN("severity.unknown"),
    /** A status in words that are not mapped. */
    STATUS_UNKNOWN("status.unknown"),
    /** An audience in words that are not mapped: read as restricted. */
    AUDIENCE_UNKNOWN("audience.unknown"),
    /** A meeting date that is no date. */
    MEETING_DATE_UNREADABLE("meeting-date.unreadable"),
    /** A due date that is no date. */
    COUNTERMEASURE_DUE("countermeasure.due"),
    /** A priority in words that are not mapped. */
    COUNTERMEASURE_PRIORITY("countermeasure.priority"),
    /** A state in words that are not mapped. */
    COUNTERMEASURE_STATE("countermeasure.state"),
    /** A ticket that is listed without saying what it is for. */
    TICKET_BARE("ticket.bare");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /** Its name in tables and on screen. */
    String id() {
        return id;
    }
}
