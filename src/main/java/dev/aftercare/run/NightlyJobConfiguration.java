package dev.aftercare.run;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The night, in order. */
@Configuration(proxyBeanMethods = false)
class NightlyJobConfiguration {

    static final String NAME = "nightly";

    @Bean
    Job nightly(
            JobRepository repository,
            RunListener listener,
            Step collectPeople,
            Step collectPostmortems,
            Step collectTickets,
            Step linkTickets,
            Step computeTrends,
            Step findOverdue,
            Step reviewPostmortems,
            Step checkFixes,
            Step writeReminders,
            Step writeReadingClub,
            Step writeNewsletter,
            Step sendMail) {
        return new JobBuilder(NAME, repository)
                .validator(new DefaultJobParametersValidator(
                        new String[] {RunParameters.RUN_DATE}, new String[] {RunParameters.EDITION}))
                .listener(listener)
                // gather
                .start(collectPeople)
                .next(collectPostmortems)
                .next(collectTickets)
                // work out
                .next(linkTickets)
                .next(computeTrends)
                .next(findOverdue)
                .next(reviewPostmortems)
                .next(checkFixes)
                // tell
                .next(writeReminders)
                .next(writeReadingClub)
                .next(writeNewsletter)
                .next(sendMail)
                .build();
    }
}
