package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.readingclub.ReadingClub;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an edition: assembles its record, renders its files, queues its mails. Each part may be done again. */
@Component
class DigestEditions implements Editions {

    private static final String PREVIEW = "preview-";

    private final DigestAssembly assembly;
    private final DigestRendering rendering;
    private final StoredEditions stored;
    private final ReadingClub readingClub;
    private final Outbox outbox;
    private final DigestSettings settings;

    DigestEditions(
            DigestAssembly assembly,
            DigestRendering rendering,
            StoredEditions stored,
            ReadingClub readingClub,
            Outbox outbox,
            DigestSettings settings) {
        this.assembly = assembly;
        this.rendering = rendering;
        this.stored = stored;
        this.readingClub = readingClub;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** Assembles the record of an edition and keeps it; what was issued stays as it is. Returns what it did. */
    String assemble(YearMonth month, int edition, RunDate runDate) {
        readingClub.featuredOrProposed(month, settings.language());
        stored.save(assembly.assemble(month, edition, runDate));
        Digest digest = record(month, edition);
        return "incidents: %2$d; actions late: %3$d; places not understood: %4$d"
                .formatted(
                        month,
                        digest.occurrences().incidents(),
                        digest.actions().late(),
                        digest.unread().total());
    }

    /** Renders an edition from its record, keeps the files for the mails, and writes them into the folder. */
    Written render(YearMonth month, int edition) {
        Digest digest = record(month, edition);
        DigestRendering.Rendered rendered = rendering.render(digest);
        stored.saveFiles(month, edition, rendered.files());
        return write(digest, rendered, "");
    }

    /** Queues the mails of an edition, and marks it as issued. Returns how many were queued now. */
    int queue(YearMonth month, int edition) {
        Digest digest = record(month, edition);
        EditionFiles files = stored.files(month, edition)
                .orElseThrow(() -> new IllegalStateException(
                        "the digest of " + month + " has a record and no files; start it again"));
        List<Message> messages = messages(digest, files);
        int queued = outbox.queue("digest:" + month + suffix(edition), messages).size();
        stored.markIssued(month, edition);
        return queued;
    }

    @Override
    public Written preview(YearMonth month, RunDate runDate) {
        Digest digest = assembly.assemble(month, 1, runDate);
        return write(digest, rendering.render(digest), PREVIEW);
    }

    @Override
    public Optional<Written> writeAgain(YearMonth month) {
        return stored.newestIssued(month).map(digest -> write(digest, rendering.render(digest), ""));
    }

    private Written write(Digest digest, DigestRendering.Rendered rendered, String prefix) {
        return new EditionFolder(settings.folder()).write(digest, rendered, prefix);
    }

    private Digest record(YearMonth month, int edition) {
        return stored.find(month, edition)
                .orElseThrow(() -> new IllegalStateException("the digest of " + month + " has no record"));
    }

    private List<Message> messages(Digest digest, EditionFiles files) {
        DigestRendering.Letters letters = rendering.letters(digest);
        List<Message> messages = new ArrayList<>();
        for (String recipient : settings.recipients()) {
            messages.add(toManager(digest, files, letters, recipient));
        }
        // a corrected edition corrects what managers read; the newsletter and the evening are over
        if (digest.edition() == 1) {
            if (settings.newsletterEditor() != null) {
                messages.add(toEditor(digest, files, letters, settings.newsletterEditor()));
            }
            if (settings.readingClubOrganiser() != null) {
                messages.add(toOrganiser(digest, files, letters, settings.readingClubOrganiser()));
            }
        }
        return messages;
    }

    private Message toManager(Digest digest, EditionFiles files, DigestRendering.Letters letters, String recipient) {
        String name =
                "reliability-digest-" + digest.month() + (digest.edition() > 1 ? "-edition-" + digest.edition() : "");
        return new Message(
                "digest:" + digest.month() + suffix(digest.edition()) + ":" + recipient,
                Message.Kind.DIGEST,
                recipient,
                subject("digest.subject", digest, letters.words()),
                letters.text(),
                letters.html(),
                attachments(new Attachment(name + ".pdf", "application/pdf", files.pdf()), letters.picture()));
    }

    private static List<Attachment> attachments(Attachment pdf, byte @Nullable [] picture) {
        return picture == null
                ? List.of(pdf)
                : List.of(Attachment.inline("chart", "chart.png", "image/png", picture), pdf);
    }

    private Message toEditor(Digest digest, EditionFiles files, DigestRendering.Letters letters, String editor) {
        String leftOut = letters.leftOut().isEmpty() ? "" : "\n" + letters.leftOut() + "\n";
        return new Message(
                "newsletter:" + digest.month(),
                Message.Kind.NEWSLETTER,
                editor,
                subject("newsletter.subject", digest, letters.words()),
                letters.words().say("newsletter.intro") + "\n" + leftOut + "\n" + files.newsletter(),
                null,
                List.of(markdown("newsletter-" + digest.month() + ".md", files.newsletter())));
    }

    private Message toOrganiser(Digest digest, EditionFiles files, DigestRendering.Letters letters, String organiser) {
        return new Message(
                "reading-club:" + digest.month(),
                Message.Kind.READING_CLUB,
                organiser,
                subject("club.subject", digest, letters.words()),
                files.readingClub(),
                null,
                List.of(markdown("reading-club-" + digest.month() + ".md", files.readingClub())));
    }

    private static Attachment markdown(String name, String content) {
        return new Attachment(name, "text/markdown", content.getBytes(StandardCharsets.UTF_8));
    }

    private static String subject(String key, Digest digest, Words words) {
        String subject = words.say(key, digest.organisation(), words.month(digest.month()));
        String corrected = digest.edition() > 1 ? words.say("edition.corrected", digest.edition()) + ": " : "";
        // a no-break space in a header line would only be encoded
        return (corrected + subject).replace(Words.NBSP, " ");
    }

    private static String suffix(int edition) {
        return edition > 1 ? ":edition-" + edition : "";
    }
}
