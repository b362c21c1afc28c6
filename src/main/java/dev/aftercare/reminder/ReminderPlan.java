package dev.aftercare.reminder;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.OverdueItem;
import dev.aftercare.people.Account;
import dev.aftercare.people.Directory;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.SourceState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is to be reminded of what tonight, and what is passed over in silence and why. */
final class ReminderPlan {

    private static final Comparator<LateItem> OLDEST_FIRST =
            Comparator.comparing(LateItem::due).thenComparing(LateItem::id);

    private final ReminderSettings settings;
    private final Directory directory;
    private final Set<String> staleSources;
    private final Set<String> broughtUp;

    private final Map<String, Recipient> recipients = new LinkedHashMap<>();
    private int late;
    private int beforeStart;
    private int restingOnStale;
    private final List<LateItem> withoutOwner = new ArrayList<>();

    private ReminderPlan(
            ReminderSettings settings, Directory directory, Collection<SourceState> sources, Set<String> broughtUp) {
        this.settings = settings;
        this.directory = directory;
        this.broughtUp = broughtUp;
        this.staleSources = sources.stream()
                .filter(SourceState::isStale)
                .map(SourceState::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Plans tonight's reminders.
     *
     * @param broughtUp the countermeasures that were brought up before
     */
    static ReminderPlan of(
            ReminderSettings settings,
            Collection<OverdueItem> overdue,
            Collection<Commitment> commitments,
            Directory directory,
            Collection<SourceState> sources,
            Set<String> broughtUp) {
        ReminderPlan plan = new ReminderPlan(settings, directory, sources, broughtUp);
        Map<String, Commitment> open = commitments.stream()
                .filter(Commitment::isOpen)
                .collect(Collectors.toMap(each -> each.countermeasure().id(), Function.identity()));
        List<LateItem> late = new ArrayList<>();
        for (OverdueItem item : overdue) {
            Commitment commitment = open.get(item.countermeasureId());
            if (commitment != null) {
                late.add(new LateItem(commitment, item.due(), item.workingDaysLate()));
            }
        }
        late.stream().sorted(OLDEST_FIRST).forEach(plan::place);
        return plan;
    }

    /** The mails to write: to each address that has something new, in the order of their oldest items. */
    List<Reminder> reminders() {
        return recipients.values().stream()
                .filter(each -> !each.items.isEmpty() || !each.unowned.isEmpty())
                .map(Recipient::reminder)
                .toList();
    }

    /** Late items that nobody is mailed about, because no owner could be found and there is no fallback. */
    List<LateItem> withoutOwner() {
        return withoutOwner;
    }

    /** How many countermeasures are late. */
    int late() {
        return late;
    }

    /** How many of them were due before reminders started. */
    int beforeStart() {
        return beforeStart;
    }

    /** How many of them rest on data that could not be read tonight. */
    int restingOnStale() {
        return restingOnStale;
    }

    /** The sources and trackers that could not be read, by name. */
    Set<String> staleSources() {
        return staleSources;
    }

    private void place(LateItem item) {
        late++;
        if (settings.start() == null || item.due().isBefore(settings.start())) {
            beforeStart++;
        } else if (restsOnStale(item.commitment())) {
            restingOnStale++;
        } else {
            give(item);
        }
    }

    /** A reference that no tracker answered to may be a ticket of the one that is down. */
    private boolean restsOnStale(Commitment commitment) {
        return staleSources.contains(commitment.postmortem().place().source())
                || commitment.tickets().stream().anyMatch(ticket -> staleSources.contains(ticket.tracker()))
                || !commitment.unknownTickets().isEmpty() && !staleSources.isEmpty();
    }

    private void give(LateItem item) {
        Optional<Person> owner = ownerOf(item.commitment());
        if (owner.isPresent()) {
            Recipient recipient = recipient(owner.get().address(), owner.get().name());
            (isBroughtUp(item) ? recipient.others : recipient.items).add(item);
        } else if (settings.fallback() != null) {
            String name = directory.find(settings.fallback()).map(Person::name).orElse(null);
            Recipient recipient = recipient(settings.fallback(), name);
            (isBroughtUp(item) ? recipient.others : recipient.unowned).add(item);
        } else {
            withoutOwner.add(item);
        }
    }

    private Optional<Person> ownerOf(Commitment commitment) {
        String written = commitment.owner();
        if (written == null) {
            return Optional.empty();
        }
        return commitment
                .ownerAddress()
                .map(address -> directory.find(new Account(written, address)))
                .orElseGet(() -> directory.find(written));
    }

    private boolean isBroughtUp(LateItem item) {
        return broughtUp.contains(item.id());
    }

    /** Two people who share an address get one mail: never more than one a day to an address. */
    private Recipient recipient(String address, @Nullable String name) {
        return recipients.computeIfAbsent(
                address.strip().toLowerCase(Locale.ROOT), any -> new Recipient(address.strip(), name));
    }

    private static final class Recipient {

        private final String address;
        private final @Nullable String name;
        private final List<LateItem> items = new ArrayList<>();
        private final List<LateItem> unowned = new ArrayList<>();
        private final List<LateItem> others = new ArrayList<>();

        Recipient(String address, @Nullable String name) {
            this.address = address;
            this.name = name;
        }

        Reminder reminder() {
            return new Reminder(address, name, items, unowned, others);
        }
    }
}
