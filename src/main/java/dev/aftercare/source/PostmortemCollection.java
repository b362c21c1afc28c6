package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.source.CollectionItem.AllRead;
import dev.aftercare.source.CollectionItem.Changed;
import dev.aftercare.source.CollectionItem.Failed;
import dev.aftercare.source.CollectionItem.Finished;
import dev.aftercare.source.CollectionItem.Read;
import dev.aftercare.source.CollectionItem.Removed;
import dev.aftercare.source.CollectionItem.Unread;
import dev.aftercare.source.CollectionItem.Vanished;
import dev.aftercare.source.JdbcRawPostmortems.RawPostmortem;
import dev.aftercare.source.correction.CorrectedReading;
import dev.aftercare.source.correction.CorrectionRound;
import dev.aftercare.source.correction.Corrections;
import dev.aftercare.source.reading.DocumentReading;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the postmortems of all sources: asks each source what changed, reads the documents one by one, and writes what
 * they say. Whatever is written may be written again: a run that was killed is simply run again.
 */
final class PostmortemCollection {

    private static final Logger LOG = LoggerFactory.getLogger(PostmortemCollection.class);

    private final Sources sources;

    private final JdbcRawPostmortems raw;

    private final Postmortems postmortems;

    private final Diagnostics diagnostics;

    private final SourceStates states;

    private final Corrections corrections;

    private final Clock clock;

    private final Progress progress;

    private final Deque<CollectionItem> items = new ArrayDeque<>();

    private final List<SourceChanges> open = new ArrayList<>();

    private CollectionTally tally = new CollectionTally();

    private @Nullable CorrectionRound round;

    private int passed;

    PostmortemCollection(
            Sources sources,
            JdbcRawPostmortems raw,
            Postmortems postmortems,
            Diagnostics diagnostics,
            SourceStates states,
            Corrections corrections,
            Clock clock,
            Progress progress) {
        this.sources = sources;
        this.raw = raw;
        this.postmortems = postmortems;
        this.diagnostics = diagnostics;
        this.states = states;
        this.corrections = corrections;
        this.clock = clock;
        this.progress = progress;
    }

    /** Asks every source what changed. This may take minutes, so no transaction is open meanwhile. */
    void open() {
        close();
        tally = new CollectionTally();
        round = corrections.open();
        for (Sources.Source source : sources.all()) {
            progress.step("Asking " + source.name() + " what changed", 0, 0);
            ask(source);
        }
        TreeSet<String> removed = new TreeSet<>(raw.sources());
        sources.all().forEach(source -> removed.remove(source.name()));
        for (String name : removed) {
            items.add(new Removed(name, List.copyOf(raw.known(name, "").keySet())));
        }
        items.add(new AllRead());
    }

    private CorrectionRound round() {
        return Objects.requireNonNull(round, "the collection has to be opened");
    }

    private void ask(Sources.Source source) {
        String fingerprint = SourceFingerprint.of(source.reader().version(), source.settings());
        Instant began = clock.instant();
        try {
            SourceChanges changes = source.reading().changesSince(known(source.name(), fingerprint));
            open.add(changes);
            changes.documents().forEach(document -> items.add(new Changed(source, fingerprint, document)));
            correctAgain(source, fingerprint, paths(changes));
            if (!changes.vanished().isEmpty()) {
                items.add(new Vanished(source.name(), changes.vanished()));
            }
            items.add(new Finished(
                    source.name(), changes.bookmark(), fingerprint, began, changes.present(), changes.diagnostics()));
        } catch (SourceUnavailable unavailable) {
            LOG.warn("{}: {}", source.name(), unavailable.getMessage());
            correctAgain(source, fingerprint, Set.of());
            items.add(new Failed(source.name(), String.valueOf(unavailable.getMessage()), began));
        }
    }

    private static Set<String> paths(SourceChanges changes) {
        Set<String> paths = new HashSet<>(changes.vanished());
        changes.documents().forEach(document -> {
            paths.add(document.path());
            if (document.renamedFrom() != null) {
                paths.add(document.renamedFrom());
            }
        });
        return paths;
    }

    /** A document whose corrections changed is read again as it was kept: the source need not hand it out once more. */
    private void correctAgain(Sources.Source source, String fingerprint, Set<String> others) {
        String name = source.name();
        raw.corrected(name, round().files(name)).forEach((path, before) -> {
            if (!others.contains(path) && !round().fingerprint(name, path, null).equals(before)) {
                items.add(new Changed(source, fingerprint, new SourceDocument(path, null, () -> kept(name, path))));
            }
        });
    }

    private DocumentContent kept(String source, String path) throws DocumentUnreadable {
        return raw.content(source, path)
                .orElseThrow(() -> new DocumentUnreadable(
                        "file.vanished", Diagnostic.Level.NOTE, "the file vanished; the next run looks for it again"));
    }

    private KnownDocuments known(String name, String fingerprint) {
        String bookmark = states.find(name)
                .filter(state -> state.fingerprint().equals(fingerprint))
                .map(SourceState::bookmark)
                .orElse(null);
        return new KnownDocuments(bookmark, raw.known(name, fingerprint));
    }

