package dev.aftercare.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, one message at a time: claimed, handed over and marked, each in a transaction of its own,
 * so that a run that dies loses nothing.
 */
@Component
final class Sending {

    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final JdbcOutbox outbox;
    private final MailSettings settings;
    private final Recipients recipients;
    private final ObjectProvider<SendGate> gates;
    private final Optional<MailRoute> route;

    Sending(
            JdbcOutbox outbox,
            MailSettings settings,
            ObjectProvider<JavaMailSenderImpl> mailServer,
            ObjectProvider<SendGate> gates) {
        this.outbox = outbox;
        this.settings = settings;
        this.recipients = new Recipients(settings);
        this.gates = gates;
        this.route = switch (settings.delivery()) {
            case FILE -> Optional.of(new FileRoute(settings.outboxFolder()));
            case SMTP -> Optional.ofNullable(mailServer.getIfAvailable()).map(SmtpRoute::new);
        };
    }

    /**
     * Sends until nothing waits, the way out is closed, or somebody wants us to stop.
     *
     * @param stopWanted asked before each message
     */
    SendingReport sendAll(BooleanSupplier stopWanted) {
        Round round = new Round(outbox.holdOrRelease());
        if (route.isEmpty()) {
            round.trouble.add("No mail server is configured: set spring.mail.host. Until then every mail waits.");
            return round.report("no mail left");
        }
        settle(round);
        try (MailRoute way = route.get()) {
            send(way, round, stopWanted);
        }
        giveUp(round);
        outbox.forgetOld();
        return round.report(
                round.delivered() == 0 ? "no mail left" : route.get().saidOf(round.delivered()));
    }

    /** Why the messages of a night wait. */
    static String tooMany(JdbcOutbox.HeldNight night, MailSettings settings) {
        return ("The run %s would send %d mails, more than the %d that one run may send, so it sent none and keeps them."
                        + " To allow it, set aftercare.mail.most-per-night to %d or more and start again.")
                .formatted(night.night(), night.messages(), settings.mostPerNight(), night.messages());
    }

    /** What may have left is sent again, or left alone, as configured. Writing a file twice does no harm. */
    private void settle(Round round) {
        if (settings.delivery() == Delivery.SMTP
                && settings.care().guarantee() == MailSettings.Guarantee.AT_MOST_ONCE) {
            round.doubtful.addAll(outbox.underWay());
            round.settled.addAll(round.doubtful);
        }
    }

    /** Only now: a run that dies before it can say which these were leaves them to the next one. */
    private void giveUp(Round round) {
        List<String> keys = round.doubtful;
        if (!keys.isEmpty()) {
            outbox.becomeUnsure(keys);
            round.trouble.add(
                    "%s may or may not have left when a run ended, and %s not sent again: %s. To send one again: aftercare outbox retry KEY."
                            .formatted(
                                    Round.count(keys.size()),
                                    keys.size() == 1 ? "is" : "are",
                                    String.join(", ", keys)));
        }
    }

    /** Goes through what waits, and again after each wait while the server is busy. */
    private void send(MailRoute way, Round round, BooleanSupplier stopWanted) {
        List<JdbcOutbox.WaitingMail> waiting =
                outbox.waiting().stream().filter(mail -> !round.isSettled(mail)).toList();
        pass(waiting, way, round, stopWanted);
        for (Duration wait : settings.care().waits()) {
            List<JdbcOutbox.WaitingMail> left =
                    waiting.stream().filter(mail -> !round.isSettled(mail)).toList();
            boolean ended = round.closed || left.isEmpty() || stopWanted.getAsBoolean();
            if (ended || !pause(wait, stopWanted)) {
                return;
            }
            round.busy = false;
            way.close();
            pass(left, way, round, stopWanted);
        }
    }

    private void pass(List<JdbcOutbox.WaitingMail> waiting, MailRoute way, Round round, BooleanSupplier stopWanted) {
        for (JdbcOutbox.WaitingMail mail : waiting) {
            if (stopWanted.getAsBoolean() || round.closed || round.busy || !mayStillSend(round)) {
                return;
            }
            sendOne(mail, way, round);
        }
    }

