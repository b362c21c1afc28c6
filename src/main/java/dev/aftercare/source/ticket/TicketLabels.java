package dev.aftercare.source.ticket;

import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.markdown.WrittenValues;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the labels of a ticket say: {@code severity::2}, {@code sev-2}, {@code service: checkout}, {@code postmortem::reviewed}. */
final class TicketLabels {

    /** A label with a scope before its word. */
    private static final Pattern SCOPED = Pattern.compile("\\s*([\\p{L} _-]{1,40}?)\\s*(?:::|:|/|=)\\s*(\\S.{0,80})");

    private static final Pattern SEVERITY = Pattern.compile("(?i)sev(?:erity)?[ _-]?[0-5]|s[0-5]");

    private static final Set<String> SEVERITY_SCOPES =
            Set.of("severity", "sev", "incident severity", "severite", "sévérité", "gravité", "gravite");

    private static final Set<String> SYSTEM_SCOPES =
            Set.of("system", "service", "component", "affected service", "système", "systeme", "composant");

    private static final Set<String> STATUS_SCOPES =
            Set.of("postmortem", "post mortem", "postmortem status", "review", "review status", "relecture", "status");

    private final List<String> labels;

    TicketLabels(List<String> labels) {
        this.labels = labels;
    }

    Optional<String> severity() {
        return scoped(SEVERITY_SCOPES)
                .map(word -> word.matches("[0-5]") ? "SEV-" + word : word)
                .or(() -> labels.stream()
                        .map(String::strip)
                        .filter(label -> SEVERITY.matcher(label).matches())
                        .findFirst());
    }

    Optional<String> system() {
        return scoped(SYSTEM_SCOPES);
    }

    /** How far the record has come; a ticket that is closed is not reviewed by that. */
    Optional<ReviewStatus> status() {
        return scoped(STATUS_SCOPES).flatMap(WrittenValues::status);
    }

    private Optional<String> scoped(Set<String> scopes) {
        return labels.stream()
                .map(SCOPED::matcher)
                .filter(Matcher::matches)
                .filter(label -> scopes.contains(plain(label.group(1))))
                .map(label -> label.group(2).strip())
                .findFirst();
    }

    private static String plain(String scope) {
        return scope.strip().replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
