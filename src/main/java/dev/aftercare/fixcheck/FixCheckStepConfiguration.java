package dev.aftercare.fixcheck;

import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Wires the step that asks whether our fixes hold. */
@Configuration(proxyBeanMethods = false)
class FixCheckStepConfiguration {

    @Bean
    TaskletStep checkFixes(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            RunSchedule schedule,
            FixNight night) {
        return new StepBuilder("checkFixes", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            List<FixCheck> checks = night.work(runDate, night.look());
                            step.getExecutionContext().putString(RunNotes.SAID, said(checks));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }

    private static String said(List<FixCheck> checks) {
        String results = Arrays.stream(FixResult.values())
                .filter(result -> count(checks, result) > 0)
                .map(result -> words(result) + ": " + count(checks, result))
                .collect(Collectors.joining(", "));
        return "fix checks: " + checks.size() + (results.isEmpty() ? "" : " (" + results + ")");
    }

    private static long count(List<FixCheck> checks, FixResult result) {
        return checks.stream().filter(check -> check.result() == result).count();
    }

    private static String words(FixResult result) {
        return result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
