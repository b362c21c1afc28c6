package dev.aftercare.digest;

import dev.aftercare.trend.SpokenFigure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One edition in words, as the templates show it. Lists are cut to what a page can hold; the {@code more} beside a list says
 * what was cut, and is null where nothing was.
 *
 * @param lang the language's code
 * @param organisation the organisation's name
 * @param month the month
 * @param edition which corrected edition it is; null for the first one
 * @param asOf the day that the pages stand for
 * @param notices what could not be read, where it makes figures old
 * @param group whom it is for; null for everybody
 * @param look what it looks like
 * @param changes what a corrected edition says otherwise
 * @param decisions what needs a decision
 * @param sentences the month in a few sentences
 * @param figures four figures with their definitions
 * @param key the chart of the first pages; null where none could be drawn
 * @param unclear what could not be read, in a sentence each
 * @param charts the other charts, or the sentences that stand for them
 * @param months the twelve months in a table
 * @param incidents the incidents of the month
 * @param late the late actions by postmortem
 * @param results how many fix checks came to which result
 * @param broken what no longer holds or is in doubt
 * @param concluded what was dropped or holds
 * @param waiting what waits for review
 * @param stopped what has stopped on its way
 * @param lacking what postmortems still lack
 * @param featured the reading club's postmortem; null where there is none
 * @param unread what could not be read
 * @param corrected what the operator corrected
 * @param loose where postmortems and tickets do not meet; its sentence is empty where they do
 * @param left what reminders leave to people; its sentence is empty where they leave nothing
 * @param spoken the figures in words, with the numbers behind them
 * @param footnotes what counts in no figure, and how figures are worked out
 * @param methods how the figures are made
 * @param fixes what is known of fixes beside each one's own result
 * @param records every record of the twelve months that may be named
 */
