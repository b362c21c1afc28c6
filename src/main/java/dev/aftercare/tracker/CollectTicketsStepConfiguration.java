package dev.aftercare.tracker;

import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunNotes;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.ticket.PostmortemLabels;
import dev.aftercare.ticket.Tickets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.core.step.item.ChunkOrientedStep;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemReader;
import org.springframework.batch.infrastructure.item.ItemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The step that asks every tracker. It has no position to restart from: what was stored is found unchanged. */
@Configuration(proxyBeanMethods = false)
class CollectTicketsStepConfiguration {

    private static final int CHUNK = 1_000;

    /** Under this key of the night's own notes stand the trackers that were read well: started again, it asks the others only. */
    private static final String READ_WELL = "trackersReadWell";

    @Bean
    PostmortemLabels postmortemLabels(List<TrackerSettings> settings) {
        return new PostmortemLabels(
                settings.stream().collect(Collectors.toMap(TrackerSettings::name, TrackerSettings::labels)));
    }

    @Bean
    ChunkOrientedStep<Arrival, Arrival> collectTickets(
            JobRepository repository,
            PlatformTransactionManager transactionManager,
            List<TrackerSettings> settings,
            List<TrackerKind> kinds,
            RawTickets rawTickets,
            Tickets tickets,
            JdbcReferences references,
            SourceStates states,
            Diagnostics diagnostics,
            RunSchedule schedule,
            Clock clock,
            ObjectProvider<Progress> progress) {
        List<Tracker> trackers = settings.stream()
                .map(tracker -> TrackerKind.open(tracker, kinds))
                .toList();
        Addressees addressees = new Addressees(
                trackers,
                settings.stream()
                        .filter(TrackerSettings::preferred)
                        .map(TrackerSettings::name)
                        .collect(Collectors.toSet()));
        var round = new StepRound(schedule, progress.getIfAvailable(Progress::silent)) {
            @Override
            TicketRound begin(RunDate runDate, Set<String> readBefore) {
                return new TicketRound(
                        trackers,
                        rawTickets,
                        tickets,
                        states,
                        diagnostics,
                        clock,
                        references.all(),
                        addressees,
                        readBefore,
                        runDate);
            }
        };
        return new StepBuilder("collectTickets", repository)
                .<Arrival, Arrival>chunk(CHUNK)
                .transactionManager(transactionManager)
                .reader(round)
                .writer(round)
                .listener((StepExecutionListener) round)
                // A night that is started again must see what the trackers say now.
                .allowStartIfComplete(true)
                .build();
    }

    /** Gives each execution of the step a round of its own. */
    private abstract static class StepRound implements ItemReader<Arrival>, ItemWriter<Arrival>, StepExecutionListener {

        private final RunSchedule schedule;
        private final Progress progress;
        private @Nullable TicketRound round;

        StepRound(RunSchedule schedule, Progress progress) {
            this.schedule = schedule;
            this.progress = progress;
        }

        abstract TicketRound begin(RunDate runDate, Set<String> readBefore);

        @Override
        public void beforeStep(StepExecution execution) {
            RunDate runDate = schedule.on(Objects.requireNonNull(
                    execution.getJobParameters().getLocalDate("runDate"), "the job needs a run date"));
            String readBefore =
                    execution.getJobExecution().getExecutionContext().getString(READ_WELL, "");
            round = begin(runDate, readBefore.lines().collect(Collectors.toSet()));
        }

        @Override
        public @Nullable Arrival read() {
            return round().next().orElse(null);
        }

        @Override
        public void write(Chunk<? extends Arrival> arrivals) {
            round().keep(arrivals.getItems());
            progress.step("Reading tickets", round().tally().read(), 0);
        }

        @Override
        public @Nullable ExitStatus afterStep(StepExecution execution) {
            round().close();
            Tally tally = round().tally();
            // what a step that failed had read may have been rolled back
            if (execution.getStatus() == BatchStatus.COMPLETED) {
                execution
                        .getJobExecution()
                        .getExecutionContext()
                        .putString(
                                READ_WELL, round().readWell().stream().sorted().collect(Collectors.joining("\n")));
            }
            execution.getExecutionContext().putString(RunNotes.SAID, tally.said());
            execution.getExecutionContext().putString(RunNotes.TROUBLE, tally.trouble());
            return null;
        }

        private TicketRound round() {
            return Objects.requireNonNull(round, "the step has not begun");
        }
    }
}
