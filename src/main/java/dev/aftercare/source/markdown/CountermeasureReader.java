package dev.aftercare.source.markdown;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Countermeasure.Kind;
import dev.aftercare.postmortem.Countermeasure.State;
import dev.aftercare.source.markdown.ActionSections.Group;
import dev.aftercare.source.reading.TicketForms;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.TicketKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was decided: bullets, numbered and task lists, and tables in the sections on actions. Seed 002: "## Remediation" with
 * "Bug Tickets associated"; seed 000: "### Actions identifiées", with tickets « associés chacun à un porteur ».
 */
final class CountermeasureReader {

    private static final int MOST = 500;
    private static final int LONGEST = 1_000;

    /** "We will do the following:" */
    private static final Phrases INTRODUCES = Phrases.of("""
            following, these actions, actions, action items, steps, things, tasks, measures, suivantes, suivants,
            mesures, changes, improvements, ameliorations
            """);

    private final String postmortemId;
    private final DateOrder order;
    private final @Nullable LocalDate near;
    private final TicketForms forms;
    private final Set<String> people;
    private final Findings findings;
    private final List<Countermeasure> read = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private CountermeasureReader(
            String postmortemId,
            DateOrder order,
            @Nullable LocalDate near,
            TicketForms forms,
            Set<String> people,
            Findings findings) {
        this.postmortemId = postmortemId;
        this.order = order;
        this.near = near;
        this.forms = forms;
        this.people = people;
        this.findings = findings;
    }

    /**
     * What was decided.
     *
     * @param near the day of the incident, behind which a due date without a year lies; null where it is not known
     */
    static List<Countermeasure> read(
            List<Section> sections,
            String postmortemId,
            DateOrder order,
            @Nullable LocalDate near,
            TicketForms forms,
            Set<String> people,
            Findings findings) {
        // Whoever carries one action is known when the next one only has a name in brackets.
        Set<String> known = new HashSet<>(people);
        Findings first = new Findings(findings.file());
        List<Countermeasure> read =
                new CountermeasureReader(postmortemId, order, near, forms, people, first).all(sections);
        read.forEach(each -> known.addAll(names(each.owner())));
        if (known.size() == people.size()) {
            findings.addAll(first);
            return read;
        }
        return new CountermeasureReader(postmortemId, order, near, forms, known, findings).all(sections);
    }

    private static List<String> names(@Nullable String owner) {
        if (owner == null || owner.length() > 100) {
            return List.of();
        }
        return Arrays.stream(owner.split(" and | et |[,;/&+]", -1))
                .map(Words::fold)
                .filter(name -> name.length() > 1 && Words.count(name) <= 3)
                .toList();
    }

    private List<Countermeasure> all(List<Section> sections) {
        for (Section section : sections) {
            if (ActionSections.isAction(section)) {
                section(section);
            } else if (!section.isWithin(SectionKind.APPENDIX)) {
                tablesOf(section);
                namedItems(section);
            }
        }
        sections.stream()
                .filter(section -> section.ownKind() == SectionKind.TICKETS)
                .forEach(this::tickets);
        return read;
    }

