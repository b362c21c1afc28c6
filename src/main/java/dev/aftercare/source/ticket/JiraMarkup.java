package dev.aftercare.source.ticket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes Jira's own markup as HTML, line by line: {@code h2.} headings, lists of {@code *}, {@code -} and {@code #}, tables of
 * {@code ||} and {@code |}, quotations, panels and code.
 */
final class JiraMarkup {

    private static final Pattern HEADING = Pattern.compile("\\s{0,3}h([1-6])\\.\\s*(.*)");

    private static final Pattern ITEM = Pattern.compile("\\s{0,20}([*#-]{1,10})\\s+(.*)");

    private static final Pattern RULE = Pattern.compile("\\s*-{4,5}\\s*");

    private static final Pattern QUOTED_LINE = Pattern.compile("\\s*bq\\.\\s+(.*)");

    /** {@code {panel:title=Impact}} alone in its line, or the end of one. */
    private static final Pattern MACRO = Pattern.compile(
            "\\s*\\{(panel|info|note|tip|warning|quote|expand|section|column)(?::([^}]{0,300}))?}\\s*(.*)");

    private static final Pattern VERBATIM = Pattern.compile("\\{(code|noformat)(?::[^}]{0,200})?}");

    private static final Pattern TITLE = Pattern.compile("(?:^|\\|)title=([^|]*)");

    /** A longer line is no text that a person wrote. */
    private static final int LONGEST = 20_000;

    private final HtmlPage page;
    private final List<Character> lists = new ArrayList<>();
    private final StringBuilder row = new StringBuilder();
    private boolean paragraph;
    private boolean table;
    private boolean quote;
    private String verbatim = "";

    private JiraMarkup(HtmlPage page) {
        this.page = page;
    }

    /** Writes a text. */
    static void write(String markup, HtmlPage page) {
        JiraMarkup writer = new JiraMarkup(page);
        markup.lines().forEach(writer::line);
        writer.end();
    }

    private void end() {
        endVerbatim();
        endBlocks();
    }

    private void line(String line) {
        String rest = line;
        do {
            rest = verbatim.isEmpty() ? read(rest) : verbatimLine(rest);
        } while (!rest.isBlank());
    }

    /** Reads a line, or its beginning; gives back what is left of it. */
    private String read(String line) {
        Matcher code = VERBATIM.matcher(line);
        Matcher macro = MACRO.matcher(line);
        if (line.length() > LONGEST) {
            endBlocks();
            page.block("<p>").words(line).tag("</p>");
        } else if (code.find()) {
            return beginVerbatim(line, code);
        } else if (macro.matches()) {
            endBlocks();
            macro(macro.group(1), macro.group(2) == null ? "" : macro.group(2));
            return macro.group(3);
        } else {
            wholeLine(line);
        }
        return "";
    }

    private void wholeLine(String line) {
        if (row.length() > 0 && !line.isBlank() && !isBlock(line)) {
            // A cell goes on until its row ends with a bar.
            row.append("\\\\ ").append(line.strip());
            endRowIfWhole();
        } else {
            plainLine(line);
        }
    }

    private static boolean isBlock(String line) {
        return HEADING.matcher(line).matches() || line.strip().startsWith("|");
    }

    private void plainLine(String line) {
        endRow();
        Matcher heading = HEADING.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (line.isBlank()) {
            endBlocks();
        } else if (heading.matches()) {
            endBlocks();
            heading(Integer.parseInt(heading.group(1)), heading.group(2));
        } else if (RULE.matcher(line).matches()) {
            endBlocks();
            page.block("<hr>");
        } else if (line.strip().startsWith("|")) {
            beginRow(line.strip());
        } else if (item.matches()) {
            item(item.group(1), item.group(2));
        } else {
            quoteOrWords(line);
        }
    }

    private void quoteOrWords(String line) {
        Matcher quoted = QUOTED_LINE.matcher(line);
        if (quoted.matches()) {
            endBlocks();
            page.block("<blockquote>").tag(JiraWords.html(quoted.group(1))).tag("</blockquote>");
        } else {
            endTable();
            words(line);
        }
    }

    private void macro(String name, String parameters) {
        if (name.equals("quote")) {
            page.block(quote ? "</blockquote>" : "<blockquote>");
            quote = !quote;
            return;
        }
        Matcher title = TITLE.matcher(parameters);
        if (title.find() && !title.group(1).isBlank()) {
            page.block("<p><b>").words(title.group(1).strip()).tag("</b></p>");
        }
    }

    private void heading(int level, String markup) {
        page.beginHeading(level, JiraWords.plain(markup));
        page.tag(JiraWords.html(markup));
        page.endHeading(level);
    }

