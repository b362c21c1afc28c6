package dev.aftercare.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which guide the postmortems of a source are held against. The guides contradict each other, so that one is chosen. */
public enum ReviewProfile {
    /** What the guides have in common; for a source without a profile. */
    GENERAL,
    /** The post-mortem after the DevOps Handbook (seed 002). */
    DEVOPS_HANDBOOK,
    /** PagerDuty's post-mortem process (seed 003). */
    PAGERDUTY,
    /** Google's postmortem culture (seed 004). */
    GOOGLE,
    /** The French template (seed 000). */
    FRENCH,
    /** Atlassian's incident post-mortems (seed 001). */
    ATLASSIAN;

    /** As people write it: {@code devops-handbook}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The profile that a person names; empty where there is none of that name. */
    public static Optional<ReviewProfile> named(String written) {
        String wanted =
                written.strip().toLowerCase(Locale.ROOT).replace('_', '-').replace(' ', '-');
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(wanted))
                .findFirst();
    }
}
