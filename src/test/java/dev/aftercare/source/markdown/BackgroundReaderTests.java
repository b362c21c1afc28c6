package dev.aftercare.source.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Participant;
import dev.aftercare.postmortem.RelatedPostmortem;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundReaderTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Users affected: about 1,200 | about 1,200",
                "- **Affected users:** 3 % of the shop | 3 % of the shop",
                "Nombre d'utilisateurs impactés : 340 | 340",
                "Combien d'utilisateurs ont été impactés ? environ 40 | environ 40",
            })
    void readWhenAFieldSaysHowManyWereHitKeepsItsWords(String written, String expected) {
        assertThat(background(written).usersHit()).isEqualTo(expected);
    }

    @Test
    void readWhenASentenceCountsThoseWhoWereHitKeepsIt() {
        assertThat(background(
                                "## Impact\n\nSearch was slow. Around 25 % of all requests failed with 503. Nobody called.")
                        .usersHit())
                .isEqualTo("Around 25 % of all requests failed with 503.");
        assertThat(background("## Impact\n\nTous les clients ont reçu une erreur.")
                        .usersHit())
                .isEqualTo("Tous les clients ont reçu une erreur.");
        assertThat(background("## Impact\n\n- 340 clients ont reçu une erreur\n- la caisse est restée ouverte")
                        .usersHit())
                .isEqualTo("340 clients ont reçu une erreur");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Impact\n\nThe pages were slow.",
                "## Impact\n\nUsers affected: N/A",
                "## Impact\n\nThe queue held 300 items.",
                "## Lessons learned\n\n500 users were affected last year.",
            })
    void readWhenNobodyCountsThoseWhoWereHitIsEmpty(String written) {
        assertThat(background(written).usersHit()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Lessons learned\n\n### What went well\n\n- The alert came early\n- Two people knew the job\n\n### What went wrong\n\n- No runbook",
                "## Ce qui a bien fonctionné\n\n- The alert came early\n- Two people knew the job",
                "## Things that went well :tada:\n\nThe alert came early. Two people knew the job.",
            })
    void readWhenItTellsWhatWentWellKeepsSentences(String written) {
        assertThat(background(written).wentWell()).isEqualTo("The alert came early. Two people knew the job.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## What went wrong\n\n- No runbook",
                "## What went well / what went wrong\n\n- No runbook",
                "## What went well\n\nN/A"
            })
    void readWhenItDoesNotTellWhatWentWellIsEmpty(String written) {
        assertThat(background(written).wentWell()).isNull();
    }

    @Test
    void readWhenParticipantsAreNamedKeepsTheirRoles() {
        assertThat(background("""
                **Incident commander:** Ada Keller
                **Scribe:** N/A

                Participants : Zoé Roux (animatrice), Ben Ode et @cem

                ## Responders

                - Dana Wu - database on-call
                - Communications: Eli Roy
                - Cem Kaya
                """).participants())
                .containsExactly(
                        new Participant("Ada Keller", "Incident commander"),
                        new Participant("Zoé Roux", "animatrice"),
                        new Participant("Ben Ode", null),
                        new Participant("@cem", null),
                        new Participant("Dana Wu", "database on-call"),
                        new Participant("Eli Roy", "Communications"),
                        new Participant("Cem Kaya", null));
    }

    @Test
    void readWhenParticipantsStandInATableKeepsTheirRoles() {
        assertThat(background("""
                ## People involved

                ## Attendees

                | Role | Name |
                |---|---|
                | Facilitator | Ada Keller |
                | | Ben Ode, Cem Kaya |
                """).participants())
                .containsExactly(
                        new Participant("Ada Keller", "Facilitator"),
                        new Participant("Ben Ode", null),
                        new Participant("Cem Kaya", null));
    }

    @Test
    void readWhenOtherPostmortemsAreLinkedKeepsThemAsHints() {
        assertThat(background("""
                Related incidents: [the empty index](../2025/11.search.empty-index.md)

                ## Root cause

                This is the same failure as in [May](05.search.timeout.md#timeline), see also PM-12.
                The [runbook](../runbooks/search.md) was followed, and [the vendor](https://status.example/incidents/7) helped.
                """).related())
                .containsExactly(
                        new RelatedPostmortem("pm/2025/11.search.empty-index.md", "the empty index", false, 5),
                        new RelatedPostmortem(
                                "pm/2026/05.search.timeout.md",
                                "This is the same failure as in May, see also PM-12.",
                                true,
                                9),
                        new RelatedPostmortem("PM-12", "This is the same failure as in May, see also PM-12.", true, 9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See [the documentation](https://docs.example/search.html).",
                "Fixed in PM-12.",
                "The [README](README.md) and the [template](template.md) say so.",
                "See [below](#timeline) and INC-.",
            })
    void readWhenALinkLeadsToNoPostmortemIsNoHint(String written) {
        assertThat(background(written).related()).isEmpty();
    }

    @Test
    void readWhenFrontMatterHasASentenceForTheDigestKeepsItAsOneLine() {
        String written = """
                ---
                severity: SEV-2
                digest: >
                  A cookie changed its name,
                  and baskets were empty.
                ---
                # Outage of search

                Start Time: 2026-03-04 10:05

                digest: this line of the text is none
                """;

        assertThat(read(written).digest()).isEqualTo("A cookie changed its name, and baskets were empty.");
        assertThat(read(written.replace("digest: >", "other: >")).digest()).isNull();
        assertThat(read(written.replaceFirst("(?s)digest: >.*?empty\\.", "digest: TBD"))
                        .digest())
                .isNull();
    }

    private static Background read(String written) {
        return Readings.only(new MarkdownReader(Readings.DEFAULTS)
                        .read("pm", "pm/2026/06.search.outage.md", written.getBytes(StandardCharsets.UTF_8)))
                .background();
    }

    private static Background background(String written) {
        byte[] content = ("# Outage of search\n\nStart Time: 2026-03-04 10:05\n\n" + written + "\n")
                .getBytes(StandardCharsets.UTF_8);
        return Readings.only(new MarkdownReader(Readings.DEFAULTS).read("pm", "pm/2026/06.search.outage.md", content))
                .background();
    }
}
