package dev.aftercare.digest;

import dev.aftercare.digest.Digest.Left;
import dev.aftercare.digest.Digest.LeftEntry;
import dev.aftercare.digest.Digest.Loose;
import dev.aftercare.digest.Digest.LooseEntry;
import dev.aftercare.digest.Digest.LooseKind;
import dev.aftercare.digest.Digest.TicketLink;
import dev.aftercare.link.Commitment;
import dev.aftercare.link.LooseEnds;
import dev.aftercare.link.Suggestion;
import dev.aftercare.link.Unanswered;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.reminder.Silence;
import dev.aftercare.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Brings together where postmortems and tickets do not meet. */
final class LooseAssembly {

    private final List<Unanswered> unanswered;
    private final List<Suggestion> suggestions;
    private final List<Ticket> unnamed;
    private final LooseKind unasked;
    private final Readers readers;
    private final Silence.Silent silent;

    /**
     * Reads the loose ends.
     *
     * @param isKnown which postmortems the digest knows
     * @param readers whom the edition is for
     * @param unasked what a reference is that no tracker spoke of
     * @param silent what reminders leave to people
     */
    LooseAssembly(
            LooseEnds looseEnds,
            Predicate<Postmortem> isKnown,
            Readers readers,
            LooseKind unasked,
            Silence.Silent silent) {
        this.silent = silent;
        this.readers = readers;
        this.unasked = unasked;
        this.unanswered = looseEnds.unanswered().stream()
                .filter(one -> isKnown.test(one.postmortem()))
                .toList();
        this.suggestions = looseEnds.suggestions().stream()
                .filter(one -> isKnown.test(one.postmortem()))
                .toList();
        // a ticket that no postmortem names belongs to no system
        this.unnamed = readers.isEverybody() ? looseEnds.unnamed() : List.of();
    }

    Loose loose() {
        List<LooseEntry> entries = new ArrayList<>();
        unanswered.stream()
                .filter(one -> readers.mayName(one.postmortem()))
                .map(this::entry)
                .forEach(entries::add);
        suggestions.stream()
                .filter(one -> readers.mayName(one.postmortem()))
                .map(LooseAssembly::entry)
                .forEach(entries::add);
        unnamed.stream().map(LooseAssembly::entry).forEach(entries::add);
        return new Loose(unanswered.size(), unnamed.size(), suggestions.size(), entries, left());
    }

    private Left left() {
        List<Silence.Lacking> lacking = silent.lacking().stream()
                .filter(one -> readers.concern(one.commitment().postmortem()))
                .toList();
        List<Commitment> resting = silent.resting().stream()
                .filter(one -> readers.concern(one.postmortem()))
                .toList();
        List<LeftEntry> entries = Stream.concat(
                        resting.stream().map(one -> new Silence.Lacking(one, List.of())), lacking.stream())
                .filter(one -> readers.mayName(one.commitment().postmortem()))
                .map(one -> new LeftEntry(
                        one.commitment().countermeasure().description(),
                        DigestAssembly.link(one.commitment().postmortem()),
                        one.gaps()))
                .toList();
        boolean all = readers.isEverybody();
        return new Left(
                all ? silent.late() : 0,
                all ? silent.sent() : 0,
                all ? silent.unmet() : List.of(),
                lacking.size(),
                resting.size(),
                entries);
    }

    private LooseEntry entry(Unanswered one) {
        LooseKind kind = unasked;
        if (one.absence() != null) {
            kind = switch (one.absence()) {
                case NOT_FOUND -> LooseKind.NOT_FOUND;
                case FORBIDDEN -> LooseKind.FORBIDDEN;
            };
        }
        return new LooseEntry(
                kind,
                new TicketLink(one.reference().value(), null),
                null,
                one.countermeasure().description(),
                DigestAssembly.link(one.postmortem()));
    }

    private static LooseEntry entry(Suggestion one) {
        return new LooseEntry(
                one.sameTitle() ? LooseKind.SAME_TITLE : LooseKind.LIKE_TITLE,
                link(one.ticket()),
                one.ticket().summary(),
                one.countermeasure().description(),
                DigestAssembly.link(one.postmortem()));
    }

    private static LooseEntry entry(Ticket ticket) {
        return new LooseEntry(LooseKind.UNNAMED, link(ticket), ticket.summary(), null, null);
    }

    private static TicketLink link(Ticket ticket) {
        return new TicketLink(ticket.key().value(), Texts.link(ticket.url()));
    }
}
