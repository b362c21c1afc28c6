package dev.aftercare.people;

import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.RunNotes;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.tasklet.TaskletStep;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step that reads who people are. */
@Configuration(proxyBeanMethods = false)
class CollectPeopleStepConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(CollectPeopleStepConfiguration.class);

    @Bean
    TaskletStep collectPeople(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            PeopleSettings settings,
            People people,
            Diagnostics diagnostics) {
        return new StepBuilder("collectPeople", repository)
                .tasklet(
                        (contribution, context) -> {
                            collect(settings.file(), people, diagnostics, notes(contribution));
                            return RepeatStatus.FINISHED;
                        },
                        transactionManager)
                // A night that is started again must see what the file says now.
                .allowStartIfComplete(true)
                .build();
    }

    private static void collect(@Nullable Path path, People people, Diagnostics diagnostics, ExecutionContext notes) {
        notes.putString(RunNotes.TROUBLE, "");
        if (path == null) {
            people.replaceAll(List.of());
            diagnostics.forgetAllBut(PeopleFile.SOURCE, List.of());
            notes.putString(RunNotes.SAID, "no file of people is configured");
            return;
        }
        PeopleFile file = new PeopleFile(path);
        try {
            PeopleFile.Found found = file.read();
            people.replaceAll(found.people());
            diagnostics.forgetAllBut(PeopleFile.SOURCE, List.of(file.fileName()));
            diagnostics.replace(PeopleFile.SOURCE, file.fileName(), found.diagnostics());
            notes.putString(RunNotes.SAID, said(found));
        } catch (PeopleFileUnreadable unreadable) {
            LOG.warn("People could not be read: {}", unreadable.getMessage());
            notes.putString(RunNotes.SAID, "people stay as they were");
            notes.putString(
                    RunNotes.TROUBLE,
                    "People could not be read: %s. Those who were known stay known."
                            .formatted(unreadable.getMessage()));
        }
    }

    private static String said(PeopleFile.Found found) {
        long leftOut = found.diagnostics().stream()
                .filter(diagnostic -> diagnostic.level() == Diagnostic.Level.ERROR)
                .count();
        return "people read: %d, left out: %d".formatted(found.people().size(), leftOut);
    }

    private static ExecutionContext notes(StepContribution contribution) {
        return contribution.getStepExecution().getExecutionContext();
    }
}
