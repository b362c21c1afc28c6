package dev.aftercare.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.ticket.TicketRemark;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class RemarksTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String AT = "2026-05-04T10:00:00Z";

    private final Remarks remarks = new Remarks(Set.of("fix-verified", "correctif vérifié"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fix-verified",
                "Fix-Verified: the alert fired in the drill",
                "Hello all,\n\n**fix-verified** by hand",
                "- `fix-verified`",
                "/fix-verified",
                "Correctif vérifié en recette"
            })
    void keepWhenALineBeginsWithTheWordKeepsThatLineOnly(String body) {
        List<TicketRemark> kept = kept(text(body));

        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).at()).isEqualTo(AT);
        assertThat(kept.get(0).words()).doesNotContain("Hello");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "please write fix-verified once you have looked",
                "not fix-verified yet",
                "> fix-verified: quoted from above",
                "fix-verified-by-nobody",
                "secret plans"
            })
    void keepWhenTheWordStandsElsewhereKeepsNothing(String body) {
        assertThat(kept(text(body))).isEmpty();
    }

    @Test
    void keepWhenBodyIsADocumentReadsItsLinesAndNoQuotation() {
        String document = """
                {"type":"doc","content":[
                 {"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"fix-verified: old"}]}]},
                 {"type":"paragraph","content":[{"type":"text","text":"Looked at it."},{"type":"hardBreak"},
                  {"type":"text","text":"fix-verified"},{"type":"text","text":": 12 ms"}]}]}""";

        assertThat(kept(document)).extracting(TicketRemark::words).containsExactly("fix-verified: 12 ms");
    }

    @Test
    void keepWhenNoWordIsConfiguredKeepsNothing() {
        Remarks none = new Remarks(Set.of());
        ObjectNode payload = JSON.createObjectNode();
        none.keep(List.of(comment(text("fix-verified"))), "created", payload);

        assertThat(none.areNone()).isTrue();
        assertThat(payload.isEmpty()).isTrue();
    }

    private List<TicketRemark> kept(String body) {
        ObjectNode payload = JSON.createObjectNode();
        remarks.keep(List.of(comment(body)), "created", payload);
        assertThat(payload.toString()).doesNotContain("secret", "Hello");
        return Remarks.of(payload, TicketValues::instantOf);
    }

    private static JsonNode comment(String body) {
        return JSON.readTree("{\"created\":\"%s\",\"author\":{\"name\":\"secret\"},\"body\":%s}".formatted(AT, body));
    }

    private static String text(String words) {
        return JSON.writeValueAsString(words);
    }
}
