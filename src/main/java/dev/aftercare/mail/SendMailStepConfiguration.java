package dev.aftercare.mail;

import dev.aftercare.postmortem.RunNotes;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.interceptor.DefaultTransactionAttribute;

/** The step {@code sendMail}, the last of the night and of the month. It stops at the next message when asked to. */
@Configuration(proxyBeanMethods = false)
class SendMailStepConfiguration {

    @Bean
    TaskletStep sendMail(JobRepository repository, PlatformTransactionManager transactionManager, Sending sending) {
        return new StepBuilder("sendMail", repository)
                .tasklet((contribution, context) -> send(contribution, sending), transactionManager)
                // one transaction around the loop would make a mail that left look unsent after a crash
                .transactionAttribute(new DefaultTransactionAttribute(TransactionDefinition.PROPAGATION_NOT_SUPPORTED))
                .allowStartIfComplete(true)
                .build();
    }

    private static RepeatStatus send(StepContribution contribution, Sending sending) {
        StepExecution step = contribution.getStepExecution();
        SendingReport report = sending.sendAll(step::isTerminateOnly);
        contribution.incrementWriteCount(report.delivered());
        ExecutionContext notes = step.getExecutionContext();
        notes.putString(RunNotes.SAID, report.said());
        notes.putString(RunNotes.TROUBLE, String.join("\n", report.trouble()));
        return RepeatStatus.FINISHED;
    }
}
