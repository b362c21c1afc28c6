package dev.aftercare.source.correction;

import dev.aftercare.postmortem.FigureUse;
import dev.aftercare.source.correction.Correction.Change;
import dev.aftercare.source.correction.Correction.Setting;
import dev.aftercare.source.correction.WrittenValue.Unreadable;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Understands a corrections file, and collects everything that is wrong with it. An entry names a record, a reason, and one
 * of {@code set}, {@code merge-into}, {@code split}, {@code exclude-from-figures}, {@code recurrence-of} and
 * {@code no-recurrence-of}.
 */
final class CorrectionsFile {

    /** A file larger than this is something else. */
    private static final int MOST_BYTES = 1_000_000;

    private static final Set<String> KEYS = Set.of(
            "record",
            "reason",
            "set",
            "countermeasure",
            "merge-into",
            "split",
            "exclude-from-figures",
            "recurrence-of",
            "no-recurrence-of");
    private static final List<String> CHANGES =
            List.of("set", "merge-into", "split", "exclude-from-figures", "recurrence-of", "no-recurrence-of");
    private static final List<FigureUse> EXCLUSIONS =
            List.of(FigureUse.GAME_DAY, FigureUse.MAINTENANCE, FigureUse.DUPLICATE, FigureUse.OTHER);

    private final List<Problem> problems = new ArrayList<>();
    private final List<Correction> corrections = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private CorrectionsFile() {}

    /**
     * Something that is wrong with the file.
     *
     * @param line where, counted from 1
     * @param message what, and what to write instead
     */
    record Problem(int line, String message) {}

    /**
     * What a file says.
     *
     * @param corrections its entries, in order; those that can be understood
     * @param problems everything that is wrong with it
     */
    record Contents(List<Correction> corrections, List<Problem> problems) {

        Contents {
            corrections = List.copyOf(corrections);
            problems = problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .toList();
        }

        static Contents none() {
            return new Contents(List.of(), List.of());
        }
    }

    /** Understands the bytes of a file. */
    static Contents read(byte[] content) {
        CorrectionsFile file = new CorrectionsFile();
        file.root(content);
        return new Contents(file.corrections, file.problems);
    }

