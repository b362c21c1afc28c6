package dev.aftercare.statistics;

import java.util.Optional;
import java.util.function.Function;

/**
 * What the numbers say, or that there are not enough of them to say it. There is never a NaN in its place.
 *
 * @param <T> what they say
 */
public sealed interface Answer<T> {

    /** How the figure is worked out, whether there is one or not. */
    Method method();

    /** What the numbers say; empty where they are not enough. */
    Optional<T> value();

    /** The answer that the numbers give. */
    record Given<T>(Method method, T figure) implements Answer<T> {
        @Override
        public Optional<T> value() {
            return Optional.of(figure);
        }
    }

    /**
     * There are not enough numbers.
     *
     * @param n how many there are
     * @param needed how many it takes at least; n or less where more alone would not help, see the lack
     * @param lack what there is not enough of
     */
    record NotEnough<T>(Method method, int n, int needed, Lack lack) implements Answer<T> {
        @Override
        public Optional<T> value() {
            return Optional.empty();
        }
    }

    /** What there is not enough of. */
    enum Lack {
        /** There are too few values. */
        VALUES,
        /** All values are zero: a ratio or a logarithm has nothing to hold on to. */
        NOT_ZERO,
        /** All values are the same: nothing tells how far they could lie apart. */
        SPREAD,
        /** Too few of those observed have ended: at least half are still open. */
        EVENTS,
        /** Nobody was observed for any time. */
        EXPOSURE
    }

    /** What a given answer becomes; one that lacks numbers still lacks them. */
    default <R> Answer<R> map(Function<T, R> change) {
        if (this instanceof NotEnough<T> none) {
            return new NotEnough<>(none.method(), none.n(), none.needed(), none.lack());
        }
        return new Given<>(method(), change.apply(value().orElseThrow()));
    }

    /** Whether the numbers say anything. */
    default boolean isGiven() {
        return value().isPresent();
    }
}
