package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.ticket.TicketKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of one countermeasure apart: {@code [x] Add an alert — owner: Alice — due: 2026-05-04 — P1 — OPS-142},
 * {@code Add an alert (@alice, due 2026-05-04)}. What says something about it is taken out; what is left is its description.
 */
final class ItemText {

    private static final int LONGEST = 4_000;

    private static final List<String> TICKET_WORDS = List.of(
            "issue",
            "issues",
            "pr",
            "pull request",
            "ticket",
            "tickets",
            "link",
            "bug",
            "jira",
            "github",
            "github issue",
            "gitlab",
            "here",
            "link to issue",
            "link to github issue",
            "tracked in",
            "see",
            "mr",
            "merge request",
            "done in",
            "tracking issue",
            "tracking",
            "lien",
            "voir",
            "suivi dans",
            "prs",
            "and",
            "et",
            "via",
            "fixed by",
            "related",
            "",
            "this issue",
            "this pr",
            "this ticket",
            "story",
            "linear",
            "see also",
            "issue created");

    private static final List<String> DUE_WORDS = Words.list("""
            due, due by, due on, by, before, until, avant le, pour le, d ici le, d ici au, echeance, deadline, target,
            eta, avant, pour, le, on, done by, end of day
            """);

    private static final List<String> OWNER_WORDS = Words.list("""
            owner, owned by, assigned to, assignee, porteur, porteuse, responsable, responsible, pilote, affecte a,
            assigne a, par
            """);

    /** "Monitoring: alert on errors" begins with what it is about, "Detect: alert on errors" with what it is for. */
    private static final Set<String> LEADING_KINDS = Set.copyOf(Words.list("""
            prevent, detect, mitigate, process, prevention, detection, mitigation, prevenir, detecter, attenuer
            """));

    /** A ticket behind one of these belongs to the sentence: "Close #55". */
    private static final Set<String> BEFORE_TICKET = Set.copyOf(Words.list("""
            in, of, to, see, close, closes, fix, fixes, for, with, from, per, via, on, after, resolve, merge, review,
            finish, complete, implement, revert, dans, de, du, voir, cf, fermer, par, and, et, by, the, what, land,
            deploy, unblock, do, investigate, address, reopen, as, than, like, la, le, les, pour, sur, avec, traiter
            """));

    private static final List<String> LAST_WORDS =
            List.of(" and", " et", " see", " in", " voir", " via", " tracked in");

    private static final Set<String> LOOSE_STATES = Set.copyOf(Words.list("""
            yes, no, x, next, 1, 0, new, ok, ready, 100, assigned, invalid, pending, accepted, close, oui, non, clos,
            partial, limited, duplicate, open, ouvert, started, resolved, released, merged, fixed
            """));

    /** Actions done before or during the meeting are done. */
    private static final Phrases DONE_THEN = Phrases.of("""
            done before, done during, done at, done the same day, done on the day, done in, done on, already done,
            done immediately, done right away, done since, fait pendant, fait avant, fait le jour meme, deja fait,
            deja faite, realise pendant, realise avant, realisee pendant, realisee avant, faite pendant, faite avant,
            completed during, completed before, fait depuis
            """);

    private final TextLine line;
    private final Set<String> names;
    private final BitSet taken = new BitSet();
    private final Map<ActionPart, TextLine> parts = new EnumMap<>(ActionPart.class);
    private final Set<TicketKey> tickets = new LinkedHashSet<>();
    private final List<int[]> loose = new ArrayList<>();
    private Countermeasure.@Nullable State state;

    private ItemText(TextLine line, Set<String> names) {
        this.line = line;
        this.names = names;
    }

    /**
     * What was understood.
     *
     * @param description what is left
     * @param parts what is said about it, by part
     * @param tickets the tickets it names
     * @param state what a box or a mark says; null where there is none
     */
    record Parsed(
            TextLine description,
            Map<ActionPart, TextLine> parts,
            List<TicketKey> tickets,
            Countermeasure.@Nullable State state) {}