    private void root(byte[] content) {
        try {
            if (content.length > MOST_BYTES) {
                problems.add(new Problem(1, "the file is larger than a megabyte; this is no corrections file"));
                return;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            LoaderOptions options = new LoaderOptions();
            options.setNestingDepthLimit(10);
            Node root =
                    new Yaml(options).compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            if (root != null) {
                entries(root);
            }
        } catch (CharacterCodingException noText) {
            problems.add(new Problem(1, "the file is not UTF-8; save it as UTF-8"));
        } catch (MarkedYAMLException broken) {
            int line = broken.getProblemMark() == null
                    ? 1
                    : broken.getProblemMark().getLine() + 1;
            problems.add(new Problem(line, "this is no YAML: " + broken.getProblem()));
        } catch (YAMLException broken) {
            problems.add(new Problem(
                    1,
                    "this is no YAML: "
                            + String.valueOf(broken.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")));
        }
    }

    private void entries(Node root) {
        if (!(root instanceof MappingNode mapping)) {
            problem(root, "the file begins with \"corrections:\" and lists one correction under each \"-\"");
            return;
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (!"corrections".equals(key)) {
                problem(tuple.getKeyNode(), "there is no key \"%s\" here; write \"corrections:\"".formatted(key));
            } else if (tuple.getValueNode() instanceof SequenceNode list) {
                list.getValue().forEach(this::entry);
            } else if (!isNull(tuple.getValueNode())) {
                problem(tuple.getValueNode(), "write one correction under each \"-\"");
            }
        }
    }

    private void entry(Node node) {
        int before = problems.size();
        Keys keys = keys(node, KEYS, "a correction");
        if (keys == null) {
            return;
        }
        String record = keys.text("record", "name the record, such as handbook:2026/03.payments.md");
        String reason = keys.text("reason", "say why in one sentence; the digest shows it");
        List<String> named =
                CHANGES.stream().filter(key -> keys.find(key) != null).toList();
        if (named.size() != 1) {
            problem(node, "a correction does one thing; write exactly one of " + String.join(", ", CHANGES));
        }
        if (keys.find("countermeasure") != null && !named.contains("set")) {
            problem(node, "\"countermeasure\" goes with \"set\"");
        }
        Change change = named.size() == 1 ? change(named.get(0), keys) : null;
        if (record == null || reason == null || change == null || problems.size() > before) {
            return;
        }
        String id = hash(canonical(node));
        if (ids.add(id)) {
            corrections.add(new Correction(id, record, reason, line(node), change));
        } else {
            problem(node, "the same correction stands further up; leave one of them out");
        }
    }

    private @Nullable Change change(String kind, Keys keys) {
        Node value = keys.required(kind);
        return switch (kind) {
            case "set" -> keys.find("countermeasure") == null ? values(value) : countermeasure(keys, value);
            case "merge-into" -> {
                String into = keys.text(kind, "name the record that survives");
                yield into == null ? null : new Correction.Merge(into);
            }
            case "recurrence-of", "no-recurrence-of" -> {
                String of = keys.text(kind, "name the other record");
                yield of == null ? null : new Correction.Recur(of, kind.equals("recurrence-of"));
            }
            case "split" -> split(value);
            default -> exclusion(value);
        };
    }

    private Change values(Node node) {
        List<Setting<PostmortemDraft>> settings = new ArrayList<>();
        Set<String> names = Arrays.stream(PostmortemField.values())
                .map(WrittenValue::written)
                .collect(Collectors.toSet());
        names.add("durations");
        Keys keys = keys(node, names, "set");
        if (keys != null) {
            for (PostmortemField field : PostmortemField.values()) {
                setting(keys, WrittenValue.written(field), field::edit, settings);
            }
            Node durations = keys.find("durations");
            if (durations != null) {
                durations(durations, settings);
            }
        }
        return new Correction.SetValues(settings);
    }

    private void durations(Node node, List<Setting<PostmortemDraft>> settings) {
        Keys keys = keys(node, Set.of(), "durations");
        if (keys != null) {
            for (String name : keys.names()) {
                setting(
                        keys,
                        name,
                        DurationField.PREFIX + name,
                        written -> DurationField.edit(name, written),
                        settings);
            }
        }
    }

    private @Nullable Change countermeasure(Keys all, Node node) {
        String countermeasure = all.text("countermeasure", "write its id or a piece of its text");
        List<Setting<CountermeasureDraft>> settings = new ArrayList<>();
        Set<String> names = Arrays.stream(CountermeasureField.values())
                .map(WrittenValue::written)
                .collect(Collectors.toSet());
        Keys keys = keys(node, names, "set");
        if (keys != null) {
            for (CountermeasureField field : CountermeasureField.values()) {
                setting(keys, WrittenValue.written(field), field::edit, settings);
            }
        }
        return countermeasure == null ? null : new Correction.SetCountermeasure(countermeasure, settings);
    }

    /** Understands what is written for a field. */
    private interface Understanding<D> {
        Correction.Edit<D> edit(List<String> written) throws Unreadable;
    }

    private <D> void setting(Keys keys, String name, Understanding<D> field, List<Setting<D>> settings) {
        setting(keys, name, name, field, settings);
    }

    private <D> void setting(Keys keys, String name, String shown, Understanding<D> field, List<Setting<D>> settings) {
        Node node = keys.find(name);
        List<String> written = node == null ? null : scalars(node, name);
        if (node == null || written == null) {
            return;
        }
        try {
            settings.add(new Setting<>(shown, field.edit(written)));
        } catch (Unreadable wrong) {
            problem(
                    node,
                    written.isEmpty()
                            ? "\"%s\" cannot be blanked; write %s".formatted(name, wrong.instead())
                            : "\"%s\" is \"%s\"; write %s"
                                    .formatted(name, String.join(", ", written), wrong.instead()));
        }
    }

    private @Nullable Change exclusion(Node node) {
        try {
            return new Correction.Exclude(WrittenValue.word(String.valueOf(text(node)), EXCLUSIONS));
        } catch (Unreadable wrong) {
            problem(node, "\"exclude-from-figures\" is \"%s\"; write %s".formatted(text(node), wrong.instead()));
            return null;
        }
    }

    private @Nullable Change split(Node node) {
        if (!(node instanceof SequenceNode list) || list.getValue().size() < 2) {
            problem(
                    node,
                    "\"split\" lists two incidents or more, each with \"section\", or with \"title\" and \"lines\"");
            return null;
        }
        List<Correction.Part> parts = new ArrayList<>();
        for (Node each : list.getValue()) {
            Correction.Part part = part(each);
            if (part != null) {
                parts.add(part);
            }
        }
        refuseOverlaps(node, parts);
        return parts.size() == list.getValue().size() ? new Correction.Split(parts) : null;
    }

    private Correction.@Nullable Part part(Node node) {
        Keys keys = keys(node, Set.of("title", "lines", "section"), "split");
        if (keys == null) {
            return null;
        }
        String title = keys.find("title") == null ? null : keys.text("title", "write a title");
        boolean bySection = keys.find("section") != null;
        if (bySection == (keys.find("lines") != null)) {
            problem(node, "each incident has either \"section\" or \"lines\"");
            return null;
        }
        if (bySection) {
            String section = keys.text("section", "write the words of a heading");
            return section == null ? null : new Correction.Part(title, 0, 0, section);
        }
        if (title == null) {
            problem(node, "an incident that is given by its lines needs a \"title\"");
            return null;
        }
        return lines(keys.required("lines"), title);
    }

    private Correction.@Nullable Part lines(Node node, String title) {
        String written = String.valueOf(text(node));
        if (written.matches("\\d{1,7} ?- ?\\d{1,7}")) {
            String[] ends = written.split(" ?- ?", 2);
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[1]);
            if (first > 0 && last >= first) {
                return new Correction.Part(title, first, last, null);
            }
        }
        problem(node, "\"lines\" is \"%s\"; write the first and the last line, such as 12-40".formatted(written));
        return null;
    }

    private void refuseOverlaps(Node node, List<Correction.Part> parts) {
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                Correction.Part one = parts.get(i);
                Correction.Part other = parts.get(j);
                if (one.first() > 0
                        && other.first() > 0
                        && one.first() <= other.last()
                        && other.first() <= one.last()) {
                    problem(
                            node,
                            "the lines %d-%d and %d-%d overlap; each line belongs to one incident"
                                    .formatted(one.first(), one.last(), other.first(), other.last()));
                }
            }
        }
    }

    /** The keys of a mapping. */
    private final class Keys {

        private final MappingNode mapping;
        private final List<String> names = new ArrayList<>();

        Keys(MappingNode mapping) {
            this.mapping = mapping;
        }

        List<String> names() {
            return names;
        }

        @Nullable
        Node find(String name) {
            for (NodeTuple tuple : mapping.getValue()) {
                if (name.equals(CorrectionsFile.text(tuple.getKeyNode()))) {
                    return tuple.getValueNode();
                }
            }
            return null;
        }

        Node required(String name) {
            Node found = find(name);
            return found == null ? mapping : found;
        }

        @Nullable
        String text(String name, String instead) {
            Node node = find(name);
            boolean missing = node == null
                    || isNull(node)
                    || String.valueOf(CorrectionsFile.text(node)).isBlank();
            List<String> written = missing || node == null ? List.of() : scalars(node, name);
            if (written == null) {
                return null;
            }
            if (written.size() != 1 || written.get(0).isBlank()) {
                problem(node == null ? mapping : node, "\"%s\" is missing; %s".formatted(name, instead));
                return null;
            }
            return written.get(0);
        }
    }

    /** The keys of a node; where none are named, every key is allowed. */
    private @Nullable Keys keys(Node node, Set<String> allowed, String where) {
        if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
            problem(node, "%s needs keys below it; config/corrections.example.yaml shows them".formatted(where));
            return null;
        }
        Keys keys = new Keys(mapping);
        for (NodeTuple tuple : mapping.getValue()) {
            String name = text(tuple.getKeyNode());
            if (name == null || !(allowed.isEmpty() || allowed.contains(name))) {
                problem(
                        tuple.getKeyNode(),
                        "there is no key \"%s\" in %s; write one of %s"
                                .formatted(
                                        name, where, allowed.stream().sorted().collect(Collectors.joining(", "))));
            } else if (keys.names.contains(name)) {
                problem(tuple.getKeyNode(), "the key \"%s\" stands here twice".formatted(name));
            } else {
                keys.names.add(name);
            }
        }
        return keys;
    }

