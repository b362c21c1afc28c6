package dev.aftercare.review;

import dev.aftercare.link.Commitment;
import dev.aftercare.link.Commitments;
import dev.aftercare.postmortem.Narratives;
import dev.aftercare.postmortem.Passage;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunNotes;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.batch.core.repository.JobRepository;
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
            JdbcReviewFindings findings) {
        ReviewPolicy policy = new ReviewPolicy(settings);
        return new StepBuilder("reviewPostmortems", jobRepository)
                .tasklet(
                        (contribution, context) -> {
                            List<ReviewFinding> found =
                                    review(policy, postmortems.all(), commitments.all(), narratives.all());
                            findings.replaceAll(found);
                            contribution
                                    .getStepExecution()
                                    .getExecutionContext()
                                    .putString(RunNotes.SAID, said(found));
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

    private static String said(List<ReviewFinding> found) {
        return "review findings: %d, in postmortems: %d"
                .formatted(
                        found.size(),
                        found.stream()
                                .map(ReviewFinding::postmortemId)
                                .distinct()
                                .count());
    }
}
