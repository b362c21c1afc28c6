package dev.aftercare.source.correction;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the corrections are written.
 *
 * @param file the corrections file; null where there is none
 */
public record CorrectionSettings(@Nullable Path file) {

    /** Nothing is corrected. */
    public static CorrectionSettings none() {
        return new CorrectionSettings(null);
    }
}
