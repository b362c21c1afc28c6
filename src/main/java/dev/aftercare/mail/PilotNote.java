package dev.aftercare.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a pilot's mails begin with: whom each one is really for. */
final class PilotNote {

    private static final Pattern BODY = Pattern.compile("<body\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private PilotNote() {}

    /** The same message with the real recipient in its first line. */
    static Message on(Message message) {
        String note = "Pilot: for / pour " + OneLine.of(message.to());
        String html = message.html() == null ? null : inHtml(message.html(), note);
        return new Message(
                message.key(),
                message.kind(),
                message.to(),
                message.subject(),
                note + "\n\n" + message.text(),
                html,
                message.attachments());
    }

    private static String inHtml(String html, String note) {
        String escaped = note.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String line = "<p style=\"font-family:sans-serif;font-weight:bold\">" + escaped + "</p>";
        Matcher body = BODY.matcher(html);
        int start = body.find() ? body.end() : 0;
        return html.substring(0, start) + line + html.substring(start);
    }
}
