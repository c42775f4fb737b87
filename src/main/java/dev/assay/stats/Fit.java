package dev.assay.stats;

import java.util.Optional;
import java.util.function.Function;

/**
 * A model fitted to data, or the reason why the data allow none.
 *
 * @param <M> the model
 */
public sealed interface Fit<M> permits Fit.Found, Fit.Impossible {

    /** Takes the branch that applies. */
    <T> T fold(Function<? super M, ? extends T> found, Function<? super Impossible<M>, ? extends T> impossible);

    static <M> Fit<M> found(M model) {
        return new Found<>(model);
    }

    static <M> Fit<M> impossible(String reason, long n) {
        return new Impossible<>(reason, n);
    }

    default Optional<M> model() {
        return fold(Optional::of, impossible -> Optional.empty());
    }

    /** The same with another model, or the same reason. */
    default <T> Fit<T> map(Function<? super M, ? extends T> next) {
        return fold(model -> found(next.apply(model)), impossible -> impossible(impossible.reason(), impossible.n()));
    }

    /** What follows from the model, which may be impossible in turn. */
    default <T> Fit<T> then(Function<? super M, Fit<T>> next) {
        return fold(next, impossible -> impossible(impossible.reason(), impossible.n()));
    }

    /** The model. */
    record Found<M>(M fitted) implements Fit<M> {
        @Override
        public <T> T fold(Function<? super M, ? extends T> found, Function<? super Impossible<M>, ? extends T> none) {
            return found.apply(fitted);
        }
    }

    /**
     * No model, and why.
     *
     * @param reason a short lower-case phrase such as {@code one class only}
     * @param n observations that were there
     */
    record Impossible<M>(String reason, long n) implements Fit<M> {
        public Impossible {
            Require.text(reason, "reason");
            Require.notNegative(n, "n");
        }

        @Override
        public <T> T fold(Function<? super M, ? extends T> found, Function<? super Impossible<M>, ? extends T> none) {
            return none.apply(this);
        }
    }
}
