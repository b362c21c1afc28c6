package dev.aftercare.mail;

import jakarta.mail.MessagingException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The configured mail server, asked whether it lets us in. */
@Component
public class MailServer {

    private final ObjectProvider<JavaMailSenderImpl> configured;

    MailServer(ObjectProvider<JavaMailSenderImpl> configured) {
        this.configured = configured;
    }

    /** Its host and port, for a person; empty where none is configured. */
    public Optional<String> name() {
        return Optional.ofNullable(configured.getIfAvailable())
                .map(server -> server.getHost() + (server.getPort() > 0 ? ":" + server.getPort() : ""));
    }

    /** Connects and logs in, and sends nothing. Says why that did not work; empty where it did. */
    public Optional<String> whyNot() {
        JavaMailSenderImpl server = configured.getIfAvailable();
        if (server == null) {
            return Optional.of("no mail server is configured");
        }
        SmtpRoute.limitWaiting(server.getJavaMailProperties());
        SmtpRoute.secure(server);
        try {
            server.testConnection();
            return Optional.empty();
        } catch (MessagingException refused) {
            return Optional.of(String.valueOf(refused.getMessage()).strip());
        }
    }
}
