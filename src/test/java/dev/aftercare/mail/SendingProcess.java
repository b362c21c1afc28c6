package dev.aftercare.mail;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** The sending of a night as a process of its own, which can be killed for real: the outbox, the loop and the way out. */
final class SendingProcess {

    private SendingProcess() {}

    /**
     * Sends what waits, and says what went wrong.
     *
     * @param arguments the guarantee, the port of the mail server, and the database with its user and password
     */
    public static void main(String[] arguments) {
        // one connection, as the program's pool keeps it, and each statement a transaction of its own
        SingleConnectionDataSource database =
                new SingleConnectionDataSource(arguments[2], arguments[3], arguments[4], true);
        MailSettings settings = settings(MailSettings.Guarantee.valueOf(arguments[0]));
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("server", server(Integer.parseInt(arguments[1])));
        SendingReport report = new Sending(
                        outbox(JdbcClient.create(database), settings),
                        settings,
                        beans.getBeanProvider(JavaMailSenderImpl.class),
                        beans.getBeanProvider(SendGate.class))
                .sendAll(() -> false);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(report.said());
        report.trouble().forEach(out::println);
    }

    static JdbcOutbox outbox(JdbcClient jdbc, MailSettings settings) {
        return new JdbcOutbox(jdbc, settings, Clock.systemUTC());
    }

    static MailSettings settings(MailSettings.Guarantee guarantee) {
        return new MailSettings(
                Delivery.SMTP,
                Path.of("outbox"),
                "aftercare@example.com",
                null,
                List.of("example.com"),
                null,
                1_000,
                new MailSettings.Care(guarantee, List.of(), 0));
    }

    private static JavaMailSenderImpl server(int port) {
        JavaMailSenderImpl server = new JavaMailSenderImpl();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return server;
    }
}
