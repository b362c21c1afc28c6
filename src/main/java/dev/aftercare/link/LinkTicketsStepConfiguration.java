package dev.aftercare.link;

import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.ticket.Tickets;
import java.util.List;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step {@code linkTickets}. */
@Configuration(proxyBeanMethods = false)
class LinkTicketsStepConfiguration {

    @Bean
    TaskletStep linkTickets(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            Postmortems postmortems,
            Tickets tickets,
            JdbcTicketLinks kept) {
        return new StepBuilder("linkTickets", repository)
                .tasklet(
                        (contribution, context) -> {
                            List<TicketLink> links = new TicketLinks(tickets.all()).of(postmortems.all());
                            kept.replaceAll(links);
                            contribution
                                    .getStepExecution()
                                    .getExecutionContext()
                                    .putString(RunNotes.SAID, said(links));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    private static String said(List<TicketLink> links) {
        long unanswered = links.stream().filter(link -> link.ticket() == null).count();
        return "ticket references: %d; that no tracker answers to: %d".formatted(links.size(), unanswered);
    }
}
