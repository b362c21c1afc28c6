package dev.aftercare.digest;

import dev.aftercare.fixcheck.FixCheck;
import dev.aftercare.fixcheck.FixChecks;
import dev.aftercare.fixcheck.FixResult;
import dev.aftercare.link.Commitment;
import dev.aftercare.link.LooseEnds;
import dev.aftercare.link.Suggestion;
import dev.aftercare.link.Unanswered;
import dev.aftercare.overdue.OverdueItem;
import dev.aftercare.overdue.WorkingDays;
import dev.aftercare.postmortem.AppliedCorrection;
import dev.aftercare.postmortem.AppliedCorrections;
import dev.aftercare.postmortem.Audience;
import dev.aftercare.postmortem.Background;
import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Diagnostics;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Incident.DetectedBy;
import dev.aftercare.postmortem.Language;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Postmortems;
import dev.aftercare.postmortem.RecordedInstant;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.postmortem.RunDate;
import dev.aftercare.postmortem.RunSchedule;
import dev.aftercare.postmortem.Severity;
import dev.aftercare.postmortem.SourceState;
import dev.aftercare.postmortem.SourceStates;
import dev.aftercare.readingclub.Candidate;
import dev.aftercare.readingclub.FeaturedPostmortem;
import dev.aftercare.readingclub.FeaturedPostmortem.PickedBy;
import dev.aftercare.readingclub.ReadingClub;
import dev.aftercare.reminder.Silence;
import dev.aftercare.review.LatePostmortem;
import dev.aftercare.review.ReviewFinding;
import dev.aftercare.ticket.Priority;
import dev.aftercare.ticket.Ticket;
import dev.aftercare.ticket.TicketKey;
import dev.aftercare.ticket.TicketState;
import dev.aftercare.trend.FigureBook;
import dev.aftercare.trend.FigureSettings;
import dev.aftercare.trend.IncidentMetric;
import dev.aftercare.trend.Measure;
import dev.aftercare.trend.TrendMonth;
import dev.aftercare.trend.Trends;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.statistics.descriptive.Median;
import org.jspecify.annotations.Nullable;

/** Everything that a digest reads, held in memory and written down by a test. */
final class Records {

    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final YearMonth AUGUST = YearMonth.of(2026, 8);
    static final RunDate RUN_DATE = new RunSchedule(LocalTime.of(2, 0), PARIS).on(LocalDate.of(2026, 9, 2));

    final List<Postmortem> postmortems = new ArrayList<>();
    final List<IncidentMetric> metrics = new ArrayList<>();
    final List<Commitment> commitments = new ArrayList<>();
    final List<OverdueItem> overdueItems = new ArrayList<>();
    final List<FixCheck> fixChecks = new ArrayList<>();
    final List<ReviewFinding> reviewFindings = new ArrayList<>();
    final List<LatePostmortem> latePostmortems = new ArrayList<>();
    final List<Diagnostic> diagnostics = new ArrayList<>();
    final List<AppliedCorrection> corrections = new ArrayList<>();
    final List<SourceState> sourceStates = new ArrayList<>();
    final List<Unanswered> unanswered = new ArrayList<>();
    final List<Suggestion> suggestions = new ArrayList<>();
    final List<Ticket> unnamed = new ArrayList<>();
    Silence.Silent silent = Silence.Silent.NOTHING;
    final List<Candidate> candidates = new ArrayList<>();

    @Nullable
    FeaturedPostmortem featured;

    /** What a digest is assembled from. */
    DigestAssembly assembly(DigestSettings settings) {
        return assembly(settings, () -> fixChecks);
    }

    /** The same, where more is known of fixes than each one's result. */
    DigestAssembly assembly(DigestSettings settings, FixChecks checks) {
        return new DigestAssembly(
                new KnownPostmortems(),
                new KnownTrends(),
                FigureBook.of(
                        new KnownPostmortems(),
                        () -> commitments,
                        WorkingDays.mondayToFriday(),
                        FigureSettings.usual()),
                () -> commitments,
                () -> overdueItems,
                checks,
                () -> reviewFindings,
                () -> latePostmortems,
                new KnownDiagnostics(),
                new KnownCorrections(),
                new KnownSources(),
                new KnownLooseEnds(),
                new KnownSilence(),
                new Club(),
                settings);
    }

