package dev.aftercare.source.markdown;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The keys and values between the two lines of dashes (YAML) or plus signs (TOML) at the top of a file. Values are kept as the words that were written:
 * the YAML is composed, never constructed, so no type is guessed and no object is made.
 *
 * @param entries the keys and values in order; a nested key has its parents before it, with blanks between
 * @param body the lines of the file with those of the front matter blanked, so that line numbers stay
 */
record FrontMatter(List<Entry> entries, List<String> body) {

    private static final String YAML = "---";
    private static final String TOML = "+++";
    private static final int MOST_LINES = 2_000;
    private static final int DEEPEST = 5;

    /**
     * One key.
     *
     * @param key the key with its parents
     * @param values its value, or the values of its list
     * @param line its line
     */
    record Entry(String key, List<String> values, int line) {
        TextLine value() {
            return TextLine.of(String.join(", ", values), line);
        }
    }

    static FrontMatter of(List<String> lines, Findings findings) {
        String mark = lines.isEmpty() ? "" : lines.get(0).strip();
        int end = end(lines, mark);
        if (end < 0 || isBetweenRules(lines.subList(1, end))) {
            return new FrontMatter(List.of(), lines);
        }
        List<String> body = new ArrayList<>(lines);
        Collections.fill(body.subList(0, end + 1), "");
        List<String> inner = lines.subList(1, end);
        return new FrontMatter(mark.equals(TOML) ? toml(inner) : entries(inner, findings), body);
    }

    /** The index of the closing line; -1 where there is no front matter. */
    private static int end(List<String> lines, String mark) {
        boolean rule = lines.size() < 2 || lines.get(1).isBlank();
        if (rule || !mark.equals(YAML) && !mark.equals(TOML)) {
            // A line of dashes above a blank one is drawn across the page.
            return -1;
        }
        for (int i = 1; i < Math.min(lines.size(), MOST_LINES); i++) {
            String line = lines.get(i).stripTrailing();
            if (line.equals(mark) || mark.equals(YAML) && line.equals("...")) {
                return i;
            }
        }
        return -1;
    }

    /** A report that stands between two horizontal rules: a blank line and a heading, which no front matter begins with. */
    private static boolean isBetweenRules(List<String> lines) {
        List<String> written =
                lines.stream().filter(line -> !line.isBlank()).limit(1).toList();
        return !lines.isEmpty()
                && lines.get(0).isBlank()
                && !written.isEmpty()
                && written.get(0).startsWith("#");
    }

    private static List<Entry> entries(List<String> yaml, Findings findings) {
        List<Entry> entries = new ArrayList<>();
        try {
            Node root = new Yaml(limits()).compose(new StringReader(String.join("\n", yaml)));
            if (root instanceof MappingNode mapping) {
                add(entries, "", mapping, 0);
            }
            return entries;
        } catch (YAMLException e) {
            findings.warn(
                    Rule.FRONT_MATTER_BROKEN,
                    lineOf(e),
                    "the front matter is not YAML; its lines were read one by one: write \"key: value\", and put quotation marks around a value that holds \": \" or begins with a bracket");
            return lineByLine(yaml);
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions limits = new LoaderOptions();
        limits.setMaxAliasesForCollections(10);
        limits.setNestingDepthLimit(20);
        limits.setCodePointLimit(200_000);
        limits.setAllowDuplicateKeys(true);
        return limits;
    }

    private static int lineOf(YAMLException e) {
        if (e instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            return marked.getProblemMark().getLine() + 2;
        }
        return 1;
    }

    private static void add(List<Entry> entries, String parents, MappingNode mapping, int depth) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                String path = parents.isEmpty() ? key.getValue() : parents + " " + key.getValue();
                int line = tuple.getKeyNode().getStartMark().getLine() + 2;
                if (tuple.getValueNode() instanceof MappingNode inner) {
                    // An anchor may hold itself.
                    if (depth < DEEPEST) {
                        add(entries, path, inner, depth + 1);
                    }
                } else {
                    entries.add(new Entry(path, values(tuple.getValueNode()), line));
                }
            }
        }
    }

    private static List<String> values(@Nullable Node node) {
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        List<String> values = new ArrayList<>();
        if (node instanceof SequenceNode sequence) {
            for (Node each : sequence.getValue()) {
                if (each instanceof ScalarNode scalar) {
                    values.add(scalar.getValue());
                }
            }
        }
        return values;
    }

    /** What stands on one line: {@code key = "value"}, {@code key = 2026-03-04}, {@code key = ["a", "b"]} below {@code [table]}. */
    private static List<Entry> toml(List<String> toml) {
        List<Entry> entries = new ArrayList<>();
        String table = "";
        for (int i = 0; i < toml.size(); i++) {
            String line = toml.get(i).strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[") && line.endsWith("]")) {
                table = line.replace("[", "").replace("]", "").replace('.', ' ').strip() + " ";
                table = List.of("extra ", "params ").contains(table) ? "" : table;
            } else if (equals > 0 && !line.startsWith("#")) {
                String key = unquoted(line.substring(0, equals).strip()).replace('.', ' ');
                entries.add(new Entry(
                        table + key, tomlValues(line.substring(equals + 1).strip()), i + 2));
            }
        }
        return entries;
    }

    private static List<String> tomlValues(String value) {
        if (!value.startsWith("[")) {
            return List.of(unquoted(value));
        }
        String inner = value.substring(1, value.endsWith("]") ? value.length() - 1 : value.length());
        List<String> values = new ArrayList<>();
        for (String each : inner.split(",", -1)) {
            if (!each.isBlank()) {
                values.add(unquoted(each.strip()));
            }
        }
        return values;
    }

    private static String unquoted(String value) {
        boolean quoted =
                value.length() > 1 && "\"'".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static List<Entry> lineByLine(List<String> yaml) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < yaml.size(); i++) {
            String line = yaml.get(i);
            int colon = line.indexOf(':');
            if (colon > 0 && Character.isLetter(line.charAt(0))) {
                String value = unquoted(line.substring(colon + 1).strip());
                entries.add(new Entry(line.substring(0, colon), List.of(value), i + 2));
            }
        }
        return entries;
    }
}
