package dev.aftercare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aftercare.digest.Editions;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ByteArrayResource;

/** The digest waits for sources that could not be read, and not for ever. */
class DigestWaitTests {

    private static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private final Waiting editions = new Waiting();

    @Test
    void digestWhenASourceIsStaleWaitsAndSaysForWhom() throws Exception {
        editions.stale.add("handbook");

        assertThat(runs().digestWhenFresh(AUGUST, LocalDate.of(2026, 9, 7)).said())
                .containsExactly("The digest of 2026-08 waits for handbook; it goes on 2026-09-08 at the latest.");
    }

    @Test
    void digestWhenTheDaysOfWaitingAreOverGoesAllTheSame() throws Exception {
        editions.stale.add("handbook");

        assertThat(runs().digestWhenFresh(AUGUST, LocalDate.of(2026, 9, 8)).said())
                .containsExactly("it went");
    }

    @Test
    void digestWhenEverySourceIsFreshWaitsForNothing() throws Exception {
        assertThat(runs().digestWhenFresh(AUGUST, LocalDate.of(2026, 9, 5)).said())
                .containsExactly("it went");
    }

    @SuppressWarnings("NullAway") // what runs a job is not asked
    private JobRuns runs() throws Exception {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        String yaml = """
                aftercare:
                  organisation: Example Ltd
                  zone: UTC
                  sources:
                    - name: handbook
                      folder: /srv/handbook
                  mail:
                    from: aftercare@example.com
                    allowed-domains: [example.com]
                  digest:
                    to: [managers@example.com]
                    day: 5
                    wait-days: 3
                spring:
                  datasource:
                    url: jdbc:postgresql://localhost/aftercare
                """;
        new YamlPropertySourceLoader()
                .load("test", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
                .forEach(environment.getPropertySources()::addFirst);
        Settings settings = SettingsReader.read(environment);
        // no run was ever made
        JobRepository none = (JobRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {JobRepository.class}, (proxy, method, arguments) -> null);
        return new JobRuns(
                null,
                none,
                null,
                null,
                new RunSchedule(LocalTime.of(2, 0), ZoneOffset.UTC),
                Clock.fixed(Instant.parse("2026-09-05T02:00:00Z"), ZoneOffset.UTC),
                null,
                null,
                null,
                editions,
                settings);
    }

    /** Editions that tell when they are asked what happens next. */
    private static final class Waiting implements Editions {

        private final List<String> stale = new ArrayList<>();

        @Override
        public List<String> stale() {
            return stale;
        }

        @Override
        public int waitDays() {
            return 3;
        }

        @Override
        public Standing standing(YearMonth month, Instant now) {
            return new Standing(Next.WAIT, "it went");
        }

        @Override
        public Written preview(YearMonth month, RunDate runDate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void hold(YearMonth month, Instant since) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean letGo(YearMonth month) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int newestIssued(YearMonth month) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int corrections(YearMonth month, RunDate runDate) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Written> writeAgain(YearMonth month) {
            throw new UnsupportedOperationException();
        }
    }
}
