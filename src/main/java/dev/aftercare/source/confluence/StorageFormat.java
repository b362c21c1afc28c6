package dev.aftercare.source.confluence;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.nodes.CDataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * Reads Confluence's storage format: makes plain HTML of it, with the same headings, lists, tables and links, in which tasks are
 * check boxes, and macros are what they show. Each block begins a new line, so that a line tells the heading above it.
 */
final class StorageFormat {

    private static final int DEEPEST = 100;

    /** Kept as they are. */
    private static final Set<String> KEPT = Set.of(
            "p",
            "ul",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tfoot",
            "tr",
            "td",
            "th",
            "blockquote",
            "pre",
            "b",
            "strong",
            "br",
            "hr",
            "div",
            "dl",
            "dt",
            "dd",
            "span",
            "caption");

    private static final Set<String> BLOCKS = Set.of(
            "p", "ul", "ol", "li", "table", "tr", "td", "th", "blockquote", "pre", "div", "dl", "dt", "dd", "hr");

    /** Show nothing that was written here. */
    private static final Set<String> UNREAD = Set.of(
            "ac:parameter",
            "ac:placeholder",
            "ac:emoticon",
            "ac:image",
            "ac:adf-attribute",
            "ac:adf-fallback",
            "ac:task-id",
            "ac:task-uuid",
            "ac:inline-comment-marker-ref",
            "colgroup",
            "style",
            "script");

    private final Map<String, String> users;

    private final StringBuilder html = new StringBuilder();

    private final NavigableMap<Integer, String> headings = new TreeMap<>();

    private int line = 1;

    /**
     * A page as HTML.
     *
     * @param html the whole document
     * @param headings the headings by their lines
     */
    record Rendition(String html, NavigableMap<Integer, String> headings) {

        /** The heading above a line; empty where there is none. */
        String headingAbove(int line) {
            Map.Entry<Integer, String> above = headings.floorEntry(line);
            return above == null ? "" : above.getValue();
        }
    }

    private StorageFormat(Map<String, String> users) {
        this.users = users;
    }

    /** The accounts (keys, names) of those whom a page mentions. */
    static Set<String> accounts(String body) {
        Set<String> accounts = new LinkedHashSet<>();
        for (Element user : parsed(body).getElementsByTag("ri:user")) {
            accounts.add(account(user));
        }
        accounts.remove("");
        return accounts;
    }

    private static String account(Element user) {
        for (String name : new String[] {"ri:account-id", "ri:userkey", "ri:username"}) {
            if (user.hasAttr(name)) {
                return user.attr(name);
            }
        }
        return "";
    }

    /** Makes HTML of a page, with its title as the first heading and its labels below. */
    static Rendition rendition(WikiPage page) {
        StorageFormat format = new StorageFormat(page.users());
        format.html.append("<!DOCTYPE html>");
        format.beginLine();
        format.html.append("<h1>").append(escaped(page.title())).append("</h1>");
        format.beginLine();
        if (!page.labels().isEmpty()) {
            format.html
                    .append("<p>Tags: ")
                    .append(escaped(String.join(", ", page.labels())))
                    .append("</p>");
            format.beginLine();
        }
        format.children(parsed(page.body()));
        return new Rendition(format.html.toString(), format.headings);
    }

    private static Document parsed(String body) {
        Parser parser = Parser.xmlParser();
        parser.setMaxDepth(DEEPEST);
        return parser.parseInput(body, "");
    }

    private void beginLine() {
        html.append('\n');
        line++;
    }

    private void children(Element element) {
        element.childNodes().forEach(this::node);
    }

    private void node(Node node) {
        if (node instanceof CDataNode) {
            // the text of code and of links, which those read themselves
            return;
        }
        if (node instanceof TextNode text) {
            html.append(escaped(text.getWholeText().replace('\n', ' ').replace('\r', ' ')));
        } else if (node instanceof Element element) {
            element(element);
        }
    }

    private void element(Element element) {
        String name = element.tagName().toLowerCase(Locale.ROOT);
        switch (name) {
            case "ac:structured-macro", "ac:macro" -> macro(element);
            case "ac:task-list" -> wrapped("ul", element);
            case "ac:task" -> task(element);
            case "ac:link" -> link(element);
            case "ri:user" -> html.append(escaped(name(element)));
            case "time" -> html.append(escaped(time(element)));
            case "a" -> anchor(element);
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
            default -> other(element, name);
        }
    }

