package dev.assay.disagreement;

import dev.assay.agreement.ItemDesign;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.SliceContrast;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Judged items that meet a rule, and whether judge and humans differ more often on them than elsewhere.
 *
 * @param counts of all items, inside and outside
 * @param adjusted the p-value of more disagreements inside, over all items and adjusted for every rule that was tried
 * @param confirmation the p-value on the half that the rule was not found on, adjusted for the rules that were carried over
 * @param lift the rate inside by the rate of all, on the half that the rule was not found on; undefined unless confirmed
 * @param difference the rate inside less the rate outside, on the same half
 */
public record Slice(
        SliceRule rule,
        SliceContrast counts,
        double adjusted,
        double confirmation,
        Estimate lift,
        Estimate difference) {

    /** Above this a claim would be false too often. */
    static final double LEVEL = 0.05;

    static final int FEWEST_ITEMS = 10;
    static final int FEWEST_DISAGREEMENTS = 5;

    /** Whether the slice may be called one where they differ more often. */
    public boolean isConfirmed() {
        return adjusted <= LEVEL && confirmation <= LEVEL;
    }

    static SliceContrast counts(List<JudgedCase> cases, SliceRule rule) {
        int[] counts = new int[4];
        for (JudgedCase judged : cases) {
            int side = rule.holds(judged) ? 0 : 2;
            counts[side]++;
            counts[side + 1] += judged.differs() ? 1 : 0;
        }
        return new SliceContrast(counts[0], counts[1], counts[2], counts[3]);
    }

    /** Whether there is enough in the slice to test it. */
    static boolean isTestable(SliceContrast counts) {
        return counts.items() >= FEWEST_ITEMS && counts.errors() >= FEWEST_DISAGREEMENTS && counts.otherItems() > 0;
    }

    /** The weighted rate inside by that of all cases, groups resampled together. */
    static Estimate lift(List<JudgedCase> cases, SliceRule rule, BootstrapPlan plan) {
        int[] groups =
                ItemDesign.of(cases.stream().map(JudgedCase::pair).toList()).clusters();
        ClusterSums.Builder sums = ClusterSums.of(Arrays.stream(groups).max().orElse(-1) + 1, 4);
        for (int i = 0; i < groups.length; i++) {
            JudgedCase judged = cases.get(i);
            double inside = rule.holds(judged) ? judged.weight() : 0;
            double differs = judged.differs() ? 1 : 0;
            sums.add(groups[i], 0, inside * differs);
            sums.add(groups[i], 1, inside);
            sums.add(groups[i], 2, judged.weight() * differs);
            sums.add(groups[i], 3, judged.weight());
        }
        return ClusterBootstrap.estimate(
                sums.build(),
                total -> total[1] == 0 || total[2] == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(total[0] / total[1] / (total[2] / total[3])),
                cases.size(),
                "no items in the slice, or no disagreements",
                plan);
    }
}
