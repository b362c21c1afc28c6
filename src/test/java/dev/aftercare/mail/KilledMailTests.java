package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Kills, as {@code kill -9} does, a process that sends the 300 mails of a night to a real mail server, and starts it again:
 * after a random number of mails, while the server hears the recipient, before it answers that it took the mail, or at a random
 * moment after that.
 */
class KilledMailTests {

    /** How often; in the profile {@code kills} 200 times. Half as often where no mail may come twice. */
    private static final int KILLS = Math.min(Integer.getInteger("aftercare.kills", 10), 200);

    private static final int MAILS = 300;
    private static final long MOST_SECONDS = 120;
    private static final int LATEST_MICROS = 4_000;
    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s+(\\S+)");

    @TempDir
    private Path folder;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.migrated();
    private final Queue<Arrived> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicInteger untilKilled = new AtomicInteger(Integer.MAX_VALUE);
    private final Random random = new Random(300);
    private volatile Moment moment = Moment.RECIPIENT_NAMED;
    private volatile CompletableFuture<Process> running = new CompletableFuture<>();
    private SMTPServer server;

    @BeforeEach
    void start() {
        server = SMTPServer.port(0).messageHandlerFactory(Taking::new).build();
        server.start();
        outbox().queue(
                        "nightly:2026-09-14",
                        IntStream.range(0, MAILS)
                                .mapToObj(KilledMailTests::message)
                                .toList());
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void sendWhenKilledAgainAndAgainLosesNoMailAndRepeatsOneOnlyUnderItsMessageId() throws Exception {
        int unanswered = kill(MailSettings.Guarantee.AT_LEAST_ONCE, KILLS);

        String last = run(MailSettings.Guarantee.AT_LEAST_ONCE);

        Map<String, Set<String>> ids = arrived.stream()
                .collect(Collectors.groupingBy(
                        Arrived::recipient, Collectors.mapping(Arrived::messageId, Collectors.toSet())));
        assertThat(last).doesNotContain("may or may not have left");
        assertThat(addresses(entry -> entry.state() == OutboxEntry.State.SENT))
                .as("all left, as the outbox has it")
                .hasSize(MAILS);
        assertThat(ids)
                .as("each arrived under the Message-ID that the outbox has, and no other")
                .isEqualTo(outbox().entries().stream()
                        .collect(Collectors.toMap(OutboxEntry::address, entry -> Set.of(entry.messageId()))));
        assertThat(arrived.size() - MAILS)
                .as("twice came what the server took without an answer, and at most one a kill")
                .isBetween(unanswered, KILLS);
    }

    @Test
    void sendWhenKilledAndNoMailMayComeTwiceReportsEachThatMayNotHaveLeft() throws Exception {
        int kills = KILLS / 2;
        kill(MailSettings.Guarantee.AT_MOST_ONCE, kills);

        String last = run(MailSettings.Guarantee.AT_MOST_ONCE);

        Set<String> came = arrived.stream().map(Arrived::recipient).collect(Collectors.toCollection(TreeSet::new));
        Set<String> sent = addresses(entry -> entry.state() == OutboxEntry.State.SENT);
        Set<String> unsure = addresses(entry -> entry.state() == OutboxEntry.State.UNSURE);
        assertThat(arrived).as("nothing came twice").hasSize(came.size());
        assertThat(sent.size() + unsure.size()).isEqualTo(MAILS);
        assertThat(came).as("what counts as sent came").containsAll(sent);
        assertThat(unsure)
                .as("each kill leaves at most one in doubt, and at two of the three moments surely one")
                .hasSizeBetween(
                        IntStream.range(0, kills)
                                .map(kill -> surely(Moment.of(kill)))
                                .sum(),
                        kills);
        assertThat(last)
                .as("said by the run that comes to its end")
                .contains(unsure.stream().map(KilledMailTests::key).toList());
    }

    private static int surely(Moment moment) {
        return moment == Moment.ANSWERED ? 0 : 1;
    }

    /** Kills each start at a moment of its own; says how many mails the server took without being able to say so. */
    private int kill(MailSettings.Guarantee guarantee, int kills) throws Exception {
        int unanswered = 0;
        for (int kill = 0; kill < kills; kill++) {
            moment = Moment.of(kill);
            untilKilled.set(1 + random.nextInt(Math.max(1, MAILS / (kills + 1))));
            Process process = startSending(guarantee);
            assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("killed\n" + said()).isEqualTo(137);
            unanswered += moment == Moment.TAKEN ? 1 : 0;
        }
        untilKilled.set(Integer.MAX_VALUE);
        return unanswered;
    }

    private String run(MailSettings.Guarantee guarantee) throws Exception {
        Process process = startSending(guarantee);
        assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said()).isZero();
        return said();
    }

