package dev.aftercare.digest;

import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Postmortem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who read an edition: what it is about, what it may name, and in which language.
 *
 * @param name the group's name; null for everybody
 * @param language the language of their pages
 * @param audience what may be named: public records alone, or internal ones too. Restricted ones never are.
 * @param systems the systems that their edition is about; empty for all
 * @param sources the sources that their edition is about; empty for all
 * @param recipients their addresses
 */
public record Readers(
        @Nullable String name,
        Language language,
        Audience audience,
        List<String> systems,
        List<String> sources,
        List<String> recipients) {

    public Readers {
        systems = List.copyOf(systems);
        sources = List.copyOf(sources);
        recipients = List.copyOf(recipients);
    }

    /** Those who get the edition of the whole company. */
    static Readers everybody(Language language, List<String> recipients) {
        return new Readers(null, language, Audience.INTERNAL, List.of(), List.of(), recipients);
    }

    /** Whether their edition is about everything. */
    boolean isEverybody() {
        return systems.isEmpty() && sources.isEmpty();
    }

    /** Whether their edition is about this record. */
    boolean concern(Postmortem postmortem) {
        return (systems.isEmpty() || systems.stream().anyMatch(name -> name.equalsIgnoreCase(postmortem.system())))
                && (sources.isEmpty() || sources.contains(postmortem.place().source()));
    }

    /** Whether they may read the record's title. */
    boolean mayName(Postmortem postmortem) {
        return postmortem.mayBeNamed() && postmortem.audience().compareTo(audience) <= 0;
    }
}
