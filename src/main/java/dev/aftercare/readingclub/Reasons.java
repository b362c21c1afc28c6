package dev.aftercare.readingclub;

import dev.aftercare.postmortem.Language;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The words for why a postmortem is proposed. */
final class Reasons {

    // Without "no fallback" the machine's own language would beat English.
    private static final ResourceBundle.Control CONTROL =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle words;
    private final Locale locale;

    private Reasons(Locale locale) {
        this.words = ResourceBundle.getBundle("templates.readingclub.reasons", locale, CONTROL);
        this.locale = locale;
    }

    static Reasons of(Language language) {
        return new Reasons(language.locale());
    }

    /** One sentence that names every part that speaks for it, and one that says why others go before it. */
    String sentence(List<Candidate.Part> parts) {
        List<String> phrases = parts.stream()
                .filter(part -> part.kind() != Candidate.Kind.SAME_SYSTEM)
                .map(this::phrase)
                .toList();
        String why = phrases.isEmpty() ? words.getString("reason.none") : say("reason.because", joined(phrases));
        return phrases.size() == parts.size() ? why : why + " " + words.getString("reason.same_system");
    }

    private String phrase(Candidate.Part part) {
        return say("reason." + part.kind().name().toLowerCase(Locale.ROOT), part.number());
    }

    private String joined(List<String> phrases) {
        if (phrases.size() == 1) {
            return phrases.get(0);
        }
        String head = phrases.stream().limit(phrases.size() - 1L).collect(Collectors.joining(", "));
        return head + words.getString("reason.and") + phrases.get(phrases.size() - 1);
    }

    private String say(String key, Object argument) {
        return new MessageFormat(words.getString(key), locale).format(new Object[] {argument});
    }
}
