package dev.aftercare.run;

import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how the last runs ended, how fresh each source is, and what is due. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how the last runs ended, how fresh each source is, and what is due. Changes nothing.")
final class StatusCommand implements Callable<Integer> {

    private static final int RUNS_SHOWN = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Installation installation = Installation.open(Aftercare.consoleOf(spec))) {
            tellRuns(out, installation.get(JobRepository.class));
            tellSources(out, installation.get(SourceStates.class).all());
            tellDue(out, installation.get(JobRuns.class));
            out.flush();
            return ExitCode.DONE;
        }
    }

    private static void tellRuns(PrintWriter out, JobRepository repository) {
        List<JobExecution> executions = Stream.of(NightlyJobConfiguration.NAME, DigestJobConfiguration.NAME)
                .flatMap(job -> repository.getJobInstances(job, 0, RUNS_SHOWN).stream())
                .flatMap(instance -> repository.getJobExecutions(instance).stream())
                .sorted(Comparator.comparing(JobExecution::getCreateTime).reversed())
                .limit(RUNS_SHOWN)
                .toList();
        out.println(executions.isEmpty() ? "Nothing has run yet." : "Last runs");
        for (JobExecution execution : executions) {
            out.printf(
                    "  %-8s %-12s %-12s began %s%n",
                    execution.getJobInstance().getJobName(),
                    subject(execution),
                    ending(execution),
                    execution.getStartTime() == null
                            ? "never"
                            : execution.getStartTime().withNano(0));
        }
    }

    private static String subject(JobExecution execution) {
        String month = execution.getJobParameters().getString(RunParameters.MONTH);
        return month == null
                ? String.valueOf(execution.getJobParameters().getLocalDate(RunParameters.RUN_DATE))
                : month;
    }

    private static String ending(JobExecution execution) {
        if (RunListener.INCOMPLETE.equals(execution.getExitStatus().getExitCode())) {
            return "incomplete";
        }
        return switch (execution.getStatus()) {
            case COMPLETED -> "done";
            case STARTING, STARTED, STOPPING -> "under way or killed";
            case STOPPED -> "stopped";
            case FAILED, ABANDONED, UNKNOWN -> "failed";
        };
    }

    private static void tellSources(PrintWriter out, List<SourceState> states) {
        if (!states.isEmpty()) {
            out.println("Sources and trackers");
        }
        for (SourceState state : states) {
            out.printf(
                    "  %-20s last read %s%s%n",
                    state.name(),
                    state.lastSuccess() == null ? "never" : state.lastSuccess(),
                    state.failure() == null ? "" : "; its data is stale: " + state.failure());
        }
    }

    private static void tellDue(PrintWriter out, JobRuns runs) {
        LocalDate runDate = runs.currentRunDate();
        out.println("Due");
        boolean night = !runs.isDone(runDate);
        if (night) {
            out.println("  the night of " + runDate);
        }
        var month = runs.digestDueBy(runDate).filter(due -> !runs.isIssued(due));
        month.ifPresent(due -> out.println("  the digest of " + due));
        if (!night && month.isEmpty()) {
            out.println("  nothing");
        }
    }
}