    private void words(String line) {
        // A macro may end behind the words of its last line.
        String words = line.replaceAll("\\{(?:panel|info|note|tip|warning|quote|expand|section|column)}", "");
        if (!lists.isEmpty() || paragraph) {
            page.tag("<br>");
            page.beginLine();
        } else {
            page.block("<p>");
            paragraph = true;
        }
        page.tag(JiraWords.html(words.strip()));
    }

    private void item(String marks, String text) {
        endParagraph();
        endTable();
        // "**" below "#" is meant to lie below it.
        boolean oneKind = marks.chars().distinct().count() == 1;
        int same = oneKind ? Math.min(lists.size(), marks.length() - 1) : 0;
        while (same < lists.size() && same < marks.length() && lists.get(same) == kind(marks.charAt(same))) {
            same++;
        }
        closeLists(same);
        if (same == marks.length()) {
            page.tag("</li>");
        }
        while (lists.size() < marks.length()) {
            char kind = kind(marks.charAt(lists.size()));
            lists.add(kind);
            page.block(kind == '#' ? "<ol>" : "<ul>");
            if (lists.size() < marks.length()) {
                page.block("<li>");
            }
        }
        page.block("<li>").tag(JiraWords.item(text));
    }

    private static char kind(char mark) {
        return mark == '#' ? '#' : '*';
    }

    private void closeLists(int size) {
        while (lists.size() > size) {
            char kind = lists.remove(lists.size() - 1);
            page.tag("</li>").tag(kind == '#' ? "</ol>" : "</ul>");
            page.beginLine();
        }
    }

    private void beginRow(String line) {
        endParagraph();
        closeLists(0);
        if (!table) {
            page.block("<table>");
            table = true;
        }
        row.append(line);
        endRowIfWhole();
    }

    private void endRowIfWhole() {
        if (row.charAt(row.length() - 1) == '|' || row.length() > 20_000) {
            endRow();
        }
    }

    private void endRow() {
        if (row.length() == 0) {
            return;
        }
        page.block("<tr>");
        for (String cell : cells(row.toString())) {
            boolean head = cell.startsWith("|");
            String name = head ? "th" : "td";
            page.block("<" + name + ">")
                    .tag(JiraWords.html((head ? cell.substring(1) : cell).strip()))
                    .tag("</" + name + ">");
        }
        page.tag("</tr>");
        row.setLength(0);
    }

    /** The cells of a row, those of a header with a bar before them. A bar in brackets or braces belongs to a link or macro. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int start = 1;
        int depth = 0;
        for (int i = 1; i < row.length(); i++) {
            char letter = row.charAt(i);
            if (letter == '\\' && i + 1 < row.length()) {
                i++;
            } else if (letter == '[' || letter == '{') {
                depth = row.indexOf(letter == '[' ? ']' : '}', i) < 0 ? depth : 1;
            } else if (letter == ']' || letter == '}') {
                depth = 0;
            } else if (letter == '|' && depth == 0 && i > start) {
                cells.add(row.substring(start, i));
                start = i + 1;
            }
        }
        if (!row.substring(Math.min(start, row.length())).isBlank()) {
            cells.add(row.substring(start));
        }
        return cells.stream().filter(cell -> !cell.equals("|")).toList();
    }

    private String beginVerbatim(String line, Matcher code) {
        String before = line.substring(0, code.start());
        if (!before.isBlank()) {
            plainLine(before);
        }
        if (lists.isEmpty()) {
            endBlocks();
        }
        verbatim = "{" + code.group(1).toLowerCase(Locale.ROOT) + "}";
        page.block("<pre>");
        String rest = line.substring(code.end());
        return rest.isBlank() ? "" : verbatimLine(rest);
    }

    private String verbatimLine(String line) {
        int end = line.indexOf(verbatim);
        if (end < 0) {
            page.lines(line + "\n");
            return "";
        }
        page.lines(line.substring(0, end));
        String rest = line.substring(end + verbatim.length());
        endVerbatim();
        return rest;
    }

    private void endVerbatim() {
        if (!verbatim.isEmpty()) {
            verbatim = "";
            page.tag("</pre>");
            page.beginLine();
        }
    }

    private void endBlocks() {
        endRow();
        endParagraph();
        closeLists(0);
        endTable();
    }

    private void endParagraph() {
        if (paragraph) {
            paragraph = false;
            page.tag("</p>");
            page.beginLine();
        }
    }

    private void endTable() {
        if (table) {
            endRow();
            table = false;
            page.tag("</table>");
            page.beginLine();
        }
    }
}
