package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.Language;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** Puts evidence into sentences, about the work and never about a person. */
public final class FixSentences {

    private static final int LONGEST = 160;
    private static final int MOST_IN_REASON = 3;

    private final ResourceBundle bundle;
    private final Locale locale;

    private FixSentences(Language language) {
        this.locale = language.locale();
        this.bundle = ResourceBundle.getBundle(
                "templates.fixcheck.evidence",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The sentences of a language. */
    public static FixSentences in(Language language) {
        return new FixSentences(language);
    }

    /** One piece of evidence, without a full stop. */
    public String of(FixEvidence fact) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(fact.day() == null ? "" : date(fact.day()));
        fact.arguments().forEach(argument -> arguments.add(shortened(argument)));
        while (arguments.size() < 4) {
            arguments.add("");
        }
        String key = fact.kind().name() + (fact.day() == null ? ".undated" : "");
        if (!bundle.containsKey(key)) {
            key = fact.kind().name();
        }
        String said = format(key, arguments);
        boolean suspected =
                fact.postmortemId() != null && !arguments.get(2).toString().isEmpty();
        boolean words = suspected && !arguments.get(3).toString().isEmpty();
        return suspected ? said + " " + format(words ? "suspected.words" : "suspected", arguments) : said;
    }

    /** The evidence that decided, in one sentence. */
    public String of(List<FixEvidence> facts) {
        String said = facts.stream().limit(MOST_IN_REASON).map(this::of).collect(Collectors.joining("; "));
        return said.isEmpty() ? "" : said.substring(0, 1).toUpperCase(locale) + said.substring(1) + ".";
    }

    private String format(String key, List<Object> arguments) {
        return new MessageFormat(bundle.getString(key), locale)
                .format(arguments.toArray())
                // where a note or a title is left out
                .replaceFirst("\\s*:\\s*$", "")
                .strip();
    }

    private String date(LocalDate day) {
        return locale.equals(Locale.ENGLISH)
                ? day.toString()
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
