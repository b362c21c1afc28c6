package dev.aftercare.tracker;

import dev.aftercare.ticket.TicketRemark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps of a ticket's comments the lines that begin with one of some words ("fix-verified: the alert fired"), and nothing else
 * of what people say there. A word in the middle of a sentence, or in what somebody quotes, says nothing.
 */
public final class Remarks {

    private static final String FIELD = "remarks";
    private static final int LONGEST = 300;
    private static final int MOST = 20;

    /** The structure of a document of Jira Cloud in which a line ends. */
    private static final Set<String> LINES = Set.of("paragraph", "heading", "listItem", "hardBreak");

    private final Set<String> words;
    private final Pattern begins;

    /**
     * Keeps the lines that begin with one of these.
     *
     * @param words compared without case; none keeps nothing
     */
    public Remarks(Set<String> words) {
        this.words = new TreeSet<>(words);
        this.begins = Pattern.compile(
                "^[\\s*_`/\\\\#+-]*("
                        + words.stream().sorted().map(Pattern::quote).collect(Collectors.joining("|"))
                        + ")(?![\\p{L}\\p{N}-])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Says whether no comment can be of interest. */
    public boolean areNone() {
        return words.isEmpty();
    }

    /**
     * Puts what is kept into a payload.
     *
     * @param comments the comments as the tracker sends them
     * @param time the name of the field that says when one was written
     */
    public void keep(Collection<JsonNode> comments, String time, ObjectNode payload) {
        ArrayNode kept = payload.arrayNode();
        for (JsonNode comment : comments) {
            line(text(comment.path("body")))
                    .ifPresent(line -> kept.addObject()
                            .put("at", comment.path(time).asString(""))
                            .put("words", line));
        }
        if (!kept.isEmpty()) {
            payload.set(FIELD, kept);
        }
    }

    private Optional<String> line(String text) {
        return words.isEmpty()
                ? Optional.empty()
                : text.lines()
                        .filter(line -> begins.matcher(line).find())
                        .findFirst()
                        .map(line -> line.replaceAll("[\\p{Cntrl}\\s]+", " ").strip())
                        .map(line -> line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
    }

    /** A text, or the document of a Jira Cloud. */
    private static String text(JsonNode body) {
        if (body.isString()) {
            return body.stringValue();
        }
        StringBuilder text = new StringBuilder();
        append(body, text, 0);
        return text.toString();
    }

    private static void append(JsonNode node, StringBuilder text, int depth) {
        String type = node.path("type").asString("");
        if (type.equals("blockquote") || depth > 20) {
            return;
        }
        text.append(node.path("text").asString(""));
        node.path("content").forEach(inner -> append(inner, text, depth + 1));
        if (LINES.contains(type)) {
            text.append('\n');
        }
    }

    /** What a payload of ours keeps, in time; what has no time that can be read is left out. */
    public static List<TicketRemark> of(JsonNode payload, Function<String, Optional<Instant>> instant) {
        List<TicketRemark> remarks = new ArrayList<>();
        for (JsonNode remark : payload.path(FIELD)) {
            instant.apply(remark.path("at").asString(""))
                    .ifPresent(at -> remarks.add(new TicketRemark(
                            at, remark.path("words").asString("").replace("\0", ""))));
        }
        remarks.sort(Comparator.comparing(TicketRemark::at).thenComparing(TicketRemark::words));
        return remarks.size() > MOST ? remarks.subList(remarks.size() - MOST, remarks.size()) : remarks;
    }
}
