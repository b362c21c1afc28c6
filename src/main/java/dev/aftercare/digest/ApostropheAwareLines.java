package dev.aftercare.digest;

import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.layout.breaker.BreakPoint;
import org.xhtmlrenderer.layout.breaker.BreakPointsProvider;
import org.xhtmlrenderer.layout.breaker.DefaultLineBreakingStrategy;
import org.xhtmlrenderer.layout.breaker.LineBreakingStrategy;

/** Breaks lines where the library does, but never behind an apostrophe: {@code s’} and {@code ils} stay together. */
final class ApostropheAwareLines implements LineBreakingStrategy {

    private final LineBreakingStrategy usual = new DefaultLineBreakingStrategy();

    @Override
    public BreakPointsProvider getBreakPointsProvider(String text, String language, CalculatedStyle style) {
        BreakPointsProvider points = usual.getBreakPointsProvider(text, language, style);
        return () -> next(points, text);
    }

    private static BreakPoint next(BreakPointsProvider points, String text) {
        BreakPoint point = points.next();
        while (isBehindApostrophe(text, point.getPosition())) {
            point = points.next();
        }
        return point;
    }

    private static boolean isBehindApostrophe(String text, int position) {
        return position > 1
                && position < text.length()
                && text.charAt(position - 1) == '’'
                && Character.isLetter(text.charAt(position - 2))
                && Character.isLetter(text.charAt(position));
    }
}
