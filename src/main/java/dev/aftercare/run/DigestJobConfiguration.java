package dev.aftercare.run;

import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.DefaultJobParametersValidator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The month, in order. */
@Configuration(proxyBeanMethods = false)
class DigestJobConfiguration {

    static final String NAME = "digest";
    static final String DRAFT = "digestDraft";

    @Bean
    Job digest(
            JobRepository repository,
            RunListener listener,
            Step assembleDigest,
            Step renderDigest,
            Step queueDigest,
            Step sendMail) {
        return new JobBuilder(NAME, repository)
                .validator(new DefaultJobParametersValidator(
                        new String[] {RunParameters.MONTH, RunParameters.RUN_DATE},
                        new String[] {RunParameters.EDITION}))
                .listener(listener)
                .start(assembleDigest)
                .next(renderDigest)
                .next(queueDigest)
                .next(sendMail)
                .build();
    }

    /** The draft for the editor; the edition itself follows in a later run, as it was drafted. */
    @Bean
    Job digestDraft(
            JobRepository repository,
            RunListener listener,
            Step assembleDigest,
            Step renderDigest,
            Step queueDraft,
            Step sendMail) {
        return new JobBuilder(DRAFT, repository)
                .validator(new DefaultJobParametersValidator(
                        new String[] {RunParameters.MONTH, RunParameters.RUN_DATE}, new String[] {}))
                .listener(listener)
                .start(assembleDigest)
                .next(renderDigest)
                .next(queueDraft)
                .next(sendMail)
                .build();
    }
}
