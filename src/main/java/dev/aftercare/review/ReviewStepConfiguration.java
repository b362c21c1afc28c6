package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Narratives;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.ticket.Tickets;
import java.util.List;
import java.util.Map;
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

/** Wires the step that holds the postmortems against the rules. */
@Configuration(proxyBeanMethods = false)
class ReviewStepConfiguration {

    @Bean
    TaskletStep reviewPostmortems(
            JobRepository jobRepository,
            PlatformTransactionManager transactionManager,
            Postmortems postmortems,
            Commitments commitments,
            Narratives narratives,
            ReviewSettings settings,
            JdbcReviewFindings findings,
            PunctualitySettings limits,
            WorkingDays workingDays,
            RunSchedule schedule,
            Tickets tickets,
            JdbcLatePostmortems latePostmortems) {
        ReviewPolicy policy = new ReviewPolicy(settings);
        return new StepBuilder("reviewPostmortems", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            StepExecution step = contribution.getStepExecution();
                            RunDate runDate = schedule.on(Objects.requireNonNull(
                                    step.getJobParameters().getLocalDate("runDate"), "the job needs a runDate"));
                            List<Postmortem> all = postmortems.all();
                            List<ReviewFinding> found = review(policy, all, commitments.all(), narratives.all());
                            findings.replaceAll(found);
                            List<LatePostmortem> late = new Punctuality(
                                            settings, limits, workingDays, runDate.date(), runDate.zone())
                                    .late(all, tickets.all());
                            latePostmortems.replaceAll(late);
                            step.getExecutionContext().putString(RunNotes.SAID, said(found, late));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // a night that goes on has read newer records
                .allowStartIfComplete(true)
                .build();
    }

    private static List<ReviewFinding> review(
            ReviewPolicy policy,
            List<Postmortem> postmortems,
            List<Commitment> commitments,
            Map<String, List<Passage>> passages) {
        Map<String, List<Commitment>> byPostmortem = commitments.stream()
                .collect(Collectors.groupingBy(
                        commitment -> commitment.postmortem().id()));
        return postmortems.stream()
                .flatMap(postmortem -> policy
                        .review(
                                postmortem,
                                byPostmortem.getOrDefault(postmortem.id(), List.of()),
                                passages.getOrDefault(postmortem.id(), List.of()))
                        .stream())
                .toList();
    }

    private static String said(List<ReviewFinding> found, List<LatePostmortem> late) {
        String findings = "review findings: %d, in postmortems: %d"
                .formatted(
                        found.size(),
                        found.stream()
                                .map(ReviewFinding::postmortemId)
                                .distinct()
                                .count());
        return late.isEmpty() ? findings : findings + ", postmortems that stopped on their way: " + late.size();
    }
}
