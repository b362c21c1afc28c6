package dev.aftercare.digest;

import dev.aftercare.postmortem.Language;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the digest looks like, and who gets it.
 *
 * @param organisation the organisation's name
 * @param language the language of digest, newsletter section and reading club's mail
 * @param folder where editions are written as files
 * @param recipients the managers' addresses
 * @param newsletterEditor the editor's address; null where there is none
 * @param readingClubOrganiser the organiser's address; null where there is none
 */
public record DigestSettings(
        String organisation,
        Language language,
        Path folder,
        List<String> recipients,
        @Nullable String newsletterEditor,
        @Nullable String readingClubOrganiser) {

    public DigestSettings {
        recipients = List.copyOf(recipients);
    }
}
