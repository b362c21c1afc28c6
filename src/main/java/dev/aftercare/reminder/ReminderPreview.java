package dev.aftercare.reminder;

import dev.aftercare.mail.Message;
import dev.aftercare.overdue.Deadlines;
import dev.aftercare.people.Directory;
import dev.aftercare.people.People;
import dev.aftercare.people.Person;
import dev.aftercare.postmortem.RunDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows what would go to whom and why, and why about the rest nothing would. Nothing is queued or remembered. */
@Component
public final class ReminderPreview {

    private final ReminderRound round;
    private final ReminderSettings settings;
    private final People people;

    ReminderPreview(ReminderRound round, ReminderSettings settings, People people) {
        this.round = round;
        this.settings = settings;
        this.people = people;
    }

    /** What a night would do, with what the last one has read. */
    public Shown of(RunDate runDate) {
        ReminderPlan plan = round.plan(runDate);
        return new Shown(
                mails(plan, runDate),
                plan.standings().stream().map(ReminderPreview::line).toList());
    }

    /**
     * What a night would do for one person.
     *
     * @param alias their alias, name or address; empty where nobody is known by it
     */
    public Optional<Shown> of(RunDate runDate, String alias) {
        Directory directory = people.directory();
        return directory.find(alias).map(person -> {
            ReminderPlan plan = round.plan(runDate);
            return new Shown(
                    mails(plan, runDate).stream()
                            .filter(mail -> mail.to().equalsIgnoreCase(person.address()))
                            .toList(),
                    plan.standings().stream()
                            .filter(each -> concerns(each, person, directory))
                            .map(ReminderPreview::line)
                            .toList());
        });
    }

    private List<Message> mails(ReminderPlan plan, RunDate runDate) {
        ReminderMail mail = new ReminderMail(settings);
        return plan.reminders().stream()
                .map(reminder -> mail.write(reminder, runDate.date()))
                .toList();
    }

    private static boolean concerns(Standing standing, Person person, Directory directory) {
        return person.address().equalsIgnoreCase(standing.address())
                || Deadlines.ownerOf(standing.item().commitment(), directory)
                        .filter(owner -> owner.alias().equals(person.alias()))
                        .isPresent();
    }

    private static String line(Standing standing) {
        OpenItem item = standing.item();
        String day = "%s %s".formatted(item.deadline().kind().name().toLowerCase(Locale.ROOT), item.due());
        String to = standing.address() == null ? "" : " to " + standing.address();
        String detail = standing.detail().isEmpty() ? "" : " (" + standing.detail() + ")";
        String what = item.commitment().postmortem().mayBeNamed()
                ? ItemViews.oneLine(item.commitment().countermeasure().description())
                : "an action of a restricted postmortem";
        return "%s, %s: %s%s%s".formatted(what, day, standing.reason().words(), to, detail);
    }

    /**
     * What a night would do.
     *
     * @param mails the mails that would be queued
     * @param standings where each open action with a deadline stands, the oldest first, a line each
     */
    public record Shown(List<Message> mails, List<String> standings) {

        public Shown {
            mails = List.copyOf(mails);
            standings = List.copyOf(standings);
        }
    }
}
