package dev.aftercare.newsletter;

import dev.aftercare.chart.Words;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.NightLetters;
import dev.aftercare.mail.Outbox;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.readingclub.ClubSentences;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.ReadingClub;
import dev.aftercare.review.ReviewFindings;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Trends;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Mails the editor last month's section before the copy deadline. */
@Component
@Order(3)
class NewsletterRound implements NightLetters {

    private final Postmortems postmortems;
    private final Trends trends;
    private final ReviewFindings findings;
    private final ReadingClub club;
    private final Outbox outbox;
    private final NewsletterSettings settings;

    NewsletterRound(
            Postmortems postmortems,
            Trends trends,
            ReviewFindings findings,
            ReadingClub club,
            Outbox outbox,
            NewsletterSettings settings) {
        this.postmortems = postmortems;
        this.trends = trends;
        this.findings = findings;
        this.club = club;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** Queues the section when it is due, once, in the transaction of the caller, and says what it did. */
    @Override
    public String write(RunDate runDate) {
        String editor = settings.editor();
        if (editor == null) {
            return "no editor is configured";
        }
        int due = Math.max(1, settings.copyDeadline() - settings.daysBefore());
        if (runDate.date().getDayOfMonth() < due) {
            return "the section is due from day " + due + " of the month on";
        }
        Message message = message(YearMonth.from(runDate.date()).minusMonths(1), editor);
        return "mails to the editor: "
                + outbox.queue("nightly:" + runDate.date(), List.of(message)).size();
    }

    private Message message(YearMonth month, String editor) {
        Words words = new ClubSentences(Path.of("config", "templates")).in(settings.language());
        Section section = section(month, words);
        String name = "newsletter-" + month;
        return new Message(
                "newsletter:" + month,
                Message.Kind.NEWSLETTER,
                editor,
                words.say("letter.subject", settings.organisation(), words.month(month))
                        .replace(Words.NBSP, " "),
                section.notes().text() + "\n" + words.say("letter.attached") + "\n\n"
                        + section.page().text(),
                null,
                List.of(
                        attachment(name + ".md", "text/markdown", section.page().markdown()),
                        attachment(name + ".html", "text/html", section.page().html()),
                        attachment(name + ".txt", "text/plain", section.page().text())));
    }

    private Section section(YearMonth month, Words words) {
        Set<String> ids = trends.metrics().stream()
                .filter(metric -> month.equals(metric.month()))
                .map(IncidentMetric::postmortemId)
                .collect(Collectors.toSet());
        List<Postmortem> all = postmortems.all();
        String featured =
                club.featured(month).map(FeaturedPostmortem::postmortemId).orElse("");
        return Section.of(
                month,
                all.stream().filter(postmortem -> ids.contains(postmortem.id())).toList(),
                all.stream()
                        .filter(postmortem -> postmortem.id().equals(featured))
                        .findFirst()
                        .orElse(null),
                findings.all(),
                settings.language(),
                words);
    }

    private static Attachment attachment(String name, String type, String content) {
        return new Attachment(name, type, content.getBytes(StandardCharsets.UTF_8));
    }
}
