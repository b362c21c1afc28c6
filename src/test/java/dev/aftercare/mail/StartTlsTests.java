package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail server that is not on loopback: nothing is said to it but through TLS, and only where it proves its name. */
class StartTlsTests {

    private static final char[] SECRET = "changeit".toCharArray();
    private static final String ADDRESS = ownAddress().orElse("");

    @TempDir
    private static Path keys;

    private final List<byte[]> arrived = new CopyOnWriteArrayList<>();
    private final byte[] mail = new MimeRenderer(
                    new MailSettings(
                            Delivery.SMTP,
                            Path.of("outbox"),
                            "aftercare@example.com",
                            null,
                            List.of("example.com"),
                            null,
                            50),
                    Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC))
            .render(new Message(
                    "digest:2026-08:ada@example.com",
                    Message.Kind.DIGEST,
                    "ada@example.com",
                    "Août",
                    "Voilà.\n.\n..\n",
                    "<p>Voilà</p>",
                    List.of(new Attachment("août.pdf", "application/pdf", new byte[] {1, 2, 3, 13, 10, 46, 10}))))
            .mime();
    private SMTPServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        assumeThat(ADDRESS)
                .as("an address of this machine that is not loopback")
                .isNotEmpty();
        makeCertificate("right", "ip:" + ADDRESS);
        makeCertificate("other", "dns:elsewhere.example.com");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void handOverWhenTheServerProvesItsNameArrivesThroughTlsByteForByte() throws Exception {
        server = started("right");
        JavaMailSenderImpl sender = trusting("right");
        sender.setUsername("aftercare");
        sender.setPassword("right");

        Handover handover = handOver(sender);

        assertThat(handover).isEqualTo(Handover.delivered());
        assertThat(arrived)
                .singleElement()
                .satisfies(bytes -> assertThat(text(bytes)).isEqualTo(text(mail)));
    }

    @Test
    void handOverWhenNobodyVouchesForTheCertificateSendsNothing() throws Exception {
        server = started("right");
        JavaMailSenderImpl sender = sender();
        sender.setUsername("aftercare");
        sender.setPassword("right");

        assertClosed(handOver(sender), "certification path");
    }

    @Test
    void handOverWhenTheCertificateIsForAnotherNameSendsNothing() throws Exception {
        server = started("other");

        assertClosed(handOver(trusting("other")), ADDRESS);
    }

    @Test
    void handOverWhenTheServerOffersNoTlsSendsNothing() {
        server = SMTPServer.port(0)
                .messageHandler((context, from, to, bytes) -> arrived.add(bytes))
                .build();
        server.start();

        assertClosed(handOver(sender()), "STARTTLS is required");
    }

    @Test
    void handOverWhenThePasswordIsWrongSendsNothingAndDoesNotRepeatIt() throws Exception {
        server = started("right");
        JavaMailSenderImpl sender = trusting("right");
        sender.setUsername("aftercare");
        sender.setPassword("mistyped");

        Handover handover = handOver(sender);

        assertClosed(handover, "did not let us in");
        assertThat(handover.reason()).doesNotContain("mistyped");
    }

    private void assertClosed(Handover handover, String reason) {
        assertThat(handover.result()).as(handover.reason()).isEqualTo(Handover.Result.CLOSED);
        assertThat(handover.reason()).contains(reason).doesNotContain("\n");
        assertThat(arrived).isEmpty();
    }

    private Handover handOver(JavaMailSenderImpl sender) {
        try (SmtpRoute route = new SmtpRoute(sender)) {
            return route.handOver("key", mail);
        }
    }

    private SMTPServer started(String certificate) throws Exception {
        SMTPServer started = SMTPServer.port(0)
                .insertReceivedHeaders(false)
                .enableTLS()
                .requireTLS()
                .requireAuth(certificate.equals("right"))
                .startTlsSocketFactory(context(certificate))
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((name, password, context) -> {
                    if (!password.equals("right")) {
                        throw new LoginFailedException("no such account");
                    }
                }))
                .messageHandler((context, from, to, bytes) -> arrived.add(bytes))
                .build();
        started.start();
        return started;
    }

    private JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(ADDRESS);
        sender.setPort(server.getPortAllocated());
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "10000");
        return sender;
    }

    private JavaMailSenderImpl trusting(String certificate) throws Exception {
        JavaMailSenderImpl sender = sender();
        sender.getJavaMailProperties()
                .put("mail.smtp.ssl.socketFactory", context(certificate).getSocketFactory());
        return sender;
    }

    private static String text(byte[] mime) {
        return new String(mime, StandardCharsets.US_ASCII).strip();
    }

    /** Serves the certificate, and trusts it. */
    private static SSLContext context(String certificate) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(keys.resolve(certificate))) {
            store.load(file, SECRET);
        }
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(store, SECRET);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }

    /** The JDK has no public class that makes a certificate, and brings a program that does. */
    private static void makeCertificate(String file, String name) throws IOException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=" + file,
                        "-ext",
                        "san=" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(SECRET),
                        "-keystore",
                        keys.resolve(file).toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(keytool.waitFor()).as(said).isZero();
    }

    private static Optional<String> ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