    private void section(Section section) {
        Group group = ActionSections.group(section);
        if (isItself(section)) {
            headed(section, group);
            return;
        }
        if (ActionSections.isSingular(section)
                && !section.blocks().isEmpty()
                && section.blocks().get(0) instanceof Block.Paragraph only) {
            add(parsed(TextLine.joined(only.lines()), Set.of()), group);
            return;
        }
        boolean tickets = section.ownKind() == SectionKind.TICKETS;
        boolean lists = section.blocks().stream()
                .anyMatch(block -> block instanceof Block.Listing || block instanceof Block.Table);
        Block before = null;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Table table) {
                if (isActions(table)) {
                    table(table, group);
                }
            } else if (block instanceof Block.Listing listing && !tickets && !areDetails(listing, before)) {
                listing(listing, group, 0);
            } else if (block instanceof Block.Paragraph paragraph) {
                paragraph(paragraph, section, group, !lists && !tickets);
            }
            before = block;
        }
    }

    /** A table below a heading on actions that has no column of theirs shows something else. */
    private static boolean isActions(Block.Table table) {
        Map<ActionPart, Integer> columns = columns(table);
        boolean named = ActionPart.of(table.head()
                        .cell(columns.getOrDefault(ActionPart.DESCRIPTION, 0))
                        .text())
                == ActionPart.DESCRIPTION;
        return named || columns.size() > (columns.containsKey(ActionPart.KIND) ? 2 : 1);
    }

    /** "### 1) Add an alert" with running text below is an action; a heading over a list groups it. */
    private static boolean isItself(Section section) {
        boolean below = section.ownKind() == SectionKind.OTHER
                && section.level() > 0
                && section.parent() != null
                && ActionSections.isAction(section.parent());
        boolean items = section.blocks().stream()
                .anyMatch(block -> block instanceof Block.Table
                        || block instanceof Block.Listing listing
                                && !listing.items().stream().allMatch(CountermeasureReader::isDetail));
        TextLine plain = ItemText.withoutNumber(section.heading());
        boolean says = plain != section.heading()
                || Imperatives.begins(plain.text())
                || Words.count(Words.fold(plain.text())) >= 3;
        return below && !items && says && section.children().isEmpty() && !ActionSections.isGroup(section);
    }

    private void headed(Section section, Group group) {
        Map<ActionPart, TextLine> below = new EnumMap<>(ActionPart.class);
        TextLine said = null;
        for (Block block : section.blocks()) {
            if (block instanceof Block.Listing listing) {
                listing.items().forEach(item -> detail(item.head(), below));
            } else if (block instanceof Block.Paragraph paragraph) {
                for (TextLine line : paragraph.lines()) {
                    detail(line, below);
                }
                said = said == null ? TextLine.joined(paragraph.lines()) : said;
            }
        }
        ItemText.Parsed parsed = parsed(ItemText.withoutNumber(section.heading()), Set.of());
        Set<TicketKey> tickets = new LinkedHashSet<>(parsed.tickets());
        TextLine named = below.get(ActionPart.TICKET);
        if (named != null) {
            tickets.addAll(TicketReferences.in(named));
        }
        Map<ActionPart, TextLine> parts = new EnumMap<>(below);
        parts.putAll(parsed.parts());
        if (tickets.isEmpty() && said != null) {
            tickets.addAll(TicketReferences.in(said));
        }
        add(parsed.description(), parts, tickets, parsed.state(), group);
    }

    /** "**Action item:** add an alert" wherever it stands. */
    private void namedItems(Section section) {
        if (section.isWithin(SectionKind.TIMELINE)) {
            return;
        }
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                namedItem(TextLine.joined(paragraph.lines()));
            } else if (block instanceof Block.Listing listing) {
                listing.items().forEach(item -> namedItem(item.head()));
            }
        }
    }

    private void namedItem(TextLine line) {
        int colon = line.text().indexOf(':');
        if (colon > 0 && colon < 24 && ActionSections.isNamed(line.text().substring(0, colon))) {
            State done = ActionSections.stateOf(line.text().substring(0, colon));
            ItemText.Parsed parsed = parsed(line.from(colon + 1), Set.of());
            add(parsed, new Group(Kind.UNKNOWN, done));
        }
    }

    /** Bullets right behind a number are its details, also where nobody indented them. */
    private static boolean areDetails(Block.Listing listing, @Nullable Block before) {
        return before instanceof Block.Listing numbers && numbers.ordered() && !listing.ordered();
    }

    private void listing(Block.Listing listing, Group group, int depth) {
        Set<String> names = ItemText.trailingNames(
                listing.items().stream().map(Block.Item::head).toList());
        boolean numbered =
                LocalNumbers.are(listing.items().stream().map(Block.Item::head).toList());
        for (Block.Item item : listing.items()) {
            Group inner = groupOf(item, group);
            if (inner != null && depth < 3) {
                item.blocks().stream()
                        .filter(Block.Listing.class::isInstance)
                        .forEach(nested -> listing((Block.Listing) nested, inner, depth + 1));
            } else {
                item(item, group, names, numbered);
            }
        }
    }

    /** "Prevent:" with a list below is a heading, not an item. */
    private static @Nullable Group groupOf(Block.Item item, Group around) {
        String head = item.head().text().strip();
        String folded = Words.fold(head);
        boolean few = Words.count(folded) <= 5;
        boolean nested = !item.nested().isEmpty();
        Kind kind = MappedWords.kind(head);
        boolean introduces = head.endsWith(":") && INTRODUCES.in(folded) && Words.count(folded) <= 20;
        boolean heading = head.endsWith(":") && !Imperatives.begins(head)
                || (kind != Kind.UNKNOWN && Words.count(folded) == 1)
                || item.head().isAllBold() && kind != Kind.UNKNOWN && !Imperatives.begins(head);
        boolean details = item.nested().stream().allMatch(CountermeasureReader::isDetail);
        if (!nested
                || !(few && heading || introduces)
                || details
                || !TicketReferences.in(item.head()).isEmpty()) {
            return null;
        }
        State state = ActionSections.stateOf(head);
        return new Group(kind == Kind.UNKNOWN ? around.kind() : kind, state == null ? around.state() : state);
    }

    private static boolean isDetail(Block.Item item) {
        int colon = item.head().text().indexOf(':');
        return colon > 0 && ActionPart.of(item.head().text().substring(0, colon)) != null;
    }

    private void item(Block.Item item, Group group, Set<String> names, boolean numbered) {
        List<TextLine> lines = !item.blocks().isEmpty() && item.blocks().get(0) instanceof Block.Paragraph first
                ? first.lines()
                : List.of();
        Map<ActionPart, TextLine> below = new EnumMap<>(ActionPart.class);
        List<TextLine> text = new ArrayList<>();
        for (TextLine line : lines) {
            if (text.isEmpty() || !detail(line.stripped(), below)) {
                text.add(line.stripped());
            }
        }
        item.nested().forEach(nested -> detail(nested.head(), below));
        item.blocks().stream()
                .skip(1)
                .filter(Block.Paragraph.class::isInstance)
                .forEach(block -> ((Block.Paragraph) block).lines().forEach(line -> detail(line, below)));
        if (text.isEmpty()) {
            return;
        }
        TextLine whole = TextLine.joined(text);
        ItemText.Parsed parsed = parsed(numbered ? LocalNumbers.without(whole) : whole, names);
        Map<ActionPart, TextLine> parts = new EnumMap<>(below);
        parts.putAll(parsed.parts());
        Set<TicketKey> tickets = new LinkedHashSet<>(parsed.tickets());
        ticketsBelow(item, below, tickets);
        add(parsed.description(), parts, tickets, parsed.state(), group);
    }

    /** A detail's tickets count where the item itself names none. */
    private static void ticketsBelow(Block.Item item, Map<ActionPart, TextLine> below, Set<TicketKey> tickets) {
        TextLine named = below.get(ActionPart.TICKET);
        if (named != null) {
            tickets.addAll(TicketReferences.in(named));
        }
        if (tickets.isEmpty()) {
            item.nested().forEach(nested -> tickets.addAll(TicketReferences.in(nested.head())));
        }
    }

    private static boolean detail(TextLine line, Map<ActionPart, TextLine> parts) {
        int colon = line.text().indexOf(':');
        ActionPart part =
                colon <= 0 || colon > 40 ? null : ActionPart.of(line.text().substring(0, colon));
        if (part == null || part == ActionPart.DESCRIPTION) {
            return false;
        }
        parts.putIfAbsent(part, line.from(colon + 1));
        return true;
    }

    /**
     * A paragraph is an action where it says so, or where it is all that a sub-heading holds and it names a ticket. In a section
     * without any list, its lines or sentences are read one by one.
     */
    private void paragraph(Block.Paragraph paragraph, Section section, Group group, boolean prose) {
        List<TextLine> items = new ArrayList<>();
        for (TextLine line : paragraph.lines()) {
            int colon = line.text().indexOf(':');
            String key = colon > 0 && colon < 24 ? Words.fold(line.text().substring(0, colon)) : "";
            boolean said = key.equals("action") || ActionSections.isNamed(key);
            boolean box = line.text().startsWith("[ ]")
                    || line.text().startsWith("[x]")
                    || line.text().startsWith("[X]")
                    || line.text().startsWith("✅")
                    || line.text().startsWith("☐");
            if (said || box) {
                items.add(said ? line.from(colon + 1) : line);
            } else if (!items.isEmpty()) {
                TextLine last = items.remove(items.size() - 1);
                items.add(TextLine.joined(List.of(last, line)));
            }
        }
        TextLine whole = TextLine.joined(paragraph.lines());
        boolean alone = items.isEmpty()
                && section.ownKind() != SectionKind.ACTIONS
                && section.blocks().size() == 1
                && whole.text().length() < 300;
        if (alone && !TicketReferences.in(whole).isEmpty()) {
            items.add(whole);
        }
        if (items.isEmpty() && prose) {
            items.addAll(ActionProse.of(paragraph));
        }
        Set<String> names = ItemText.trailingNames(items);
        items.forEach(item -> add(parsed(item, names), group));
    }

    private void add(ItemText.Parsed parsed, Group group) {
        add(parsed.description(), parsed.parts(), new LinkedHashSet<>(parsed.tickets()), parsed.state(), group);
    }

    private ItemText.Parsed parsed(TextLine line, Set<String> names) {
        Set<String> known = new HashSet<>(people);
        known.addAll(names);
        return ItemText.parse(line, known);
    }

    /** A table of actions outside a section on actions is one with an action and an owner. */
    private void tablesOf(Section section) {
        for (Block block : section.blocks()) {
            if (block instanceof Block.Table table && !TimelineReader.isTimeline(table, section)) {
                Map<ActionPart, Integer> columns = columns(table);
                boolean action = columns.containsKey(ActionPart.DESCRIPTION)
                        && columns.containsKey(ActionPart.OWNER)
                        && (columns.containsKey(ActionPart.DUE)
                                || columns.containsKey(ActionPart.TICKET)
                                || columns.containsKey(ActionPart.STATE)
                                || columns.containsKey(ActionPart.PRIORITY));
                if (action) {
                    table(table, Group.NONE);
                }
            }
        }
    }

    private static Map<ActionPart, Integer> columns(Block.Table table) {
        Map<ActionPart, Integer> columns = new EnumMap<>(ActionPart.class);
        int spare = -1;
        for (int i = 0; i < table.head().cells().size(); i++) {
            String head = table.head().cell(i).text();
            ActionPart part = ActionPart.of(head);
            if (part != null) {
                columns.putIfAbsent(part, i);
            } else if (spare < 0 && !Words.fold(head).isEmpty()) {
                spare = i;
            }
        }
        if (!columns.containsKey(ActionPart.DESCRIPTION) && spare >= 0) {
            columns.put(ActionPart.DESCRIPTION, spare);
        }
        return columns;
    }

    private void table(Block.Table table, Group group) {
        Map<ActionPart, Integer> columns = columns(table);
        Integer description = columns.get(ActionPart.DESCRIPTION);
        if (description == null) {
            return;
        }
        boolean numbered = areNumbers(table, columns);
        for (Block.Row row : table.body()) {
            ItemText.Parsed parsed = parsed(row.cell(description), Set.of());
            Map<ActionPart, TextLine> parts = new EnumMap<>(parsed.parts());
            columns.forEach((part, column) -> {
                if (!row.cell(column).isBlank()) {
                    parts.put(part, row.cell(column));
                }
            });
            parts.remove(ActionPart.DESCRIPTION);
            Set<TicketKey> tickets = new LinkedHashSet<>();
            TextLine ticket = parts.get(ActionPart.TICKET);
            String last = ticket == null ? "" : Words.oneLine(ticket.text());
            last = last.substring(last.lastIndexOf(' ') + 1);
            if (ticket != null && !parts.containsKey(ActionPart.STATE) && MappedWords.state(last) != null) {
                // "Bug 5554823 **TODO**", "n/a **DONE**".
                parts.put(ActionPart.STATE, TextLine.of(last, ticket.line()));
            }
            if (ticket != null && !numbered) {
                tickets.addAll(TicketReferences.in(ticket));
            }
            tickets.addAll(parsed.tickets());
            add(parsed.description(), parts, tickets, parsed.state(), group);
        }
    }

    /** Where an owner and a date were taken out, their full stops may be left: "into the runbook.." */
    private static String withOneStop(String text) {
        String one = text.strip();
        while (one.endsWith("..") && !one.endsWith("...") || one.endsWith(". .")) {
            one = one.substring(0, one.length() - 1).strip();
        }
        return one;
    }

    /** "#12" and "db#411", and "12" where a ticket is expected, mean what the source says they mean. */
    private List<TicketKey> wholeKeys(Set<TicketKey> tickets, @Nullable TextLine named) {
        if (tickets.isEmpty() && named != null) {
            return forms.numbered(named.text()).map(List::of).orElse(List.of());
        }
        return tickets.stream().map(forms::whole).distinct().toList();
    }

    /** "AI-1", "AI-2" in a column of numbers count the rows. */
    private static boolean areNumbers(Block.Table table, Map<ActionPart, Integer> columns) {
        Integer column = columns.get(ActionPart.TICKET);
        return column != null
                && ActionPart.isNumber(table.head().cell(column).text())
                && LocalNumbers.are(
                        table.body().stream().map(row -> row.cell(column)).toList());
    }

    private void add(
            TextLine described,
            Map<ActionPart, TextLine> parts,
            Set<TicketKey> tickets,
            @Nullable State box,
            Group group) {
        // A ticket alone says what it is for in the tracker.
        boolean bare = described.isBlank() && !tickets.isEmpty();
        String description =
                bare ? tickets.iterator().next().value() : Words.shortened(withOneStop(described.text()), LONGEST);
        if ((isNothing(description) && !bare) || read.size() >= MOST) {
            return;
        }
        Kind kind = parts.containsKey(ActionPart.KIND)
                ? MappedWords.kind(parts.get(ActionPart.KIND).text())
                : Kind.UNKNOWN;
        read.add(new Countermeasure(
                id(description),
                description,
                owner(parts.get(ActionPart.OWNER)),
                due(parts.get(ActionPart.DUE), description),
                priority(parts.get(ActionPart.PRIORITY), description),
                kind == Kind.UNKNOWN ? group.kind() : kind,
                state(parts.get(ActionPart.STATE), box, group, description),
                bare ? tickets.stream().map(forms::whole).toList() : wholeKeys(tickets, parts.get(ActionPart.TICKET)),
                described.line()));
    }

    private static boolean isNothing(String description) {
        boolean letters = description.chars().anyMatch(Character::isLetter);
        return !letters
                || Placeholders.isNothing(description)
                || (description.startsWith("<") && description.endsWith(">"));
    }

    private static @Nullable String owner(@Nullable TextLine written) {
        if (written == null
                || Placeholders.isEmpty(written.text())
                || written.text().chars().noneMatch(Character::isLetter)) {
            return null;
        }
        return Words.shortened(written.text(), 120);
    }

    private @Nullable LocalDate due(@Nullable TextLine written, String description) {
        if (written == null
                || Placeholders.isEmpty(written.text())
                || written.text().chars().noneMatch(Character::isLetterOrDigit)) {
            return null;
        }
        String text = Words.oneLine(written.text());
        Moment moment = InstantReader.moment(text);
        Moment.DateWords date = moment == null ? null : moment.date();
        LocalDate day = null;
        if (date != null && !date.isUndecided(order)) {
            day = date.day(order, near);
            // "June 30" in a report of December is that of the year after.
            if (day != null && date.year() == 0 && near != null && day.isBefore(near)) {
                day = day.plusYears(1);
            }
        }
        if (day == null) {
            boolean undecided = date != null && date.isUndecided(order);
            findings.warn(
                    undecided ? Rule.INSTANT_DATE_ORDER : Rule.COUNTERMEASURE_DUE,
                    written.line(),
                    "the due date of \"" + Words.shortened(description, 60) + "\" is \"" + Words.shortened(text, 60)
                            + "\"" + (undecided ? ", which may be day-first or month-first" : "")
                            + "; write it as 2026-05-04");
        }
        return day;
    }

    private @Nullable Priority priority(@Nullable TextLine written, String description) {
        if (written == null
                || Placeholders.isEmpty(written.text())
                || written.text().chars().noneMatch(Character::isLetterOrDigit)) {
            return null;
        }
        Priority priority = MappedWords.priority(written.text());
        if (priority == null) {
            findings.warn(
                    Rule.COUNTERMEASURE_PRIORITY,
                    written.line(),
                    "the priority of \"" + Words.shortened(description, 60) + "\" is \""
                            + Words.shortened(written.text(), 40) + "\"; write P0, P1, P2, P3 or P4");
        }
        return priority;
    }

    private State state(@Nullable TextLine written, @Nullable State box, Group group, String description) {
        State stated = written == null ? null : MappedWords.state(written.text());
        if (stated != null) {
            return stated;
        }
        if (written != null && !Placeholders.isEmpty(written.text()) && !written.isBlank()) {
            findings.warn(
                    Rule.COUNTERMEASURE_STATE,
                    written.line(),
                    "the state of \"" + Words.shortened(description, 60) + "\" is \""
                            + Words.shortened(written.text(), 40) + "\"; write open, in progress, done or cancelled");
        }
        if (box != null) {
            return box;
        }
        return group.state() == null ? State.UNKNOWN : group.state();
    }

    /** Of the description's words: it stays where the list is reordered. The store matches edited ones. */
    private String id(String description) {
        String hash = hash(Words.fold(description));
        int times = ids.merge(hash, 1, Integer::sum);
        return postmortemId + "!" + hash + (times > 1 ? "-" + times : "");
    }

    private static String hash(String words) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Seed 002: "## Bug Tickets" with "<Ticket Nr/Link>". They belong to the postmortem; one with words beside it that no
     * countermeasure names is a countermeasure, a bare one is not: what it is for would have to be invented.
     */
    private void tickets(Section section) {
        Set<TicketKey> named = new HashSet<>();
        read.forEach(countermeasure -> named.addAll(countermeasure.tickets()));
        for (TextLine line : ticketLines(section)) {
            ItemText.Parsed parsed = parsed(line, Set.of());
            List<TicketKey> open = parsed.tickets().stream()
                    .filter(key -> !named.contains(key))
                    .toList();
            boolean words = Words.count(Words.fold(parsed.description().text())) >= 2;
            if (!open.isEmpty() && open.size() == parsed.tickets().size() && words) {
                add(
                        parsed.description(),
                        parsed.parts(),
                        new LinkedHashSet<>(parsed.tickets()),
                        parsed.state(),
                        Group.NONE);
            } else if (!open.isEmpty() && !words) {
                findings.note(
                        Rule.TICKET_BARE,
                        line.line(),
                        "no countermeasure names " + open.get(0)
                                + "; write what it is for beside it, or the ticket beside its countermeasure");
            }
            named.addAll(parsed.tickets());
        }
    }

    private static List<TextLine> ticketLines(Section section) {
        List<TextLine> lines = new ArrayList<>();
        for (Block block : section.blocks()) {
            if (block instanceof Block.Paragraph paragraph) {
                lines.addAll(paragraph.lines());
            } else if (block instanceof Block.Listing listing) {
                listing.items().forEach(item -> lines.add(item.head()));
            }
        }
        return lines;
    }
}
