package dev.aftercare.source.ticket;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the document format of Atlassian's cloud as HTML with the same headings, lists, tables and links, in which tasks are check
 * boxes. What is shown and was not written here (pictures, emoji without a text) is left out.
 */
final class AtlassianDocument {

    /** Deeper than anybody nests; what lies deeper is passed over. */
    private static final int DEEPEST = 60;

    private static final Pattern TICKET = Pattern.compile("/browse/([A-Z][A-Z0-9_]{1,30}-[0-9]{1,9})\\b");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HtmlPage page;

    private boolean inTask;

    private AtlassianDocument(HtmlPage page) {
        this.page = page;
    }

    /** Writes a document; one that is none is written as the words that it is. */
    static void write(String json, HtmlPage page) {
        Optional<JsonNode> document = parsed(json);
        if (document.isPresent()) {
            new AtlassianDocument(page).children(document.get(), 0);
        } else if (!json.isBlank()) {
            page.block("<p>").words(json).tag("</p>");
        }
    }

    private static Optional<JsonNode> parsed(String json) {
        try {
            JsonNode document = JSON.readTree(json);
            return document.path("content").isArray() ? Optional.of(document) : Optional.empty();
        } catch (JacksonException noDocument) {
            return Optional.empty();
        }
    }

    private void children(JsonNode parent, int depth) {
        for (JsonNode child : parent.path("content")) {
            node(child, depth + 1);
        }
    }

    private void node(JsonNode node, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        switch (node.path("type").asString("")) {
            case "text" -> text(node);
            case "heading" -> heading(node, depth);
            case "paragraph" -> element("p", node, depth);
            case "bulletList", "decisionList" -> element("ul", node, depth);
            case "orderedList" -> element("ol", node, depth);
            case "listItem", "decisionItem" -> element("li", node, depth);
            case "taskList" -> element("ul", node, depth);
            case "taskItem", "blockTaskItem" -> task(node, depth);
            case "table" -> element("table", node, depth);
            case "tableRow" -> element("tr", node, depth);
            case "tableHeader" -> cell("th", node, depth);
            case "tableCell" -> cell("td", node, depth);
            case "blockquote" -> element("blockquote", node, depth);
            case "codeBlock" -> code(node);
            case "expand", "nestedExpand" -> folded(node, depth);
            case "rule" -> page.block("<hr>");
            case "mediaSingle", "mediaGroup", "media", "mediaInline", "placeholder" -> {}
            case "panel", "layoutSection", "layoutColumn", "bodiedExtension", "caption" -> element("div", node, depth);
            default -> inline(node, depth);
        }
    }

    private void inline(JsonNode node, int depth) {
        JsonNode attributes = node.path("attrs");
        switch (node.path("type").asString("")) {
            case "hardBreak" -> page.tag("<br>");
            case "mention" -> page.words(attributes.path("text").asString(""));
            case "date" -> page.words(day(node));
            case "status" ->
                page.tag("<span" + HtmlPage.colored(attributes.path("color").asString("")) + ">")
                        .words(attributes.path("text").asString(""))
                        .tag("</span>");
            case "emoji" ->
                page.words(attributes
                        .path("text")
                        .asString(attributes.path("shortName").asString("")));
            case "inlineCard", "blockCard", "embedCard" ->
                card(attributes.path("url").asString(""));
            default -> children(node, depth);
        }
    }

    private void element(String name, JsonNode node, int depth) {
        page.block("<" + name + ">");
        children(node, depth);
        page.tag("</" + name + ">");
        // Words behind a block are no part of its last line.
        page.beginLine();
    }

    private void heading(JsonNode node, int depth) {
        int level = node.path("attrs").path("level").asInt(1);
        page.beginHeading(level, plain(node, depth));
        children(node, depth);
        page.endHeading(level);
    }

    private void cell(String name, JsonNode node, int depth) {
        JsonNode attributes = node.path("attrs");
        StringBuilder tag = new StringBuilder("<").append(name);
        for (String span : new String[] {"rowspan", "colspan"}) {
            int over = attributes.path(span).asInt(1);
            if (over > 1 && over < 1_000) {
                tag.append(' ').append(span).append("=\"").append(over).append('"');
            }
        }
        tag.append(HtmlPage.colored(attributes.path("background").asString(""))).append('>');
        page.block(tag.toString());
        children(node, depth);
        page.tag("</" + name + ">");
    }

