package dev.aftercare.run;

import dev.aftercare.digest.DigestSettings;
import dev.aftercare.fixcheck.FixSettings;
import dev.aftercare.mail.MailSettings;
import dev.aftercare.newsletter.NewsletterSettings;
import dev.aftercare.overdue.CalendarSettings;
import dev.aftercare.overdue.DeadlineSettings;
import dev.aftercare.people.PeopleSettings;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.readingclub.ReadingClubSettings;
import dev.aftercare.reminder.ReminderSettings;
import dev.aftercare.review.PunctualitySettings;
import dev.aftercare.review.ReviewSettings;
import dev.aftercare.source.SourceSettings;
import dev.aftercare.source.correction.CorrectionSettings;
import dev.aftercare.tracker.TrackerSettings;
import dev.aftercare.trend.FigureSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * A configuration that can be used.
 *
 * @param data the folder of the embedded database, of clones and of the log
 * @param schedule when a night's run takes place
 * @param sources where postmortems come from
 * @param trackers where tickets come from
 * @param people where people come from
 * @param corrections where corrections come from
 * @param mail how mail leaves
 * @param reminders whom reminders reach
 * @param digest what the digest looks like
 * @param figures how figures are worked out
 * @param calendar on which days nobody works
 * @param fixes how fixes are checked
 * @param review what postmortems are held against
 * @param deadlines by when actions are to be done that nobody set a date for
 * @param digestDay the day of the month from which on the last month's digest is due
 * @param readingClub who organises the reading club
 * @param newsletter who edits the newsletter
 */
record Settings(
        Path data,
        RunSchedule schedule,
        List<SourceSettings> sources,
        List<TrackerSettings> trackers,
        PeopleSettings people,
        CorrectionSettings corrections,
        MailSettings mail,
        ReminderSettings reminders,
        DigestSettings digest,
        FigureSettings figures,
        CalendarSettings calendar,
        FixSettings fixes,
        ReviewSettings review,
        PunctualitySettings punctuality,
        DeadlineSettings deadlines,
        int digestDay,
        ReadingClubSettings readingClub,
        NewsletterSettings newsletter) {}
