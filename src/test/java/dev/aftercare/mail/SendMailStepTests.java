package dev.aftercare.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.TestDatabase;
import dev.aftercare.postmortem.RunNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

class SendMailStepTests {

    private static final JobParameters TONIGHT = new JobParametersBuilder()
            .addLocalDate("runDate", LocalDate.parse("2026-09-01"))
            .toJobParameters();

    @TempDir
    private Path folder;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final AtomicReference<JobExecution> current = new AtomicReference<>();
    private IntPredicate stopAt = mails -> false;

    @BeforeEach
    void start() {
        MailSettings settings =
                new MailSettings(Delivery.FILE, folder, "aftercare@example.com", null, List.of(), null, 50);
        context.registerBean(MailSettings.class, () -> settings);
        context.registerBean(SendGate.class, () -> this::askAndPerhapsStop);
        context.registerBean(JobExecutionListener.class, () -> new JobExecutionListener() {
            @Override
            public void beforeJob(JobExecution execution) {
                current.set(execution);
            }
        });
        context.register(Night.class, SendMailStepConfiguration.class, JdbcOutbox.class, Sending.class);
        context.refresh();
        context.getBean(Outbox.class).queue("nightly:2026-09-01", messages());
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void sendMailWhenStoppedEndsAtTheNextMailAndTheSameNightGoesOnWithTheRest() throws Exception {
        stopAt = mails -> mails == 2;

        JobExecution stopped = run();

        assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
        // the mail whose gate was being asked when the signal came still leaves, then no more
        assertThat(mails()).isEqualTo(3);

        stopAt = mails -> false;
        JobExecution resumed = run();

        assertThat(resumed.getStatus()).isEqualTo(BatchStatus.COMPLETED);
        assertThat(mails()).isEqualTo(5);
        assertThat(notes(resumed).getString(RunNotes.SAID)).isEqualTo("2 mails written to " + folder);
        assertThat(notes(resumed).getString(RunNotes.TROUBLE)).isEmpty();
    }

    @Test
    void sendMailWhenTheDatabaseGoesAwayInTheMiddleKeepsWhatItMarked() throws Exception {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        stopAt = mails -> {
            if (mails == 2) {
                jdbc.sql("ALTER TABLE outbox RENAME TO elsewhere").update();
            }
            return false;
        };

        JobExecution failed = run();

        assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
        jdbc.sql("ALTER TABLE elsewhere RENAME TO outbox").update();
        assertThat(jdbc.sql("SELECT count(*) FROM outbox WHERE state = 'SENT'")
                        .query(Integer.class)
                        .single())
                .as("each mail is marked in a transaction of its own")
                .isEqualTo(2);
    }

    private boolean askAndPerhapsStop() {
        try {
            if (stopAt.test(mails())) {
                context.getBean(JobOperator.class).stop(current.get());
            }
            return true;
        } catch (Exception unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    private JobExecution run() throws Exception {
        return context.getBean(JobOperator.class).start(context.getBean(Job.class), TONIGHT);
    }

    private static ExecutionContext notes(JobExecution execution) {
        return execution.getStepExecutions().iterator().next().getExecutionContext();
    }

    private int mails() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    private static List<Message> messages() {
        return IntStream.range(0, 5)
                .mapToObj(number -> new Message(
                        "reminder:" + number,
                        Message.Kind.REMINDER,
                        "ada@example.com",
                        "1 action is late",
                        "Hello",
                        null,
                        List.of()))
                .toList();
    }

    @EnableBatchProcessing
    @EnableJdbcJobRepository
    // no @Configuration: a scan of dev.aftercare in another test must not find it
    static class Night {

        @Bean
        DataSource dataSource() {
            return TestDatabase.migrated();
        }

        @Bean
        JdbcTransactionManager transactionManager(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-09-01T02:00:00Z"), ZoneOffset.UTC);
        }

        @Bean
        Job night(JobRepository repository, JobExecutionListener listener, Step sendMail) {
            return new JobBuilder("night", repository)
                    .listener(listener)
                    .start(sendMail)
                    .build();
        }
    }
}
