package dev.aftercare.mail;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends what waits in the outbox, one message at a time: claimed, handed over and marked, each in a transaction of its own,
 * so that a run that dies loses nothing.
 */
@Component
final class Sending {

    private final JdbcOutbox outbox;
    private final MailSettings settings;
    private final Recipients recipients;
    private final ObjectProvider<SendGate> gates;
    private final Optional<MailRoute> route;

    Sending(
            JdbcOutbox outbox,
            MailSettings settings,
            ObjectProvider<JavaMailSender> mailServer,
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
        for (JdbcOutbox.WaitingMail mail : outbox.waiting()) {
            if (stopWanted.getAsBoolean() || round.closed || !mayStillSend(round)) {
                break;
            }
            sendOne(mail, route.get(), round);
        }
        return round.report(
                round.delivered() == 0 ? "no mail left" : route.get().saidOf(round.delivered()));
    }

    private boolean mayStillSend(Round round) {
        boolean may = gates.stream().allMatch(SendGate::mayStillSend);
        if (!may) {
            round.trouble.add(
                    "This run lost its lock, so it stopped sending; the mails that are left go with the next run.");
        }
        return may;
    }

    private void sendOne(JdbcOutbox.WaitingMail mail, MailRoute way, Round round) {
        if (settings.pilot() != null && !settings.pilot().equals(mail.address())) {
            outbox.mark(mail.key(), OutboxEntry.State.HELD, "It was queued before the pilot began.");
            round.heldByPilot++;
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
                    case PUT_OFF, CLOSED -> OutboxEntry.State.QUEUED;
                    case RECIPIENT_REFUSED -> OutboxEntry.State.REFUSED;
                    case MESSAGE_REFUSED -> OutboxEntry.State.FAILED;
                    case UNCERTAIN -> OutboxEntry.State.SENDING;
                };
        outbox.mark(mail.key(), state, handover.reason());
        round.add(mail, handover);
    }

    /** What became of this run's messages. */
    private final class Round {

        private static final int NAMED = 5;

        private final List<String> trouble = new ArrayList<>();
        private final Map<Handover.Result, List<String>> results = new EnumMap<>(Handover.Result.class);
        private int heldByPilot;
        private boolean closed;

        Round(List<JdbcOutbox.HeldNight> held) {
            held.forEach(night -> trouble.add(
                    ("The run %s would send %d mails, more than the %d that one run may send, so it sent none and keeps them."
                                    + " To allow it, set aftercare.mail.most-per-night to %d or more and start again.")
                            .formatted(night.night(), night.messages(), settings.mostPerNight(), night.messages())));
        }

        void add(JdbcOutbox.WaitingMail mail, Handover handover) {
            String sentence = "%s for %s: %s".formatted(mail.key(), mail.address(), handover.reason());
            results.computeIfAbsent(handover.result(), any -> new ArrayList<>()).add(sentence);
            switch (handover.result()) {
                case CLOSED, UNCERTAIN -> {
                    closed = true;
                    trouble.add(handover.reason() + ". What is left waits for the next run.");
                }
                case DELIVERED, PUT_OFF, RECIPIENT_REFUSED, MESSAGE_REFUSED -> {
                    // said together at the end: one sentence a kind, not a mail
                }
            }
        }

        int delivered() {
            return of(Handover.Result.DELIVERED).size();
        }

        SendingReport report(String said) {
            say(Handover.Result.RECIPIENT_REFUSED, "will not be sent, because the recipient is refused");
            say(Handover.Result.MESSAGE_REFUSED, "will not be sent, because the mail server refuses the message");
            say(Handover.Result.PUT_OFF, "put off by the mail server until the next run");
            if (heldByPilot > 0) {
                trouble.add(count(heldByPilot) + " queued before the pilot began: held until it ends.");
            }
            return new SendingReport(delivered(), said, trouble);
        }

        private void say(Handover.Result result, String what) {
            List<String> sentences = of(result);
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
