package dev.aftercare.trend;

import dev.aftercare.postmortem.Milestone;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.RecordedInstant;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * When the meeting was and when the report was finished, which are two things (seed 001). The meeting has a field of its own,
 * mostly a day; of either a record may state the instant among its further points in time.
 */
final class FollowUp {

    private static final Set<String> MEETING = Set.of(
            "meeting",
            "meeting held",
            "postmortem meeting",
            "post mortem meeting",
            "review meeting",
            "reunion",
            "reunion de postmortem",
            "reunion post mortem",
            "reunion postmortem");

    private static final Set<String> REPORT = Set.of(
            "report",
            "report finished",
            "report done",
            "report published",
            "postmortem finished",
            "postmortem published",
            "post mortem published",
            "postmortem written",
            "rapport",
            "rapport termine",
            "rapport publie",
            "compte rendu",
            "compte rendu termine",
            "compte rendu publie",
            "postmortem publie",
            "post mortem publie");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private FollowUp() {}

    static RecordedInstant meetingOf(Postmortem postmortem) {
        RecordedInstant stated = stated(postmortem, MEETING);
        LocalDate day = postmortem.meetingDate();
        return stated.isKnown() || day == null ? stated : dayOnly(day, postmortem);
    }

    static RecordedInstant reportOf(Postmortem postmortem) {
        return stated(postmortem, REPORT);
    }

    private static RecordedInstant stated(Postmortem postmortem, Set<String> names) {
        return postmortem.incident().milestones().stream()
                .filter(milestone -> names.contains(folded(milestone.name())))
                .map(Milestone::at)
                .findFirst()
                .orElse(RecordedInstant.missing());
    }

    private static RecordedInstant dayOnly(LocalDate day, Postmortem postmortem) {
        return new RecordedInstant(
                RecordedInstant.State.RECORDED,
                null,
                day.atStartOfDay(),
                null,
                false,
                RecordedInstant.Precision.DAY,
                postmortem.place().line(),
                day.toString());
    }

    private static String folded(String name) {
        String plain =
                ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        return NO_LETTERS
                .matcher(plain.toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
    }
}
