package dev.assay.stats.rates;

import dev.assay.stats.ItemDesign;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * All items of an evalset, each with the probability at which it was to be audited, and gold where it was.
 *
 * <p>The probability must have been stored at selection. Items that entered by hand, by escalation or by "most interesting first" have
 * none and must stay outside.
 */
public final class AuditedItems {

    private final OptionalDouble[] gold;
    private final double[] inclusion;
    private final ItemDesign design;

    private AuditedItems(OptionalDouble[] gold, double[] inclusion, ItemDesign design) {
        this.gold = gold;
        this.inclusion = inclusion;
        this.design = design;
    }

    /**
     * @param gold one per item, empty = not audited
     * @param inclusion one per item, audited or not, in (0,1]
     * @throws IllegalArgumentException if a probability is 0, above 1 or not a number, naming the item
     */
    public static AuditedItems of(OptionalDouble[] gold, double[] inclusion) {
        Require.sameLength(gold.length, inclusion.length, "inclusion");
        for (int item = 0; item < gold.length; item++) {
            gold[item].ifPresent(value -> Require.finite(value, "gold"));
            if (!(inclusion[item] > 0 && inclusion[item] <= 1)) {
                throw new IllegalArgumentException(
                        "inclusion must be in (0,1], was " + inclusion[item] + " at item " + item);
            }
        }
        return new AuditedItems(gold.clone(), inclusion.clone(), ItemDesign.plain(gold.length));
    }

    /** The same items in clusters, numbered densely from 0. */
    public AuditedItems withClusters(int[] clusters) {
        return new AuditedItems(gold, inclusion, design.withClusters(clusters));
    }

    public int size() {
        return gold.length;
    }

    /** Items with gold. */
    public int audited() {
        return (int) Arrays.stream(gold).filter(OptionalDouble::isPresent).count();
    }

    /** Kish's (sum w)^2 / sum w^2 of the audited items, w = 1/inclusion: how many equally weighted items they are worth; 0 without. */
    public double kishEffectiveSize() {
        double[] weights = IntStream.range(0, size())
                .filter(this::isAudited)
                .mapToDouble(this::weight)
                .toArray();
        double sum = Arrays.stream(weights).sum();
        return weights.length == 0
                ? 0
                : sum * sum / Arrays.stream(weights).map(w -> w * w).sum();
    }

    boolean isAudited(int item) {
        return gold[item].isPresent();
    }

    /** Only of an audited item. */
    double gold(int item) {
        return gold[item].orElseThrow();
    }

    double inclusion(int item) {
        return inclusion[item];
    }

    double weight(int item) {
        return 1 / inclusion[item];
    }

    /** gold/pi where audited, else 0. */
    double[] weightedGold() {
        return IntStream.range(0, size())
                .mapToDouble(item -> isAudited(item) ? gold(item) * weight(item) : 0)
                .toArray();
    }

    /** R/pi, with mean 1. */
    double[] weights() {
        return IntStream.range(0, size())
                .mapToDouble(item -> isAudited(item) ? weight(item) : 0)
                .toArray();
    }

    ItemDesign design() {
        return design;
    }

    /** sum over audited items of (1-pi)/pi^2 residual^2: the variance of a Horvitz-Thompson total of the residuals under Poisson design. */
    double poissonVariance(double[] residuals) {
        return IntStream.range(0, size())
                .filter(this::isAudited)
                .mapToDouble(item -> (1 - inclusion(item)) * square(weight(item) * residuals[item]))
                .sum();
    }

    private static double square(double value) {
        return value * value;
    }
}
