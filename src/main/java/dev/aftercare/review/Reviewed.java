package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Passage.Kind;
import dev.aftercare.postmortem.Postmortem;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A postmortem under review.
 *
 * @param postmortem what its team wrote
 * @param commitments its countermeasures as they stand today: what a ticket says need not be written twice
 * @param passages its running text
 * @param statements the sentences of that text that state something
 * @param mostTickets how many countermeasures may wait
 */
record Reviewed(
        Postmortem postmortem,
        List<Commitment> commitments,
        List<Passage> passages,
        List<Statement> statements,
        int mostTickets) {

    Reviewed {
        commitments = List.copyOf(commitments);
        passages = List.copyOf(passages);
        statements = List.copyOf(statements);
    }

    /**
     * Prepares a postmortem for its review.
     *
     * @param written its running text as it was read; what only fields or columns say is added
     */
    static Reviewed of(
            Postmortem postmortem, List<Commitment> commitments, List<Passage> written, ReviewSettings settings) {
        List<Passage> passages =
                Stream.concat(written.stream(), unwritten(postmortem, written)).toList();
        List<Statement> statements = passages.stream().flatMap(Statement::in).toList();
        return new Reviewed(postmortem, commitments, passages, statements, settings.mostTickets());
    }

    /** What is known of a postmortem without having its text, as from the columns of a database. */
    private static Stream<Passage> unwritten(Postmortem postmortem, List<Passage> written) {
        Set<Kind> kinds = written.stream().map(Passage::kind).collect(Collectors.toSet());
        Stream<Passage> fields = Stream.of(
                        passages(Kind.SUMMARY, postmortem.summary()),
                        passages(Kind.IMPACT, postmortem.impact()),
                        passages(Kind.CAUSE, postmortem.cause()))
                .flatMap(passages -> passages)
                .filter(passage -> !kinds.contains(passage.kind()));
        Stream<Passage> timeline = kinds.contains(Kind.TIMELINE)
                ? Stream.empty()
                : postmortem.incident().timeline().stream()
                        .map(event -> new Passage(Kind.TIMELINE, event.at().line(), event.text()));
        return Stream.concat(fields, timeline);
    }

    private static Stream<Passage> passages(Kind kind, @Nullable String text) {
        return text == null ? Stream.empty() : text.lines().map(line -> new Passage(kind, 0, line));
    }

    /** The countermeasures that are neither done nor given up, in the order of the record: a finished one leaves nothing to ask. */
    List<Commitment> waiting() {
        return commitments.stream()
                .filter(commitment -> commitment.state() != Countermeasure.State.DONE
                        && commitment.state() != Countermeasure.State.CANCELLED)
                .sorted(Comparator.comparingInt(
                        commitment -> commitment.countermeasure().line()))
                .toList();
    }

    /** Says whether a passage is read by people outside. */
    boolean isExternal(Statement statement) {
        return statement.kind() == Kind.EXTERNAL || postmortem.audience() == Audience.PUBLIC;
    }

    /** Says whether the author allows for a line, or for the whole record, what a rule finds. */
    boolean allows(String rule, int line) {
        return passages.stream()
                .anyMatch(passage -> passage.kind() == Kind.ALLOWED
                        && (passage.line() == 0 || passage.line() == line)
                        && passage.text().equalsIgnoreCase(rule));
    }
}
