package dev.aftercare.trend;

import static dev.aftercare.TestNight.PARIS;
import static dev.aftercare.TestNight.RUN_DATE;
import static dev.aftercare.postmortem.PostmortemFixtures.at;
import static dev.aftercare.postmortem.PostmortemFixtures.postmortem;

import dev.aftercare.link.Commitment;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.PostmortemFixtures.PostmortemBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A company's incidents, written down by a test, and their figures as of the test night. */
final class Histories {

    static final YearMonth AUGUST = YearMonth.of(2026, 8);

    private final List<Postmortem> postmortems = new ArrayList<>();
    private final List<Commitment> commitments = new ArrayList<>();
    private FigureSettings settings = FigureSettings.usual();

    /** Incidents of a month, at nine on different days, each noticed after so many minutes and over an hour later. */
    Histories incidents(String month, int... minutesToDetect) {
        for (int minutes : minutesToDetect) {
            Instant started = Instant.parse(month + "-%02dT09:00:00Z".formatted(postmortems.size() % 27 + 1));
            Instant detected = started.plusSeconds(60L * minutes);
            add(incident("%s.%d".formatted(month, postmortems.size()))
                    .started(at(started.toString()))
                    .detected(at(detected.toString()))
                    .resolved(at(detected.plusSeconds(3600).toString())));
        }
        return this;
    }

    static PostmortemBuilder incident(String name) {
        return postmortem("2026/" + name + ".md");
    }

    Histories add(PostmortemBuilder postmortem) {
        postmortems.add(postmortem.build());
        return this;
    }

    Histories add(Commitment... several) {
        commitments.addAll(List.of(several));
        return this;
    }

    Histories settings(FigureSettings others) {
        settings = others;
        return this;
    }

    List<Postmortem> postmortems() {
        return postmortems;
    }

    List<Commitment> commitments() {
        return commitments;
    }

    MonthlyFigures august() {
        return of(AUGUST);
    }

    MonthlyFigures of(YearMonth month) {
        return new Reckoning(measured(), settings, WorkingDays.mondayToFriday(), RUN_DATE).of(month, commitments);
    }

    Incidents measured() {
        return Incidents.of(postmortems, settings, PARIS);
    }

    CountFigures counts(LocalDate today) {
        Incidents measured = measured();
        return new IncidentCounts(measured, AUGUST, today).of(new TimeChanges(measured, AUGUST, 1).months());
    }

    Explanation explain(FigureName figure, int months, Scope scope) {
        return new Explaining(measured(), commitments, settings, WorkingDays.mondayToFriday(), RUN_DATE)
                .of(figure, AUGUST, months, scope);
    }
}
