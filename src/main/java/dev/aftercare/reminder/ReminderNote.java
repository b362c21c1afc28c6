package dev.aftercare.reminder;

import dev.aftercare.reminder.Standing.Reason;
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
        int items =
                queued.stream().mapToInt(each -> (int) each.brought().count()).sum();
        parts.add("%s about %s".formatted(count(queued.size(), "reminder"), count(items, "action")));
        add(
                parts,
                plan,
                Reason.STALE,
                "passed over, because %s could not be read".formatted(String.join(", ", plan.staleSources())));
        add(parts, plan, Reason.BEFORE_START, "due before %s, when reminders start".formatted(settings.start()));
        add(parts, plan, Reason.SNOOZED, "snoozed");
        add(parts, plan, Reason.RESTS, "at rest after all reminders");
        if (!plan.lateItems(Reason.NOBODY).isEmpty()) {
            parts.add(nobody(settings, plan.lateItems(Reason.NOBODY)));
        }
        if (!plan.findings().isEmpty()) {
            parts.add("%s cannot be mailed, so somebody else is: %s"
                    .formatted(count(plan.findings().size(), "owner"), String.join("; ", plan.findings())));
        }
        if (queued.isEmpty() && plan.late() > 0) {
            parts.add("%s, and nobody is mailed tonight".formatted(count(plan.late(), "action") + " late"));
        }
        return String.join("; ", parts);
    }

    private static void add(List<String> parts, ReminderPlan plan, Reason reason, String what) {
        if (plan.late(reason) > 0) {
            parts.add("%s %s".formatted(count(plan.late(reason), "late action"), what));
        }
    }

    private static String nobody(ReminderSettings settings, List<OpenItem> items) {
        List<String> named = items.stream()
                .limit(NAMED)
                .map(item -> item.commitment().owner() == null
                        ? item.due() + " without a name"
                        : item.due() + " named \"" + item.commitment().owner() + "\"")
                .toList();
        String rest = items.size() > NAMED ? " and " + (items.size() - NAMED) + " more" : "";
        String fallback =
                settings.fallback() == null ? "is not set" : "(" + settings.fallback() + ") cannot be mailed either";
        return "nobody can be reached for %s (due %s%s), and aftercare.reminders.fallback %s"
                .formatted(count(items.size(), "late action"), String.join(", ", named), rest, fallback);
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
