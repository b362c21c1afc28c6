package dev.aftercare.source;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Says which files of a source are read. A pattern without a slash is held against the file's name, in whatever folder; one
 * with a slash against the whole path. {@code *} stands for anything but a slash, {@code **} for anything, {@code ?} for one
 * character, {@code {a,b}} for either; a slash at the end for all that lies below. Case does not matter. Files and folders
 * whose name begins with a dot are never read.
 */
public final class FilePatterns {

    /** Markdown under its usual endings, also as Quarto, R Markdown, MDX and static sites write it. */
    private static final List<String> MARKDOWN =
            List.of("*.md", "*.markdown", "*.mdown", "*.mkd", "*.mdx", "*.qmd", "*.rmd", "*.md.erb");

    private final List<Pattern> include;

    private final List<Pattern> exclude;

    private FilePatterns(List<String> include, List<String> exclude) {
        this.include = (include.isEmpty() ? MARKDOWN : include)
                .stream().map(FilePatterns::pattern).toList();
        this.exclude = exclude.stream().map(FilePatterns::pattern).toList();
    }

    /** The patterns that a source is configured with; every Markdown file where it has none. */
    public static FilePatterns of(SourceSettings settings) {
        return new FilePatterns(settings.include(), settings.exclude());
    }

    /** Says whether a file is read; the path has forward slashes. */
    public boolean matches(String path) {
        return !isHidden(path)
                && include.stream().anyMatch(pattern -> pattern.matcher(path).matches())
                && exclude.stream().noneMatch(pattern -> pattern.matcher(path).matches());
    }

    private static boolean isHidden(String path) {
        return path.startsWith(".") || path.contains("/.");
    }

    private static Pattern pattern(String glob) {
        String whole = glob.startsWith("./") ? glob.substring(2) : glob;
        whole = whole.startsWith("/") ? whole.substring(1) : whole;
        whole = whole.endsWith("/") ? whole + "**" : whole;
        StringBuilder regex = new StringBuilder(glob.contains("/") ? "" : "(?:.*/)?");
        int depth = 0;
        for (int at = 0; at < whole.length(); at++) {
            char next = whole.charAt(at);
            if (whole.startsWith("**/", at)) {
                regex.append("(?:.*/)?");
                at += 2;
            } else if (whole.startsWith("**", at)) {
                regex.append(".*");
                at++;
            } else if (next == '{' && whole.indexOf('}', at) > 0) {
                regex.append("(?:");
                depth++;
            } else if (next == '}' && depth > 0) {
                regex.append(')');
                depth--;
            } else {
                regex.append(plain(next, depth > 0));
            }
        }
        return Pattern.compile(
                regex.append(")".repeat(depth)).toString(),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    private static String plain(char next, boolean inBraces) {
        return switch (next) {
            case '*' -> "[^/]*";
            case '?' -> "[^/]";
            case ',' -> inBraces ? "|" : ",";
            default -> Pattern.quote(String.valueOf(next));
        };
    }
}
