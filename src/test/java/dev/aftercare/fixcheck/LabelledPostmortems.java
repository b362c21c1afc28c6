package dev.aftercare.fixcheck;

import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;

import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures.CountermeasureBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The labelled set: what belongs together is known, because we wrote it so. */
final class LabelledPostmortems {

    final List<Postmortem> postmortems = new ArrayList<>();

    /** The family of each postmortem that has one, by its id. */
    final Map<String, String> families = new HashMap<>();

    /** What each countermeasure proposes, by its id; only those that are proposed more than once. */
    final Map<String, String> proposals = new HashMap<>();

    /** Those by which words and thresholds were chosen. */
    static LabelledPostmortems read() {
        return read("families.txt");
    }

    /** Those that were written afterwards. */
    static LabelledPostmortems later() {
        return read("families-later.txt");
    }

    private static LabelledPostmortems read(String file) {
        try (InputStream in = LabelledPostmortems.class.getResourceAsStream(file)) {
            LabelledPostmortems read = new LabelledPostmortems();
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            List<String> blocks = List.of(all.split("\n\n", -1));
            blocks.subList(1, blocks.size()).forEach(read::block);
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void block(String block) {
        List<String> lines = block.strip().lines().toList();
        String[] head = lines.get(0).substring(2).split(" ", 5);
        String path = head[3] + "." + head[1] + ".md";
        List<CountermeasureBuilder> actions = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("A ")) {
                boolean labelled = line.matches("A r\\d+ .*");
                labels.add(labelled ? line.split(" ", 3)[1] : "");
                actions.add(countermeasure(labelled ? line.split(" ", 3)[2] : line.substring(2))
                        .tickets());
            }
        }
        Postmortem postmortem = postmortem(path)
                .title(head[4])
                .system(head[1])
                .language(head[2].equals("fr") ? Language.FRENCH : Language.ENGLISH)
                .started(at(head[3] + "T09:00:00Z"))
                .detected(at(head[3] + "T09:10:00Z"))
                .resolved(at(head[3] + "T10:00:00Z"))
                .summary(text("S ", lines))
                .cause(text("C ", lines))
                .impact(null)
                .countermeasures(actions.toArray(CountermeasureBuilder[]::new))
                .build();
        postmortems.add(postmortem);
        if (!head[0].equals("-")) {
            families.put(postmortem.id(), head[0]);
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).isEmpty()) {
                proposals.put(postmortem.countermeasures().get(i).id(), labels.get(i));
            }
        }
    }

    private static String text(String mark, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .findFirst()
                .orElse("");
    }
}
