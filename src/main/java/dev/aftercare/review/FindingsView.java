package dev.aftercare.review;

import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows findings: for people, in the form in which compilers name places, or as one JSON object a line. */
public final class FindingsView {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private FindingsView() {}

    /** One line a finding: {@code FILE:LINE: required countermeasure.owner (google, french): MESSAGE}. */
    public static String text(List<ReviewFinding> findings) {
        StringBuilder text = new StringBuilder();
        for (ReviewFinding finding : findings) {
            String guides = String.join(", ", finding.guides());
            text.append(finding.place())
                    .append(": ")
                    .append(level(finding))
                    .append(' ')
                    .append(finding.rule())
                    .append(guides.isEmpty() ? "" : " (" + guides + ")")
                    .append(": ")
                    .append(finding.message())
                    .append('\n');
        }
        return text.toString();
    }

    /** One object a finding. */
    public static String jsonLines(List<ReviewFinding> findings) {
        StringBuilder lines = new StringBuilder();
        for (ReviewFinding finding : findings) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("file", finding.place().path());
            node.put("line", finding.place().line());
            node.put("rule", finding.rule());
            node.put("level", level(finding));
            finding.guides().forEach(node.putArray("guides")::add);
            node.put("message", finding.message());
            lines.append(MAPPER.writeValueAsString(node)).append('\n');
        }
        return lines.toString();
    }

    private static String level(ReviewFinding finding) {
        return finding.level().name().toLowerCase(Locale.ROOT);
    }
}
