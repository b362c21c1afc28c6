package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.fixcheck.FixCheck;
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
