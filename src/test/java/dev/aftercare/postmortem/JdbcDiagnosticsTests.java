package dev.aftercare.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aftercare.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class JdbcDiagnosticsTests {

    private final JdbcClient database = JdbcClient.create(TestDatabase.migrated());
    private final JdbcDiagnostics diagnostics = new JdbcDiagnostics(database);

    @Test
    void replaceWhenNewReadingSaysLessForgetsTheRest() {
        diagnostics.replace("s", "a.md", List.of(diagnostic("a.md", 14), diagnostic("a.md", 2)));
        diagnostics.replace("s", "b.md", List.of(diagnostic("b.md", 1)));

        diagnostics.replace("s", "a.md", List.of(diagnostic("a.md", 3)));

        assertThat(diagnostics.all()).containsExactly(diagnostic("a.md", 3), diagnostic("b.md", 1));
    }

    @Test
    void allIsSortedBySourcePathAndLine() {
        diagnostics.replace("z", "a.md", List.of(diagnostic("a.md", 1)));
        diagnostics.replace("s", "b.md", List.of(diagnostic("b.md", 9), diagnostic("b.md", 2)));
        diagnostics.replace("s", "B.md", List.of(diagnostic("B.md", 5)));

        assertThat(diagnostics.all())
                .extracting(Diagnostic::toString)
                .containsExactly("B.md:5: lost 5", "b.md:2: lost 2", "b.md:9: lost 9", "a.md:1: lost 1");
    }

    @Test
    void replaceWhenNothingChangedTouchesNoRow() {
        diagnostics.replace("s", "a.md", List.of(diagnostic("a.md", 14)));
        String before = version();

        diagnostics.replace("s", "a.md", List.of(diagnostic("a.md", 14)));

        assertThat(version()).isEqualTo(before);
    }

    @Test
    void forgetAllButKeepsThoseOfTheSourceItself() {
        diagnostics.replace("s", "", List.of(diagnostic("", 0)));
        diagnostics.replace("s", "a.md", List.of(diagnostic("a.md", 1)));
        diagnostics.replace("s", "gone.md", List.of(diagnostic("gone.md", 1)));
        diagnostics.replace("other", "gone.md", List.of(diagnostic("gone.md", 1)));

        diagnostics.forgetAllBut("s", List.of("a.md"));

        assertThat(diagnostics.all())
                .extracting(one -> one.place().source(), one -> one.place().path())
                .containsExactly(tuple("other", "gone.md"), tuple("s", ""), tuple("s", "a.md"));
    }

    private String version() {
        return database.sql("SELECT xmin::text || ctid::text FROM diagnostic")
                .query(String.class)
                .single();
    }

    private static Diagnostic diagnostic(String path, int line) {
        return new Diagnostic(new Place("s", path, line), "instant.no-date", Diagnostic.Level.WARNING, "lost " + line);
    }
}
