package dev.aftercare.run.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The user as whom the operating system runs this program.
 *
 * @param id the effective number; -1 where the system does not say
 * @param name the name; {@code ?} if the system knows none for the number, as for a made-up number in a container
 */
record SystemUser(int id, String name) {

    private static final int UNKNOWN = -1;

    static SystemUser current() throws IOException {
        return new SystemUser(effectiveId(), System.getProperty("user.name"));
    }

    /** Whether PostgreSQL's programs accept this user: they refuse root, and everybody without a name. */
    boolean suitsPostgres() {
        return !isRoot() && !name.equals("?");
    }

    boolean isRoot() {
        return id == 0 || (id == UNKNOWN && name.equals("root"));
    }

    /** @throws EmbeddedPostgresUnavailable if the folder belongs to another user, which PostgreSQL never accepts */
    void requireOwnerOf(Path folder) throws IOException {
        if (id == UNKNOWN || Files.getAttribute(folder, "unix:uid").equals(id)) {
            return;
        }
        throw new EmbeddedPostgresUnavailable(
                "The folder %s belongs to user %s; run Aftercare as that user, or choose another data folder."
                        .formatted(folder, Files.getOwner(folder).getName()));
    }

    // proc(5): "Uid: real, effective, saved set, and filesystem UIDs". The owner of /proc/self would be root for a java
    // with file capabilities.
    private static int effectiveId() throws IOException {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("Uid:"))
                    .map(line -> Integer.parseUnsignedInt(line.split("\\s+")[2]))
                    .findFirst()
                    .orElse(UNKNOWN);
        } catch (NoSuchFileException notLinux) {
            return UNKNOWN;
        }
    }
}
