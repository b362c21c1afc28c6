package dev.aftercare.run;

import dev.aftercare.postmortem.RunNotes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.launch.JobExecutionNotRunningException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Watches the run of a job: a run in which something could not be read or sent stays open, so that starting it again tries
 * that again; and a signal stops it at the next chunk or mail and holds the shutdown until it has saved its state.
 */
@Component
final class RunListener implements JobExecutionListener, SmartLifecycle {

    /** The exit status of a run that is done, but for something that could not be read or sent. */
    static final String INCOMPLETE = "INCOMPLETE";

    private static final Logger LOG = LoggerFactory.getLogger(RunListener.class);
    private static final int SECONDS_TO_STOP = 60;

    private final ObjectProvider<JobOperator> operator;
    private volatile @Nullable JobExecution current;
    private volatile CountDownLatch ended = new CountDownLatch(0);
    private volatile boolean running;

    RunListener(ObjectProvider<JobOperator> operator) {
        this.operator = operator;
    }

    @Override
    public void beforeJob(JobExecution execution) {
        ended = new CountDownLatch(1);
        current = execution;
    }

    @Override
    public void afterJob(JobExecution execution) {
        if (execution.getStatus() == BatchStatus.COMPLETED
                && !troubles(execution).isEmpty()) {
            // a completed instance could not be started again, and what failed would stay undone until tomorrow
            execution.setStatus(BatchStatus.FAILED);
            execution.setExitStatus(new ExitStatus(INCOMPLETE));
        }
    }

    /** To be called when the start of a job has returned: only then is its state saved. */
    void returned() {
        current = null;
        ended.countDown();
    }

    /** What went wrong in the steps of a run though it could go on, a sentence each. */
    static List<String> troubles(JobExecution execution) {
        return execution.getStepExecutions().stream()
                .map(step -> step.getExecutionContext().getString(RunNotes.TROUBLE, ""))
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public void stop() {
        running = false;
        JobExecution execution = current;
        if (execution == null) {
            return;
        }
        try {
            LOG.info("Stopping at the next chunk or mail.");
            operator.getObject().stop(execution);
        } catch (JobExecutionNotRunningException e) {
            LOG.info("The run was just ending.", e);
        }
        try {
            if (!ended.await(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
                LOG.warn("The run did not stop within {} seconds; the next start recovers it.", SECONDS_TO_STOP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
