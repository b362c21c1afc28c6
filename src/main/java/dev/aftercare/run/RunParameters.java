package dev.aftercare.run;

import java.time.LocalDate;
import java.time.YearMonth;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * The parameters that identify a run. They are built here and nowhere else: to Spring Batch a date as text and the same date
 * as a date are two different nights.
 */
final class RunParameters {

    static final String RUN_DATE = "runDate";
    static final String MONTH = "month";
    static final String EDITION = "edition";

    private RunParameters() {}

    /**
     * The nightly run of a date.
     *
     * @param edition 1 for the first run of the date, more to work it out again
     */
    static JobParameters nightly(LocalDate runDate, long edition) {
        var builder = new JobParametersBuilder().addLocalDate(RUN_DATE, runDate);
        return withEdition(builder, edition);
    }

    /**
     * The digest of a month.
     *
     * @param runDate the day that it is made as of; it does not tell one digest from another
     * @param edition 1 for the first edition, more for a later one
     */
    static JobParameters digest(YearMonth month, LocalDate runDate, long edition) {
        var builder =
                new JobParametersBuilder().addString(MONTH, month.toString()).addLocalDate(RUN_DATE, runDate, false);
        return withEdition(builder, edition);
    }

    private static JobParameters withEdition(JobParametersBuilder builder, long edition) {
        return (edition > 1 ? builder.addLong(EDITION, edition) : builder).toJobParameters();
    }
}