    /** Says false where somebody wanted us to stop meanwhile. */
    private static boolean pause(Duration wait, BooleanSupplier stopWanted) {
        Duration left = wait;
        while (left.toMillis() > 0) {
            if (stopWanted.getAsBoolean()) {
                return false;
            }
            try {
                Thread.sleep((left.compareTo(LOOK_UP) < 0 ? left : LOOK_UP).toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
            left = left.minus(LOOK_UP);
        }
        return true;
    }

    private boolean mayStillSend(Round round) {
        if (round.lockLost) {
            return false;
        }
        boolean may = gates.stream().allMatch(SendGate::mayStillSend);
        if (!may) {
            round.lockLost = true;
            round.closed = true;
            round.trouble.add(
                    "This run lost its lock, so it stopped sending; the mails that are left go with the next run.");
        }
        return may;
    }

    private void sendOne(JdbcOutbox.WaitingMail mail, MailRoute way, Round round) {
        if (settings.pilot() != null && !settings.pilot().equals(mail.address())) {
            outbox.mark(mail.key(), OutboxEntry.State.HELD, "It was queued before the pilot began.");
            round.heldByPilot++;
            round.settled.add(mail.key());
            return;
        }
        Optional<String> whyNot = recipients.whyNot(mail.address());
        if (whyNot.isPresent()) {
            become(mail, new Handover(Handover.Result.RECIPIENT_REFUSED, whyNot.get()), round);
            return;
        }
        outbox.claim(mail.key()).ifPresent(mime -> become(mail, way.handOver(mail.key(), mime), round));
    }

    private void become(JdbcOutbox.WaitingMail mail, Handover handover, Round round) {
        OutboxEntry.State state =
                switch (handover.result()) {
                    case DELIVERED -> OutboxEntry.State.SENT;
                    case PUT_OFF, BUSY, CLOSED -> OutboxEntry.State.QUEUED;
                    case RECIPIENT_REFUSED -> OutboxEntry.State.REFUSED;
                    case MESSAGE_REFUSED -> OutboxEntry.State.FAILED;
                    case UNCERTAIN -> uncertain();
                };
        outbox.mark(mail.key(), state, handover.reason());
        round.add(mail, handover);
    }

    private OutboxEntry.State uncertain() {
        return switch (settings.care().guarantee()) {
            case AT_LEAST_ONCE -> OutboxEntry.State.SENDING;
            case AT_MOST_ONCE -> OutboxEntry.State.UNSURE;
        };
    }

    /** What became of this run's messages. */
    private final class Round {

        private static final int NAMED = 5;

        private final List<String> trouble = new ArrayList<>();
        private final Map<Handover.Result, List<String>> results = new EnumMap<>(Handover.Result.class);
        private final Map<String, String> putOff = new LinkedHashMap<>();
        private final Set<String> settled = new HashSet<>();
        private final List<String> doubtful = new ArrayList<>();
        private int heldByPilot;
        private boolean busy;
        private boolean lockLost;
        private boolean closed;

        Round(List<JdbcOutbox.HeldNight> held) {
            held.forEach(night -> trouble.add(tooMany(night, settings)));
        }

        void add(JdbcOutbox.WaitingMail mail, Handover handover) {
            String sentence = "%s for %s: %s".formatted(mail.key(), mail.address(), handover.reason());
            switch (handover.result()) {
                case CLOSED -> {
                    closed = true;
                    trouble.add(handover.reason() + ". What is left waits for the next run.");
                }
                case UNCERTAIN -> {
                    closed = true;
                    trouble.add("%s. %s may or may not have left; %s. What is left waits for the next run."
                            .formatted(handover.reason(), mail.key(), whatNext()));
                }
                case BUSY -> busy = true;
                case DELIVERED, PUT_OFF, RECIPIENT_REFUSED, MESSAGE_REFUSED -> {
                    // said together at the end: one sentence a kind, not a mail
                }
            }
            if (handover.result() == Handover.Result.PUT_OFF || handover.result() == Handover.Result.BUSY) {
                putOff.put(mail.key(), sentence);
                return;
            }
            putOff.remove(mail.key());
            settled.add(mail.key());
            results.computeIfAbsent(handover.result(), any -> new ArrayList<>()).add(sentence);
        }

        boolean isSettled(JdbcOutbox.WaitingMail mail) {
            return settled.contains(mail.key());
        }

        private String whatNext() {
            return switch (settings.care().guarantee()) {
                case AT_LEAST_ONCE -> "the next run sends it again under the same Message-ID";
                case AT_MOST_ONCE -> "it is not sent again, unless you say so: aftercare outbox retry KEY";
            };
        }

        int delivered() {
            return of(Handover.Result.DELIVERED).size();
        }

        SendingReport report(String said) {
            say(Handover.Result.RECIPIENT_REFUSED, "will not be sent, because the recipient is refused");
            say(Handover.Result.MESSAGE_REFUSED, "will not be sent, because the mail server refuses the message");
            say(List.copyOf(putOff.values()), "put off by the mail server until the next run");
            if (heldByPilot > 0) {
                trouble.add(count(heldByPilot) + " queued before the pilot began: held until it ends.");
            }
            return new SendingReport(delivered(), said, trouble);
        }

        private void say(Handover.Result result, String what) {
            say(of(result), what);
        }

        private void say(List<String> sentences, String what) {
            if (!sentences.isEmpty()) {
                String named = String.join("; ", sentences.subList(0, Math.min(NAMED, sentences.size())));
                String rest = sentences.size() > NAMED ? "; and " + (sentences.size() - NAMED) + " more" : "";
                trouble.add(count(sentences.size()) + " " + what + ": " + named + rest + ".");
            }
        }

        private List<String> of(Handover.Result result) {
            return results.getOrDefault(result, List.of());
        }

        private static String count(int mails) {
            return mails == 1 ? "1 mail" : mails + " mails";
        }
    }
}
