package dev.aftercare.run;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Everything that a command needs beyond the command line. Without the JDBC repository Spring Batch would remember nothing
 * from one night to the next.
 */
@SpringBootApplication(scanBasePackages = "dev.aftercare", proxyBeanMethods = false)
@EnableBatchProcessing
@EnableJdbcJobRepository
class AftercareApplication {}
