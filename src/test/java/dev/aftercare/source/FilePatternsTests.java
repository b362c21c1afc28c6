package dev.aftercare.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilePatternsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                   | a.md                   | true
                    ''                   | 2026/03/A.MD           | true
                    ''                   | a.markdown             | true
                    ''                   | a.txt                  | false
                    ''                   | 2026/a.qmd             | true
                    ''                   | a.html.md.erb          | true
                    ''                   | a.erb                  | false
                    ''                   | a.mdx                  | true
                    ''                   | notes                  | false
                    *.{md,txt}           | a.txt                  | true
                    **                   | 2026/notes             | true
                    ''                   | a.md.bak               | false
                    ''                   | .github/a.md           | false
                    ''                   | docs/.hidden.md        | false
                    postmortems/*.md     | postmortems/a.md       | true
                    postmortems/*.md     | postmortems/2026/a.md  | false
                    postmortems/*.md     | x/postmortems/a.md     | false
                    postmortems/**/*.md  | postmortems/a.md       | true
                    postmortems/**/*.md  | postmortems/2026/3/a.md| true
                    **/incidents/**      | x/incidents/y/a.md     | true
                    **/incidents/**      | incidents/a.md         | true
                    incidents/           | incidents/y/a.md       | true
                    incidents/           | incidents.md           | false
                    /incidents/*.md      | incidents/a.md         | true
                    ./incidents/*.md     | incidents/a.md         | true
                    ????-*.{md,txt}      | x/2026-a.txt           | true
                    ????-*.{md,txt}      | x/202-a.txt            | false
                    a+(b)[1].md          | a+(b)[1].md            | true
                    {unclosed.md         | {unclosed.md           | true
                    a,b.md               | a,b.md                 | true
                    """)
    void matchesWhenIncluded(String include, String path, boolean expected) {
        assertThat(patterns(include.isEmpty() ? List.of() : List.of(include), List.of())
                        .matches(path))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"README.md,docs/README.md,false", "drafts/,drafts/2026/a.md,false", "drafts/,2026/a.md,true"})
    void matchesWhenExcluded(String exclude, String path, boolean expected) {
        assertThat(patterns(List.of(), List.of(exclude)).matches(path)).isEqualTo(expected);
    }

    private static FilePatterns patterns(List<String> include, List<String> exclude) {
        return FilePatterns.of(new SourceSettings("s", Path.of("x"), null, include, exclude, SourceFixtures.DEFAULTS));
    }
}
