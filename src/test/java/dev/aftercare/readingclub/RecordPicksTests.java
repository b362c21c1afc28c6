package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.source.markdown.MarkdownReader;
import dev.aftercare.source.reading.ReadingDefaults;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordPicksTests {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private final Postmortem plain = read("a.md", "tags: [search]");
    private final Postmortem featured = read("b.md", "featured: 2026-11");
    private final Postmortem labeled = read("c.md", "labels: [search, Reading-Club]");

    private final RecordPicks picks = new RecordPicks(Map.of());

    @Test
    void forMonthWhenFrontMatterNamesTheMonthTakesIt() {
        assertThat(picks.forMonth(List.of(plain, labeled, featured), NOVEMBER)).contains(featured);
    }

    @Test
    void forMonthWhenFrontMatterNamesAnotherMonthWaits() {
        assertThat(picks.forMonth(List.of(plain, labeled, featured), NOVEMBER.plusMonths(1)))
                .isEmpty();
        assertThat(picks.forNextEvening(List.of(plain, featured))).isEmpty();
    }

    @Test
    void forNextEveningWhenLabeledTakesIt() {
        assertThat(picks.forNextEvening(List.of(plain, featured, labeled))).contains(labeled);
    }

    @Test
    void findWhenATicketOfThePostmortemIsLabeledTakesIt() {
        RecordPicks ofTickets = new RecordPicks(
                Map.of(plain.id(), List.of("Reading-Club"), labeled.id(), Set.of("reading-club:2026-11")));

        assertThat(ofTickets.forNextEvening(List.of(featured, plain))).contains(plain);
        assertThat(ofTickets.forMonth(List.of(plain, labeled), NOVEMBER)).contains(labeled);
    }

    private static Postmortem read(String path, String line) {
        String text = "---\n" + line
                + "\nseverity: SEV-2\nsystem: search\n---\n\n# Search was slow\n\n## Summary\n\nSearch was slow for an hour.\n\n"
                + "## Root cause\n\nThe index was stale.\n\n## Timeline\n\n| Incident | Value |\n|---|---|\n| Start Time | 2026-08-03 10:00 UTC |\n| End Time | 2026-08-03 11:00 UTC |\n\n## Action items\n\n- [ ] Do it better (owner: Ada)\n";
        return new MarkdownReader(ReadingDefaults.in(ZoneOffset.UTC))
                .read("pm", path, text.getBytes(StandardCharsets.UTF_8))
                .postmortems()
                .get(0);
    }
}
