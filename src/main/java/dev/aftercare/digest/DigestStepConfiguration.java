package dev.aftercare.digest;

import dev.aftercare.digest.Editions.Written;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The steps that make an edition of the digest: assemble, render, queue. */
@Configuration(proxyBeanMethods = false)
class DigestStepConfiguration {

    private static final String MONTH = "month";
    private static final String EDITION = "edition";
    private static final String RUN_DATE = "runDate";

    @Bean
    DigestRendering digestRendering(DigestSettings settings) {
        return new DigestRendering(new Templates(Path.of("config", "templates")), settings.look());
    }

    @Bean
    Step assembleDigest(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            DigestEditions editions,
            RunSchedule schedule) {
        return new StepBuilder("assembleDigest", repository)
                .tasklet(
                        (contribution, context) -> {
                            JobParameters parameters =
                                    contribution.getStepExecution().getJobParameters();
                            LocalDate runDate = Objects.requireNonNull(parameters.getLocalDate(RUN_DATE));
                            String said =
                                    editions.assemble(month(parameters), edition(parameters), schedule.on(runDate));
                            notes(contribution).putString(RunNotes.SAID, said);
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .build();
    }

    /** What could not be written is written when the job is started again, so a completed step is run again too. */
    @Bean
    Step renderDigest(
            JobRepository repository, PlatformTransactionManager transactionManager, DigestEditions editions) {
        return new StepBuilder("renderDigest", repository)
                .tasklet(
                        (contribution, context) -> {
                            JobParameters parameters =
                                    contribution.getStepExecution().getJobParameters();
                            tell(notes(contribution), editions.render(month(parameters), edition(parameters)));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    @Bean
    Step queueDigest(JobRepository repository, PlatformTransactionManager transactionManager, DigestEditions editions) {
        return new StepBuilder("queueDigest", repository)
                .tasklet(
                        (contribution, context) -> {
                            JobParameters parameters =
                                    contribution.getStepExecution().getJobParameters();
                            int queued = editions.queue(month(parameters), edition(parameters));
                            notes(contribution).putString(RunNotes.SAID, "mails queued: %d".formatted(queued));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .build();
    }

    @Bean
    Step queueDraft(JobRepository repository, PlatformTransactionManager transactionManager, DigestEditions editions) {
        return new StepBuilder("queueDraft", repository)
                .tasklet(
                        (contribution, context) -> {
                            int queued = editions.queueDraft(
                                    month(contribution.getStepExecution().getJobParameters()));
                            notes(contribution).putString(RunNotes.SAID, "drafts queued: %d".formatted(queued));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .build();
    }

    private static void tell(ExecutionContext notes, Written written) {
        String files = written.files().stream().map(Path::toString).collect(Collectors.joining(", "));
        String said = files.isEmpty() ? "No file was written." : "Written: " + files + ".";
        notes.putString(
                RunNotes.SAID,
                said + written.notes().stream().map(note -> " " + note).collect(Collectors.joining()));
        notes.putString(RunNotes.TROUBLE, String.join("\n", written.troubles()));
    }

    private static ExecutionContext notes(StepContribution contribution) {
        return contribution.getStepExecution().getExecutionContext();
    }

    private static YearMonth month(JobParameters parameters) {
        return YearMonth.parse(Objects.requireNonNull(parameters.getString(MONTH)));
    }

    private static int edition(JobParameters parameters) {
        Long edition = parameters.getLong(EDITION);
        return edition == null ? 1 : edition.intValue();
    }
}