    private void other(Element element, String name) {
        if (UNREAD.contains(name)) {
            return;
        }
        if (KEPT.contains(name)) {
            wrapped(name, element);
        } else {
            children(element);
        }
    }

    private void wrapped(String name, Element element) {
        if (BLOCKS.contains(name)) {
            beginLine();
        }
        html.append('<').append(name).append(Looks.attributes(element)).append('>');
        if (!name.equals("br") && !name.equals("hr")) {
            children(element);
            html.append("</").append(name).append('>');
        }
    }

    // The title of the page stands above all headings of its text.
    private void heading(Element element, int level) {
        beginLine();
        headings.put(line, text(element));
        String name = "h" + Math.min(6, level + 1);
        html.append('<').append(name).append('>');
        children(element);
        html.append("</").append(name).append('>');
        beginLine();
    }

    private static String text(Element element) {
        return element.text().replace('\u00a0', ' ').strip();
    }

    private static String time(Element time) {
        String day = time.attr("datetime");
        return day.isEmpty() ? time.text() : day;
    }

    private void anchor(Element element) {
        html.append("<a href=\"").append(escaped(element.attr("href"))).append("\">");
        children(element);
        html.append("</a>");
    }

    private String name(Element user) {
        String account = account(user);
        return users.getOrDefault(account, account);
    }

    /** A link to a person, a page or an attachment. */
    private void link(Element link) {
        Element user = link.selectFirst("ri|user");
        Element shown = link.selectFirst("ac|link-body, ac|plain-text-link-body");
        Element page = link.selectFirst("ri|page");
        if (user != null) {
            html.append(escaped(name(user)));
        } else if (shown != null) {
            html.append(escaped(shown.wholeText().replace('\n', ' ')));
        } else if (page != null) {
            html.append(escaped(page.attr("ri:content-title")));
        }
    }

    /** A task: a box, its text, and beside it whom it is assigned to (the first one mentioned) and when it is due. */
    private void task(Element task) {
        Element status = task.selectFirst("ac|task-status");
        Element body = task.selectFirst("ac|task-body");
        boolean done = status != null && status.text().strip().equals("complete");
        beginLine();
        html.append("<li><input type=\"checkbox\"").append(done ? " checked> " : "> ");
        if (body != null) {
            Element said = body.clone();
            String beside = TaskDetails.takenFrom(said, this::name);
            children(said);
            html.append(escaped(beside));
        }
        html.append("</li>");
    }

    private void macro(Element macro) {
        String name = macro.attr("ac:name").toLowerCase(Locale.ROOT);
        switch (name) {
            case "code", "noformat", "codeblock" -> {
                beginLine();
                html.append("<pre></pre>");
                beginLine();
            }
            case "status" -> status(macro);
            case "jira", "jiraissues" -> ticket(macro);
            case "expand" -> titled(macro, "summary");
            default -> titled(macro, "b");
        }
    }

    /** A ticket; behind a task it stands in brackets, as people write it. A list of tickets by a search is none. */
    private void ticket(Element macro) {
        String key = parameter(macro, "key");
        boolean task =
                macro.parents().stream().anyMatch(around -> around.tagName().equals("ac:task-body"));
        html.append(escaped(task && !key.isEmpty() ? "(" + key + ")" : key));
    }

    private void status(Element macro) {
        html.append("<span").append(Looks.colored(parameter(macro, "colour"))).append('>');
        html.append(escaped(parameter(macro, "title"))).append("</span>");
    }

    /** A macro around text: its title, if it has one, and its text. */
    private void titled(Element macro, String tag) {
        Element body = directChild(macro, "ac:rich-text-body");
        if (body == null) {
            return;
        }
        boolean fold = tag.equals("summary");
        String title = macro.attr("ac:name").equals("details") ? "" : parameter(macro, "title");
        beginLine();
        html.append(fold ? "<details>" : "<div>");
        if (!title.isBlank()) {
            beginLine();
            html.append(fold ? "<summary>" : "<p><b>").append(escaped(title)).append(fold ? "</summary>" : "</b></p>");
        }
        children(body);
        beginLine();
        html.append(fold ? "</details>" : "</div>");
    }

    private static String parameter(Element macro, String name) {
        for (Element child : macro.children()) {
            if (child.tagName().equals("ac:parameter") && child.attr("ac:name").equalsIgnoreCase(name)) {
                return child.wholeText().strip();
            }
        }
        return "";
    }

    private static @Nullable Element directChild(Element parent, String name) {
        return parent.children().stream()
                .filter(child -> child.tagName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String escaped(String text) {
        return Entities.escape(text);
    }
}