record DigestView(
        String lang,
        String organisation,
        String month,
        @Nullable String edition,
        String asOf,
        List<String> notices,
        @Nullable String group,
        LookView look,
        List<String> changes,
        List<Decision> decisions,
        List<String> sentences,
        List<Figure> figures,
        @Nullable ChartView key,
        List<String> unclear,
        List<ChartView> charts,
        List<MonthRow> months,
        Section<IncidentView> incidents,
        Section<LateView> late,
        List<Result> results,
        Section<CheckedView> broken,
        Section<CheckedView> concluded,
        Section<WaitingView> waiting,
        Section<StoppedView> stopped,
        Section<LackingView> lacking,
        @Nullable FeaturedView featured,
        Section<UnreadView> unread,
        Section<CorrectedView> corrected,
        Section<LooseView> loose,
        Section<LeftView> left,
        List<SpokenFigure> spoken,
        List<String> footnotes,
        List<Method> methods,
        FixView fixes,
        Section<RecordView> records) {

    /**
     * A list under a heading.
     *
     * @param said the sentence under the heading
     * @param rows the rows, possibly none
     * @param lines how many rows that makes in a table, heads of groups included
     * @param more how many rows were cut; null for none
     */
    record Section<T>(
            String said, List<T> rows, int lines, @Nullable String more) {}

    /**
     * Something that needs a decision.
     *
     * @param what what it is
     * @param options what can be decided
     * @param section where to read more
     */
    record Decision(String what, String options, String section) {}

    /**
     * What it looks like.
     *
     * @param color the color of headings, links and rules
     * @param light the same for dark screens
     * @param logo a picture as a {@code data:} address; null for none
     * @param sections the sections behind the first pages, in their order
     */
    record LookView(String color, String light, @Nullable String logo, List<String> sections) {}

    /** A record that counts in the figures. */
    record RecordView(Title title, String date, String facts, String detect, String resolve, int actions) {}

    /**
     * A figure.
     *
     * @param name its name
     * @param value its value with its unit, or why there is none
     * @param told whether there is a value
     * @param interval where the true value may lie, or what is usual
     * @param basis how many records it rests on
     * @param definition what it is
     */
    record Figure(String name, String value, boolean told, String interval, String basis, String definition) {}

    /**
     * A chart.
     *
     * @param name its name in the code
     * @param question what it answers
     * @param answer the answer
     * @param basis how many records it rests on; null where there is no drawing
     * @param key how to read it; null where there is no drawing, or where that has just been said
     * @param svg the drawing; null where there are too few data
     */
    record ChartView(
            String name,
            String question,
            String answer,
            @Nullable String basis,
            @Nullable String key,
            @Nullable String svg) {

        /** The place where the drawing itself will stand. */
        ChartView place() {
            return svg == null ? this : new ChartView(name, question, answer, basis, key, "");
        }

        ChartView withoutKey() {
            return new ChartView(name, question, answer, basis, null, svg);
        }
    }

    /**
     * A month in the table.
     *
     * @param month the month
     * @param incidents how many incidents there were
     * @param cells a cell for each measure
     */
    record MonthRow(String month, String incidents, List<MonthCell> cells) {}

    /**
     * A measure in a month.
     *
     * @param n how many incidents have a value
     * @param median their median; null where there are too few
     * @param mean their mean; null where there are too few
     */
    record MonthCell(
            int n, @Nullable String median, @Nullable String mean) {}

    /** A word with a link where there is one. */
    record Link(String text, @Nullable String url) {}

    /** A postmortem's title. */
    record Title(String text, @Nullable String url, String lang) {}

    /**
     * An incident.
     *
     * @param title its title
     * @param facts its facts, a few words each
     * @param summary what happened; null where the record does not say
     * @param actions what became of its actions
     * @param review where its postmortem stands; null where there is nothing to say
     */
    record IncidentView(
            Title title,
            List<String> facts,
            @Nullable String summary,
            String actions,
            @Nullable String review) {}

    /** The late actions of a postmortem. */
    record LateView(Title title, String facts, List<LateRow> rows) {}

    /** A late action. */
    record LateRow(String action, List<Link> tickets, String owner, String priority, String due, String late) {}

    /** How many fix checks came to a result, and what it means. */
    record Result(String name, int number, String meaning) {}

    /** A fix check. */
    record CheckedView(String action, List<Link> tickets, Title title, String result, String reason, String since) {}

    /** A postmortem that waits. */
    record WaitingView(Title title, String date, String severity, String status, String findings) {}

    /** A postmortem that has stopped on its way. */
    record StoppedView(Title title, String date, String what) {}

    /** How often a rule is not met, in how many postmortems, and a few places. */
    record LackingView(String rule, int findings, int postmortems, String places) {}

    /** The reading club's postmortem. */
    record FeaturedView(Title title, String facts, @Nullable String summary, String reason, String pickedBy) {}

    /** A place that could not be read; its source is null where all places are of one. */
    record UnreadView(@Nullable String source, String place, String message) {}

    /** A change that the operator made. */
    record CorrectedView(Title title, @Nullable String action, String change, String reason) {}

    /** A ticket and an action that may belong together, or lack each other. */
    record LooseView(
            Link ticket,
            @Nullable String ticketTitle,
            @Nullable String action,
            @Nullable Title title,
            String what) {}

    /** An action that reminders leave to people, and why. */
    record LeftView(String action, Title title, String what) {}

    /** How a figure is made. */
    record Method(String term, String text) {}

    /**
     * What is known of fixes beside each one's own result.
     *
     * @param said what changed, of how many the effect is known, and how many were not confirmed
     * @param families the families of incidents
     * @param repeated what was decided before
     */
    record FixView(List<String> said, Section<FamilyView> families, Section<RepeatedView> repeated) {}

    /** A family of incidents. */
    record FamilyView(Title title, int incidents, String often, String decided) {}

    /** The same thing proposed twice. */
    record RepeatedView(ProposalView first, ProposalView again) {}

    /** One of the two. */
    record ProposalView(String action, Title title, String facts) {}
}
