package dev.assay.workbench;

import dev.assay.agreement.Metric;
import dev.assay.gold.Coverage;
import dev.assay.stats.Estimate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a draft changes.
 *
 * @param changes by criterion and item
 * @param criteria in the order of the rubric
 */
public record ReplayResult(List<VerdictChange> changes, List<OfCriterion> criteria) {

    /** Below this many pairs an interval says little. */
    public static final int FEW_PAIRS = 30;

    public ReplayResult {
        changes = List.copyOf(changes);
        criteria = List.copyOf(criteria);
    }

    /**
     * A metric on the pairs of a criterion.
     *
     * @param difference after minus before, by a paired bootstrap over clusters
     */
    public record Shift(Estimate before, Estimate after, Estimate difference) {}

    /**
     * What happened to the items of one gold label.
     *
     * @param gold the label
     * @param mended wrong before, right now
     * @param broken right before, wrong now
     */
    public record LabelShift(String gold, int mended, int broken) {}

    /**
     * Agreement with gold on one criterion, before and after.
     *
     * @param pairs items with gold and a label of the judge both before and after: what the metrics are taken of
     * @param byLabel the gold labels on whose items right and wrong changed, by label
     */
    public record OfCriterion(
            String criterion,
            Coverage before,
            Coverage after,
            int pairs,
            List<LabelShift> byLabel,
            Map<Metric, Shift> metrics) {

        public OfCriterion {
            byLabel = List.copyOf(byLabel);
            metrics = Collections.unmodifiableMap(metrics.isEmpty() ? Map.of() : new EnumMap<>(metrics));
        }

        public int mended() {
            return byLabel.stream().mapToInt(LabelShift::mended).sum();
        }

        public int broken() {
            return byLabel.stream().mapToInt(LabelShift::broken).sum();
        }

        /** The gold labels on which more verdicts were broken than mended. */
        public List<LabelShift> worseOn() {
            return byLabel.stream()
                    .filter(label -> label.broken() > label.mended())
                    .toList();
        }

        public boolean hasFewPairs() {
            return pairs < FEW_PAIRS;
        }
    }
}
