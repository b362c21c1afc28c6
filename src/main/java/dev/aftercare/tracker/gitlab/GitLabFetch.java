package dev.aftercare.tracker.gitlab;

import dev.aftercare.tracker.Fetch;
import dev.aftercare.tracker.RawTicket;
import dev.aftercare.tracker.Remarks;
import dev.aftercare.tracker.TrackerRefused;
import dev.aftercare.tracker.TrackerUnavailable;
import java.util.Optional;

/** The answer of a GitLab. Where a pass over what changed shows that something moved, a pass over everything follows. */
final class GitLabFetch implements Fetch {

    private final GitLabServer server;
    private final Plan plan;
    private final Histories histories;
    private Pass pass;

    GitLabFetch(GitLabServer server, Plan plan, Remarks remarks) {
        this.server = server;
        this.plan = plan;
        this.histories = new Histories(server, remarks);
        this.pass = new Pass(server, histories, plan);
    }

    @Override
    public Optional<RawTicket> next() throws TrackerUnavailable, TrackerRefused {
        Optional<RawTicket> raw = pass.next();
        if (raw.isEmpty() && pass.showsMove()) {
            // What the ticket was called before must be withdrawn, and only a list of everything says what is gone.
            pass = new Pass(server, histories, plan.full(pass.moved()));
            raw = pass.next();
        }
        return raw;
    }

    @Override
    public End end() {
        return pass.end();
    }

    @Override
    public void close() {
        histories.close();
    }
}