    private final class KnownSilence implements Silence {

        @Override
        public Silent of(RunDate runDate, YearMonth month) {
            return silent;
        }

        @Override
        public List<String> unmet() {
            return silent.unmet();
        }
    }

    private final class KnownLooseEnds implements LooseEnds {

        @Override
        public List<Unanswered> unanswered() {
            return unanswered;
        }

        @Override
        public List<Suggestion> suggestions() {
            return suggestions;
        }

        @Override
        public List<Ticket> unnamed() {
            return unnamed;
        }
    }

    ReadingClub club() {
        return new Club();
    }

    Digest august(Language language) {
        return assembly(settings(language, Path.of("digests")))
                .assemble(AUGUST, 1, RUN_DATE, Readers.everybody(language, List.of()));
    }

    Digest august(Readers readers) {
        return assembly(settings(readers.language(), Path.of("digests"))).assemble(AUGUST, 1, RUN_DATE, readers);
    }

    SourceStates sources() {
        return new KnownSources();
    }

    static DigestSettings settings(Language language, Path folder) {
        return new DigestSettings(
                "Harborline",
                language,
                folder,
                List.of("maelle.legoff@harborline.example", "ines.caron@harborline.example"));
    }

    /** Writes down an incident and returns what is needed to decide on actions. */
    Story incident(String path, String title) {
        return new Story(path, title);
    }

    /** One postmortem while it is written down. */
    final class Story {

        private final String path;
        private final String title;
        private @Nullable Severity severity = Severity.SEV3;
        private ReviewStatus status = ReviewStatus.REVIEWED;
        private Audience audience = Audience.INTERNAL;
        private Language language = Language.ENGLISH;
        private DetectedBy detectedBy = DetectedBy.MONITORING;
        private @Nullable String summary;
        private @Nullable String url;
        private RecordedInstant started = RecordedInstant.missing();
        private RecordedInstant detected = RecordedInstant.missing();
        private RecordedInstant resolved = RecordedInstant.missing();
        private final List<Countermeasure> countermeasures = new ArrayList<>();
        private final List<Commitment> promised = new ArrayList<>();

        private Story(String path, String title) {
            this.path = path;
            this.title = title;
            this.url = "https://postmortems.harborline.example/" + path;
        }

        Story url(String newUrl) {
            url = newUrl;
            return this;
        }

        Story severity(@Nullable Severity newSeverity) {
            severity = newSeverity;
            return this;
        }

        Story status(ReviewStatus newStatus) {
            status = newStatus;
            return this;
        }

        Story shareable() {
            audience = Audience.PUBLIC;
            return this;
        }

        Story restricted() {
            audience = Audience.RESTRICTED;
            return this;
        }

        Story french() {
            language = Language.FRENCH;
            return this;
        }

        Story noticedBy(DetectedBy by) {
            detectedBy = by;
            return this;
        }

        Story summary(String newSummary) {
            summary = newSummary;
            return this;
        }

        /** When it began, and how many minutes later it was noticed and over; null where the record does not say. */
        Story times(String start, @Nullable Integer minutesToDetect, @Nullable Integer minutesToEnd) {
            Instant at = LocalDateTime.parse(start).atZone(PARIS).toInstant();
            started = at(at);
            detected = minutesToDetect == null ? RecordedInstant.missing() : at(at.plusSeconds(60L * minutesToDetect));
            resolved = minutesToEnd == null ? RecordedInstant.missing() : at(at.plusSeconds(60L * minutesToEnd));
            return this;
        }

