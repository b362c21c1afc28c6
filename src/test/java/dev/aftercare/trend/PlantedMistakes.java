package dev.aftercare.trend;

import java.time.Instant;
import org.commonmark.parser.Parser;
import org.springframework.batch.core.job.Job;
import org.springframework.jdbc.core.JdbcTemplate;

/** Mistakes for ArchitectureTests: libraries outside their homes, a clock of its own, standard streams. */
final class PlantedMistakes {

    Job job(Job job) {
        return job;
    }

    JdbcTemplate jdbc() {
        return new JdbcTemplate();
    }

    Parser parser() {
        return Parser.builder().build();
    }

    void tellTheTime() {
        System.out.println(Instant.now());
    }
}
