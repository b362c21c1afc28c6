package dev.aftercare.source;

import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.source.correction.Corrections;
import java.time.Clock;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step that collects postmortems from every source. It is run again in full after a stop: it only reads what changed. */
@Configuration(proxyBeanMethods = false)
class CollectPostmortemsStepConfiguration {

    private static final int DOCUMENTS_IN_A_CHUNK = 50;

    @Bean
    PostmortemCollection postmortemCollection(
            Sources sources,
            JdbcRawPostmortems raw,
            Postmortems postmortems,
            Diagnostics diagnostics,
            SourceStates states,
            Corrections corrections,
            Clock clock,
            ObjectProvider<Progress> progress) {
        return new PostmortemCollection(
                sources,
                raw,
                postmortems,
                diagnostics,
                states,
                corrections,
                clock,
                progress.getIfAvailable(Progress::silent));
    }

    @Bean
    ChunkOrientedStep<CollectionItem, CollectionItem> collectPostmortems(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            PostmortemCollection postmortemCollection) {
        return new StepBuilder("collectPostmortems", repository)
                .<CollectionItem, CollectionItem>chunk(DOCUMENTS_IN_A_CHUNK)
                .transactionManager(transactionManager)
                .reader(postmortemCollection::next)
                .processor(postmortemCollection::read)
                .writer(chunk -> postmortemCollection.write(chunk.getItems()))
                .listener(new Collecting(postmortemCollection))
                .allowStartIfComplete(true)
                .build();
    }

    /** Opens the sources before the first transaction, and says at the end what was collected. */
    private record Collecting(PostmortemCollection collection) implements StepExecutionListener {

        @Override
        public void beforeStep(StepExecution execution) {
            collection.open();
        }

        @Override
        public ExitStatus afterStep(StepExecution execution) {
            execution
                    .getExecutionContext()
                    .putString(RunNotes.SAID, collection.tally().said());
            execution
                    .getExecutionContext()
                    .putString(RunNotes.TROUBLE, collection.tally().trouble());
            collection.close();
            return execution.getExitStatus();
        }
    }
}
