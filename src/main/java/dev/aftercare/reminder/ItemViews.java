package dev.aftercare.reminder;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixSentences;
import dev.aftercare.fixcheck.Revisits;
import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.Deadline;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.reminder.ItemView.TicketView;
import dev.aftercare.review.LatePostmortem;
import java.text.BreakIterator;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts items into the words of a language, and keeps restricted postmortems unnamed. */
final class ItemViews {

    private static final int ONE_LINE = 160;

    private final Words words;

    ItemViews(Words words) {
        this.words = words;
    }

    /** An item for its owner. */
    ItemView of(OpenItem item) {
        return view(item, null);
    }

    /** An item for somebody who may know its owner. */
    ItemView unowned(OpenItem item) {
        String owner = item.commitment().owner();
        return view(item, owner == null ? words.say("unowned.nobody") : words.say("unowned.named", oneLine(owner)));
    }

    /** An item for the manager of its owner. */
    ItemView ofOthers(OpenItem item) {
        String owner = item.commitment().owner();
        return view(item, owner == null ? null : words.say("owner", oneLine(owner)));
    }

    /** What is asked about an action. */
    QuestionView of(Question question) {
        Commitment commitment = question.commitment();
        boolean open = commitment.postmortem().mayBeNamed();
        return new QuestionView(
                open ? oneLine(commitment.countermeasure().description()) : words.say("description.restricted"),
                open ? oneLine(commitment.postmortem().title()) : words.say("postmortem.restricted"),
                open ? link(commitment.postmortem().url()) : null,
                question.missing().stream()
                        .map(gap -> words.say("gap." + gap.name().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(", ")));
    }

    /** A postmortem that has stopped on its way. */
    QuestionView of(Halted halted) {
        Postmortem postmortem = halted.postmortem();
        boolean open = postmortem == null || postmortem.mayBeNamed();
        return new QuestionView(
                open ? oneLine(halted.late().title()) : words.say("postmortem.restricted"),
                halted.late().kind() == LatePostmortem.Kind.MISSING
                        ? halted.late().id()
                        : "",
                open ? link(halted.late().url()) : null,
                words.say(
                        "halted." + halted.late().kind(),
                        words.date(halted.late().incident())));
    }

    /** A fix that is to be looked at again. */
    RevisitView of(Revisits.Due revisit) {
        Commitment commitment = revisit.commitment();
        boolean open = commitment.postmortem().mayBeNamed();
        return new RevisitView(
                open ? oneLine(commitment.countermeasure().description()) : words.say("description.restricted"),
                open ? oneLine(commitment.postmortem().title()) : words.say("postmortem.restricted"),
                open ? link(commitment.postmortem().url()) : null,
                tickets(commitment, open),
                done(revisit.check()),
                open ? known(revisit) : null,
                "aftercare confirm %s holds".formatted(key(commitment)));
    }

    private String done(FixCheck check) {
        LocalDate day = check.evidence() == FixCheck.Evidence.DONE ? check.when() : null;
        return day == null
                ? words.say("revisit.undated")
                : words.say(check.observed() ? "revisit.seen" : "revisit.done", words.date(day));
    }

    private String known(Revisits.Due revisit) {
        return revisit.known().isEmpty()
                ? words.say("revisit.nothing")
                : oneLine(FixSentences.in(words.language()).of(revisit.known()));
    }

    /** What the command knows the action by: its only ticket, else its id. */
    private static String key(Commitment commitment) {
        String key = commitment.tickets().size() == 1
                ? commitment.tickets().get(0).key().value()
                : commitment.countermeasure().id();
        return key.matches("[\\w.:/@-]+") ? key : "\"" + oneLine(key) + "\"";
    }

    private ItemView view(OpenItem item, @Nullable String named) {
        Commitment commitment = item.commitment();
        Postmortem postmortem = commitment.postmortem();
        boolean open = postmortem.mayBeNamed();
        return new ItemView(
                (open ? postmortem.language().code() : words.languageCode()),
                open ? oneLine(commitment.countermeasure().description()) : words.say("description.restricted"),
                open ? oneLine(postmortem.title()) : words.say("postmortem.restricted"),
                open ? link(postmortem.url()) : null,
                words.say(isStated(postmortem.impact()) ? "why" : "happened"),
                open ? why(postmortem) : null,
                tickets(commitment, open),
                words.say(item.deadline().kind() == Deadline.Kind.TARGET ? "target" : "due"),
                due(item),
                late(item),
                item.timesMoved() == 0 ? null : words.say("moved", item.timesMoved()),
                closes(commitment, open),
                named);
    }

    private String due(OpenItem item) {
        String day = words.date(item.due());
        return switch (item.deadline().kind()) {
            case DUE -> words.say(item.commitment().dueFromTicket() ? "due.ticket" : "due.record", day);
            case TARGET -> words.say("target.policy", day);
        };
    }

    private String late(OpenItem item) {
        return switch (item.timing()) {
            case AHEAD -> words.say("ahead", item.workingDays());
            case LATE ->
                words.say(item.deadline().kind() == Deadline.Kind.TARGET ? "late.target" : "late", item.workingDays());
        };
    }

    private List<TicketView> tickets(Commitment commitment, boolean open) {
        Stream<TicketView> known = commitment.tickets().stream()
                .map(ticket -> new TicketView(
                        ticket.key().value(), link(ticket.url()), open ? oneLine(ticket.originalState()) : null));
        Stream<TicketView> unknown = commitment.unknownTickets().stream()
                .map(key -> new TicketView(key.value(), null, words.say("ticket.unknown")));
        return Stream.concat(known, unknown).toList();
    }

    private String closes(Commitment commitment, boolean open) {
        List<String> keys = commitment.tickets().stream()
                .map(ticket -> ticket.key().value())
                .toList();
        return switch (keys.size()) {
            case 0 ->
                open
                        ? words.say(
                                "closes.record",
                                commitment
                                        .postmortem()
                                        .place()
                                        .at(commitment.countermeasure().line()))
                        : words.say("closes.restricted");
            case 1 -> words.say("closes.ticket", keys.get(0));
            default ->
                words.say(
                        "closes.tickets",
                        String.join(", ", keys.subList(0, keys.size() - 1)),
                        keys.get(keys.size() - 1));
        };
    }

    /** The impact, else the summary: each says in its first sentence what matters. */
    private static @Nullable String why(Postmortem postmortem) {
        return Stream.of(postmortem.impact(), postmortem.summary())
                .filter(ItemViews::isStated)
                .findFirst()
                .map(text -> shortened(firstSentence(oneLine(text), postmortem.language())))
                .orElse(null);
    }

    private static boolean isStated(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String firstSentence(String text, Language language) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(language.locale());
        sentences.setText(text);
        int end = sentences.next();
        return end == BreakIterator.DONE ? text : text.substring(0, end).strip();
    }

    /** Cut at a blank where there is one. */
    static String shortened(String text) {
        if (text.length() <= ONE_LINE) {
            return text;
        }
        int blank = text.lastIndexOf(' ', ONE_LINE - 1);
        int end = blank > ONE_LINE / 2 ? blank : ONE_LINE - 1;
        // never between the two halves of one character
        end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return text.substring(0, end).replaceAll("[\\s,;:.–-]+$", "") + "…";
    }

    static String oneLine(String text) {
        return text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** Only what a browser opens: an address from a record must not become a script. */
    private static @Nullable String link(@Nullable String url) {
        return url != null && url.matches("(?i)https?://\\S+") ? url : null;
    }
}
