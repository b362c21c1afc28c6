package dev.aftercare.digest;

import dev.aftercare.chart.Words;
import dev.aftercare.digest.DigestRendering.Attached;
import dev.aftercare.mail.Attachment;
import dev.aftercare.mail.MailPreview;
import dev.aftercare.mail.Message;
import dev.aftercare.mail.Outbox;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.readingclub.ReadingClub;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an edition: assembles its record, renders its files, queues its mails. Each part may be done again. */
@Component
class DigestEditions implements Editions {

    private static final String PREVIEW = "preview-";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    // five megabytes as a mail, where three bytes take four letters and a line end now and then
    private static final int MOST_BYTES = 3_500_000;

    private final DigestAssembly assembly;
    private final DigestRendering rendering;
    private final StoredEditions stored;
    private final ReadingClub readingClub;
    private final Outbox outbox;
    private final MailPreview mails;
    private final SourceStates sources;
    private final DigestSettings settings;
    private final Clock clock;

    DigestEditions(
            DigestAssembly assembly,
            DigestRendering rendering,
            StoredEditions stored,
            ReadingClub readingClub,
            Outbox outbox,
            MailPreview mails,
            SourceStates sources,
            DigestSettings settings,
            Clock clock) {
        this.assembly = assembly;
        this.rendering = rendering;
        this.stored = stored;
        this.readingClub = readingClub;
        this.outbox = outbox;
        this.mails = mails;
        this.sources = sources;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Assembles the records of an edition and keeps them; what was issued, and what an editor has read as a draft, stays as
     * it is. Returns what it did.
     */
    String assemble(YearMonth month, int edition, RunDate runDate) {
        readingClub.featuredOrProposed(month, settings.language());
        boolean drafted = edition == 1 && stored.draftSent(month).isPresent();
        for (Readers readers : settings.readers()) {
            if (!drafted || stored.find(month, edition, key(readers)).isEmpty()) {
                stored.save(assembled(month, edition, runDate, readers));
            }
        }
        Digest digest = record(month, edition, "");
        return "incidents: %d; actions late: %d; places not understood: %d"
                .formatted(
                        digest.occurrences().incidents(),
                        digest.actions().late(),
                        digest.unread().total());
    }

    private Digest assembled(YearMonth month, int edition, RunDate runDate, Readers readers) {
        Digest digest = assembly.assemble(month, edition, runDate, readers);
        return edition == 1
                ? digest
                : stored.newestIssued(month, key(readers))
                        .map(before -> digest.withChanges(rendering.changes(before, digest)))
                        .orElse(digest);
    }

    /** Renders the records of an edition, keeps the files for the mails, and writes them into the folder. */
    Written render(YearMonth month, int edition) {
        List<Written> written = new ArrayList<>();
        for (Readers readers : settings.readers()) {
            Digest digest = record(month, edition, key(readers));
            DigestRendering.Rendered rendered = rendering.render(digest);
            stored.saveFiles(month, edition, key(readers), rendered.files());
            written.add(folder().write(digest, rendered, ""));
        }
        return Written.together(written);
    }

    /** Queues the mails of an edition, and marks it as issued. Returns how many were queued now. */
    int queue(YearMonth month, int edition) {
        List<Message> messages = new ArrayList<>();
        for (Readers readers : settings.readers()) {
            messages.addAll(messages(record(month, edition, key(readers)), files(month, edition, readers), readers));
        }
        int queued = outbox.queue("digest:" + month + suffix(edition), messages).size();
        stored.markIssued(month, edition);
        return queued;
    }

    /** Queues the draft for the editor. Returns how many mails were queued now. */
    int queueDraft(YearMonth month) {
        Readers everybody = settings.readers().get(0);
        Digest digest = record(month, 1, "");
        Instant goes = goesAt(clock.instant());
        String editor = Objects.requireNonNull(settings.draft().editor());
        Message message = toManager(digest, files(month, 1, everybody), editor, "-draft", draftNote(month, goes));
        int queued = outbox.queue("digest-draft:" + month, List.of(message)).size();
        stored.markDraftSent(month, clock.instant());
        return queued;
    }

    private String draftNote(YearMonth month, Instant goes) {
        int recipients = settings.readers().stream()
                .mapToInt(readers -> readers.recipients().size())
                .sum();
        return rendering.draftNote(settings.language(), recipients, clock(goes), month);
    }

    private EditionFiles files(YearMonth month, int edition, Readers readers) {
        return stored.files(month, edition, key(readers))
                .orElseThrow(() -> new IllegalStateException(
                        "the digest of " + month + " has a record and no files; start it again"));
    }

    @Override
    public Standing standing(YearMonth month, Instant now) {
        Instant held = stored.heldSince(month).orElse(null);
        if (held != null) {
            return new Standing(
                    Next.WAIT,
                    "The digest of %s is held back since %s; \"aftercare digest release --month %s\" lets it go."
                            .formatted(month, clock(held), month));
        }
        String editor = settings.draft().editor();
        Instant sent = stored.draftSent(month).orElse(null);
        if (editor == null) {
            return new Standing(Next.ISSUE, "");
        }
        if (sent == null) {
            return new Standing(
                    Next.DRAFT,
                    "The draft of %s goes to %s first; the digest follows after %s, unless \"aftercare digest hold\" says no."
                            .formatted(month, editor, clock(goesAt(now))));
        }
        return now.isBefore(goesAt(sent))
                ? new Standing(
                        Next.WAIT,
                        "The draft of %s is with %s; the digest goes with the first run after %s."
                                .formatted(month, editor, clock(goesAt(sent))))
                : new Standing(Next.ISSUE, "");
    }

    private Instant goesAt(Instant draft) {
        return draft.plus(settings.draft().hours());
    }

    private String clock(Instant instant) {
        return CLOCK.format(instant.truncatedTo(ChronoUnit.MINUTES).atZone(clock.getZone()));
    }

    @Override
    public List<String> stale() {
        return sources.all().stream()
                .filter(SourceState::isStale)
                .map(SourceState::name)
                .toList();
    }

    @Override
    public int waitDays() {
        return settings.waitDays();
    }

    @Override
    public void hold(YearMonth month, Instant since) {
        stored.hold(month, Optional.of(since));
    }

    @Override
    public boolean letGo(YearMonth month) {
        boolean held = stored.heldSince(month).isPresent();
        stored.hold(month, Optional.empty());
        return held;
    }

    @Override
    public int newestIssued(YearMonth month) {
        return stored.newestIssued(month, "").map(Digest::edition).orElse(0);
    }

    @Override
    public int corrections(YearMonth month, RunDate runDate) {
        int edition = newestIssued(month) + 1;
        return settings.readers().stream()
                .mapToInt(readers ->
                        assembled(month, edition, runDate, readers).changes().size())
                .sum();
    }

    @Override
    public Written preview(YearMonth month, RunDate runDate) {
        List<Written> written = new ArrayList<>();
        for (Readers readers : settings.readers()) {
            Digest digest = assembly.assemble(month, 1, runDate, readers);
            DigestRendering.Rendered rendered = rendering.render(digest);
            written.add(folder().write(digest, rendered, PREVIEW));
            String to = readers.recipients().stream().findFirst().orElse("nobody@localhost");
            Message message = toManager(digest, rendered.files(), to, "", null);
            written.add(folder().write(PREVIEW + name(digest) + ".eml", mails.fileOf(message)));
        }
        return Written.together(written);
    }

    @Override
    public Optional<Written> writeAgain(YearMonth month) {
        List<Written> written = settings.readers().stream()
                .map(readers -> stored.newestIssued(month, key(readers)))
                .flatMap(Optional::stream)
                .map(digest -> folder().write(digest, rendering.render(digest), ""))
                .toList();
        return written.isEmpty() ? Optional.empty() : Optional.of(Written.together(written));
    }

    private EditionFolder folder() {
        return new EditionFolder(settings.folder());
    }

    private Digest record(YearMonth month, int edition, String readers) {
        return stored.find(month, edition, readers)
                .orElseThrow(() -> new IllegalStateException("the digest of " + month + " has no record"));
    }

    private static String key(Readers readers) {
        return Objects.requireNonNullElse(readers.name(), "");
    }

    private List<Message> messages(Digest digest, EditionFiles files, Readers readers) {
        List<Message> messages = new ArrayList<>();
        Attached attached = attached(files);
        DigestRendering.Letters toManagers = rendering.letters(digest, attached, null);
        for (String recipient : readers.recipients()) {
            messages.add(toManager(digest, files, toManagers, attached, recipient, ""));
        }
        return messages;
    }

    private Message toManager(
            Digest digest, EditionFiles files, String recipient, String kind, @Nullable String draft) {
        Attached attached = attached(files);
        DigestRendering.Letters letters = rendering.letters(digest, attached, draft);
        return toManager(digest, files, letters, attached, recipient, kind);
    }

    /**
     * The mail to a manager.
     *
     * @param kind {@code -draft} for a draft, nothing for an edition
     */
    static Message toManager(
            Digest digest,
            EditionFiles files,
            DigestRendering.Letters letters,
            Attached attached,
            String recipient,
            String kind) {
        String group = digest.group() == null ? "" : ":" + digest.group();
        return new Message(
                "digest" + kind + ":" + digest.month() + suffix(digest.edition()) + group + ":" + recipient,
                Message.Kind.DIGEST,
                recipient,
                subject(kind.isEmpty() ? "digest.subject" : "draft.subject", digest, letters.words()),
                letters.text(),
                letters.html(),
                attachments(digest, files, attached, letters.picture()));
    }

    private static Attached attached(EditionFiles files) {
        if (files.pdf().length > MOST_BYTES) {
            return Attached.NOTHING;
        }
        return files.table().length == 0 || files.pdf().length + files.table().length > MOST_BYTES
                ? Attached.PDF
                : Attached.PDF_AND_TABLE;
    }

    private static List<Attachment> attachments(
            Digest digest, EditionFiles files, Attached attached, byte @Nullable [] picture) {
        List<Attachment> attachments = new ArrayList<>();
        if (picture != null) {
            attachments.add(Attachment.inline("chart", "chart.png", "image/png", picture));
        }
        if (attached != Attached.NOTHING) {
            attachments.add(new Attachment(name(digest) + ".pdf", "application/pdf", files.pdf()));
        }
        if (attached == Attached.PDF_AND_TABLE) {
            attachments.add(new Attachment(name(digest) + ".csv", "text/csv", files.table()));
        }
        return attachments;
    }

    private static String name(Digest digest) {
        return EditionFolder.name(digest);
    }

    private static String subject(String key, Digest digest, Words words) {
        String subject = words.say(key, title(digest), words.month(digest.month()));
        String corrected = digest.edition() > 1 ? words.say("edition.corrected", digest.edition()) + ": " : "";
        // a no-break space in a header line would only be encoded
        return (corrected + subject).replace(Words.NBSP, " ");
    }

    /** The organisation, and whom the edition is for where that is not everybody. */
    private static String title(Digest digest) {
        return digest.group() == null ? digest.organisation() : digest.organisation() + " – " + digest.group();
    }

    private static String suffix(int edition) {
        return edition > 1 ? ":edition-" + edition : "";
    }
}
