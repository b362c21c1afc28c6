package dev.aftercare.fixcheck;

import dev.aftercare.http.AddressProbe;
import dev.aftercare.http.AddressRanges;
import dev.aftercare.http.HttpLimits;
import dev.aftercare.postmortem.BranchFile;
import dev.aftercare.postmortem.BranchFiles;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Looks at the things that fixes left behind. What could not be looked at is a state of its own, and never a good one. */
@Component
final class Watch {

    private static final HttpLimits LIMITS = HttpLimits.usual()
            .withAttempts(1)
            .withAnswer(Duration.ofSeconds(20))
            .withMostBytes(1_000_000);

    private final List<WatchedThing> things;
    private final BranchFiles files;
    private final AddressProbe probe;

    @org.springframework.beans.factory.annotation.Autowired
    Watch(FixSettings settings, BranchFiles files) {
        this(settings, files, LIMITS);
    }

    Watch(FixSettings settings, BranchFiles files, HttpLimits limits) {
        this.things = settings.watched();
        this.files = files;
        this.probe = new AddressProbe(AddressRanges.allowing(settings.allowedAddresses()), limits);
    }

    /**
     * What one look showed.
     *
     * @param thing what was looked at
     * @param state what was seen
     * @param said that in a few words
     */
    record Look(WatchedThing thing, State state, String said) {}

    /** What a look shows. */
    enum State {
        /** It is as expected. */
        STANDS,
        /** It is not. */
        MISSING,
        /** It could not be looked at. */
        UNKNOWN
    }

    /** Looks at everything. */
    List<Look> look() {
        return things.stream().map(this::look).toList();
    }

    private Look look(WatchedThing thing) {
        if (thing.target() instanceof WatchedThing.Line line) {
            return look(thing, line);
        }
        return look(thing, (WatchedThing.Address) thing.target());
    }

    private Look look(WatchedThing thing, WatchedThing.Line line) {
        BranchFile file = line.file();
        BranchFiles.Content content = files.read(file);
        if (content instanceof BranchFiles.Unreadable unreadable) {
            return new Look(thing, State.UNKNOWN, unreadable.sentence());
        }
        if (content instanceof BranchFiles.NoFile) {
            return new Look(thing, State.MISSING, "there is no file %s".formatted(file.path()));
        }
        String text = ((BranchFiles.Text) content).text();
        boolean stands = text.lines().anyMatch(one -> one.contains(line.contains()));
        return stands
                ? new Look(thing, State.STANDS, "%s holds %s".formatted(file.path(), line.contains()))
                : new Look(thing, State.MISSING, "%s holds no line with %s".formatted(file.path(), line.contains()));
    }

    private Look look(WatchedThing thing, WatchedThing.Address expected) {
        AddressProbe.Outcome outcome = probe.ask(expected.address());
        if (outcome instanceof AddressProbe.NotAsked not) {
            return new Look(thing, State.UNKNOWN, not.sentence());
        }
        AddressProbe.Answered answered = (AddressProbe.Answered) outcome;
        if (answered.status() != expected.status()) {
            return new Look(
                    thing, State.MISSING, "it answers %d and not %d".formatted(answered.status(), expected.status()));
        }
        String contains = expected.contains();
        if (contains != null && !answered.body().contains(contains)) {
            return new Look(thing, State.MISSING, "its answer does not hold %s".formatted(contains));
        }
        return new Look(thing, State.STANDS, "it answers %d".formatted(answered.status()));
    }
}
