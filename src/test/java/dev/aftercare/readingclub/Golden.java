package dev.aftercare.readingclub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a whole output with a file that somebody has read; {@code -Dgolden.update=true} writes the files anew. */
final class Golden {

    private static final Path FOLDER = Path.of("src", "test", "resources", "dev", "aftercare", "readingclub");

    private Golden() {}

    static void assertSame(String actual, String file) {
        Path golden = FOLDER.resolve(file);
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(golden, actual);
            }
            assertThat(actual).as("compared with %s", golden).isEqualTo(Files.readString(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
