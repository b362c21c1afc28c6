package dev.aftercare.reminder;

import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/** The sentences of a reminder in one language: the operator's own where there are some, else those that come along. */
final class Words {

    private static final char NO_BREAK = '\u00a0';

    private final Language language;
    private final Properties sentences = new Properties();

    /**
     * Reads the sentences.
     *
     * @param own the operator's folder, which need not exist
     */
    Words(Language language, Path own) {
        this.language = language;
        String file =
                switch (language) {
                    case ENGLISH -> "reminder.properties";
                    case FRENCH -> "reminder_fr.properties";
                };
        readOurs(file);
        readTheirs(own.resolve(file));
    }

    Language language() {
        return language;
    }

    Locale locale() {
        return language.locale();
    }

    String languageCode() {
        return language.code();
    }

    /**
     * Says a sentence.
     *
     * @throws IllegalArgumentException when there is none under this key
     */
    String say(String key, Object... arguments) {
        String pattern = sentences.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("a reminder has no sentence \"" + key + "\" in " + language);
        }
        return spaced(new MessageFormat(pattern, locale()).format(arguments));
    }

    /** A day: {@code 12 August 2026}, {@code 1er août 2026}. */
    String date(LocalDate day) {
        String written = DateTimeFormatter.ofPattern(sentences.getProperty("date", "d MMMM uuuu"), locale())
                .format(day);
        boolean firstInFrench = language == Language.FRENCH && written.startsWith("1 ");
        return (firstInFrench ? "1er" + written.substring(1) : written).replace(' ', NO_BREAK);
    }

    /** French keeps a double punctuation mark on the line of its word. */
    private String spaced(String sentence) {
        return switch (language) {
            case ENGLISH -> sentence;
            case FRENCH -> sentence.replaceAll(" ([:;?!»])", NO_BREAK + "$1").replace("« ", "«" + NO_BREAK);
        };
    }

    private void readOurs(String file) {
        try (InputStream stream = Words.class.getClassLoader().getResourceAsStream("templates/reminder/" + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file templates/reminder/" + file);
            }
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void readTheirs(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(file)) {
            sentences.load(reader);
        } catch (IOException failure) {
            throw new UncheckedIOException("the sentences in " + file + " cannot be read", failure);
        }
    }
}
