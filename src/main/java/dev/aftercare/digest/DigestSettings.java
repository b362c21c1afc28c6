package dev.aftercare.digest;

import dev.aftercare.postmortem.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the digest looks like, and who gets it.
 *
 * @param organisation the organisation's name
 * @param language the language of the digest
 * @param folder where editions are written as files
 * @param recipients the managers' addresses
 * @param look what it looks like
 * @param groups those who get an edition of their own
 * @param draft who reads the draft first
 * @param waitDays up to how many days it waits for sources that could not be read
 */
public record DigestSettings(
        String organisation,
        Language language,
        Path folder,
        List<String> recipients,
        Look look,
        List<Readers> groups,
        Draft draft,
        int waitDays) {

    public DigestSettings {
        recipients = List.copyOf(recipients);
        groups = List.copyOf(groups);
    }

    /** A digest of the usual look, for everybody, that waits for nobody. */
    public DigestSettings(String organisation, Language language, Path folder, List<String> recipients) {
        this(organisation, language, folder, recipients, Look.usual(), List.of(), Draft.none(), 0);
    }

    /** Everybody who gets an edition, those of the whole company first. */
    List<Readers> readers() {
        return Stream.concat(Stream.of(Readers.everybody(language, recipients)), groups.stream())
                .toList();
    }

    /**
     * What an edition looks like.
     *
     * @param color the color of headings, links and rules, as {@code #0b5e6b}; dark enough to be read on white
     * @param logo a PNG or JPEG beside the organisation's name; null for none
     * @param sections the sections behind the first pages, in their order
     */
    public record Look(String color, @Nullable Path logo, List<String> sections) {

        /** Every section there is, in the usual order. */
        public static final List<String> SECTIONS = List.of(
                "incidents",
                "charts",
                "figures",
                "late",
                "checks",
                "waiting",
                "featured",
                "unread",
                "loose",
                "corrected",
                "methods");

        public Look {
            sections = List.copyOf(sections);
        }

        /** The look that comes along. */
        public static Look usual() {
            return new Look("#0b5e6b", null, SECTIONS);
        }
    }

    /**
     * Who reads the draft.
     *
     * @param editor their address; null where it goes without a draft
     * @param hours how long after the draft it goes, unless it is held
     */
    public record Draft(@Nullable String editor, Duration hours) {

        /** It goes without a draft. */
        public static Draft none() {
            return new Draft(null, Duration.ZERO);
        }
    }
}
