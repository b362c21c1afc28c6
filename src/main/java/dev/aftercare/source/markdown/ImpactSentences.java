package dev.aftercare.source.markdown;

import org.jspecify.annotations.Nullable;

/** Finds the sentence that says from when until when users were hit: "Checkout was down from 16:58 to 18:46 UTC." */
final class ImpactSentences {

    private static final int LONGEST = 600;

    private static final Phrases TROUBLE = Phrases.of("""
            outage, down, downtime, unavailable, degraded, degradation, failed, failing, fail, failures, impact,
            impacted, incident, interruption, disruption, disrupted, errors, affected, experienced, inaccessible,
            delayed, panne, indisponible, indisponibilite, interrompu, degrade, coupure, erreurs, impacte, impactes,
            perturbe, perturbation, inaccessibles, indisponibles, timed out, stopped
            """);

    private static final Phrases DOUBT = Phrases.of("""
            maintenance window, planned, between 9, business hours, normally, usually, schedule, scheduled,
            office hours, heures ouvrees
            """);

    private ImpactSentences() {}

    static StatedInstants.@Nullable Window window(DocumentFacts document, InstantReader instants, Findings findings) {
        for (Section section : document.root().all()) {
            if (tells(section)) {
                for (Block block : section.blocks()) {
                    StatedInstants.Window window = block instanceof Block.Paragraph paragraph
                            ? in(paragraph, document, instants, findings)
                            : null;
                    if (window != null
                            && window.from().isKnown()
                            && window.until().isKnown()) {
                        return window;
                    }
                }
            }
        }
        return null;
    }

    private static boolean tells(Section section) {
        return switch (section.kind()) {
            case SUMMARY, IMPACT, DESCRIPTION -> true;
            case OTHER, TIMELINE -> section.level() <= 1 || section.ownKind() == SectionKind.TIMELINE;
            case APPENDIX, TICKETS, LESSONS, ACTIONS, DETECTION, RESOLUTION, CAUSE, TAGS, PEOPLE -> false;
        };
    }

    private static StatedInstants.@Nullable Window in(
            Block.Paragraph paragraph, DocumentFacts document, InstantReader instants, Findings findings) {
        TextLine whole = TextLine.joined(paragraph.lines());
        String text = Words.oneLine(whole.text());
        int from = 0;
        while (from < text.length()) {
            int end = sentenceEnd(text, from);
            String sentence = text.substring(from, Math.min(end, from + LONGEST));
            String folded = Words.fold(sentence);
            if (TROUBLE.in(folded) && !DOUBT.in(folded)) {
                StatedInstants.Window window = StatedInstants.ofSentence(
                        sentence, lineOf(paragraph, sentence), instants, document.context(), findings);
                if (window != null) {
                    return window;
                }
            }
            from = end;
        }
        return null;
    }

    private static int lineOf(Block.Paragraph paragraph, String sentence) {
        TimeRange range = TimeRange.in(sentence);
        if (range != null) {
            String begin = range.raw().substring(0, Math.min(5, range.raw().length()));
            for (TextLine line : paragraph.lines()) {
                if (line.text().contains(begin)) {
                    return line.line();
                }
            }
        }
        return paragraph.lines().get(0).line();
    }

    private static int sentenceEnd(String text, int from) {
        for (int i = from; i + 1 < text.length(); i++) {
            boolean stop = ".!?".indexOf(text.charAt(i)) >= 0 && text.charAt(i + 1) == ' ';
            if (stop && (i + 2 >= text.length() || !Character.isLowerCase(text.charAt(i + 2)))) {
                return i + 2;
            }
        }
        return text.length();
    }
}
