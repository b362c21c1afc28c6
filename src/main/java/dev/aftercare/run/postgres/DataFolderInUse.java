package dev.aftercare.run.postgres;

import java.nio.file.Path;

/**
 * Thrown when another living process, or this one, already runs the PostgreSQL of the same data folder. The message is
 * one sentence for a person and says who holds the folder since when.
 */
public final class DataFolderInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderInUse(Path dataFolder, String holder) {
        super("The data folder %s is in use by %s; wait until that has ended, or choose another data folder."
                .formatted(dataFolder, holder));
    }
}
