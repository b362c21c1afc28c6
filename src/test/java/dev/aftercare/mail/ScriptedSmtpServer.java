package dev.aftercare.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server that answers as it is told: with an error to some word, with silence, or by hanging up. */
public final class ScriptedSmtpServer implements AutoCloseable {

    /** An answer that never comes. */
    public static final String SILENCE = "silence";
    /** The end of the connection in place of an answer. */
    public static final String HANG_UP = "hang up";

    private final ServerSocket server;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();

    /** Listens on a free port. */
    public ScriptedSmtpServer() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread listener = new Thread(this::listen, "scripted-smtp");
        listener.setDaemon(true);
        listener.start();
    }

    /** Answers lines that start like this with this; {@code "."} stands for the end of a message. */
    public void answer(String line, String answer) {
        answers.put(line, answer);
    }

    /** Answers as a server should again. */
    public void forget() {
        answers.clear();
    }

    /** The recipients whose message was taken, in order. */
    public List<String> taken() {
        return taken;
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return server.getLocalPort();
    }

    JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(server.getInetAddress().getHostAddress());
        sender.setPort(server.getLocalPort());
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "300");
        return sender;
    }

    @Override
    public void close() throws IOException {
        server.close();
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

    private void converse(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        reply(out, "220 scripted.example.com ready");
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:")) {
                recipient = line.substring("RCPT TO:".length());
            }
            if (!reply(out, answerTo(line))) {
                if (answerTo(line).equals(SILENCE)) {
                    in.readLine();
                }
                return;
            }
            if (line.equals("DATA")) {
                skipMessage(in);
                if (!reply(out, answerTo("."))) {
                    return;
                }
                if (answerTo(".").startsWith("250")) {
                    taken.add(recipient);
                }
            }
            if (line.equals("QUIT")) {
                return;
            }
        }
    }

    private static void skipMessage(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private String answerTo(String line) {
        return answers.entrySet().stream()
                .filter(each -> line.startsWith(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(line.equals("DATA") ? "354 go on" : line.equals("QUIT") ? "221 bye" : "250 ok");
    }

    private static boolean reply(OutputStream out, String answer) {
        if (answer.equals(SILENCE) || answer.equals(HANG_UP)) {
            return false;
        }
        try {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return true;
        } catch (IOException clientLeft) {
            throw new UncheckedIOException(clientLeft);
        }
    }
}
