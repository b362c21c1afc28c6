package dev.aftercare.fixcheck;

import static dev.aftercare.postmortem.PostmortemFixtures.countermeasure;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestNight;
import dev.aftercare.fixcheck.Recurrence.Ground;
import dev.aftercare.fixcheck.Recurrence.State;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RelatedPostmortem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecurrenceRulesTests {

    @Test
    void ofWhenIncidentsAreOnlyAlikeConfirmsNone() {
        LabelledPostmortems labelled = LabelledPostmortems.read();
        List<LikePair> alike = new LikenessPass(IncidentTexts.of(labelled.postmortems, TestNight.PARIS), Likeness.KEPT)
                .compare(Map.of())
                .pairs();

        List<Recurrence> found = RecurrenceRules.of(labelled.postmortems, alike, List.of());

        assertThat(found).extracting(Recurrence::state).containsOnly(State.SUSPECTED);
        assertThat(found).as("each with its words").noneMatch(one -> one.words().isEmpty());
    }

    @Test
    void ofWhenARecordSaysSameAsConfirmsAndWhenItSaysNotTheSameRejects() {
        Postmortem first = postmortem("PM-12.md")
                .title("PM-12 Queue stood still")
                .countermeasures()
                .build();

        assertThat(only(first, naming("same failure as PM-12", true))).isEqualTo("CONFIRMED LINK");
        assertThat(only(first, naming("not the same cause as PM-12", true))).isEqualTo("REJECTED LINK");
        assertThat(only(first, naming("see also PM-12", false)))
                .as("a link alone says little")
                .isEqualTo("nothing");
    }

    @Test
    void ofWhenTwoNameOneTicketSuspects() {
        Postmortem one = postmortem("a.md")
                .countermeasures(countermeasure("x").tickets("OPS-1"))
                .build();
        Postmortem other = postmortem("b.md")
                .countermeasures(countermeasure("y").tickets("OPS-1"))
                .build();

        assertThat(RecurrenceRules.of(List.of(one, other), List.of(), List.of()))
                .extracting(Recurrence::state, Recurrence::ground)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(State.SUSPECTED, Ground.TICKET));
    }

    @Test
    void ofWhenATicketIsSharedByManyOrAcrossSystemsSuspectsOnlyWhatIsAlikeToo() {
        Postmortem one = sharing("a.md", "shop");
        Postmortem other = sharing("b.md", "shop");
        Postmortem third = sharing("c.md", "shop");
        Postmortem elsewhere = sharing("d.md", "search");
        LikePair alike = new LikePair(one.id(), third.id(), 0.3, List.of("disk"));

        assertThat(RecurrenceRules.of(List.of(one, elsewhere), List.of(), List.of()))
                .as("one action for two systems")
                .isEmpty();
        assertThat(RecurrenceRules.of(List.of(one, other, third), List.of(alike), List.of()))
                .extracting(found -> found.one() + " " + found.other() + " " + found.ground())
                .containsExactly(one.id() + " " + third.id() + " TICKET");
    }

    private static Postmortem sharing(String path, String system) {
        return postmortem(path)
                .system(system)
                .countermeasures(countermeasure("Set up notifications").tickets("OPS-1"))
                .build();
    }

    @Test
    void familiesWhenOneIsLikeTwoGroupsDoNotBecomeAChain() {
        assertThat(IncidentFamilies.of(
                        List.of(suspected("a", "b", 0.8), suspected("c", "d", 0.7), suspected("b", "c", 0.5))))
                .containsExactlyInAnyOrderEntriesOf(Map.of("a", "a", "b", "a", "c", "c", "d", "c"));
    }

    private static Recurrence suspected(String one, String other, double score) {
        return new Recurrence(one, other, State.SUSPECTED, Ground.LIKENESS, score, List.of("w"), "");
    }

    private static String only(Postmortem first, Postmortem naming) {
        return RecurrenceRules.of(List.of(first, naming), List.of(), List.of()).stream()
                .map(one -> one.state() + " " + one.ground())
                .findFirst()
                .orElse("nothing");
    }

    private static Postmortem naming(String words, boolean same) {
        Postmortem plain = postmortem("PM-30.md")
                .title("PM-30 Mails late")
                .countermeasures()
                .build();
        return new Postmortem(
                plain.id(),
                plain.place(),
                plain.language(),
                plain.title(),
                plain.severity(),
                plain.originalSeverity(),
                plain.status(),
                plain.audience(),
                plain.system(),
                plain.tags(),
                plain.summary(),
                plain.impact(),
                plain.cause(),
                plain.contact(),
                plain.meetingDate(),
                plain.url(),
                plain.incident(),
                plain.countermeasures(),
                new Background(null, null, List.of(), List.of(new RelatedPostmortem("PM-12", words, same, 9))));
    }
}
