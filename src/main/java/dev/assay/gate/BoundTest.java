package dev.assay.gate;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Locale;
import java.util.Optional;

/**
 * Holds one claim against the bounds of one estimate, in both directions: what would support it, and what would refute
 * it.
 *
 * @param threshold the claim's line on the metric's own axis; minus the margin for a non-inferiority claim
 * @param side the bound that supports the claim
 */
record BoundTest(double threshold, Claim.Side side) {

    /** Empty for a claim on the bare value. */
    static Optional<BoundTest> of(Claim claim) {
        return claim.fold(
                bounded -> Optional.of(new BoundTest(bounded.threshold(), bounded.side())),
                exact -> Optional.empty(),
                nonInferior -> Optional.of(new BoundTest(-nonInferior.margin(), Claim.Side.LOWER)));
    }

    boolean isSupportedBy(Estimate estimate) {
        return bounds(estimate)
                .map(bounds -> side == Claim.Side.LOWER ? bounds.lower() >= threshold : bounds.upper() <= threshold)
                .orElse(false);
    }

    boolean isRefutedBy(Estimate estimate) {
        return bounds(estimate)
                .map(bounds -> side == Claim.Side.LOWER ? bounds.upper() < threshold : bounds.lower() > threshold)
                .orElse(false);
    }

    /** The claim held against the bounds, in one line. */
    String rule(Estimate estimate) {
        return bounds(estimate).map(this::rule).orElse("no bounds to hold against " + shown(threshold));
    }

    private String rule(Interval.Bounds bounds) {
        if (side == Claim.Side.LOWER) {
            if (bounds.lower() >= threshold) {
                return "lower bound " + shown(bounds.lower()) + " >= " + shown(threshold);
            }
            return bounds.upper() < threshold
                    ? "upper bound " + shown(bounds.upper()) + " < " + shown(threshold)
                    : shown(threshold) + " lies between the bounds " + shown(bounds.lower()) + " and "
                            + shown(bounds.upper());
        }
        if (bounds.upper() <= threshold) {
            return "upper bound " + shown(bounds.upper()) + " <= " + shown(threshold);
        }
        return bounds.lower() > threshold
                ? "lower bound " + shown(bounds.lower()) + " > " + shown(threshold)
                : shown(threshold) + " lies between the bounds " + shown(bounds.lower()) + " and "
                        + shown(bounds.upper());
    }

    static Optional<Interval.Bounds> bounds(Estimate estimate) {
        return estimate.fold(
                known -> known.interval().fold(Optional::of, none -> Optional.empty()), undefined -> Optional.empty());
    }

    /** Three digits, or as many as a reader needs to see on which side of the threshold a bound lies. */
    private String shown(double value) {
        for (int digits = 3; digits < 12; digits++) {
            String text = String.format(Locale.ROOT, "%." + digits + "f", value);
            if (value == threshold || Double.parseDouble(text) != threshold) {
                return text;
            }
        }
        return Double.toString(value);
    }
}
