package dev.aftercare.trend;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number of users in a record's own words. Requests, percentages and ranges are no number of users, and none is guessed. */
final class UserNumbers {

    private static final Pattern ONE_NUMBER = Pattern.compile(
            "^(?:about|around|approximately|approx\\.?|circa|roughly|~|≈|environ|près de|plus de|more than|over|some)?\\s*"
                    + "(\\d{1,3}(?:[ ,.\\u00a0\\u202f'’]\\d{3})+|\\d{1,12})\\s*(k|thousand|mille|million|millions|m)?\\s*"
                    + "(?:(?:of our|de nos|active|unique|distinct|registered|paying)\\s+)?"
                    + "(?:users?|customers?|people|persons?|visitors?|subscribers?|players?|accounts?|members?|tenants?|merchants?"
                    + "|utilisateurs?|utilisatrices?|clients?|personnes?|comptes?|visiteurs?|abonnés?)?\\s*"
                    + "(?:(?:were |was )?(?:affected|impacted|hit)|(?:ont été )?(?:touchés?|impactés?|affectés?))?\\s*\\.?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private UserNumbers() {}

    static Optional<Long> in(String words) {
        Matcher matcher = ONE_NUMBER.matcher(words.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1).replaceAll("\\D", ""));
        String unit = matcher.group(2);
        return Optional.of(number * (unit == null ? 1 : factor(unit.toLowerCase(Locale.ROOT))));
    }

    private static long factor(String unit) {
        return unit.startsWith("mi") && !unit.equals("mille") || unit.equals("m") ? 1_000_000 : 1_000;
    }
}
