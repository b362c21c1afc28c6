package dev.aftercare.mail;

import dev.aftercare.reminder.RealReminders;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * How long it takes to render 10,000 reminders by the real templates and hand them over to a server in process, beside the same
 * bytes sent by bare Jakarta Mail over one connection. With {@code -prof gc} it also tells the memory that is allocated.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
public class SendingBenchmark {

    private static final int MAILS = 10_000;

    private final Clock clock = Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);
    private final MailSettings settings = new MailSettings(
            Delivery.SMTP, Path.of("outbox"), "aftercare@example.com", null, List.of("example.com"), null, MAILS);
    private ServerSocket server;
    private List<byte[]> rendered;

    /** The same mails at each run. */
    @Setup
    public void start() throws IOException {
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::listen, "sink");
        listener.setDaemon(true);
        listener.start();
        MimeRenderer renderer = new MimeRenderer(settings, clock);
        RealReminders reminders = new RealReminders();
        rendered = IntStream.range(0, MAILS)
                .mapToObj(person -> renderer.render(reminders.write(person)).mime())
                .toList();
    }

    /** Closes the server. */
    @TearDown
    public void stop() throws IOException {
        server.close();
    }

    /** Ours: each reminder is written by its templates, rendered and handed over. */
    @Benchmark
    public int ours() {
        MimeRenderer renderer = new MimeRenderer(settings, clock);
        RealReminders reminders = new RealReminders();
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getLocalPort());
        int delivered = 0;
        try (SmtpRoute route = new SmtpRoute(sender)) {
            for (int person = 0; person < MAILS; person++) {
                Message message = reminders.write(person);
                Handover handover =
                        route.handOver(message.key(), renderer.render(message).mime());
                delivered += handover.result() == Handover.Result.DELIVERED ? 1 : 0;
            }
        }
        if (delivered != MAILS) {
            throw new IllegalStateException("only " + delivered + " mails arrived");
        }
        return delivered;
    }

    /** Ours without the writing: the same bytes, ready made, handed over. */
    @Benchmark
    public int handedOver() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getLocalPort());
        try (SmtpRoute route = new SmtpRoute(sender)) {
            for (byte[] mime : rendered) {
                if (route.handOver("key", mime).result() != Handover.Result.DELIVERED) {
                    throw new IllegalStateException("a mail did not arrive");
                }
            }
        }
        return rendered.size();
    }

    /** Bare Jakarta Mail: the same bytes, ready made. */
    @Benchmark
    public int bare() throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect("127.0.0.1", server.getLocalPort(), null, null);
            for (byte[] mime : rendered) {
                MimeMessage mail = new MimeMessage(session, new ByteArrayInputStream(mime));
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
        return rendered.size();
    }

    private void listen() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                converse(client);
            } catch (IOException clientLeft) {
                continue;
            }
        }
    }

    private static void converse(Socket client) throws IOException {
        client.setTcpNoDelay(true);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 sink.example.com");
        boolean inMessage = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (inMessage) {
                inMessage = !line.equals(".");
                if (!inMessage) {
                    say(out, "250 ok");
                }
                continue;
            }
            inMessage = line.equals("DATA");
            say(out, inMessage ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    private static void say(OutputStream out, String answer) throws IOException {
        out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
