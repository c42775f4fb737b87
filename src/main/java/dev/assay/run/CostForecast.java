package dev.assay.run;

import java.util.Optional;

/**
 * What a run would spend, as ranges from the most hopeful to the worst case.
 *
 * @param calls paid calls
 * @param promptTokens tokens sent
 * @param completionTokens tokens received
 * @param costMicros in millionths of the currency; absent where a price is unknown
 */
public record CostForecast(
        Span calls, Span promptTokens, Span completionTokens, Optional<Span> costMicros, Optional<String> currency) {

    /** Two bounds, {@code min} at most {@code max}. */
    public record Span(long min, long max) {

        public Span plus(Span other) {
            return new Span(min + other.min, max + other.max);
        }
    }
}