        /** Decides on an action. */
        Story action(Action action) {
            String id = id() + "#" + countermeasures.size();
            LocalDate due = action.due == null ? null : LocalDate.parse(action.due);
            List<TicketKey> keys = action.key == null ? List.of() : List.of(new TicketKey(action.key));
            countermeasures.add(new Countermeasure(
                    id,
                    action.text,
                    action.owner,
                    due,
                    action.priority,
                    Countermeasure.Kind.PREVENT,
                    action.state,
                    keys,
                    40));
            if (action.late >= 0) {
                overdueItems.add(new OverdueItem(id, due, action.late));
            }
            if (action.result != null) {
                TicketKey shownBy = action.key == null ? null : new TicketKey(action.key);
                LocalDate when = action.when == null ? null : LocalDate.parse(action.when);
                fixChecks.add(new FixCheck(
                        id, action.result, action.evidence, shownBy, when, false, LocalDate.of(2026, 8, 27)));
            }
            actions.add(action);
            return this;
        }

        private final List<Action> actions = new ArrayList<>();

        Story finding(String rule, String message) {
            reviewFindings.add(new ReviewFinding(id(), rule, place().at(12), message));
            return this;
        }

        Postmortem write() {
            Postmortem postmortem = new Postmortem(
                    id(),
                    place(),
                    language,
                    title,
                    severity,
                    severity == null ? null : severity.label(),
                    status,
                    audience,
                    path.split("\\.")[1],
                    List.of(),
                    summary,
                    null,
                    null,
                    null,
                    null,
                    url,
                    new Incident(started, detected, resolved, detectedBy, List.of(), List.of(), List.of()),
                    countermeasures,
                    Background.none());
            postmortems.add(postmortem);
            for (int i = 0; i < countermeasures.size(); i++) {
                commitments.add(commitment(postmortem, countermeasures.get(i), actions.get(i)));
            }
            measure(Measure.TIME_TO_DETECT, started, detected);
            measure(Measure.TIME_TO_RESOLVE, detected, resolved);
            measure(Measure.TIME_TO_RESTORE, started, resolved);
            return postmortem;
        }

        private Commitment commitment(Postmortem postmortem, Countermeasure countermeasure, Action action) {
            List<Ticket> tickets = countermeasure.tickets().stream()
                    .map(key -> new Ticket(
                            key,
                            "csv",
                            action.text,
                            TicketState.OPEN,
                            "Open",
                            action.owner,
                            countermeasure.due(),
                            action.priority,
                            null,
                            Set.of(),
                            null,
                            null,
                            "https://tickets.harborline.example/browse/" + key,
                            List.of()))
                    .toList();
            return new Commitment(
                    postmortem,
                    countermeasure,
                    tickets,
                    List.of(),
                    action.state,
                    action.owner,
                    countermeasure.due(),
                    false,
                    action.priority);
        }

        private void measure(Measure measure, RecordedInstant from, RecordedInstant to) {
            YearMonth month = started.value() == null
                    ? null
                    : YearMonth.from(started.value().atZone(PARIS));
            boolean stated = from.isKnown() && to.isKnown();
            metrics.add(new IncidentMetric(
                    id(),
                    measure,
                    stated ? IncidentMetric.State.RECORDED : IncidentMetric.State.MISSING,
                    stated ? Duration.between(from.value(), to.value()) : null,
                    month));
        }

        private String id() {
            return "harborline:" + path;
        }

        private Place place() {
            return new Place("harborline", path, 1);
        }

        private RecordedInstant at(Instant instant) {
            return new RecordedInstant(
                    RecordedInstant.State.RECORDED,
                    instant,
                    LocalDateTime.ofInstant(instant, PARIS),
                    PARIS,
                    false,
                    RecordedInstant.Precision.MINUTE,
                    5,
                    "as written");
        }
    }

    /** An action while it is written down. */
    static final class Action {

        private final String text;
        private @Nullable String key;
        private @Nullable String owner;
        private @Nullable String due;
        private @Nullable Priority priority;
        private Countermeasure.State state = Countermeasure.State.OPEN;
        private int late = -1;
        private @Nullable FixResult result;
        private FixCheck.Evidence evidence = FixCheck.Evidence.OPEN;
        private @Nullable String when;

        private Action(String text) {
            this.text = text;
        }

        static Action action(String text) {
            return new Action(text);
        }

        Action ticket(String newKey) {
            key = newKey;
            return this;
        }

        Action owner(String newOwner) {
            owner = newOwner;
            return this;
        }

