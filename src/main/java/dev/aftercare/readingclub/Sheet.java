package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document of the reading club.
 *
 * @param title its title
 * @param language the language of our words in it
 * @param blocks what it says, from top to bottom, without its title
 */
public record Sheet(String title, Language language, List<Block> blocks) {

    /** So many characters fill less than half a page; more of them may go on on the next one. */
    private static final int LONGEST_TOGETHER = 1_500;

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2})?");

    private static final String STYLE = """
            @page { size: A4; margin: 20mm 18mm 18mm; @bottom-right { content: counter(page) " / " counter(pages);
              font: 8pt 'DejaVu Sans Condensed'; color: #555; } }
            body { font: 10pt/1.4 'DejaVu Sans Condensed', sans-serif; color: #111; max-width: 48em; margin: 0 auto; }
            h1, h2, h3 { font-family: 'DejaVu Serif Condensed', serif; font-weight: bold; line-height: 1.2;
              page-break-after: avoid; }
            h1 { font-size: 19pt; margin: 0 0 4mm; } h2 { font-size: 13pt; margin: 6mm 0 2mm; }
            h3 { font-size: 10.5pt; margin: 4mm 0 1mm; page-break-inside: avoid; }
            p { margin: 0 0 2mm; } ul { margin: 0 0 2mm; padding-left: 5mm; }
            li { margin-bottom: 1mm; page-break-inside: avoid; } .keep { page-break-inside: avoid; }
            blockquote { margin: 0 0 2mm; padding-left: 4mm; border-left: 1mm solid #999; page-break-inside: avoid; }
            table { width: 100%; border-collapse: collapse; -fs-table-paginate: paginate; }
            th, td { text-align: left; vertical-align: top; padding: 1mm 2mm 1mm 0; border-bottom: 0.2mm solid #bbb; }
            th, .at { white-space: nowrap; } .at { padding-right: 5mm; }
            tr { page-break-inside: avoid; } .new { page-break-before: always; } a { color: #0b4f6c; }
            """;

    public Sheet {
        blocks = List.copyOf(blocks);
    }

    /** For editing. */
    public String markdown() {
        return "# " + markdown(title) + "\n\n"
                + blocks.stream()
                        .map(Sheet::markdown)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    /** For pasting where there is no markup: the words, and links behind them. */
    public String text() {
        return title + "\n\n"
                + blocks.stream()
                        .map(Sheet::text)
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n\n"))
                + "\n";
    }

    private static String text(Block block) {
        if (block instanceof Block.Heading heading) {
            return Lines.one(heading.text());
        }
        if (block instanceof Block.Paragraph paragraph) {
            return Lines.one(paragraph.text()) + (paragraph.url() == null ? "" : "\n" + paragraph.url());
        }
        if (block instanceof Block.Entry entry) {
            return Stream.of(
                            Lines.one(entry.title()),
                            Lines.one(entry.line()),
                            Objects.requireNonNullElse(entry.url(), ""))
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
        if (block instanceof Block.Quote quote) {
            return Lines.one(quote.text());
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream().map(item -> "- " + Lines.one(item)).collect(Collectors.joining("\n"));
        }
        return block instanceof Block.Table table
                ? table.rows().stream().map(row -> String.join(": ", row)).collect(Collectors.joining("\n"))
                : "";
    }

    /** For laying out: well-formed as XML. */
    public String html() {
        return "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"" + language.code()
                + "\"><head><meta charset=\"utf-8\" /><title>" + escaped(title) + "</title>" + bookmarks() + "<style>"
                + STYLE.replace("&", "&amp;") + "</style></head><body><h1>" + escaped(title) + "</h1>\n" + body()
                + "</body></html>\n";
    }

    private String bookmarks() {
        StringBuilder marks = new StringBuilder("<bookmarks>");
        for (int at = 0; at < blocks.size(); at++) {
            if (blocks.get(at) instanceof Block.Heading heading && heading.level() == 2) {
                marks.append("<bookmark name=\"")
                        .append(escaped(heading.text()))
                        .append("\" href=\"#h")
                        .append(at)
                        .append("\" />");
            }
        }
        return marks.append("</bookmarks>").toString();
    }

    private String body() {
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (at < blocks.size()) {
            int end = endOfGroup(at);
            boolean keep = end > at + 1 && length(at, end) <= LONGEST_TOGETHER;
            html.append(keep ? "<div class=\"keep\">\n" : "");
            for (; at < end; at++) {
                html.append(html(blocks.get(at), at)).append('\n');
            }
            html.append(keep ? "</div>\n" : "");
        }
        return html.toString();
    }

    /** A heading goes with what is below it, up to the next heading; a heading right below belongs to it, too. */
    private int endOfGroup(int start) {
        int end = start + 1;
        if (blocks.get(start) instanceof Block.Heading) {
            boolean told = false;
            while (end < blocks.size() && !endsGroup(blocks.get(end), told)) {
                told |= !(blocks.get(end) instanceof Block.Heading);
                end++;
            }
        }
        return end;
    }

    private static boolean endsGroup(Block block, boolean told) {
        return block instanceof Block.NewSheet
                || block instanceof Block.Table
                || told && block instanceof Block.Heading;
    }

    private int length(int start, int end) {
        return blocks.subList(start, end).stream()
                .mapToInt(block -> text(block).length())
                .sum();
    }

    private static String html(Block block, int at) {
        if (block instanceof Block.Heading heading) {
            int level = heading.level();
            return "<h" + level + " id=\"h" + at + "\">" + escaped(heading.text()) + "</h" + level + ">";
        }
        if (block instanceof Block.Paragraph paragraph) {
            return "<p>" + linked(paragraph.text(), paragraph.url()) + "</p>";
        }
        if (block instanceof Block.Entry entry) {
            return "<p class=\"keep\"><strong>" + linked(entry.title(), entry.url()) + "</strong>"
                    + (entry.line().isEmpty() ? "" : "<br />" + escaped(entry.line())) + "</p>";
        }
        if (block instanceof Block.Quote quote) {
            return "<blockquote>" + escaped(quote.text()) + "</blockquote>";
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream()
                    .map(item -> "<li>" + escaped(item) + "</li>")
                    .collect(Collectors.joining("", "<ul>", "</ul>"));
        }
        return block instanceof Block.Table table ? html(table) : "<div class=\"new\"></div>";
    }

    private static String html(Block.Table table) {
        String head = table.head().stream()
                .map(cell -> "<th>" + escaped(cell) + "</th>")
                .collect(Collectors.joining());
        return "<table><thead><tr>" + head + "</tr></thead><tbody>"
                + table.rows().stream().map(Sheet::row).collect(Collectors.joining()) + "</tbody></table>";
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(cell -> (DAY.matcher(cell).matches() ? "<td class=\"at\">" : "<td>") + escaped(cell) + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    private static String linked(String text, @Nullable String url) {
        return url == null ? escaped(text) : "<a href=\"" + escaped(url) + "\">" + escaped(text) + "</a>";
    }

    private static String markdown(Block block) {
        if (block instanceof Block.Heading heading) {
            return "#".repeat(heading.level()) + " " + markdown(heading.text());
        }
        if (block instanceof Block.Paragraph paragraph) {
            String text = markdown(paragraph.text());
            return paragraph.url() == null ? text : "[" + text + "](<" + paragraph.url() + ">)";
        }
        if (block instanceof Block.Entry entry) {
            String title = "**" + markdown(entry.title()) + "**";
            String head = entry.url() == null ? title : "[" + title + "](<" + entry.url() + ">)";
            return entry.line().isEmpty() ? head : head + "  \n" + markdown(entry.line());
        }
        if (block instanceof Block.Quote quote) {
            return "> " + markdown(quote.text());
        }
        if (block instanceof Block.Bullets bullets) {
            return bullets.items().stream().map(item -> "- " + markdown(item)).collect(Collectors.joining("\n"));
        }
        return block instanceof Block.Table table ? markdown(table) : "";
    }

    private static String markdown(Block.Table table) {
        String rule = table.head().stream().map(cell -> "---").collect(Collectors.joining(" | ", "| ", " |"));
        return cells(table.head()) + "\n" + rule + "\n"
                + table.rows().stream().map(Sheet::cells).collect(Collectors.joining("\n"));
    }

    private static String cells(List<String> cells) {
        return cells.stream().map(Sheet::markdown).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** So that Markdown shows the text as it is, also where it begins like a list or a heading. */
    private static String markdown(String text) {
        return Lines.one(text)
                .replaceAll("([\\\\`*_\\[\\]<>#|~])", "\\\\$1")
                .replaceFirst("^([-+=])", "\\\\$1")
                .replaceFirst("^(\\d+)([.)])", "$1\\\\$2");
    }

    private static String escaped(String text) {
        return Lines.one(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