    private void code(JsonNode node) {
        StringBuilder text = new StringBuilder();
        node.path("content").forEach(part -> text.append(part.path("text").asString("")));
        page.block("<pre>").lines(text.toString()).tag("</pre>");
        page.beginLine();
    }

    private void folded(JsonNode node, int depth) {
        page.block("<details><summary>")
                .words(node.path("attrs").path("title").asString(""))
                .tag("</summary>");
        children(node, depth);
        page.block("</details>");
    }

    /** A task: a box, its text, and beside it whom it is assigned to (the first one mentioned) and when it is due (the first date). */
    private void task(JsonNode node, int depth) {
        boolean done = node.path("attrs").path("state").asString("").equals("DONE");
        page.block("<li><input type=\"checkbox\"" + (done ? " checked> " : "> "));
        inTask = true;
        String owner = "";
        String due = "";
        for (JsonNode child : node.path("content")) {
            String type = child.path("type").asString("");
            if (type.equals("mention") && owner.isEmpty()) {
                owner = withoutAt(child.path("attrs").path("text").asString(""));
            } else if (type.equals("date") && due.isEmpty()) {
                due = day(child);
            } else {
                node(child, depth + 1);
            }
        }
        inTask = false;
        String both = (owner.isEmpty() ? "" : "owner: " + owner)
                + (owner.isEmpty() || due.isEmpty() ? "" : ", ")
                + (due.isEmpty() ? "" : "due: " + due);
        page.words(both.isEmpty() ? "" : " (" + both + ")").tag("</li>");
    }

    private static String withoutAt(String name) {
        return name.startsWith("@") ? name.substring(1) : name;
    }

    /** A date is kept as the milliseconds of its beginning in Greenwich. */
    private static String day(JsonNode date) {
        String milliseconds = date.path("attrs").path("timestamp").asString("");
        try {
            return Instant.ofEpochMilli(Long.parseLong(milliseconds))
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate()
                    .toString();
        } catch (NumberFormatException | DateTimeException noDate) {
            return milliseconds;
        }
    }

    private void text(JsonNode node) {
        String text = node.path("text").asString("");
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        boolean struck = false;
        for (JsonNode mark : node.path("marks")) {
            switch (mark.path("type").asString("")) {
                case "strong" -> around("<b>", "</b>", before, after);
                case "strike" -> struck = true;
                case "textColor", "backgroundColor" ->
                    around(
                            "<span"
                                    + HtmlPage.colored(
                                            mark.path("attrs").path("color").asString("")) + ">",
                            "</span>",
                            before,
                            after);
                case "link" ->
                    around(
                            "<a href=\""
                                    + HtmlPage.escaped(
                                            mark.path("attrs").path("href").asString(""))
                                    + "\">",
                            "</a>",
                            before,
                            after);
                default -> {}
            }
        }
        page.tag(before.toString()).words(struck ? "~~" + text + "~~" : text).tag(after.toString());
    }

    private static void around(String open, String close, StringBuilder before, StringBuilder after) {
        before.append(open);
        after.insert(0, close);
    }

    /** A card shows what lies at an address; of a ticket people say its key, and write it in brackets behind a task. */
    private void card(String address) {
        Matcher ticket = TICKET.matcher(address);
        boolean known = ticket.find();
        page.words(known && inTask ? "(" : "")
                .tag("<a href=\"" + HtmlPage.escaped(address) + "\">")
                .words(known ? ticket.group(1) : address)
                .tag("</a>")
                .words(known && inTask ? ")" : "");
    }

    /** The words of a heading. */
    private static String plain(JsonNode node, int depth) {
        StringBuilder words = new StringBuilder();
        gather(node, depth, words);
        return words.toString();
    }

    private static void gather(JsonNode node, int depth, StringBuilder words) {
        words.append(node.path("text").asString(""));
        words.append(node.path("attrs").path("text").asString(""));
        if (depth < DEEPEST) {
            node.path("content").forEach(child -> gather(child, depth + 1, words));
        }
    }
}