    /** The values of a node; none for a written null; null where something is wrong with them. */
    private @Nullable List<String> scalars(Node node, String name) {
        if (node instanceof ScalarNode scalar) {
            if (isNull(node)) {
                if (scalar.getValue().isEmpty()) {
                    problem(node, "\"%s\" has no value; write null to blank it".formatted(name));
                    return null;
                }
                return List.of();
            }
            return clean(node, List.of(scalar.getValue().strip()), name);
        }
        if (node instanceof SequenceNode list
                && list.getValue().stream().allMatch(one -> one instanceof ScalarNode && !isNull(one))) {
            return clean(
                    node,
                    list.getValue().stream()
                            .map(one -> ((ScalarNode) one).getValue().strip())
                            .toList(),
                    name);
        }
        problem(node, "\"%s\" is more than a value; write one text, or a list of texts".formatted(name));
        return null;
    }

    // PostgreSQL keeps no U+0000, and U+001F stands between the values of a list on its way there.
    private @Nullable List<String> clean(Node node, List<String> values, String name) {
        boolean odd = values.stream()
                .anyMatch(value -> value.isEmpty()
                        || value.chars().anyMatch(letter -> letter < ' ' && letter != '\n' && letter != '\t'));
        if (odd) {
            problem(node, "\"%s\" is empty or holds a control character; write null to blank it".formatted(name));
            return null;
        }
        return values;
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static @Nullable String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : null;
    }

    private void problem(Node node, String message) {
        problems.add(new Problem(line(node), message));
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** The content of a node, whatever its layout; the order of keys does not matter. */
    private static String canonical(Node node) {
        if (node instanceof ScalarNode scalar) {
            return (isNull(node) ? "~" : "'" + scalar.getValue().strip()) + "\u0001";
        }
        if (node instanceof SequenceNode list) {
            return list.getValue().stream().map(CorrectionsFile::canonical).collect(Collectors.joining("", "[", "]"));
        }
        return ((MappingNode) node)
                .getValue().stream()
                        .map(tuple -> canonical(tuple.getKeyNode()) + canonical(tuple.getValueNode()))
                        .sorted()
                        .collect(Collectors.joining("", "{", "}"));
    }

    /** Identifies a text. */
    static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 32);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
