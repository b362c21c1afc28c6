package dev.aftercare.reminder;

import dev.aftercare.mail.Message;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Writes a reminder as a mail, in HTML and in plain text. */
final class ReminderMail {

    private static final int BRIEFLY = 10;

    private final ReminderSettings settings;
    private final Words words;
    private final ItemViews views;
    private final TemplateEngine html;
    private final TemplateEngine text;

    ReminderMail(ReminderSettings settings) {
        this.settings = settings;
        this.words = new Words(settings.language(), settings.templates().resolve("reminder"));
        this.views = new ItemViews(words);
        this.html = engine(TemplateMode.HTML);
        this.text = engine(TemplateMode.TEXT);
    }

    /** The key of the one mail that an address may get on a run date. */
    static String key(LocalDate runDate, String address) {
        return "reminder:" + runDate + ":" + address.toLowerCase(Locale.ROOT);
    }

    Message write(Reminder reminder, LocalDate runDate) {
        String subject = subject(reminder);
        Context context = new Context(words.locale(), variables(reminder, subject));
        return new Message(
                key(runDate, reminder.address()),
                Message.Kind.REMINDER,
                reminder.address(),
                subject,
                text.process("reminder.txt", context),
                html.process("reminder.html", context),
                List.of());
    }

    private String subject(Reminder reminder) {
        boolean unownedOnly = reminder.items().isEmpty();
        String oldest = reminder.oldest().map(words::date).orElseThrow().replace('\u00a0', ' ');
        return words.say(unownedOnly ? "subject.unowned" : "subject", reminder.size(), oldest);
    }

    private Map<String, Object> variables(Reminder reminder, String subject) {
        boolean unownedOnly = reminder.items().isEmpty();
        List<LateItem> brief =
                reminder.others().subList(0, Math.min(BRIEFLY, reminder.others().size()));
        Map<String, Object> variables = new HashMap<>();
        variables.put("language", words.languageCode());
        variables.put("subject", subject);
        variables.put("organisation", settings.organisation());
        variables.put(
                "hello", reminder.name() == null ? words.say("hello.nobody") : words.say("hello", reminder.name()));
        variables.put("items", reminder.items().stream().map(views::of).toList());
        variables.put("unowned", reminder.unowned().stream().map(views::unowned).toList());
        variables.put("others", brief.stream().map(views::of).toList());
        variables.put("more", reminder.others().size() - brief.size());
        variables.put(
                "whyYou",
                unownedOnly
                        ? words.say("why.fallback", settings.organisation())
                        : words.say(
                                "why.you",
                                reminder.items().size() + reminder.others().size()));
        variables.put("whatToDo", words.say(unownedOnly ? "what.fallback" : "what.owner"));
        return variables;
    }

    private TemplateEngine engine(TemplateMode mode) {
        FileTemplateResolver theirs = new FileTemplateResolver();
        theirs.setPrefix(settings.templates().resolve("reminder") + "/");
        theirs.setCheckExistence(true);
        ClassLoaderTemplateResolver ours = new ClassLoaderTemplateResolver(ReminderMail.class.getClassLoader());
        ours.setPrefix("templates/reminder/");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolvers(Set.of(configured(theirs, 1, mode), configured(ours, 2, mode)));
        engine.setMessageResolver(new Sentences(words));
        return engine;
    }

    private static AbstractConfigurableTemplateResolver configured(
            AbstractConfigurableTemplateResolver resolver, int order, TemplateMode mode) {
        resolver.setOrder(order);
        resolver.setTemplateMode(mode);
        resolver.setForceTemplateMode(true);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        return resolver;
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
