package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackSheetTests {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 20);

    @ParameterizedTest
    @EnumSource(Language.class)
    void ofWhenRecordTellsMuchLooksLikeTheGolden(Language language) {
        ClubPack pack = pack(Fixtures.all(), "harborline:2026/03.payments.double-charge.md");

        Golden.assertSame(sheet(pack, language).markdown(), "pack-" + language.code() + ".md");
    }

    @Test
    void ofWhenRecordTellsLittleSaysWhatIsMissing() {
        Postmortem bare = new Evening("2026/07.search.no-results.md").write();

        String pack = sheet(pack(List.of(bare), bare.id()), Language.ENGLISH).markdown();

        assertThat(pack)
                .contains("The record has no timeline.")
                .contains("Start: not stated")
                .contains("The record decided on no action.")
                .contains("No other postmortem that may be shown is known to be related.");
    }

    @Test
    void ofWhenRelatedOnesAreRestrictedDoesNotNameThem() {
        Postmortem featured = new Evening("2026/07.search.no-results.md").write();
        Postmortem restricted = new Evening("2026/07.search.secret.md")
                .audience(Audience.RESTRICTED)
                .write();

        assertThat(pack(List.of(featured, restricted), featured.id()).related()).isEmpty();
    }

    @Test
    void htmlWhenTitleHoldsMarkupShowsItAsWritten() {
        Sheet sheet = new Sheet("<b>&", Language.FRENCH, List.of(Block.text("- [x](y)\u0000 <i>")));

        assertThat(sheet.html())
                .contains("&lt;b&gt;&amp;")
                .contains("lang=\"fr\"")
                .contains("&lt;i&gt;");
        assertThat(sheet.markdown()).isEqualTo("# \\<b\\>&\n\n\\- \\[x\\](y) \\<i\\>\n");
    }

    @Test
    void htmlWhenAHeadingIsFollowedByLittleKeepsThemTogetherAndADayOnOneLine() {
        Sheet sheet = new Sheet(
                "T",
                Language.ENGLISH,
                List.of(
                        new Block.Heading(2, "Questions"),
                        new Block.Heading(3, "First"),
                        Block.text("short"),
                        new Block.Heading(3, "Second"),
                        Block.text("long ".repeat(400)),
                        new Block.Table(List.of("When"), List.of(List.of("2026-03-04 10:05")))));

        assertThat(sheet.html())
                .contains(
                        "<div class=\"keep\">\n<h2 id=\"h0\">Questions</h2>\n<h3 id=\"h1\">First</h3>\n<p>short</p>\n</div>")
                .contains("\n<h3 id=\"h3\">Second</h3>\n<p>long")
                .contains("<td class=\"at\">2026-03-04 10:05</td>");
        assertThat(sheet.html().split("<div class=\"keep\">", -1)).hasSize(2);
    }

    @Test
    void ofWhenTwoAreOfOneFamilySaysSo() {
        Postmortem one = Fixtures.one("2026/03.payments.double-charge.md");
        Postmortem other = Fixtures.one("2026/08.booking.two-ferries-one-berth.md");
        FixChecks checks = new FixChecks() {
            @Override
            public List<FixCheck> all() {
                return List.of();
            }

            @Override
            public Map<String, String> families() {
                return Map.of(one.id(), "one", other.id(), "one");
            }
        };

        ClubPack pack = new ClubPacks(new Known(List.of(one, other)), checks)
                .of(new FeaturedPostmortem(YearMonth.of(2026, 8), one.id(), PickedBy.ORGANIZER, ""), "Harborline")
                .orElseThrow();

        assertThat(sheet(pack, Language.ENGLISH).text())
                .contains("Two ferries, one berth (one family of incidents)", "Picked by the reading club.");
    }

    private static Sheet sheet(ClubPack pack, Language language) {
        return PackSheet.of(pack, language, new ClubSentences(Path.of("nowhere")).in(language));
    }

    private static ClubPack pack(List<Postmortem> all, String id) {
        List<FixCheck> checks = new ArrayList<>();
        all.stream()
                .filter(postmortem -> postmortem.id().equals(id))
                .flatMap(postmortem -> postmortem.countermeasures().stream())
                .limit(3)
                .forEach(action -> checks.add(new FixCheck(
                        action.id(),
                        FixResult.values()[checks.size() + 1],
                        FixCheck.Evidence.DONE,
                        action.tickets().isEmpty() ? null : action.tickets().get(0),
                        DAY,
                        false,
                        DAY)));
        FeaturedPostmortem featured = new FeaturedPostmortem(
                YearMonth.of(2026, 8),
                id,
                PickedBy.PROPOSED,
                "It is worth an evening because it was a SEV-1 incident.");
        return new ClubPacks(new Known(all), () -> checks)
                .of(featured, "Harborline")
                .orElseThrow();
    }

    private record Known(List<Postmortem> all) implements Postmortems {

        @Override
        public void save(String source, String path, List<Postmortem> saved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String source, String oldPath, String newPath) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(String source, Collection<String> paths) {
            throw new UnsupportedOperationException();
        }
    }
}
