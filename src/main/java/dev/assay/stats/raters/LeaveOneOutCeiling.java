package dev.assay.stats.raters;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.Ratings;
import dev.assay.stats.Require;
import dev.assay.stats.TableMeasure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How well humans agree with the other humans, and the judge with the same humans on the same items: like compared with like.
 *
 * <p>For each human j, over the items with j's label, the judge's and at least two others', the reference is the most frequent label of the
 * others; ties leave the item out and are counted. Ceiling = mean over j of measure(j, reference), judge = mean over j of
 * measure(judge, reference), gap = ceiling - judge. Humans with fewer than {@value #MIN_ITEMS} such items do not enter.
 *
 * <p>A judge above the ceiling is possible and not clipped. Comparing the judge with the consensus and a human with a single human would
 * be unfair to the humans, since a consensus is less noisy than one person. Labels must be blind: others inflate the ceiling. Undefined if
 * no human enters, or the measure is undefined for one who does.
 *
 * <p>Interval: BCa over clusters, all three on the same resamples.
 */
public final class LeaveOneOutCeiling {

    /** Fewer items say too little about a human. */
    public static final int MIN_ITEMS = 10;

    private static final String WHY_UNDEFINED = "undefined for one of the humans";

    private LeaveOneOutCeiling() {}

    /**
     * The three estimates, each of n items.
     *
     * @param humans how many humans entered
     * @param ties references that were left out because the other humans were divided
     */
    public record Ceiling(Estimate ceiling, Estimate judge, Estimate gap, int humans, int ties) {}

    /**
     * @param humans units are items, raters humans; weights and clusters are respected
     * @param judge one position on the scale per item, {@link Ratings#MISSING} = unscored
     * @param measure such as accuracy or kappa, with the reference in the rows
     */
    public static Ceiling compare(Ratings humans, int[] judge, TableMeasure measure, BootstrapPlan plan) {
        Require.sameLength(humans.size(), judge.length, "judge");
        References references = References.of(humans, judge);
        List<Integer> entering = references.humansWith(MIN_ITEMS);
        if (entering.isEmpty()) {
            Estimate none = Estimate.undefined("no human with " + MIN_ITEMS + " items that two others labelled", 0);
            return new Ceiling(none, none, none, 0, references.ties());
        }
        ClusterSums sums = references.sums(entering);
        Tables tables = new Tables(humans.labels(), entering.size(), measure);
        long n = references.items(entering);
        return new Ceiling(
                estimate(sums, tables, References.Side.HUMAN, n, plan),
                estimate(sums, tables, References.Side.JUDGE, n, plan),
                difference(sums, tables, n, plan),
                entering.size(),
                references.ties());
    }

    private static Estimate estimate(
            ClusterSums sums, Tables tables, References.Side side, long n, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(sums, cells -> tables.mean(cells, side), n, WHY_UNDEFINED, plan);
    }

    private static Estimate difference(ClusterSums sums, Tables tables, long n, BootstrapPlan plan) {
        return ClusterBootstrap.estimate(
                sums,
                cells -> {
                    OptionalDouble ceiling = tables.mean(cells, References.Side.HUMAN);
                    OptionalDouble judge = tables.mean(cells, References.Side.JUDGE);
                    return ceiling.isPresent() && judge.isPresent()
                            ? OptionalDouble.of(ceiling.getAsDouble() - judge.getAsDouble())
                            : OptionalDouble.empty();
                },
                n,
                WHY_UNDEFINED,
                plan);
    }

    /** One table per human and side, laid out one behind the other. */
    private record Tables(int labels, int humans, TableMeasure measure) {

        OptionalDouble mean(double[] cells, References.Side side) {
            double sum = 0;
            for (int human = 0; human < humans; human++) {
                OptionalDouble value = measure.of(table(cells, References.offset(human, side, labels)));
                if (value.isEmpty()) {
                    return value;
                }
                sum += value.getAsDouble();
            }
            return OptionalDouble.of(sum / humans);
        }

        private ConfusionMatrix table(double[] cells, int from) {
            double[][] rows = new double[labels][labels];
            for (int cell = 0; cell < labels * labels; cell++) {
                rows[cell / labels][cell % labels] = cells[from + cell];
            }
            return ConfusionMatrix.of(rows);
        }
    }
}