    /** The next item; null behind the last one. */
    @Nullable
    CollectionItem next() {
        CollectionItem next = items.poll();
        if (next != null) {
            passed++;
            progress.step("Reading postmortems", passed, passed + items.size());
        }
        return next;
    }

    /** Reads the document of an item, if it is one that is to be read. */
    CollectionItem read(CollectionItem item) {
        return item instanceof Changed changed ? read(changed) : item;
    }

    private CollectionItem read(Changed changed) {
        String source = changed.source().name();
        SourceDocument document = changed.document();
        try {
            DocumentContent content = document.content().read();
            CorrectedReading reading = round().read(
                            changed.source().reader(),
                            source,
                            document.path(),
                            document.renamedFrom(),
                            content.bytes());
            if (isUnread(reading.reading())) {
                return new Unread(source, document, reading.reading().diagnostics());
            }
            String own = round().fingerprint(source, document.path(), document.renamedFrom());
            return new Read(source, document, content, changed.fingerprint(), own, reading);
        } catch (DocumentUnreadable unreadable) {
            return new Unread(source, document, List.of(unreadable.at(Place.of(source, document.path()))));
        }
    }

    // No text (a binary file, say): what the file said before is not taken back by that.
    private static boolean isUnread(DocumentReading reading) {
        return reading.postmortems().isEmpty()
                && reading.diagnostics().stream().anyMatch(one -> one.level() == Diagnostic.Level.ERROR);
    }

    /** Writes items; to be called in a transaction. */
    void write(List<? extends CollectionItem> chunk) {
        chunk.forEach(tally::count);
        renameAll(chunk);
        List<Read> read = only(Read.class, chunk);
        if (!read.isEmpty()) {
            raw.save(read.stream()
                    .map(one -> new RawPostmortem(
                            one.source(), one.document().path(), one.content(), one.fingerprint(), one.corrections()))
                    .toList());
            round().save(read.stream().map(PostmortemCollection::incoming).toList());
        }
        replaceDiagnostics(chunk);
        chunk.forEach(this::write);
    }

    private static CorrectionRound.Incoming incoming(Read one) {
        CorrectedReading corrected = one.corrected();
        return new CorrectionRound.Incoming(
                new Postmortems.OfFile(
                        one.source(), one.document().path(), corrected.reading().postmortems()),
                one.document().renamedFrom(),
                corrected.splits());
    }

    private void replaceDiagnostics(List<? extends CollectionItem> chunk) {
        List<Diagnostics.OfFile> files = new ArrayList<>();
        only(Read.class, chunk)
                .forEach(one -> files.add(new Diagnostics.OfFile(
                        one.source(),
                        one.document().path(),
                        one.corrected().reading().diagnostics())));
        only(Unread.class, chunk)
                .forEach(one -> files.add(
                        new Diagnostics.OfFile(one.source(), one.document().path(), one.diagnostics())));
        if (!files.isEmpty()) {
            diagnostics.replaceAll(files);
        }
    }

    private static <T extends CollectionItem> List<T> only(Class<T> kind, List<? extends CollectionItem> chunk) {
        return chunk.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    // All renames come first: another document may have come to stand where a renamed one stood.
    private void renameAll(List<? extends CollectionItem> chunk) {
        only(Read.class, chunk).forEach(one -> rename(one.source(), one.document()));
        only(Unread.class, chunk).forEach(one -> rename(one.source(), one.document()));
    }

    private void rename(String source, SourceDocument document) {
        String oldPath = document.renamedFrom();
        if (oldPath != null) {
            raw.rename(source, oldPath, document.path());
            postmortems.rename(source, oldPath, document.path());
        }
    }

    private void write(CollectionItem item) {
        if (item instanceof Unread unread) {
            raw.readAgain(unread.source(), unread.document().path());
        } else if (item instanceof Vanished vanished) {
            withdraw(vanished.source(), vanished.paths());
        } else if (item instanceof Finished finished) {
            finish(finished);
        } else if (item instanceof Failed failed) {
            states.failed(failed.source(), failed.failure(), failed.began());
        } else if (item instanceof Removed removed) {
            remove(removed);
        } else if (item instanceof AllRead) {
            round().finish();
            tally.addCorrections(round());
        }
    }

    private void withdraw(String source, List<String> paths) {
        raw.withdraw(source, paths);
        postmortems.withdraw(source, paths);
    }

    private void finish(Finished finished) {
        diagnostics.forgetAllBut(finished.source(), finished.present());
        diagnostics.replace(finished.source(), "", finished.diagnostics());
        states.succeeded(finished.source(), finished.bookmark(), finished.fingerprint(), finished.began());
    }

    private void remove(Removed removed) {
        LOG.info("The source \"{}\" is no longer configured; its records are withdrawn", removed.source());
        withdraw(removed.source(), removed.paths());
        diagnostics.forgetAllBut(removed.source(), List.of());
        diagnostics.replace(removed.source(), "", List.of());
        states.forget(removed.source());
    }

    /** Gives back what the sources hold open. */
    void close() {
        open.forEach(SourceChanges::close);
        open.clear();
        items.clear();
        passed = 0;
    }

    /** What was written so far. */
    CollectionTally tally() {
        return tally;
    }
}