    /**
     * Takes a text apart.
     *
     * @param names folded names of people and teams that the document knows
     */
    static Parsed parse(TextLine written, Set<String> names) {
        TextLine whole = written.text().length() > LONGEST ? written.part(0, LONGEST) : written;
        ItemText reader = new ItemText(whole.stripped(), names);
        reader.marks();
        reader.references();
        reader.segments();
        reader.trailingMention();
        reader.trailingDay();
        reader.looseDates();
        return new Parsed(
                TextLine.of(reader.description(), written.line()),
                reader.parts,
                List.copyOf(reader.tickets),
                reader.state);
    }

    /** "1) Add an alert", "Action 2: add an alert". */
    static TextLine withoutNumber(TextLine heading) {
        String text = heading.text();
        int at = 0;
        for (String word : List.of("action item", "action", "#")) {
            boolean here = text.regionMatches(true, 0, word, 0, word.length());
            at = at == 0 && here && text.length() > word.length() + 1 ? word.length() : at;
        }
        int digits = at;
        while (digits < text.length() && (text.charAt(digits) == ' ' || Character.isDigit(text.charAt(digits)))) {
            digits++;
        }
        boolean numbered = text.substring(at, digits).chars().anyMatch(Character::isDigit)
                && digits < text.length()
                && ".):-–—".indexOf(text.charAt(digits)) >= 0;
        return numbered ? heading.from(digits + 1) : heading;
    }

    /**
     * The names at the ends of the items of one list, where most of them end so: "Add an alert (Alice)", "Swap the disk [Ben]". A
     * single one may be anything.
     */
    static Set<String> trailingNames(List<TextLine> items) {
        Set<String> names = new HashSet<>();
        int named = 0;
        for (TextLine item : items) {
            String name = trailingName(item.text());
            named += name.isEmpty() ? 0 : 1;
            if (!name.isEmpty()) {
                names.add(Words.fold(name));
            }
        }
        return named >= 2 && named * 2 > items.size() ? names : Set.of();
    }

    private static String trailingName(String item) {
        String text = item.strip();
        while (!text.isEmpty() && ".".indexOf(text.charAt(text.length() - 1)) >= 0) {
            text = text.substring(0, text.length() - 1).strip();
        }
        int end = text.length() - 1;
        int start = -1;
        if (end > 0 && ")]".indexOf(text.charAt(end)) >= 0) {
            start = text.lastIndexOf(text.charAt(end) == ')' ? '(' : '[') + 1;
            return start <= 1 ? "" : named(text.substring(start, end));
        }
        for (String dash : List.of(" - ", " – ", " — ")) {
            start = Math.max(start, text.lastIndexOf(dash) + dash.length() - 1);
        }
        return start < 3 ? "" : named(text.substring(start));
    }

    /** One to three words that begin with a capital letter, and are no state, priority or kind. */
    private static String named(String written) {
        String name = written.strip();
        String folded = Words.fold(name);
        boolean capital = !folded.isEmpty() && Words.count(folded) <= 3;
        for (String word : name.split("[ /&+,]+", -1)) {
            capital &= !word.isEmpty()
                    && (Character.isUpperCase(word.charAt(0))
                            || List.of("and", "et", "team", "de").contains(word));
        }
        boolean other = MappedWords.state(name) != null
                || MappedWords.priority(name) != null
                || MappedWords.kind(name) != Countermeasure.Kind.UNKNOWN
                || name.chars().anyMatch(Character::isDigit);
        return capital && !other ? name : "";
    }

    /** "[ ]", "[x]", "✅", "~~…~~", "@alice: …". */
    private void marks() {
        String text = line.text();
        int at = 0;
        endMark(text);
        if (text.startsWith("[ ]") || text.startsWith("[]")) {
            state = Countermeasure.State.OPEN;
            at = text.indexOf(']') + 1;
        } else if (text.startsWith("[x]")
                || text.startsWith("[X]")
                || text.startsWith("[✓]")
                || text.startsWith("[✔]")) {
            state = Countermeasure.State.DONE;
            at = 3;
        } else if (!text.isEmpty() && !Character.isLetterOrDigit(text.charAt(0))) {
            Countermeasure.State mark = MappedWords.state(text.substring(0, Math.min(text.length(), 22)));
            at = mark == null || text.startsWith("[") || text.startsWith("(") ? 0 : markEnd(text);
            state = at == 0 ? state : mark;
        }
        taken.set(0, at);
        leadingOwner(text, leadingWord(text, at));
    }

