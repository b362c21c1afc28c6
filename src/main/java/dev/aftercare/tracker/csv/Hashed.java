package dev.aftercare.tracker.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of a file, hashed while they are read. */
final class Hashed extends DigestInputStream {

    private Hashed(Path file) throws IOException {
        super(new BufferedInputStream(Files.newInputStream(file), 1 << 16), sha256());
    }

    static Hashed open(Path file) throws IOException {
        return new Hashed(file);
    }

    /** The hash of what was read so far; only once. */
    String hash() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
