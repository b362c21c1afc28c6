package dev.aftercare.source.markdown;

import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tickets that a text names: {@code OPS-123}, {@code #12}, {@code org/repo#12}, {@code !34}, and addresses of GitHub, GitLab,
 * Jira and Linear. Scanned by hand, each character a bounded number of times.
 */
final class TicketReferences {

    /** Written like a ticket key, and none. */
    private static final Set<String> NO_PROJECT = Set.copyOf(Words.list("""
            UTF, SHA, ISO, RFC, CVE, CWE, COVID, SEV, HTTP, HTTPS, TLS, SSL, MD, AES, RSA, UTC, GMT, GPT, IPV, TCP,
            UDP, RAID, AZ, EC, US, EU, AP, PM, AM, P, S, V, Q, T, PR, MR, CIS, PCI, SOC, IEEE, ES, ECMA, BASE, UCS,
            CP, WINDOWS, LATIN, X, PEP, JEP, JSR, JDK, JAVA, PHP, GHSA, SNYK, ED, CRC, LZ, GCP, AWS, VPC, ALB, CPU,
            GPU, DB, KB, MB, GB, TB, H, M, D, LTS, ARM, K8S, RC, BETA, ALPHA, SLO, SLA, MTTR, MTTD, EOF, UUID, USB,
            NTP, DNS, IP, TTL, LAYER, TIER, OWASP, NIST
            """));

    private TicketReferences() {}

    /**
     * One reference.
     *
     * @param key the ticket
     * @param start where its words begin
     * @param end behind its words
     */
    record Reference(TicketKey key, int start, int end) {}

    /** The tickets of a line, each once, in order. */
    static List<TicketKey> in(TextLine line) {
        Set<TicketKey> keys = new LinkedHashSet<>();
        all(line).forEach(reference -> keys.add(reference.key()));
        return List.copyOf(keys);
    }

    /** Every reference of a line, by where it stands. A link says what its words mean. */
    static List<Reference> all(TextLine line) {
        List<Reference> found = new ArrayList<>();
        for (TextLine.Link link : line.links()) {
            TicketKey key = ofAddress(link.target());
            if (key != null) {
                found.add(new Reference(key, link.words().start(), link.words().end()));
            }
        }
        scan(line.text(), found);
        found.sort(java.util.Comparator.comparingInt(Reference::start));
        return found;
    }

    private static void scan(String text, List<Reference> found) {
        int i = 0;
        while (i < text.length()) {
            Reference reference = isInside(found, i) ? null : at(text, i);
            if (reference != null) {
                found.add(reference);
                i = reference.end();
            } else {
                i = text.startsWith("http", i) ? addressEnd(text, i) : i + 1;
            }
        }
    }

    private static boolean isInside(List<Reference> found, int at) {
        for (int i = 0; i < Math.min(200, found.size()); i++) {
            Reference reference = found.get(i);
            if (at >= reference.start() && at < reference.end()) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Reference at(String text, int at) {
        if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
            int end = addressEnd(text, at);
            TicketKey key = ofAddress(text.substring(at, end));
            return key == null ? null : new Reference(key, at, end);
        }
        char letter = text.charAt(at);
        boolean begins = at == 0 || !isWord(text.charAt(at - 1));
        if (!begins) {
            return null;
        }
        if (letter == '#' || letter == '!') {
            return numbered(text, at, at);
        }
        Reference key = letter >= 'A' && letter <= 'Z' ? jiraKey(text, at) : null;
        return key == null && isWord(letter) ? repository(text, at) : key;
    }

    private static boolean isWord(char letter) {
        return Character.isLetterOrDigit(letter)
                || letter == '-'
                || letter == '_'
                || letter == '/'
                || letter == '.'
                || letter == '&';
    }

    /** "OPS-123"; not "UTF-8", "SHA-256", "PM2019-009". */
    private static @Nullable Reference jiraKey(String text, int from) {
        int dash = from;
        while (dash < text.length()
                && dash - from < 12
                && (isUpper(text.charAt(dash)) || Character.isDigit(text.charAt(dash)) || text.charAt(dash) == '_')) {
            dash++;
        }
        int end = dash + 1;
        while (end < text.length() && end - dash < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean year = dash - from == 2 && end - dash == 5 && text.startsWith("20", dash + 1);
        boolean shape = !year && dash - from >= 2 && dash < text.length() && text.charAt(dash) == '-' && end > dash + 1;
        if (!shape || text.charAt(dash + 1) == '0' || NO_PROJECT.contains(text.substring(from, dash))) {
            return null;
        }
        boolean ends = end == text.length()
                || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_' || isDashBefore(text, end));
        return ends ? new Reference(new TicketKey(text.substring(from, end)), from, end) : null;
    }

    private static boolean isDashBefore(String text, int at) {
        return text.charAt(at) == '-' && at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1));
    }

    private static boolean isUpper(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** "org/repo#12", "db#411", "group/project!34". */
    private static @Nullable Reference repository(String text, int from) {
        int end = from;
        while (end < text.length() && end - from < 100 && isWord(text.charAt(end)) && text.charAt(end) != '&') {
            end++;
        }
        boolean mark = end < text.length()
                && (text.charAt(end) == '#' || text.charAt(end) == '!')
                && text.charAt(end - 1) != '/';
        boolean project =
                mark && (text.charAt(end) == '#' || text.substring(from, end).indexOf('/') > 0);
        boolean named = project && text.substring(from, end).chars().anyMatch(Character::isLetter);
        return named ? numbered(text, from, end) : null;
    }

    private static @Nullable Reference numbered(String text, int from, int mark) {
        int end = mark + 1;
        while (end < text.length() && end - mark < 9 && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        boolean ends =
                end == text.length() || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_');
        boolean number = end > mark + 1 && text.charAt(mark + 1) != '0';
        return ends && number ? new Reference(new TicketKey(text.substring(from, end)), from, end) : null;
    }

    static int addressEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "<>\"')|]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > from && ".,;:!?".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return Math.max(end, from + 4);
    }

    /** The ticket that an address leads to; null where it leads elsewhere. */
    static @Nullable TicketKey ofAddress(String address) {
        int scheme = address.indexOf("://");
        if (scheme < 0 || address.length() > 2_000) {
            return null;
        }
        TicketKey key = keyIn(address.substring(scheme + 3));
        return key == null ? null : new TicketKey(key.value(), hostOf(address.substring(scheme + 3)));
    }

    private static @Nullable TicketKey keyIn(String rest) {
        int cut = firstOf(rest, "?#");
        List<String> parts = List.of(rest.substring(0, cut).split("/", -1));
        TicketKey selected = selectedIssue(rest.substring(cut));
        if (selected != null) {
            return selected;
        }
        for (int i = 1; i + 1 < parts.size(); i++) {
            TicketKey key = key(parts, i);
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    private static @Nullable TicketKey key(List<String> parts, int i) {
        String last = parts.get(i + 1);
        return switch (parts.get(i)) {
            case "issues", "pull", "pulls", "work_items" -> path(parts, i, '#', last);
            case "merge_requests" -> path(parts, i, '!', last);
            case "browse", "issue", "projects" -> {
                Reference reference = last.isEmpty() ? null : jiraKey(last.toUpperCase(java.util.Locale.ROOT), 0);
                yield reference == null || reference.end() != last.length() ? null : reference.key();
            }
            default -> null;
        };
    }

    private static @Nullable TicketKey path(List<String> parts, int i, char mark, String number) {
        int end = parts.get(i - 1).equals("-") ? i - 1 : i;
        boolean numbered = !number.isEmpty()
                && number.length() < 10
                && number.chars().allMatch(letter -> letter >= '0' && letter <= '9');
        boolean project = end >= 3 && parts.subList(1, end).stream().noneMatch(String::isEmpty);
        return numbered && project ? new TicketKey(String.join("/", parts.subList(1, end)) + mark + number) : null;
    }

    /** Jira's board view: "?selectedIssue=OPS-123". */
    private static @Nullable TicketKey selectedIssue(String query) {
        int at = query.indexOf("selectedIssue=");
        if (at < 0) {
            return null;
        }
        Reference reference = jiraKey(query, at + "selectedIssue=".length());
        return reference == null ? null : reference.key();
    }

    /** Without the user and the port; null where that is no name of a host. */
    private static @Nullable String hostOf(String rest) {
        String authority = rest.substring(0, firstOf(rest, "/?#"));
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        String name = host.substring(0, firstOf(host, ":"));
        return name.matches("[\\w.-]{1,253}") ? name : null;
    }

    private static int firstOf(String text, String letters) {
        for (int i = 0; i < text.length(); i++) {
            if (letters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
