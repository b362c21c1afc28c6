package dev.aftercare;

import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.util.Arrays;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Runs one step that gathers or works out the way a night does, with a real transaction manager, in a context that holds no
 * more than the step needs.
 */
public final class StepRun {

    private StepRun() {}

    /**
     * Runs the only step of a configuration on {@link TestNight#RUN_DATE}.
     *
     * @param dataSource where the step's tables are
     * @param wiring the step's configuration and the stores that it needs
     * @param collaborators what other rooms would offer to it
     */
    public static Outcome of(DataSource dataSource, Class<?>[] wiring, Object... collaborators) {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> JdbcClient.create(dataSource));
            context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(dataSource));
            context.registerBean(RunSchedule.class, () -> TestNight.SCHEDULE);
            context.registerBean(JobRepository.class, () -> new ResourcelessJobRepository());
            Arrays.stream(collaborators).forEach(bean -> register(context, bean));
            context.register(wiring);
            context.refresh();
            Step step = context.getBean(Step.class);
            if (!step.isAllowStartIfComplete()) {
                throw new AssertionError("a night that is started again and knows more would skip " + step.getName());
            }
            return execute(step, context.getBean(JobRepository.class));
        }
    }

    @SuppressWarnings("unchecked")
    private static void register(AnnotationConfigApplicationContext context, Object bean) {
        context.registerBean((Class<Object>) bean.getClass(), () -> bean);
    }

    private static Outcome execute(Step step, JobRepository repository) {
        JobParameters parameters = new JobParametersBuilder()
                .addLocalDate("runDate", TestNight.RUN_DATE.date())
                .toJobParameters();
        JobInstance instance = repository.createJobInstance("nightly", parameters);
        JobExecution job = repository.createJobExecution(instance, parameters, new ExecutionContext());
        StepExecution execution = repository.createStepExecution(step.getName(), job);
        try {
            step.execute(execution);
        } catch (Exception interrupted) {
            throw new IllegalStateException("the step " + step.getName() + " was interrupted", interrupted);
        }
        ExecutionContext notes = execution.getExecutionContext();
        return new Outcome(
                execution.getStatus(), notes.getString(RunNotes.SAID, ""), notes.getString(RunNotes.TROUBLE, ""));
    }

    /**
     * How a step ended.
     *
     * @param status completed or failed
     * @param said its sentence for a person; empty where it said nothing
     * @param trouble what went wrong though it could go on; empty where nothing did
     */
    public record Outcome(BatchStatus status, String said, String trouble) {

        /** The end of a step in which nothing went wrong. */
        public Outcome(BatchStatus status, String said) {
            this(status, said, "");
        }
    }
}
