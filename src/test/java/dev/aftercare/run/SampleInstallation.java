package dev.aftercare.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** An installation of an ordinary user who works on a copy of the sample. */
final class SampleInstallation {

    private SampleInstallation() {}

    /** Copies the sample into a folder and configures the program to read it. */
    static Program in(Path folder) throws IOException {
        return in(folder, "");
    }

    /** The same, with more lines at the end of the configuration. */
    static Program in(Path folder, String more) throws IOException {
        Demo.copySample(folder.resolve("sample"));
        return new Program(folder, Map.of()).configure("""
                        aftercare:
                          organisation: Harborline
                          zone: Europe/Paris
                          sources:
                            - name: harborline
                              folder: sample/postmortems
                          trackers:
                            - name: tickets
                              csv: sample/tickets.csv
                          people: sample/people.csv
                          mail:
                            from: aftercare@harborline.example
                          reminders:
                            start: 2026-01-01
                            fallback: reliability@harborline.example
                          digest:
                            to: [managers@harborline.example]
                            newsletter-editor: newsletter@harborline.example
                            reading-club-organiser: club@harborline.example
                        """ + more);
    }

    /** The sample on a database that is there already. */
    static Program on(Path folder, DataSource database) throws IOException {
        PGSimpleDataSource postgres = (PGSimpleDataSource) database;
        return in(folder, """
                spring:
                  datasource:
                    url: %s
                    username: %s
                    password: %s
                """.formatted(postgres.getUrl(), postgres.getUser(), postgres.getPassword()));
    }
}
