package dev.aftercare.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;

/** Goes on after a value that cannot be bound, and collects what is wrong: Boot's own handler stops at the first. */
final class CollectingBindHandler extends AbstractBindHandler {

    private final List<String> problems = new ArrayList<>();
    private final Set<String> understood = new HashSet<>();

    @Override
    public @Nullable Object onSuccess(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Object result) {
        understood.add(squashed(name));
        return result;
    }

    @Override
    public @Nullable Object onFailure(
            ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error) {
        understood.add(squashed(name));
        ConfigurationProperty property = context.getConfigurationProperty();
        if (property != null) {
            problems.add("\"%s\" is \"%s\"%s; write %s."
                    .formatted(name, property.getValue(), where(property.getOrigin()), expected(target)));
        } else {
            problems.add("\"%s\" cannot be read; write %s.".formatted(name, expected(target)));
        }
        return null;
    }

    /** What was wrong with values, in the order of the binding. */
    List<String> problems() {
        return problems;
    }

    /** Keys below a prefix that nothing was bound from, each as a sentence. */
    List<String> unknownKeys(Iterable<ConfigurationPropertySource> sources, ConfigurationPropertyName prefix) {
        Set<String> unknown = new HashSet<>();
        List<String> sentences = new ArrayList<>();
        for (ConfigurationPropertySource source : sources) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                for (ConfigurationPropertyName name : iterable) {
                    if (prefix.isAncestorOf(name)
                            && !understood.contains(squashed(name))
                            && unknown.add(squashed(name))) {
                        ConfigurationProperty property = source.getConfigurationProperty(name);
                        Origin origin = property == null ? null : property.getOrigin();
                        sentences.add("There is no key \"%s\"%s%s; config/application.example.yaml lists every key."
                                .formatted(name, where(origin), similar(name)));
                    }
                }
            }
        }
        return sentences;
    }

    private static String squashed(ConfigurationPropertyName name) {
        // AFTERCARE_RUN_AT, aftercare.run-at and aftercare.runAt are one key
        return name.toString().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static String similar(ConfigurationPropertyName name) {
        String last = name.getLastElement(ConfigurationPropertyName.Form.UNIFORM);
        String meant = AftercareProperties.SIMILAR.get(last);
        return meant == null ? "" : " (did you mean \"" + meant + "\"?)";
    }

    private static String where(@Nullable Origin origin) {
        Origin innermost = origin instanceof PropertySourceOrigin wrapped ? wrapped.getOrigin() : origin;
        if (!(innermost instanceof TextResourceOrigin text) || text.getLocation() == null) {
            return "";
        }
        String file = text.getResource() == null ? null : text.getResource().getFilename();
        return " (%sline %d)"
                .formatted(file == null ? "" : file + ", ", text.getLocation().getLine() + 1);
    }

    private static String expected(Bindable<?> target) {
        Class<?> type = target.getType().resolve(Object.class);
        if (type == int.class || type == Integer.class) {
            return "a whole number, such as 3";
        }
        if (type == java.time.ZoneId.class) {
            return "a zone, such as Europe/Paris";
        }
        if (type == java.time.LocalDate.class) {
            return "a day, such as 2026-09-01";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list, one entry a line with \"- \" before it";
        }
        return type == String.class ? "one text" : "keys below it, as config/application.example.yaml shows";
    }
}
