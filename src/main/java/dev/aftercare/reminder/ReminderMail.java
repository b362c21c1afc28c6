package dev.aftercare.reminder;

import dev.aftercare.mail.Message;
import dev.aftercare.postmortem.Language;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.ITemplateContext;
import org.thymeleaf.messageresolver.AbstractMessageResolver;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.templateresolver.FileTemplateResolver;

/** Writes reminders as mails, in HTML and in plain text, in the language of each recipient. */
final class ReminderMail {

    private static final int BRIEFLY = 10;

    private final ReminderSettings settings;
    private final Map<Language, Writing> byLanguage = new EnumMap<>(Language.class);

    ReminderMail(ReminderSettings settings) {
        this.settings = settings;
    }

    /** The key of the one mail that an address may get on a run date. */
    static String key(LocalDate runDate, String address) {
        return "reminder:" + runDate + ":" + address.toLowerCase(Locale.ROOT);
    }

    Message write(Reminder reminder, LocalDate runDate) {
        Writing writing = byLanguage.computeIfAbsent(reminder.language(), Writing::new);
        String subject = writing.subject(reminder);
        Context context = new Context(writing.words.locale(), writing.variables(reminder, subject, runDate));
        return new Message(
                key(runDate, reminder.address()),
                Message.Kind.REMINDER,
                reminder.address(),
                subject,
                writing.text.process("reminder.txt", context),
                writing.html.process("reminder.html", context),
                List.of());
    }

    /** Everything that writing in one language needs. */
    private final class Writing {

        private final Words words;
        private final ItemViews views;
        private final TemplateEngine html;
        private final TemplateEngine text;

        Writing(Language language) {
            this.words = new Words(language, settings.templates().resolve("reminder"));
            this.views = new ItemViews(words);
            this.html = engine(TemplateMode.HTML, words);
            this.text = engine(TemplateMode.TEXT, words);
        }

        String subject(Reminder reminder) {
            String oldest = reminder.oldest().map(words::date).orElse("").replace('\u00a0', ' ');
            int asked = reminder.asked().questions().size();
            int revisits = reminder.asked().revisits().size();
            long brought = reminder.brought().count();
            return switch (isFor(reminder)) {
                case OWNER ->
                    reminder.late() > 0
                            ? words.say("subject", reminder.late(), oldest)
                            : words.say("subject.soon", brought, oldest);
                case FALLBACK -> words.say("subject.unowned", reminder.late(), oldest);
                case TEAM -> words.say("subject.team", brought, oldest);
                case CONTACT ->
                    asked > 0
                            ? words.say("subject.questions", asked)
                            : revisits > 0
                                    ? words.say("subject.revisits", revisits)
                                    : words.say(
                                            "subject.halted",
                                            reminder.asked().halted().size());
            };
        }

        Map<String, Object> variables(Reminder reminder, String subject, LocalDate runDate) {
            List<OpenItem> brief = reminder.others()
                    .subList(0, Math.min(BRIEFLY, reminder.others().size()));
            Map<String, Object> variables = new HashMap<>();
            variables.put("language", words.languageCode());
            variables.put("subject", subject);
            variables.put("organisation", settings.organisation());
            variables.put(
                    "hello",
                    reminder.name() == null
                            ? words.say("hello.nobody")
                            : words.say("hello", ItemViews.oneLine(reminder.name())));
            variables.put("intro", intro(reminder));
            variables.put("items", views(reminder.items(), views::of));
            variables.put("unowned", views(reminder.unowned(), views::unowned));
            variables.put("copies", views(reminder.copies(), views::ofOthers));
            variables.put("absent", views(reminder.absent(), views::ofOthers));
            Asked asked = reminder.asked();
            variables.put("questions", asked.questions().stream().map(views::of).toList());
            variables.put("revisits", asked.revisits().stream().map(views::of).toList());
            variables.put("halted", asked.halted().stream().map(views::of).toList());
            variables.put(
                    "answering",
                    words.say(
                            "revisits.answer",
                            runDate.toString(),
                            asked.revisits().stream()
                                    .flatMap(each -> each.labels().stream())
                                    .sorted()
                                    .findFirst()
                                    .orElse("")));
            variables.put("others", brief.stream().map(views::of).toList());
            variables.put("more", reminder.others().size() - brief.size());
            String who = isFor(reminder).name().toLowerCase(Locale.ROOT);
            variables.put(
                    "whyYou",
                    words.say(
                            "why." + who,
                            reminder.items().size() + reminder.others().size(),
                            settings.organisation()));
            variables.put("whatToDo", words.say("what." + who));
            return variables;
        }

        private String intro(Reminder reminder) {
            int all = reminder.items().size();
            long late = reminder.items().stream()
                    .filter(each -> each.item().isLate())
                    .count();
            return words.say(late == all ? "intro" : late == 0 ? "intro.soon" : "intro.mixed", all);
        }

        private static List<ItemView> views(List<Reminder.Reached> reached, Function<OpenItem, ItemView> view) {
            return reached.stream().map(Reminder.Reached::item).map(view).toList();
        }
    }

    private static For isFor(Reminder reminder) {
        if (!reminder.items().isEmpty()) {
            return For.OWNER;
        }
        if (!reminder.unowned().isEmpty()) {
            return For.FALLBACK;
        }
        return reminder.copies().isEmpty() && reminder.absent().isEmpty() ? For.CONTACT : For.TEAM;
    }

    /** As whom somebody is mailed, first of all. */
    private enum For {
        OWNER,
        FALLBACK,
        TEAM,
        CONTACT
    }

    private TemplateEngine engine(TemplateMode mode, Words words) {
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
