package dev.aftercare.reminder;

import java.util.ArrayList;
import java.util.List;

/** Says in one sentence who is reminded and what is passed over in silence. */
final class ReminderNote {

    private static final int NAMED = 3;

    private ReminderNote() {}

    static String of(ReminderSettings settings, ReminderPlan plan, List<Reminder> queued) {
        if (settings.start() == null) {
            return "nobody is reminded until aftercare.reminders.start is set (%s late)"
                    .formatted(count(plan.late(), "action"));
        }
        List<String> parts = new ArrayList<>();
        int items = queued.stream().mapToInt(each -> each.broughtUp().size()).sum();
        parts.add("%s about %s".formatted(count(queued.size(), "reminder"), count(items, "late action")));
        if (plan.restingOnStale() > 0) {
            parts.add("%s passed over, because %s could not be read"
                    .formatted(count(plan.restingOnStale(), "late action"), String.join(", ", plan.staleSources())));
        }
        if (plan.beforeStart() > 0) {
            parts.add("%s due before %s, when reminders start"
                    .formatted(count(plan.beforeStart(), "late action"), settings.start()));
        }
        if (!plan.withoutOwner().isEmpty()) {
            parts.add(withoutOwner(plan.withoutOwner()));
        }
        return String.join("; ", parts);
    }

    private static String withoutOwner(List<LateItem> items) {
        List<String> named = items.stream()
                .limit(NAMED)
                .map(item -> item.commitment().owner() == null
                        ? item.due() + " without a name"
                        : item.due() + " named \"" + item.commitment().owner() + "\"")
                .toList();
        String rest = items.size() > NAMED ? " and " + (items.size() - NAMED) + " more" : "";
        return "no owner could be found for %s (due %s%s), and aftercare.reminders.fallback is not set"
                .formatted(count(items.size(), "late action"), String.join(", ", named), rest);
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
