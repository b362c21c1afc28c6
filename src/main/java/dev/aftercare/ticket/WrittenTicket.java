package dev.aftercare.ticket;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its text, as its tracker hands it over; nobody has understood it yet.
 *
 * @param key as people write it
 * @param title its title
 * @param url where a person can read it
 * @param state the tracker's own word for where it stands
 * @param assignee who carries it; null for nobody
 * @param labels its labels
 * @param system the part of the system that the tracker has a field for; null for none
 * @param severity the severity that the tracker has a field for; null for none
 * @param restricted whether only some may read it
 * @param numbers what stands before the number of a ticket beside it, such as {@code example/shop#}; null where a number says nothing
 * @param text what it says
 * @param fields the fields that were asked for, by our names; those without a value are missing
 * @param moments points in time that the tracker keeps for it, in order
 */
public record WrittenTicket(
        String key,
        String title,
        String url,
        String state,
        @Nullable String assignee,
        List<String> labels,
        @Nullable String system,
        @Nullable String severity,
        boolean restricted,
        @Nullable String numbers,
        Text text,
        Map<String, Text> fields,
        List<Moment> moments) {

    public WrittenTicket {
        labels = List.copyOf(labels);
        fields = new TreeMap<>(fields);
        moments = List.copyOf(moments);
    }

    /** The same ticket with points in time that its tracker keeps. */
    public WrittenTicket at(List<Moment> kept) {
        return new WrittenTicket(
                key, title, url, state, assignee, labels, system, severity, restricted, numbers, text, fields, kept);
    }

    /** What a text is written in. */
    public enum Format {
        /** Words, and nothing else. */
        PLAIN,
        /** Markdown, with HTML where people write some. */
        MARKDOWN,
        /** Jira's own markup: {@code h2.}, {@code ||} and {@code *}. */
        JIRA_MARKUP,
        /** The document format of Atlassian's cloud, in JSON. */
        ATLASSIAN_DOCUMENT
    }

    /**
     * A text.
     *
     * @param format what it is written in
     * @param content the text itself; may be empty
     */
    public record Text(Format format, String content) {}

    /**
     * A point in time that a tracker keeps.
     *
     * @param at when, as the tracker writes it
     * @param words what happened, in Markdown
     * @param tags what the tracker calls it
     */
    public record Moment(String at, String words, List<String> tags) {

        public Moment {
            tags = List.copyOf(tags);
        }
    }
}
