package dev.assay.stats.bias;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.McNemar;
import dev.assay.stats.Require;
import dev.assay.stats.StandardNormal;
import java.util.OptionalDouble;

/**
 * Does a judge pass more than humans do, and is that its eye or its bar?
 *
 * <p>From the 2 x 2 table of human by judge: the gap of the pass rates (judge - human), with McNemar's exact p-value; and signal
 * detection with "judge passes" as the answer: H' = (hits + 1/2)/(P + 1) on the P items that humans pass, F' = (false passes + 1/2)/(N + 1)
 * on the N that they fail; sensitivity d' = z(H') - z(F'), the eye; criterion c = -(z(H') + z(F'))/2, the bar, below 0 lenient. The halves
 * keep both finite and pull d' towards 0 on few items. It presumes equally spread normal impressions.
 *
 * <p>The gap is undefined without items, d' and c where humans pass all or none. McNemar's p is empty where items are clustered.
 *
 * <p>Intervals: BCa bootstrap over clusters.
 *
 * <p>Source: Hautus 1995, doi 10.3758/BF03203619, for the halves.
 *
 * @param gap in [-1,1], above 0 lenient
 * @param mcNemarP exact and two-sided
 * @param sensitivity d', 0 for a judge who cannot tell the two apart
 * @param criterion c, 0 without leaning
 */
public record BinaryLeniency(Estimate gap, OptionalDouble mcNemarP, Estimate sensitivity, Estimate criterion) {

    private static final int FAIL_FAIL = 0;
    private static final int FAIL_PASS = 1;
    private static final int PASS_FAIL = 2;
    private static final int PASS_PASS = 3;

    /**
     * @param humanPasses one per item
     * @param judgePasses one per item
     * @param clusters of the items, numbered densely from 0
     */
    public static BinaryLeniency of(boolean[] humanPasses, boolean[] judgePasses, int[] clusters, BootstrapPlan plan) {
        int n = humanPasses.length;
        Require.sameLength(n, judgePasses.length, "judge labels");
        Require.sameLength(n, clusters.length, "clusters");
        ClusterSums.Builder cells = ClusterSums.of(DenseClusters.count(clusters), 4);
        for (int item = 0; item < n; item++) {
            cells.add(clusters[item], (humanPasses[item] ? PASS_FAIL : FAIL_FAIL) + (judgePasses[item] ? 1 : 0), 1);
        }
        ClusterSums sums = cells.build();
        double[] total = sums.total();
        return new BinaryLeniency(
                ClusterBootstrap.estimate(sums, BinaryLeniency::gap, n, "no items", plan),
                sums.clusters() < n || n == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(McNemar.exactP(Math.round(total[FAIL_PASS]), Math.round(total[PASS_FAIL]))),
                ClusterBootstrap.estimate(sums, all -> detection(all, 1, -1), n, "humans pass all or none", plan),
                ClusterBootstrap.estimate(sums, all -> detection(all, -0.5, -0.5), n, "humans pass all or none", plan));
    }

    private static OptionalDouble gap(double[] cells) {
        return Ratio.of(
                cells[FAIL_PASS] - cells[PASS_FAIL],
                cells[FAIL_FAIL] + cells[FAIL_PASS] + cells[PASS_FAIL] + cells[PASS_PASS]);
    }

    private static OptionalDouble detection(double[] cells, double ofHits, double ofFalsePasses) {
        double passed = cells[PASS_FAIL] + cells[PASS_PASS];
        double failed = cells[FAIL_FAIL] + cells[FAIL_PASS];
        if (passed == 0 || failed == 0) {
            return OptionalDouble.empty();
        }
        double hits = StandardNormal.quantile((cells[PASS_PASS] + 0.5) / (passed + 1));
        double falsePasses = StandardNormal.quantile((cells[FAIL_PASS] + 0.5) / (failed + 1));
        return OptionalDouble.of(ofHits * hits + ofFalsePasses * falsePasses);
    }
}
