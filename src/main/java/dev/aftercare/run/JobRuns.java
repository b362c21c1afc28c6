package dev.aftercare.run;

import dev.aftercare.digest.Editions;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.stereotype.Component;

/** Starts the night and the month: locks, recovers what was killed, starts, and says how it ended. */
@Component
final class JobRuns {

    private static final Logger LOG = LoggerFactory.getLogger(JobRuns.class);

    private final JobOperator operator;
    private final JobRepository repository;
    private final JdbcRunLock lock;
    private final RunListener listener;
    private final RunSchedule schedule;
    private final Clock clock;
    private final Job nightly;
    private final Job digest;
    private final Job digestDraft;
    private final Editions editions;
    private final Settings settings;

    JobRuns(
            JobOperator operator,
            JobRepository repository,
            JdbcRunLock lock,
            RunListener listener,
            RunSchedule schedule,
            Clock clock,
            Job nightly,
            Job digest,
            Job digestDraft,
            Editions editions,
            Settings settings) {
        this.operator = operator;
        this.repository = repository;
        this.lock = lock;
        this.listener = listener;
        this.schedule = schedule;
        this.clock = clock;
        this.nightly = nightly;
        this.digest = digest;
        this.digestDraft = digestDraft;
        this.editions = editions;
        this.settings = settings;
    }

    /** The day that a run starting now stands for: today once tonight's time has come, else yesterday. */
    LocalDate currentRunDate() {
        ZonedDateTime now = clock.instant().atZone(schedule.zone());
        RunDate today = schedule.on(now.toLocalDate());
        return now.toInstant().isBefore(today.asOf()) ? today.date().minusDays(1) : today.date();
    }

    /** The month whose digest is due by a run date; empty before its day has come. */
    Optional<YearMonth> digestDueBy(LocalDate runDate) {
        return runDate.getDayOfMonth() >= settings.digestDay()
                ? Optional.of(YearMonth.from(runDate).minusMonths(1))
                : Optional.empty();
    }

    /** Says whether the nightly run of a date has completed. */
    boolean isDone(LocalDate runDate) {
        return hasCompleted(NightlyJobConfiguration.NAME, RunParameters.nightly(runDate, 1));
    }

    /** Says whether the digest of a month has been issued. */
    boolean isIssued(YearMonth month) {
        return hasCompleted(DigestJobConfiguration.NAME, RunParameters.digest(month, LocalDate.EPOCH, 1));
    }

    /** Runs the night of a date, unless it has completed. */
    RunOutcome nightly(LocalDate runDate) {
        return isDone(runDate)
                ? RunOutcome.alreadyDone("The night of %s is already done.".formatted(runDate))
                : run(nightly, RunParameters.nightly(runDate, 1));
    }

    /** Works the night of a date out again; nothing that was mailed is mailed again. */
    RunOutcome nightlyAgain(LocalDate runDate) {
        long edition = 1;
        while (hasCompleted(NightlyJobConfiguration.NAME, RunParameters.nightly(runDate, edition))) {
            edition++;
        }
        return run(nightly, RunParameters.nightly(runDate, edition));
    }

    /** Issues the digest of a month, unless it has been issued. */
    RunOutcome digest(YearMonth month, LocalDate runDate) {
        if (isIssued(month)) {
            return RunOutcome.alreadyDone("The digest of %s is already issued.".formatted(month));
        }
        Editions.Standing standing = editions.standing(month, clock.instant());
        return switch (standing.next()) {
            case ISSUE -> run(digest, RunParameters.digest(month, runDate, 1));
            case DRAFT ->
                run(digestDraft, RunParameters.digest(month, runDate, 1)).saying(standing.said());
            case WAIT -> RunOutcome.alreadyDone(standing.said());
        };
    }

    /** Issues the digest of a month, unless it has been issued, or waits a little longer for a source. */
    RunOutcome digestWhenFresh(YearMonth month, LocalDate runDate) {
        LocalDate goes = month.plusMonths(1).atDay(settings.digestDay()).plusDays(editions.waitDays());
        List<String> stale = editions.stale();
        return !isIssued(month) && !stale.isEmpty() && runDate.isBefore(goes)
                ? RunOutcome.alreadyDone("The digest of %s waits for %s; it goes on %s at the latest."
                        .formatted(month, String.join(", ", stale), goes))
                : digest(month, runDate);
    }

    /** Issues a corrected edition of a month that was issued, where there is something to correct. */
    RunOutcome correct(YearMonth month, LocalDate runDate) {
        int newest = editions.newestIssued(month);
        if (newest == 0) {
            throw new WrongUsage("The digest of %s has not been issued, so there is nothing to correct; issue it first."
                    .formatted(month));
        }
        return editions.corrections(month, schedule.on(runDate)) == 0
                ? RunOutcome.alreadyDone(
                        "Nothing in the digest of %s reads otherwise now; nothing is sent. Correct the records first, and run a night."
                                .formatted(month))
                : run(digest, RunParameters.digest(month, runDate, newest + 1L));
    }

    private boolean hasCompleted(String job, JobParameters parameters) {
        JobExecution last = repository.getLastJobExecution(job, parameters);
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    private RunOutcome run(Job job, JobParameters parameters) {
        acquireLock();
        recoverKilledRuns();
        try {
            return outcomeOf(operator.start(job, parameters));
        } catch (org.springframework.batch.core.job.JobExecutionException e) {
            // each of these says that the instance cannot be started: the lock and the recovery rule that out
            throw new IllegalStateException("The job \"" + job.getName() + "\" could not be started.", e);
        } finally {
            listener.returned();
        }
    }

    /** Takes the run lock until the program ends. */
    void acquireLock() {
        String holder = "aftercare (process %s, since %s)"
                .formatted(
                        ManagementFactory.getRuntimeMXBean().getName(),
                        clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        try {
            lock.acquire(holder);
        } catch (SQLException e) {
            throw new org.springframework.dao.DataAccessResourceFailureException(
                    "The database did not answer when the run lock was asked for.", e);
        }
    }

    /** Nobody else runs while we hold the lock, so whatever the repository calls running was killed. */
    private void recoverKilledRuns() {
        for (String name :
                List.of(NightlyJobConfiguration.NAME, DigestJobConfiguration.NAME, DigestJobConfiguration.DRAFT)) {
            for (JobExecution killed : repository.findRunningJobExecutions(name)) {
                LOG.info("Recovering {}, which was killed.", killed);
                operator.recover(killed);
            }
        }
    }

    private static RunOutcome outcomeOf(JobExecution execution) {
        List<String> said = new ArrayList<>();
        List<String> troubles = new ArrayList<>(RunListener.troubles(execution));
        execution.getStepExecutions().stream()
                .map(step -> step.getExecutionContext().getString(RunNotes.SAID, ""))
                .filter(sentence -> !sentence.isBlank())
                .forEach(said::add);
        BatchStatus status = execution.getStatus();
        if (status == BatchStatus.COMPLETED) {
            return new RunOutcome(ExitCode.DONE, said, troubles);
        }
        if (RunListener.INCOMPLETE.equals(execution.getExitStatus().getExitCode())) {
            return new RunOutcome(ExitCode.INCOMPLETE, said, troubles);
        }
        if (status == BatchStatus.STOPPED || status == BatchStatus.STOPPING) {
            troubles.add("The run was stopped; start it again, and it goes on where it stopped.");
            return new RunOutcome(ExitCode.STOPPED, said, troubles);
        }
        execution.getAllFailureExceptions().forEach(failure -> troubles.add(Failures.sentence(failure)));
        return new RunOutcome(ExitCode.FAILED, said, troubles);
    }
}
