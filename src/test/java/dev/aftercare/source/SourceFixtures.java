package dev.aftercare.source;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.KnownDocuments.KnownDocument;
import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.reading.ReadingDefaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the tests of sources are made of. */
public final class SourceFixtures {

    /** What holds where a record does not say. */
    public static final ReadingDefaults DEFAULTS = new ReadingDefaults(
            ZoneId.of("Europe/Paris"), Language.ENGLISH, null, ReviewStatus.REVIEWED, Audience.INTERNAL, null);

    private SourceFixtures() {}

    /** A folder as a source. */
    public static SourceSettings folder(String name, Path folder) {
        return new SourceSettings(name, folder, null, List.of(), List.of(), DEFAULTS);
    }

    /** A repository as a source. */
    public static SourceSettings git(String name, GitSettings git) {
        return new SourceSettings(name, null, git, List.of(), List.of(), DEFAULTS);
    }

    /** A postmortem that decides on these countermeasures. */
    public static String postmortem(String title, String... countermeasures) {
        return """
                # %s

                | Meeting | Value      |
                | ------- | ---------- |
                | Date    | 2026-03-06 |

                ## Timeline

                | Incident    | Value            |
                | ----------- | ---------------- |
                | Start Time  | 2026-03-04 10:05 |
                | End Time    | 2026-03-04 11:05 |
                | Detect Time | 2026-03-04 10:10 |

                ## Remediation

                %s
                """.formatted(
                title,
                String.join(
                        "\n",
                        List.of(countermeasures).stream().map(one -> "- " + one).toList()));
    }

    /** Writes a file and the folders that it lies in. */
    public static Path write(Path folder, String path, String text) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is known when all that changed was read. */
    public static KnownDocuments known(SourceChanges changes) throws DocumentUnreadable {
        Map<String, KnownDocument> known = new HashMap<>();
        for (SourceDocument document : changes.documents()) {
            known.put(
                    document.path(), new KnownDocument(document.content().read().id(), true));
        }
        return new KnownDocuments(changes.bookmark(), known);
    }

    /** The paths of the documents that changed. */
    public static List<String> paths(SourceChanges changes) {
        return changes.documents().stream().map(SourceDocument::path).toList();
    }

    /** Where renamed documents came from, by their new path. */
    public static Map<String, String> renames(SourceChanges changes) {
        Map<String, String> renames = new HashMap<>();
        for (SourceDocument document : changes.documents()) {
            if (document.renamedFrom() != null) {
                renames.put(document.path(), document.renamedFrom());
            }
        }
        return renames;
    }
}