    /** "Add an alert ✅", "~~Add an alert~~": what is struck out is settled. */
    private void endMark(String text) {
        String plain = text.stripTrailing();
        for (String mark : List.of("✅", "✔️", "✔", "☑️", "☑", ":white_check_mark:", ":heavy_check_mark:")) {
            if (plain.endsWith(mark) && plain.length() > mark.length()) {
                state = Countermeasure.State.DONE;
                taken.set(plain.length() - mark.length(), text.length());
                return;
            }
        }
        int close = plain.startsWith("~~") ? plain.indexOf("~~", 2) : -1;
        String behind = close < 0 ? "" : Words.fold(plain.substring(close));
        if (close > 4 && (behind.isEmpty() || MappedWords.state(behind) == Countermeasure.State.DONE)) {
            state = Countermeasure.State.DONE;
            taken.set(close, text.length());
        }
    }

    /** "TODO: add an alert", "DONE - alert added", "Already added an alert", "P1: add an alert", "Detect: add an alert". */
    private int leadingWord(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int end = at;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == ' ')
                && end - at < 24) {
            end++;
        }
        String lead = text.substring(at, end).strip();
        String folded = Words.fold(lead);
        if (folded.startsWith("already ") || folded.startsWith("deja ")) {
            state = state == null ? Countermeasure.State.DONE : state;
            return from;
        }
        int label = label(text, from, at);
        if (label > from) {
            return label;
        }
        if (lead.startsWith("TODO ") || lead.startsWith("DONE ")) {
            return take(lead.substring(0, 4), from, at + 4);
        }
        int separator = end < text.length() && text.charAt(end) == ':' ? 1 : 0;
        if (separator == 0
                && end > at
                && end < text.length()
                && "-–—".indexOf(text.charAt(end)) >= 0
                && text.charAt(end - 1) == ' ') {
            separator = 1;
        }
        return separator > 0 && end > at ? take(lead, from, end + separator) : from;
    }

    /** "TODO due 2026-05-21 — add an alert", "DONE 2026-05-14 — patch it", "OPEN P2 – tidy up": a state in capitals, and one word more. */
    private int label(String text, int from, int at) {
        int dash = dash(text, at);
        int blank = dash < 0 ? -1 : text.indexOf(' ', at);
        if (blank < 0 || blank >= dash - 1) {
            return from;
        }
        String word = text.substring(at, blank);
        boolean capitals = word.length() >= 3 && word.chars().allMatch(Character::isUpperCase);
        String rest = text.substring(blank, dash).strip();
        String folded = Words.fold(rest);
        boolean priority = folded.length() == 2 && folded.charAt(0) == 'p' && MappedWords.priority(folded) != null;
        int due = DUE_WORDS.stream().anyMatch(each -> folded.startsWith(each + " ")) ? rest.indexOf(' ') + 1 : 0;
        Moment moment = MomentScanner.leading(rest.substring(due));
        boolean dated = moment != null && moment.date() != null && due + moment.end() == rest.length();
        if (!capitals || !priority && !dated || take(word, from, blank) == from) {
            return from;
        }
        if (priority) {
            put(ActionPart.PRIORITY, TextLine.of(folded, line.line()));
        } else if (state != Countermeasure.State.DONE) {
            put(ActionPart.DUE, line.part(text.indexOf(rest, blank) + due, dash));
        }
        taken.set(from, dash + 1);
        return dash + 1;
    }

    /** Where a dash between blanks, or a colon before one, ends the words before an action; -1 where none does. */
    private static int dash(String text, int from) {
        for (int i = from; i < Math.min(text.length() - 1, from + 40); i++) {
            boolean dash = "-–—".indexOf(text.charAt(i)) >= 0 && text.charAt(i - (i > 0 ? 1 : 0)) == ' ';
            if ((dash || text.charAt(i) == ':') && text.charAt(i + 1) == ' ') {
                return i;
            }
        }
        return -1;
    }

    /** Takes a leading word that says where the action stands, how urgent it is or what it is for. */
    private int take(String lead, int from, int end) {
        String folded = Words.fold(lead);
        Countermeasure.State said = folded.equals("todo") || folded.equals("to do")
                ? Countermeasure.State.OPEN
                : LOOSE_STATES.contains(folded) ? null : MappedWords.state(lead);
        boolean priority = folded.length() == 2 && folded.charAt(0) == 'p' && MappedWords.priority(folded) != null;
        boolean kind = LEADING_KINDS.contains(folded);
        if (said != null && Words.count(folded) <= 2) {
            state = state == null ? said : state;
        } else if (priority) {
            put(ActionPart.PRIORITY, TextLine.of(folded, line.line()));
        } else if (kind) {
            put(ActionPart.KIND, TextLine.of(lead, line.line()));
        } else {
            return from;
        }
        taken.set(from, end);
        return end;
    }

    private static int markEnd(String text) {
        if (text.startsWith(":")) {
            return Math.max(0, text.indexOf(':', 1) + 1);
        }
        int at = 0;
        while (at < text.length()
                && !Character.isLetterOrDigit(text.charAt(at))
                && "[(@`\"'".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    /** "@alice: …", "@alice and @bob: …", "@alice to …", and a name that the document knows: "Alice: …". */
    private void leadingOwner(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        int colon = text.indexOf(':', at);
        if (colon > at
                && colon - at < 60
                && (areNames(text.substring(at, colon)) || areMentions(text.substring(at, colon)))) {
            put(ActionPart.OWNER, line.part(at, colon));
            taken.set(from, colon + 1);
            return;
        }
        if (at >= text.length() || text.charAt(at) != '@') {
            return;
        }
        int end = at + 1;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || "-_.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        if (end > at + 1 && text.startsWith(" to ", end)) {
            put(ActionPart.OWNER, line.part(at, end));
            taken.set(at, end + 4);
        }
    }

    private static boolean areMentions(String text) {
        boolean mentions = text.startsWith("@");
        for (String word : text.strip().split("[ ,/&+]+", -1)) {
            mentions &= word.startsWith("@") && word.length() > 1
                    || List.of("and", "et").contains(word);
        }
        return mentions;
    }

    /** Words of links that only say "issue", keys in brackets, and bare addresses are no part of the description. */
    private void references() {
        for (TicketReferences.Reference reference : TicketReferences.all(line)) {
            tickets.add(reference.key());
            String words = line.text().substring(reference.start(), reference.end());
            boolean generic = TICKET_WORDS.contains(Words.fold(words))
                    || words.startsWith("http")
                    || words.equals(reference.key().value())
                    || (words.startsWith("#") && words.length() < 10);
            if (generic && standsAlone(reference.start(), reference.end())) {
                taken.set(reference.start(), reference.end());
            }
        }
    }

    /** Says whether what surrounds a reference lets it go: brackets, the beginning or the end, a dash. */
    private boolean standsAlone(int start, int end) {
        String text = line.text();
        String before = text.substring(Math.max(0, start - 40), start).stripTrailing();
        String after = text.substring(end, Math.min(text.length(), end + 40)).strip();
        boolean begins = before.isEmpty() || "([)]—–-:;,.|".indexOf(before.charAt(before.length() - 1)) >= 0;
        boolean ends = after.isEmpty() || ")]—–-:;,.|[(".indexOf(after.charAt(0)) >= 0;
        boolean trails =
                after.isEmpty() && !isLink(start) && !before.isEmpty() && !BEFORE_TICKET.contains(lastWord(before));
        return (begins && ends)
                || trails
                || (after.isEmpty() && TICKET_WORDS.contains(lastWord(before)))
                || text.startsWith("http", start)
                || (isLink(start) && (before.isEmpty() || after.isEmpty() || after.equals(".")));
    }

    private boolean isLink(int start) {
        return line.links().stream().anyMatch(link -> link.words().start() == start);
    }

    private static String lastWord(String before) {
        String folded = Words.fold(before);
        return folded.substring(folded.lastIndexOf(' ') + 1);
    }

    private void segments() {
        String text = line.text();
        int start = 0;
        int i = 0;
        while (i < text.length()) {
            int separator = separator(text, i);
            if (separator > 0) {
                segment(start, i, i);
                start = i + separator;
                i = start;
            } else if ("([".indexOf(text.charAt(i)) >= 0) {
                int close = text.indexOf(text.charAt(i) == '(' ? ')' : ']', i);
                if (close > 0 && close - i < 200 && !taken.get(i)) {
                    segment(start, i, i);
                    group(i, close);
                    start = close + 1;
                    i = start;
                } else {
                    i++;
                }
            } else {
                i++;
            }
        }
        segment(start, text.length(), text.length());
    }

    /** How long the separator here is; 0 where there is none. */
    private static int separator(String text, int at) {
        char letter = text.charAt(at);
        boolean spaced = letter == ' ' && at + 2 < text.length() && text.charAt(at + 2) == ' ';
        if (spaced && "—–-|·•→".indexOf(text.charAt(at + 1)) >= 0) {
            return 3;
        }
        if (letter == '—' || letter == ';' || letter == '\n') {
            return 1;
        }
        boolean stop = (letter == '.' || letter == ',') && at + 1 < text.length() && text.charAt(at + 1) == ' ';
        return stop && isKeyAt(text, at + 2) ? 2 : 0;
    }

    /** ". Owner: Alice", ", due: 2026-05-04", ", due 2026-05-04". */
    private static boolean isKeyAt(String text, int at) {
        int colon = text.indexOf(':', at);
        if (colon > at && colon - at < 24 && ActionPart.inText(text.substring(at, colon)) != null) {
            return true;
        }
        return text.startsWith("due ", at)
                || text.startsWith("owner ", at)
                || text.startsWith("porteur ", at)
                || text.startsWith("échéance ", at);
    }

    private void group(int open, int close) {
        int start = open + 1;
        boolean all = true;
        boolean any = false;
        BitSet before = (BitSet) taken.clone();
        for (int i = open + 1; i <= close; i++) {
            boolean end = i == close
                    || (",;|".indexOf(line.text().charAt(i)) >= 0 && !isInDate(start, i) && !isInNames(start, i, close))
                    || (line.text().startsWith(" - ", i) || line.text().startsWith(" – ", i));
            if (end) {
                boolean one = attribute(start, i, true) || isDueBeside(start, i) || isNameBeside(start, i, open, close);
                all &= one;
                any |= one;
                start = i == close || line.text().charAt(i) != ' ' ? i + 1 : i + 3;
                i = Math.max(i, start - 1);
            }
        }
        if (all) {
            taken.set(open, close + 1);
        } else if (any) {
            // What is half understood stays as it was written.
            taken.clear(open, close + 1);
            taken.or(before);
        }
    }

    /** "(OPS-200, owner Jim, 2026-05-04)": a day beside an owner is when it is due. */
    private boolean isDueBeside(int start, int end) {
        String text = line.part(start, end).text();
        Moment moment = text.length() > 30 ? null : MomentScanner.leading(text);
        boolean day = moment != null && moment.date() != null && text.length() - moment.end() < 2;
        if (!day || parts.containsKey(ActionPart.DUE) || !parts.containsKey(ActionPart.OWNER)) {
            return false;
        }
        loose.removeIf(each -> each[0] == start);
        put(ActionPart.DUE, line.part(start, end));
        taken.set(start, end);
        return true;
    }

    /** "(Karim, avant le 20/12/2026)": a name before the day on which it is due. */
    private boolean isNameBeside(int start, int end, int open, int close) {
        String text = line.text().substring(start, end).strip();
        boolean first = start == open + 1 && end < close && !parts.containsKey(ActionPart.OWNER);
        if (!first || named(text).isEmpty()) {
            return false;
        }
        String rest = line.text().substring(end + 1, close).strip();
        String folded = Words.fold(rest);
        Moment moment = MomentScanner.leading(rest);
        boolean due = DUE_WORDS.stream().anyMatch(word -> folded.startsWith(word + " "))
                || folded.startsWith("due ")
                || moment != null && moment.date() != null && rest.length() - moment.end() < 2;
        if (due) {
            put(ActionPart.OWNER, line.part(start, end));
            taken.set(start, end);
        }
        return due;
    }

    /** "due: April 3rd, 2026": the year belongs to the day before it. */
    private boolean isInDate(int start, int comma) {
        String text = line.text();
        int at = comma + 1;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        boolean year = text.startsWith("20", at)
                && at + 4 <= text.length()
                && Character.isDigit(text.charAt(at + 2))
                && Character.isDigit(text.charAt(at + 3))
                && (at + 4 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 4)));
        boolean day = comma > start && text.substring(start, comma).chars().anyMatch(Character::isDigit);
        return text.charAt(comma) == ',' && year && day && text.charAt(Math.min(at + 4, text.length() - 1)) != '-';
    }

    /** "(owners: Ada, Ben; due: 2026-05-04)": names go on behind a comma. */
    private boolean isInNames(int start, int comma, int close) {
        String text = line.text();
        int colon = text.indexOf(':', start);
        boolean owner = text.charAt(comma) == ','
                && colon > start
                && colon < comma
                && ActionPart.inText(text.substring(start, colon)) == ActionPart.OWNER;
        int end = comma + 1;
        while (end < close && ",;|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String next = text.substring(comma + 1, end).strip();
        return owner && (!named(next).isEmpty() || next.startsWith("@"));
    }

    private void segment(int start, int end, int next) {
        // The first words are what is to be done.
        boolean first = start == 0 || taken.previousClearBit(start - 1) < 0;
        if (end > start && (!first || hasKey(start, end)) && attribute(start, end, false)) {
            taken.set(start, Math.min(line.text().length(), next));
        }
    }

    private boolean hasKey(int start, int end) {
        int colon = line.text().indexOf(':', start);
        return colon > start && colon < end && ActionPart.inText(line.text().substring(start, colon)) != null;
    }

    /** Takes what stands between two positions as a statement about the countermeasure; says whether it is one. */
    private boolean attribute(int start, int end, boolean bracketed) {
        TextLine part = line.part(start, end);
        String text = part.text();
        String left = left(start, end);
        if (TICKET_WORDS.contains(Words.fold(left))) {
            taken.set(start, end);
            return true;
        }
        boolean found = keyed(part) || spoken(part) || owner(part, bracketed) || marked(text, bracketed);
        Moment moment = found || text.length() >= 25 ? null : MomentScanner.leading(text);
        if (found) {
            taken.set(start, end);
        } else if (moment != null && moment.date() != null) {
            loose.add(new int[] {start, end});
        }
        return found;
    }

    /** What is not taken yet between two positions. */
    private String left(int start, int end) {
        StringBuilder left = new StringBuilder();
        for (int i = start; i < end; i++) {
            if (!taken.get(i)) {
                left.append(line.text().charAt(i));
            }
        }
        return left.toString();
    }

    private boolean keyed(TextLine part) {
        int colon = part.text().indexOf(':');
        ActionPart name = colon <= 0 ? null : ActionPart.inText(part.text().substring(0, colon));
        if (name == null) {
            return false;
        }
        put(name, part.from(colon + 1));
        return true;
    }

    /** "due 2026-05-04", "owner Alice", "avant le 4 mai 2026". */
    private boolean spoken(TextLine part) {
        String folded = Words.fold(part.text());
        for (String word : DUE_WORDS) {
            if (folded.startsWith(word + " ")) {
                TextLine rest = behind(part, Words.count(word));
                Moment moment = MomentScanner.leading(rest.text());
                if (moment != null && moment.date() != null && rest.text().length() - moment.end() < 4) {
                    put(ActionPart.DUE, rest);
                    return true;
                }
            }
        }
        if (folded.startsWith("due ") || folded.startsWith("deadline ") || folded.startsWith("echeance ")) {
            put(ActionPart.DUE, behind(part, 1));
            return Words.count(folded) <= 6;
        }
        for (String word : OWNER_WORDS) {
            if (folded.startsWith(word + " ") && Words.count(folded) <= Words.count(word) + 4) {
                put(ActionPart.OWNER, behind(part, Words.count(word)));
                return true;
            }
        }
        return false;
    }

    /** The part behind its first words. */
    private static TextLine behind(TextLine part, int words) {
        String text = part.text();
        int at = 0;
        for (int word = 0; word < words; word++) {
            while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
        }
        return part.from(at);
    }

    /** "@alice", "@alice and @bob", a name that the document knows. */
    private boolean owner(TextLine part, boolean bracketed) {
        String text = part.text();
        if (areNames(text) && !parts.containsKey(ActionPart.OWNER)) {
            put(ActionPart.OWNER, part);
            return true;
        }
        boolean mention = text.startsWith("@") && text.length() > 1 && Words.count(Words.fold(text)) <= 6;
        for (String word : text.split(" ", -1)) {
            mention &=
                    word.startsWith("@") || List.of("and", "et", "&", "+", ",").contains(word);
        }
        if (mention && !parts.containsKey(ActionPart.OWNER)) {
            put(ActionPart.OWNER, part);
        }
        return mention && (bracketed || parts.get(ActionPart.OWNER) == part || !text.isEmpty());
    }

    /** "Ada", "Ada and Ben", "Ada / Ben": each of them known. */
    private boolean areNames(String text) {
        if (names.isEmpty() || text.length() > 100 || text.isBlank()) {
            return false;
        }
        for (String name : text.split(" and | et |[,;/&+]", -1)) {
            if (!names.contains(Words.fold(name))) {
                return false;
            }
        }
        return true;
    }

    private boolean marked(String text, boolean bracketed) {
        String folded = Words.fold(text);
        boolean priority = folded.length() == 2 && MappedWords.priority(folded) != null && folded.charAt(0) == 'p'
                || (folded.endsWith(" priority")
                        && MappedWords.priority(folded.substring(0, folded.length() - 9)) != null)
                || (folded.startsWith("priorite ") && MappedWords.priority(folded.substring(9)) != null);
        if (priority) {
            put(
                    ActionPart.PRIORITY,
                    TextLine.of(folded.replace(" priority", "").replace("priorite ", ""), line.line()));
            return true;
        }
        if (bracketed && DONE_THEN.in(folded) && Words.count(folded) <= 8) {
            state = Countermeasure.State.DONE;
            return true;
        }
        Countermeasure.State said =
                LOOSE_STATES.contains(folded) && !bracketed || Words.count(folded) > 3 ? null : MappedWords.state(text);
        if (said != null && !Set.of("1", "0", "no", "x", "next", "new", "100").contains(folded)) {
            state = state == null || said == Countermeasure.State.DONE ? said : state;
            return true;
        }
        if (isDatedState(folded, text)) {
            state = Countermeasure.State.DONE;
            return true;
        }
        boolean kind = bracketed && Words.count(folded) == 1 && MappedWords.kind(folded) != Countermeasure.Kind.UNKNOWN;
        if (kind) {
            put(ActionPart.KIND, TextLine.of(text, line.line()));
        }
        return kind;
    }

    /** "Add an alert by 2026-05-04", « Ajouter une alerte avant le 4 mai 2026 ». */
    private void trailingDay() {
        String text = line.text();
        int from = Math.max(0, text.length() - 50);
        for (String word : List.of(
                " by ",
                " due ",
                " before ",
                " until ",
                " avant le ",
                " pour le ",
                " d'ici le ",
                " d’ici le ",
                " d'ici au ")) {
            int at = text.lastIndexOf(word);
            if (at >= from && at > 0 && !parts.containsKey(ActionPart.DUE) && !taken.get(at)) {
                TextLine rest = line.from(at + word.length());
                Moment moment = MomentScanner.leading(rest.text());
                if (moment != null
                        && moment.date() != null
                        && moment.date().year() > 0
                        && rest.text().length() - moment.end() < 3) {
                    put(ActionPart.DUE, rest);
                    taken.set(at, text.length());
                    return;
                }
            }
        }
    }

    /** "Add an alert @alice". */
    private void trailingMention() {
        String text = line.text();
        int end = text.length();
        while (end > 0 && (taken.get(end - 1) || " .`".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        int start = end;
        while (start > 0
                && (Character.isLetterOrDigit(text.charAt(start - 1)) || "-_.".indexOf(text.charAt(start - 1)) >= 0)) {
            start--;
        }
        boolean mention =
                start > 1 && start < end && text.charAt(start - 1) == '@' && " `".indexOf(text.charAt(start - 2)) >= 0;
        if (mention
                && !parts.containsKey(ActionPart.OWNER)
                && !lastWord(text.substring(0, start - 1)).equals("with")
                && !List.of("by", "for", "to", "from", "and", "avec", "par", "pour")
                        .contains(lastWord(text.substring(0, start - 1)))) {
            put(ActionPart.OWNER, line.part(start - 1, end));
            taken.set(start - 1, end);
        }
    }

    /** "done 2026-03-05", « fait le 5 mars 2026 », "completed: 9fcd23c". */
    private static boolean isDatedState(String folded, String text) {
        int blank = folded.indexOf(' ');
        if (blank < 0 || Words.count(folded) > 7) {
            return false;
        }
        boolean done = List.of(
                        "done",
                        "completed",
                        "fait",
                        "faite",
                        "termine",
                        "terminee",
                        "fixed",
                        "deployed",
                        "merged",
                        "resolved",
                        "shipped")
                .contains(folded.substring(0, blank));
        Moment moment = done ? MomentScanner.next(text, 0) : null;
        return done
                && ((moment != null && moment.date() != null) || (text.indexOf(':') > 0 && Words.count(folded) <= 2));
    }

    /** A date alone is when it is due where somebody is named beside it. */
    private void looseDates() {
        if (!parts.containsKey(ActionPart.OWNER) && loose.size() == 1) {
            ownerBefore(loose.get(0)[0]);
        }
        if (parts.containsKey(ActionPart.OWNER) && !parts.containsKey(ActionPart.DUE) && loose.size() == 1) {
            int[] span = loose.get(0);
            put(ActionPart.DUE, line.part(span[0], span[1]));
            taken.set(span[0], span[1]);
        }
    }

    /** "Add an alert — Alice — 2026-05-04". */
    private void ownerBefore(int date) {
        String before = line.text().substring(0, date).stripTrailing();
        for (String dash : List.of("—", "–", "-", "|", ",")) {
            if (before.endsWith(dash)) {
                String rest =
                        before.substring(0, before.length() - dash.length()).stripTrailing();
                int at = rest.lastIndexOf(" " + dash + " ");
                String name = at < 0 ? "" : named(rest.substring(at + dash.length() + 2));
                if (!name.isEmpty()) {
                    put(ActionPart.OWNER, line.part(at + dash.length() + 2, rest.length()));
                    taken.set(at, date);
                }
                return;
            }
        }
    }

    private void put(ActionPart part, TextLine value) {
        parts.putIfAbsent(part, value);
    }

    private String description() {
        String text = line.text();
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            left.append(taken.get(i) ? '\u0001' : text.charAt(i));
        }
        String tidy = tidied(left.toString());
        if (!taken.isEmpty() && !tickets.isEmpty()) {
            for (String word : LAST_WORDS) {
                tidy = tidy.endsWith(word) && !line.text().stripTrailing().endsWith(word)
                        ? tidy.substring(0, tidy.length() - word.length()).strip()
                        : tidy;
            }
            return TICKET_WORDS.contains(Words.fold(tidy)) ? "" : tidy;
        }
        return tidy;
    }

    /** Without what was taken, empty brackets and the signs around them. */
    private static String tidied(String left) {
        StringBuilder tidy = new StringBuilder();
        for (int i = 0; i < left.length(); i++) {
            char letter = left.charAt(i);
            if (letter == '\u0001') {
                continue;
            }
            if (")]".indexOf(letter) >= 0 && isEmptyGroup(tidy, letter)) {
                tidy.setLength(tidy.lastIndexOf(letter == ')' ? "(" : "["));
            } else {
                tidy.append(letter);
            }
        }
        String plain = Words.oneLine(tidy.toString());
        int from = 0;
        int to = plain.length();
        while (from < to && " —–-:;,.|~•*".indexOf(plain.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && " —–-:;,|~•→>(".indexOf(plain.charAt(to - 1)) >= 0) {
            to--;
        }
        return plain.substring(from, to).replace("~~", "").replace(" .", ".");
    }

    private static boolean isEmptyGroup(StringBuilder tidy, char close) {
        int open = tidy.lastIndexOf(close == ')' ? "(" : "[");
        if (open < 0) {
            return false;
        }
        for (int i = open + 1; i < tidy.length(); i++) {
            if (" ,;:|.-–".indexOf(tidy.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }
}
