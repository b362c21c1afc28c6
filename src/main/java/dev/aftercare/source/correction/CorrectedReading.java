package dev.aftercare.source.correction;

import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.source.reading.DocumentReading;
import java.util.List;

/**
 * What was understood of a document, split where the operator says so.
 *
 * @param reading what was understood
 * @param splits what was split, an entry for each incident in order, or why nothing was
 */
public record CorrectedReading(DocumentReading reading, List<AppliedCorrection> splits) {

    public CorrectedReading {
        splits = List.copyOf(splits);
    }

    /** A reading that stands as it is. */
    public static CorrectedReading asRead(DocumentReading reading) {
        return new CorrectedReading(reading, List.of());
    }
}
