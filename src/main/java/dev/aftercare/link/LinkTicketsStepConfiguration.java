package dev.aftercare.link;

import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.ticket.Ticket;
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
            JdbcTicketLinks kept,
            JdbcSuggestedTickets suggested) {
        return new StepBuilder("linkTickets", repository)
                .tasklet(
                        (contribution, context) -> {
                            List<Ticket> known = tickets.all();
                            List<Postmortem> records = postmortems.all();
                            List<TicketLink> links = new TicketLinks(known).of(records);
                            List<SuggestedTicket> suggestions = suggestions(known, records);
                            kept.replaceAll(links);
                            suggested.replaceAll(suggestions);
                            contribution
                                    .getStepExecution()
                                    .getExecutionContext()
                                    .putString(RunNotes.SAID, said(links, suggestions.size()));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                .allowStartIfComplete(true)
                .build();
    }

    private static List<SuggestedTicket> suggestions(List<Ticket> tickets, List<Postmortem> postmortems) {
        TitleSuggestions titles = new TitleSuggestions(tickets);
        return postmortems.stream()
                .flatMap(postmortem -> postmortem.countermeasures().stream())
                .flatMap(titles::of)
                .toList();
    }

    private static String said(List<TicketLink> links, int suggestions) {
        long unanswered = links.stream().filter(link -> link.ticket() == null).count();
        String said = "ticket references: %d; that no tracker answers to: %d".formatted(links.size(), unanswered);
        return suggestions == 0 ? said : said + "; suggested by their titles: " + suggestions;
    }
}
