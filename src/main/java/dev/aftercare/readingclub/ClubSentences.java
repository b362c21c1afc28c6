package dev.aftercare.readingclub;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The sentences of the reading club's pages and mails: an operator's own where there are some, else those that come along. */
public final class ClubSentences {

    private static final String FOLDER = "templates/readingclub/";

    private final Path overrides;

    /**
     * Reads sentences.
     *
     * @param overrides the operator's folder of templates, which need not exist; a sentence in its file
     *     {@code readingclub/club.properties} stands in for ours of the same key
     */
    public ClubSentences(Path overrides) {
        this.overrides = overrides.resolve("readingclub");
    }

    /** The sentences of a language. */
    public Words in(Language language) {
        Properties sentences = Words.sentences(language);
        String file = language == Language.ENGLISH ? "club.properties" : "club_" + language.code() + ".properties";
        try (InputStream stream = ClubSentences.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + FOLDER + file);
            }
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            overlay(sentences, overrides.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences of the reading club could not be read: " + e.getMessage(), e);
        }
        return new Words(language, sentences);
    }

    private static void overlay(Properties sentences, Path own) throws IOException {
        if (Files.exists(own)) {
            try (Reader reader = Files.newBufferedReader(own)) {
                sentences.load(reader);
            }
        }
    }
}
