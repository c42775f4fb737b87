package dev.assay.stats.raters;

import java.util.function.DoubleBinaryOperator;

/** How far a label lies from those of its peers; the larger, the better aligned. */
public enum Alignment {
    /** Share of peers that gave the same label: -(mean of [x != y]), up to a constant. */
    NOMINAL((x, y) -> x == y ? 0 : 1),

    /**
     * -sqrt(mean (x - y)^2). Its order is that of -(mean (x - y)^2), which is what is compared, so that no root rounds a tie away.
     */
    NEGATIVE_RMSE((x, y) -> (x - y) * (x - y));

    /** Losses this close, relative to the larger, differ by rounding only and tie. */
    private static final double SAME = 1e-12;

    private final DoubleBinaryOperator loss;

    Alignment(DoubleBinaryOperator loss) {
        this.loss = loss;
    }

    double lossAgainst(double peer, double label) {
        return loss.applyAsDouble(label, peer);
    }

    /** Positive if the second loss is larger, so that the first is better aligned; 0 at a tie. */
    static int compareLosses(double first, double second) {
        double scale = Math.max(Math.abs(first), Math.abs(second));
        return Math.abs(first - second) <= SAME * scale ? 0 : Double.compare(second, first);
    }
}
