package dev.aftercare.source;

import dev.aftercare.postmortem.Countermeasure;
import dev.aftercare.postmortem.Diagnostic;
import dev.aftercare.postmortem.Incident;
import dev.aftercare.postmortem.Place;
import dev.aftercare.postmortem.Postmortem;
import dev.aftercare.postmortem.Progress;
import dev.aftercare.postmortem.ReviewStatus;
import dev.aftercare.source.reading.DocumentReading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads every document of one source and counts what was understood, without keeping anything of it: memory does not depend
 * on how many there are. Nothing is written anywhere.
 */
public final class SourceSurvey {

    private static final int EXAMPLES = 5;

    private final Sources.Source source;
    private final Map<String, Integer> understood = new LinkedHashMap<>();
    private final Map<String, Integer> actions = new LinkedHashMap<>();
    private final Map<String, Integer> rules = new LinkedHashMap<>();
    private final Map<String, Diagnostic> examples = new LinkedHashMap<>();
    private final Map<DocumentReading.Kind, List<Diagnostic>> leftOut = new LinkedHashMap<>();
    private int documents;
    private int postmortems;
    private int templates;
    private int others;
    private int unread;
    private int incidents;
    private int countermeasures;
    private int places;

    /**
     * What reading a source gave.
     *
     * @param name its configured name
     * @param failure why it could not be read at all; null where it could
     * @param documents how many documents there are
     * @param postmortems how many of them tell of incidents
     * @param templates how many are empty forms
     * @param others how many are something else
     * @param unread how many could not be read
     * @param incidents how many incidents they tell of
     * @param understood how many incidents state each value that matters
     * @param countermeasures how many countermeasures there are
     * @param actions how many of them state each value that matters
     * @param leftOut the first few documents that were left out, with the reason
     * @param places how many diagnostics there are
     * @param frequent the most frequent ones first
     */
    public record Findings(
            String name,
            @Nullable String failure,
            int documents,
            int postmortems,
            int templates,
            int others,
            int unread,
            int incidents,
            Map<String, Integer> understood,
            int countermeasures,
            Map<String, Integer> actions,
            List<Diagnostic> leftOut,
            int places,
            List<Frequent> frequent) {

        /** Says whether anything could not be read. */
        public boolean isIncomplete() {
            return failure != null || unread > 0;
        }
    }

    /**
     * A rule that found something.
     *
     * @param rule its name
     * @param count how often
     * @param example the first of them
     */
    public record Frequent(String rule, int count, Diagnostic example) {}

    private SourceSurvey(Sources.Source source) {
        this.source = source;
    }

    /**
     * Reads a source.
     *
     * @param most how many rules to list
     */
    public static Findings of(Sources.Source source, int most, Progress progress) {
        SourceSurvey survey = new SourceSurvey(source);
        String failure = null;
        try (SourceChanges all = source.reading().changesSince(KnownDocuments.none())) {
            survey.diagnose(all.diagnostics());
            for (SourceDocument document : all.documents()) {
                progress.step(
                        "Reading " + source.name(),
                        survey.documents,
                        all.documents().size());
                survey.read(document);
            }
        } catch (SourceUnavailable unavailable) {
            failure = String.valueOf(unavailable.getMessage());
        }
        return survey.findings(failure, most);
    }

    private void read(SourceDocument document) {
        documents++;
        try {
            add(source.reader()
                    .read(
                            source.name(),
                            document.path(),
                            document.content().read().bytes()));
        } catch (DocumentUnreadable unreadable) {
            unread++;
            diagnose(List.of(unreadable.at(Place.of(source.name(), document.path()))));
        }
    }

    private void add(DocumentReading reading) {
        diagnose(reading.diagnostics());
        boolean error = reading.diagnostics().stream().anyMatch(one -> one.level() == Diagnostic.Level.ERROR);
        if (reading.postmortems().isEmpty() && error) {
            unread++;
            return;
        }
        switch (reading.kind()) {
            case POSTMORTEM -> postmortems++;
            case TEMPLATE -> templates++;
            case OTHER -> others++;
        }
        if (reading.kind() != DocumentReading.Kind.POSTMORTEM) {
            List<Diagnostic> known = leftOut.computeIfAbsent(reading.kind(), kind -> new ArrayList<>());
            reading.diagnostics().stream()
                    .limit(1)
                    .filter(one -> known.size() < EXAMPLES)
                    .forEach(known::add);
        }
        reading.postmortems().forEach(this::add);
    }

    private void add(Postmortem postmortem) {
        incidents++;
        Incident incident = postmortem.incident();
        count(understood, "started", incident.started().isKnown());
        count(understood, "detected", incident.detected().isKnown());
        count(understood, "resolved", incident.resolved().isKnown());
        count(understood, "severity", postmortem.severity() != null);
        count(understood, "status", postmortem.status() != ReviewStatus.UNKNOWN);
        count(understood, "system", postmortem.system() != null);
        count(understood, "noticed by", incident.detectedBy() != Incident.DetectedBy.UNKNOWN);
        count(understood, "timeline", !incident.timeline().isEmpty());
        count(understood, "actions", !postmortem.countermeasures().isEmpty());
        for (Countermeasure countermeasure : postmortem.countermeasures()) {
            countermeasures++;
            count(actions, "owner", countermeasure.owner() != null);
            count(actions, "due date", countermeasure.due() != null);
            count(actions, "ticket", !countermeasure.tickets().isEmpty());
            count(actions, "mark (open, done)", countermeasure.state() != Countermeasure.State.UNKNOWN);
        }
    }

    private static void count(Map<String, Integer> counts, String what, boolean stated) {
        counts.merge(what, stated ? 1 : 0, Integer::sum);
    }

    private void diagnose(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            if (diagnostic.level() != Diagnostic.Level.NOTE) {
                places++;
                rules.merge(diagnostic.rule(), 1, Integer::sum);
                examples.putIfAbsent(diagnostic.rule(), diagnostic);
            }
        }
    }

    private Findings findings(@Nullable String failure, int most) {
        List<Frequent> frequent = new ArrayList<>();
        examples.forEach((rule, example) -> frequent.add(new Frequent(rule, rules.getOrDefault(rule, 0), example)));
        frequent.sort(Comparator.comparingInt(Frequent::count).reversed().thenComparing(Frequent::rule));
        return new Findings(
                source.name(),
                failure,
                documents,
                postmortems,
                templates,
                others,
                unread,
                incidents,
                understood,
                countermeasures,
                actions,
                leftOut.values().stream().flatMap(List::stream).toList(),
                places,
                frequent.stream().limit(most).toList());
    }
}
