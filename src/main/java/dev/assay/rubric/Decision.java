package dev.assay.rubric;

import java.util.OptionalDouble;

/**
 * How the criteria of a rubric combine to pass or fail one item.
 *
 * @param passAt the weighted mean from which an item passes, in [0,1]; only for {@link Rule#WEIGHTED_MEAN}
 */
public record Decision(Rule rule, OptionalDouble passAt) {

    /** The ways a decision can be taken. */
    public enum Rule {
        ALL_PASS,
        WEIGHTED_MEAN,
        WORST;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Decision {
        if ((rule == Rule.WEIGHTED_MEAN) != passAt.isPresent()) {
            throw new IllegalArgumentException("passAt belongs to weighted_mean and to it alone");
        }
    }

    public static Decision allPass() {
        return new Decision(Rule.ALL_PASS, OptionalDouble.empty());
    }
}
