package dev.assay.judge;

import java.util.OptionalInt;

/**
 * What a provider says that it counted; each number is absent where it says nothing.
 *
 * @param prompt tokens of the input, those read from its cache included
 * @param cached tokens of the input that were read from its cache, at most {@code prompt}; what a provider says beyond that,
 *     or without a {@code prompt}, is not taken over
 * @param completion tokens of the output, those of hidden reasoning included
 */
public record TokenUsage(OptionalInt prompt, OptionalInt cached, OptionalInt completion) {

    public TokenUsage {
        if (prompt.isEmpty()) {
            cached = OptionalInt.empty();
        } else if (cached.isPresent()) {
            cached = OptionalInt.of(Math.min(cached.getAsInt(), prompt.getAsInt()));
        }
    }

    public static final TokenUsage UNSTATED =
            new TokenUsage(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());

    /** Whether a price can be worked out. */
    public boolean isStated() {
        return prompt.isPresent() && completion.isPresent();
    }
}
