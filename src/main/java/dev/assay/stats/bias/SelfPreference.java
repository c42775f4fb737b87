package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.Require;
import java.util.OptionalDouble;

/**
 * Is a judge kinder to outputs of its own model family, given what humans say of them?
 *
 * <p>Leniency of a group is its mean of judge passes less human passes; the preference is the leniency towards the own family less that
 * towards others, in [-2,2], 0 without bias, so that neither a generous judge nor a better family counts. Given the human's label: the
 * pass gap is P(judge passes | human passes, own) - P(... | other), the fail gap P(judge passes | human fails, own) - P(... | other). The
 * judge knows outputs by style, so this is an association and no proof that it recognises its own.
 *
 * <p>Undefined where one of the groups it compares is empty, such as without any metadata of families.
 *
 * <p>Intervals: BCa bootstrap over clusters.
 *
 * <p>Source: for the gaps, Wataoka, Takahashi and Ri 2024, arXiv 2410.21819.
 *
 * @param leniencyOwn in [-1,1], above 0 lenient
 * @param leniencyOther in [-1,1]
 * @param preference leniencyOwn less leniencyOther
 * @param passGap on outputs that humans pass, in [-1,1]
 * @param failGap on outputs that humans fail, in [-1,1]
 */
public record SelfPreference(
        Estimate leniencyOwn, Estimate leniencyOther, Estimate preference, Estimate passGap, Estimate failGap) {

    /** Cells: 4 for the own family, 2 where the human passes, 1 where the judge does. */
    private static final int CELLS = 8;

    private static final int OWN = 4;
    private static final int OTHER = 0;
    private static final int HUMAN_PASSES = 2;
    private static final int HUMAN_FAILS = 0;

    /**
     * @param ownFamily one per item: the output is of the judge's family
     * @param humanPasses one per item
     * @param judgePasses one per item
     * @param clusters of the items, numbered densely from 0
     */
    public static SelfPreference of(
            boolean[] ownFamily, boolean[] humanPasses, boolean[] judgePasses, int[] clusters, BootstrapPlan plan) {
        int n = ownFamily.length;
        Require.sameLength(n, humanPasses.length, "human labels");
        Require.sameLength(n, judgePasses.length, "judge labels");
        Require.sameLength(n, clusters.length, "clusters");
        ClusterSums.Builder cells = ClusterSums.of(DenseClusters.count(clusters), CELLS);
        for (int item = 0; item < n; item++) {
            int cell = (ownFamily[item] ? OWN : OTHER)
                    + (humanPasses[item] ? HUMAN_PASSES : HUMAN_FAILS)
                    + (judgePasses[item] ? 1 : 0);
            cells.add(clusters[item], cell, 1);
        }
        ClusterSums sums = cells.build();
        return new SelfPreference(
                ClusterBootstrap.estimate(sums, all -> leniency(all, OWN), n, "no output of the own family", plan),
                ClusterBootstrap.estimate(sums, all -> leniency(all, OTHER), n, "no output of another family", plan),
                ClusterBootstrap.estimate(
                        sums,
                        all -> difference(leniency(all, OWN), leniency(all, OTHER)),
                        n,
                        "one of the families is missing",
                        plan),
                ClusterBootstrap.estimate(
                        sums, all -> gap(all, HUMAN_PASSES), n, "no output that humans pass in one family", plan),
                ClusterBootstrap.estimate(
                        sums, all -> gap(all, HUMAN_FAILS), n, "no output that humans fail in one family", plan));
    }

    private static OptionalDouble leniency(double[] cells, int family) {
        double items = cells[family] + cells[family + 1] + cells[family + 2] + cells[family + 3];
        double lenient = cells[family + HUMAN_FAILS + 1] - cells[family + HUMAN_PASSES];
        return items > 0 ? OptionalDouble.of(lenient / items) : OptionalDouble.empty();
    }

    private static OptionalDouble gap(double[] cells, int human) {
        return difference(passRate(cells, OWN + human), passRate(cells, OTHER + human));
    }

    private static OptionalDouble passRate(double[] cells, int failCell) {
        double items = cells[failCell] + cells[failCell + 1];
        return items > 0 ? OptionalDouble.of(cells[failCell + 1] / items) : OptionalDouble.empty();
    }

    private static OptionalDouble difference(OptionalDouble first, OptionalDouble second) {
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(first.getAsDouble() - second.getAsDouble())
                : OptionalDouble.empty();
    }
}
