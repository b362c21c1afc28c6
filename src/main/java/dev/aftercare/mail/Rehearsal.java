package dev.aftercare.mail;

import dev.aftercare.postmortem.RunDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes and renders what a night would send, from what the last one has read, and takes all of it back: nothing is sent, queued or
 * remembered, and no step is spent.
 */
@Component
public class Rehearsal {

    private final ObjectProvider<NightLetters> letters;
    private final JdbcOutbox outbox;
    private final Recipients recipients;
    private final MailSettings settings;
    private final TransactionTemplate transaction;

    Rehearsal(
            ObjectProvider<NightLetters> letters,
            JdbcOutbox outbox,
            MailSettings settings,
            PlatformTransactionManager transactionManager) {
        this.letters = letters;
        this.outbox = outbox;
        this.recipients = new Recipients(settings);
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactionManager);
    }

    /** What would leave in the night of a run date. */
    public Shown of(RunDate runDate) {
        return Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            List<String> said =
                    letters.orderedStream().map(each -> each.write(runDate)).toList();
            List<String> held = outbox.holdOrRelease().stream()
                    .map(night -> Sending.tooMany(night, settings))
                    .toList();
            return new Shown(said, waiting(), held);
        }));
    }

    private List<OutboxEntry> waiting() {
        Map<String, OutboxEntry> byKey =
                outbox.entries().stream().collect(Collectors.toMap(OutboxEntry::key, Function.identity()));
        return outbox.waiting().stream()
                .filter(mail -> settings.pilot() == null || settings.pilot().equals(mail.address()))
                .filter(mail -> recipients.whyNot(mail.address()).isEmpty())
                .map(mail -> Objects.requireNonNull(byKey.get(mail.key())))
                .toList();
    }

    /**
     * What a night would send.
     *
     * @param said what would be written, a sentence each
     * @param mails what would leave, in this order; what an earlier night left behind is among it
     * @param held why the mails of a night would wait instead, a sentence a night
     */
    public record Shown(List<String> said, List<OutboxEntry> mails, List<String> held) {

        public Shown {
            said = List.copyOf(said);
            mails = List.copyOf(mails);
            held = List.copyOf(held);
        }
    }
}
