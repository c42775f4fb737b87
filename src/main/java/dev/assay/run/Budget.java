package dev.assay.run;

import java.util.OptionalLong;

/**
 * The most that a run may spend.
 *
 * @param maxCostMicros in millionths of the judges' currency, at least 0
 * @param maxCalls at least 0
 */
public record Budget(OptionalLong maxCostMicros, OptionalLong maxCalls) {

    public static final Budget UNLIMITED = new Budget(OptionalLong.empty(), OptionalLong.empty());

    public Budget {
        if (maxCostMicros.orElse(0) < 0 || maxCalls.orElse(0) < 0) {
            throw new IllegalArgumentException("a budget cannot be negative");
        }
    }
}
