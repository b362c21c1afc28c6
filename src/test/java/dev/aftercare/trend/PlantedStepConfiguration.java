package dev.aftercare.trend;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/** Mistakes for ArchitectureTests: steps without a transaction manager. */
class PlantedStepConfiguration {

    @SuppressWarnings("removal")
    Step tasklet(JobRepository repository) {
        return new StepBuilder("planted", repository)
                .tasklet((contribution, context) -> RepeatStatus.FINISHED)
                .build();
    }

    Step chunk(JobRepository repository) {
        return new StepBuilder("planted", repository)
                .<String, String>chunk(1)
                .reader(() -> null)
                .writer(chunk -> {})
                .build();
    }
}
