package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.postmortem.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.standard.StandardDialect;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** The digest's templates and sentences: an operator's own where there are some, else those that come along. */
final class Templates {

    private static final String FOLDER = "templates/digest/";

    private final Path overrides;

    /**
     * Reads templates.
     *
     * @param overrides the operator's folder of templates, which need not exist; a file in its {@code digest} folder
     *     stands in for ours of the same name, and a sentence for ours of the same key
     */
    Templates(Path overrides) {
        this.overrides = overrides.resolve("digest");
    }

    /** The sentences of a language. */
    Words words(Language language) {
        Properties sentences = Words.sentences(Language.ENGLISH);
        sentences.putAll(sentencesThatComeAlong("digest.properties"));
        overlay(sentences, "digest.properties");
        if (language != Language.ENGLISH) {
            String file = "digest_" + language.code() + ".properties";
            sentences.putAll(Words.sentences(language));
            sentences.putAll(sentencesThatComeAlong(file));
            overlay(sentences, file);
        }
        return new Words(language, sentences);
    }

    /** Renders an HTML template, well-formed as XML. */
    String html(String template, Words words, Map<String, Object> variables) {
        return render(template + ".html", TemplateMode.HTML, words, variables);
    }

    /** Renders an HTML template, well-formed as XML, to where a long page need not be held as a text. */
    void html(String template, Words words, Map<String, Object> variables, Writer to) {
        render(template + ".html", TemplateMode.HTML, words, variables, to);
    }

    /** Renders a template of plain text or Markdown. */
    String text(String template, Words words, Map<String, Object> variables) {
        return render(template, TemplateMode.TEXT, words, variables);
    }

    private String render(String file, TemplateMode mode, Words words, Map<String, Object> variables) {
        StringWriter text = new StringWriter();
        render(file, mode, words, variables, text);
        return text.toString();
    }

    private void render(String file, TemplateMode mode, Words words, Map<String, Object> variables, Writer to) {
        StandardDialect dialect = new StandardDialect();
        dialect.setVariableExpressionEvaluator(new RecordPaths(dialect.getVariableExpressionEvaluator()));
        TemplateEngine engine = new TemplateEngine();
        engine.setDialect(dialect);
        engine.setTemplateResolvers(Set.of(ours(mode), theirs(mode)));
        engine.setMessageResolver(new Sentences(words));
        engine.process(file, new Context(words.locale(), variables), to);
    }

    private AbstractConfigurableTemplateResolver theirs(TemplateMode mode) {
        FileTemplateResolver resolver = new FileTemplateResolver();
        resolver.setPrefix(overrides + "/");
        resolver.setCheckExistence(true);
        return configured(resolver, 1, mode);
    }

    private static AbstractConfigurableTemplateResolver ours(TemplateMode mode) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Templates.class.getClassLoader());
        resolver.setPrefix(FOLDER);
        return configured(resolver, 2, mode);
    }

    private static AbstractConfigurableTemplateResolver configured(
            AbstractConfigurableTemplateResolver resolver, int order, TemplateMode mode) {
        resolver.setOrder(order);
        resolver.setTemplateMode(mode);
        resolver.setForceTemplateMode(true);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
    }

    private static Properties sentencesThatComeAlong(String file) {
        try (InputStream stream = Templates.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
            if (stream == null) {
                throw new IllegalStateException("the program lacks its file " + FOLDER + file);
            }
            Properties sentences = new Properties();
            sentences.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return sentences;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void overlay(Properties sentences, String file) {
        Path own = overrides.resolve(file);
        if (!Files.exists(own)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(own)) {
            sentences.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("The sentences in " + own + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Answers {@code #{key}} in a template with our sentences. */
    private static final class Sentences extends AbstractMessageResolver {

        private final Words words;

        Sentences(Words words) {
            this.words = words;
        }

        @Override
        public String resolveMessage(
                ITemplateContext context,
                @Nullable Class<?> origin,
                String key,
                @Nullable Object @Nullable [] parameters) {
            return words.say(key, parameters == null ? new Object[0] : parameters);
        }

        @Override
        public String createAbsentMessageRepresentation(
                ITemplateContext context,
                @Nullable Class<?> origin,
                String key,
                @Nullable Object @Nullable [] parameters) {
            return key;
        }
    }
}
