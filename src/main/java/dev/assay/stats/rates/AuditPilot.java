package dev.assay.stats.rates;

import dev.assay.stats.Require;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a first audit tells about the size of the next: how much gold varies, and how much of that the predictions miss.
 *
 * <p>All means are over the audited items with weights 1/pi, so that they speak of all items. The predictions must not have been fitted to
 * this gold. From few items these figures are themselves uncertain; thirty are the least.
 *
 * @param variance of the gold, at least 0
 * @param squaredResidual mean (y - f)^2
 * @param designedResidual mean (y - f)^2 rho/pi with rho the mean of pi: the same as {@code squaredResidual} where all pi are equal, less
 *     where the audit looks harder at what the predictions miss
 */
public record AuditPilot(double variance, double squaredResidual, double designedResidual) {

    public AuditPilot {
        Require.atLeastZero(variance, "variance");
        Require.atLeastZero(squaredResidual, "squaredResidual");
        Require.atLeastZero(designedResidual, "designedResidual");
    }

    /**
     * @param predictions f, one per item, finite
     * @throws IllegalArgumentException below two audited items
     */
    public static AuditPilot of(AuditedItems items, double[] predictions) {
        Require.sameLength(items.size(), predictions.length, "predictions");
        Require.atLeast(2, items.audited(), "audited items");
        double plan = IntStream.range(0, items.size())
                .mapToDouble(items::inclusion)
                .average()
                .orElseThrow();
        double mean = weightedMean(items, items::gold);
        return new AuditPilot(
                weightedMean(items, item -> square(items.gold(item) - mean)),
                weightedMean(items, item -> square(items.gold(item) - predictions[item])),
                weightedMean(items, item -> square(items.gold(item) - predictions[item]) * plan * items.weight(item)));
    }

    private static double weightedMean(AuditedItems items, IntToDoubleFunction value) {
        double sum = 0;
        double weights = 0;
        for (int item = 0; item < items.size(); item++) {
            if (items.isAudited(item)) {
                sum += items.weight(item) * value.applyAsDouble(item);
                weights += items.weight(item);
            }
        }
        return sum / weights;
    }

    private static double square(double value) {
        return value * value;
    }
}