        Action due(String newDue) {
            due = newDue;
            return this;
        }

        Action priority(Priority newPriority) {
            priority = newPriority;
            return this;
        }

        Action state(Countermeasure.State newState) {
            state = newState;
            return this;
        }

        Action late(int workingDays) {
            late = workingDays;
            return this;
        }

        /** What is known of it; {@code newWhen} is null where nobody says. */
        Action checked(FixResult newResult, FixCheck.Evidence newEvidence, @Nullable String newWhen) {
            result = newResult;
            evidence = newEvidence;
            when = newWhen;
            return this;
        }
    }

    private final class KnownPostmortems implements Postmortems {

        @Override
        public List<Postmortem> all() {
            return postmortems;
        }

        @Override
        public void save(String source, String path, List<Postmortem> saved) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void rename(String source, String oldPath, String newPath) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void withdraw(String source, Collection<String> paths) {
            throw new UnsupportedOperationException();
        }
    }

    private final class KnownTrends implements Trends {

        @Override
        public List<IncidentMetric> metrics() {
            return metrics;
        }

        @Override
        public List<TrendMonth> months(YearMonth first, YearMonth last) {
            List<TrendMonth> months = new ArrayList<>();
            for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
                for (Measure measure : Measure.values()) {
                    months.add(month(month, measure));
                }
            }
            return months;
        }

        private TrendMonth month(YearMonth month, Measure measure) {
            List<IncidentMetric> rows = metrics.stream()
                    .filter(metric -> metric.measure() == measure && month.equals(metric.month()))
                    .toList();
            double[] seconds = rows.stream()
                    .filter(metric -> metric.value() != null)
                    .mapToDouble(metric -> metric.value().toSeconds())
                    .toArray();
            if (seconds.length == 0) {
                return new TrendMonth(month, measure, rows.size(), 0, null, null);
            }
            double sum = 0;
            for (double value : seconds) {
                sum += value;
            }
            return new TrendMonth(
                    month,
                    measure,
                    rows.size(),
                    seconds.length,
                    Duration.ofSeconds(Math.round(Median.withDefaults().evaluate(seconds))),
                    Duration.ofSeconds(Math.round(sum / seconds.length)));
        }
    }

    private final class KnownDiagnostics implements Diagnostics {

        @Override
        public void replace(String source, String path, Collection<Diagnostic> replaced) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forgetAllBut(String source, Collection<String> paths) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Diagnostic> all() {
            return diagnostics;
        }
    }

    private final class KnownCorrections implements AppliedCorrections {

        @Override
        public void replaceAll(List<OfFile> files) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void replaceRelations(List<AppliedCorrection> relations) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forgetGone() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<AppliedCorrection> all() {
            return corrections;
        }
    }

    private final class KnownSources implements SourceStates {

        @Override
        public Optional<SourceState> find(String name) {
            return sourceStates.stream()
                    .filter(state -> state.name().equals(name))
                    .findFirst();
        }

        @Override
        public List<SourceState> all() {
            return sourceStates;
        }

        @Override
        public void succeeded(String name, @Nullable String bookmark, String fingerprint, Instant began) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forget(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void failed(String name, String failure, Instant began) {
            throw new UnsupportedOperationException();
        }
    }

    private final class Club implements ReadingClub {

        @Override
        public List<Candidate> candidates(YearMonth month) {
            return candidates;
        }

        @Override
        public Optional<FeaturedPostmortem> featured(YearMonth month) {
            return Optional.ofNullable(featured);
        }

        @Override
        public Optional<FeaturedPostmortem> picked(YearMonth month) {
            return featured(month).filter(one -> one.pickedBy() == PickedBy.ORGANIZER);
        }

        @Override
        public FeaturedPostmortem pick(YearMonth month, String key, String reason) {
            featured = new FeaturedPostmortem(month, key, PickedBy.ORGANIZER, reason);
            return featured;
        }

        @Override
        public Optional<FeaturedPostmortem> featuredOrProposed(YearMonth month, Language language) {
            return Optional.ofNullable(featured);
        }
    }
}
