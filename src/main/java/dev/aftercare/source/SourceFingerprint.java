package dev.aftercare.source;

import dev.aftercare.source.SourceSettings.GitSettings;
import dev.aftercare.source.SourceSettings.SqlSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Identifies how a source is read: by which reader, and with which settings. Another fingerprint reads everything again.
 * How the source is reached (key, token, user, work folder) is no part of it.
 */
final class SourceFingerprint {

    private SourceFingerprint() {}

    static String of(Object readerVersion, SourceSettings settings) {
        String all = String.join(
                "\n",
                String.valueOf(readerVersion),
                place(settings).toString(),
                settings.include().toString(),
                settings.exclude().toString(),
                settings.defaults().toString());
        return readerVersion + "-" + sha256(all).substring(0, 16);
    }

    private static List<?> place(SourceSettings settings) {
        GitSettings git = settings.git();
        SqlSettings sql = settings.sql();
        ConfluenceSettings confluence = settings.confluence();
        TicketSettings ticket = settings.ticket();
        if (ticket != null) {
            return List.of(ticket);
        }
        if (confluence != null) {
            return List.of(confluence.pages());
        }
        if (git != null) {
            return List.of(git.shownUrl(), Objects.requireNonNullElse(git.branch(), ""), git.subFolder());
        }
        return sql == null ? List.of(String.valueOf(settings.folder())) : List.of(new TreeMap<>(sql.place()));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
