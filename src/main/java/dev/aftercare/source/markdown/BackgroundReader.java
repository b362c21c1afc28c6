package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Background;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what else a postmortem tells: who took part, what went well, how many were hit, which others it names; its running text. */
final class BackgroundReader {

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_SENTENCE = 400;

    private static final Phrases WELL = Phrases.of("""
            went well, go well, went right, what worked, worked well, what helped, did well, bien fonctionne,
            bien marche, bien passe, points positifs, bons points, points forts, ce qui a aide, positives
            """);

    /** A heading over both is not told apart. */
    private static final Phrases NOT_WELL = Phrases.of("""
            wrong, poorly, badly, not go, didn t, did not, could have, moins bien, mal, n a pas, points negatifs,
            improve, improved, a ameliorer
            """);

    private final DocumentFacts document;
    private final String path;

    BackgroundReader(DocumentFacts document, String path) {
        this.document = document;
        this.path = path;
    }

    Background read() {
        return new Background(
                UsersHit.of(document),
                wentWell(),
                ParticipantReader.read(document),
                RelatedReader.read(document, path),
                RevisitReader.read(document.root()),
                NarrativeReader.read(document),
                digest());
    }

    /** "digest: A cookie had changed its name." in the front matter. */
    private @Nullable String digest() {
        return document.fields().stream()
                .filter(field -> field.kind() == Field.Kind.FRONT_MATTER
                        && Words.fold(field.key()).equals("digest")
                        && !Placeholders.isEmpty(field.text()))
                .findFirst()
                .map(field -> Words.shortened(field.text(), LONGEST_SENTENCE))
                .orElse(null);
    }

    private @Nullable String wentWell() {
        List<String> texts = new ArrayList<>();
        for (Section section : document.root().all()) {
            boolean inside = section.parent() != null
                    && isWell(section.parent().heading().text());
            if (section.level() > 0 && !inside && isWell(section.heading().text())) {
                String text = PlainText.ofAll(section, LONGEST_TEXT);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        if (texts.isEmpty()) {
            document.fields().stream()
                    .filter(field -> field.kind() == Field.Kind.LINE
                            && field.certain() == null
                            && isWell(field.key())
                            && !Placeholders.isEmpty(field.text()))
                    .map(Field::text)
                    .forEach(texts::add);
        }
        return texts.isEmpty() ? null : Words.shortened(String.join(" ", texts), LONGEST_TEXT);
    }

    private static boolean isWell(String heading) {
        String folded = Words.fold(heading);
        return folded.length() < 100 && WELL.in(folded) && !NOT_WELL.in(folded);
    }
}