    private Process startSending(MailSettings.Guarantee guarantee) throws IOException {
        running = new CompletableFuture<>();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SendingProcess.class.getName(),
                        guarantee.name(),
                        String.valueOf(server.getPortAllocated()),
                        database.getUrl(),
                        database.getUser(),
                        database.getPassword())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("said.txt").toFile()))
                .start();
        running.complete(process);
        return process;
    }

    private String said() throws IOException {
        return Files.readString(folder.resolve("said.txt"), StandardCharsets.UTF_8);
    }

    private Set<String> addresses(Predicate<OutboxEntry> which) {
        return outbox().entries().stream()
                .filter(which)
                .map(OutboxEntry::address)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JdbcOutbox outbox() {
        return SendingProcess.outbox(
                TestDatabase.jdbcClient(database), SendingProcess.settings(MailSettings.Guarantee.AT_LEAST_ONCE));
    }

    private static Message message(int number) {
        String address = "p%03d@example.com".formatted(number);
        return new Message(
                key(address), Message.Kind.REMINDER, address, "1 action is late", "Hello", "<p>Hello</p>", List.of());
    }

    private static String key(String address) {
        return "reminder:2026-09-14:" + address;
    }

    /** When the process dies, seen from the server. */
    private enum Moment {
        /** It named a recipient, and sends no mail any more. */
        RECIPIENT_NAMED,
        /** The server took its mail, and nobody hears the answer. */
        TAKEN,
        /** The server answers; perhaps that is heard and marked, and perhaps the next mail is under way. */
        ANSWERED;

        static Moment of(int kill) {
            return values()[kill % values().length];
        }
    }

    /** A mail that the server took. */
    private record Arrived(String recipient, String messageId) {}

    /** Takes one mail, and kills whoever hands it over when it is time. */
    private final class Taking implements MessageHandler {

        private final List<String> recipients = new ArrayList<>();
        private boolean last;

        Taking(MessageContext client) {}

        @Override
        public void from(String from) {}

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
            last = untilKilled.decrementAndGet() == 0;
            if (last && moment == Moment.RECIPIENT_NAMED) {
                killNow();
            }
        }

        @Override
        public String data(InputStream data) throws IOException {
            Matcher id = MESSAGE_ID.matcher(new String(data.readAllBytes(), StandardCharsets.US_ASCII));
            String messageId = id.find() ? id.group(1) : "none";
            recipients.forEach(recipient -> arrived.add(new Arrived(recipient, messageId)));
            if (last && moment == Moment.TAKEN) {
                killNow();
            } else if (last) {
                killSoon();
            }
            return null;
        }

        @Override
        public void done() {}

        private void killNow() {
            running.join().destroyForcibly().onExit().join();
        }

        private void killSoon() {
            long wait = TimeUnit.MICROSECONDS.toNanos(random.nextInt(LATEST_MICROS));
            Process victim = running.join();
            Thread killer = new Thread(() -> {
                LockSupport.parkNanos(wait);
                victim.destroyForcibly();
            });
            killer.setDaemon(true);
            killer.start();
        }
    }
}
