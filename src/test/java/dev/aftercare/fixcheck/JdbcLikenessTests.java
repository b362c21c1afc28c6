package dev.aftercare.fixcheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcLikenessTests {

    private static final double FLOOR = 0.3;

    private final JdbcClient jdbc = TestDatabase.jdbcClient(TestDatabase.migrated());
    private final JdbcLikeness likeness = new JdbcLikeness(jdbc);
    private final List<Wording> texts = texts(420);

    @Test
    void updateWhenANightBringsSomeComparesThoseAndFindsWhatARebuildFinds() {
        assertThat(update(texts.subList(0, 400))).isEqualTo(400);
        assertThat(update(texts.subList(0, 400))).as("nothing is new").isZero();

        assertThat(update(texts))
                .as("what a word counts rests on the first 300")
                .isEqualTo(20);

        assertThat(pairs(likeness)).hasSizeGreaterThan(50).isEqualTo(rebuilt(texts));
    }

    @Test
    void updateWhenTextsChangeOrGoFindsWhatARebuildFinds() {
        update(texts);
        List<Wording> changed = new ArrayList<>(texts);
        changed.set(410, text(410, "certificate gateway " + texts.get(3).title()));
        changed.remove(405);

        assertThat(update(changed)).isEqualTo(1);
        assertThat(pairs(likeness)).isEqualTo(rebuilt(changed));

        changed.set(3, text(3, "cooling pump " + texts.get(20).title()));
        update(changed);

        assertThat(pairs(likeness))
                .as("a text that decides what words count has changed")
                .isEqualTo(rebuilt(changed));
    }

    private int update(List<Wording> inTime) {
        return likeness.update(JdbcLikeness.Kind.INCIDENT, inTime, FLOOR);
    }

    private static List<String> rebuilt(List<Wording> inTime) {
        JdbcLikeness fresh = new JdbcLikeness(TestDatabase.jdbcClient(TestDatabase.migrated()));
        fresh.update(JdbcLikeness.Kind.INCIDENT, inTime, FLOOR);
        return pairs(fresh);
    }

    private static List<String> pairs(JdbcLikeness likeness) {
        return likeness.all(JdbcLikeness.Kind.INCIDENT, FLOOR).stream()
                .map(LikePair::toString)
                .toList();
    }

    private static List<Wording> texts(int count) {
        Random words = new Random(7);
        List<Wording> texts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            texts.add(text(
                    number,
                    words.ints(8, 0, 400).mapToObj(word -> "word" + word).collect(Collectors.joining(" "))));
        }
        return texts;
    }

    private static Wording text(int number, String words) {
        String id = "text-%03d".formatted(number);
        return new Wording(id, id, "system-" + number % 5, Set.of("tag"), words, List.of(new Wording.Part(words, 1)));
    }
}
