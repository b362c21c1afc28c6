package dev.aftercare.tracker.github;

import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.Optional;

/** The answer of a GitHub. Where a pass over what changed shows that an issue moved, a pass over everything follows. */
final class GitHubFetch implements Fetch {

    private final GitHubServer server;
    private final Plan plan;
    private final Remarks remarks;
    private Pass pass;

    GitHubFetch(GitHubServer server, Plan plan, Remarks remarks) {
        this.server = server;
        this.plan = plan;
        this.remarks = remarks;
        this.pass = new Pass(server, plan, new FormerKeys(plan), remarks);
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        Optional<RawTicket> raw = pass.next();
        if (raw.isEmpty() && pass.showsMove()) {
            // What the issue was called before must be withdrawn, and only a list of everything says what is gone.
            pass = new Pass(server, plan.full(), pass.formerKeys(), remarks);
            raw = pass.next();
        }
        return raw;
    }

    @Override
    public End end() {
        return pass.end();
    }

    @Override
    public void close() {}
}
