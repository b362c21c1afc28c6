package dev.aftercare.run;

import dev.aftercare.mail.OutboxEntry;
import dev.aftercare.mail.Rehearsal;
import dev.aftercare.postmortem.RunSchedule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what a night would send: everything is rendered, nothing is sent or kept, and no run is noted down. */
@Component
final class DryRun {

    private final JobRuns runs;
    private final Rehearsal rehearsal;
    private final RunSchedule schedule;

    DryRun(JobRuns runs, Rehearsal rehearsal, RunSchedule schedule) {
        this.runs = runs;
        this.rehearsal = rehearsal;
        this.schedule = schedule;
    }

    /** What the night of a date would send, from what the last one has read. */
    RunOutcome of(LocalDate runDate) {
        // a run under way writes into the same outbox
        runs.acquireLock();
        Rehearsal.Shown shown = rehearsal.of(schedule.on(runDate));
        List<String> said = new ArrayList<>(shown.said());
        said.add("would go: %d mail%s"
                .formatted(shown.mails().size(), shown.mails().size() == 1 ? "" : "s"));
        shown.mails().stream().map(DryRun::line).forEach(said::add);
        said.add("Nothing was read anew, sent or kept.");
        return new RunOutcome(shown.held().isEmpty() ? ExitCode.DONE : ExitCode.INCOMPLETE, said, shown.held());
    }

    private static String line(OutboxEntry mail) {
        String pilot = mail.address().equals(mail.recipient()) ? "" : ", for " + mail.recipient();
        return "  %s%s: %s".formatted(mail.address(), pilot, mail.subject());
    }
}
