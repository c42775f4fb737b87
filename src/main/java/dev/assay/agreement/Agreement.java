package dev.assay.agreement;

import dev.assay.gold.Coverage;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.raters.LeaveOneOutCeiling;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far the judges of a run and the humans say the same on one part of a gold set.
 *
 * @param split the part it was measured on: {@code calibration}, {@code holdout} or {@code all}
 * @param weighting whether items count by the inverse of their sampling probability
 * @param blindness what the gold rests on
 * @param judges one a judge and criterion
 */
public record Agreement(
        String split, ItemWeighting weighting, GoldBlindness blindness, Unscored unscored, List<OfJudge> judges) {

    public Agreement {
        judges = List.copyOf(judges);
    }

    /** Whether items count alike or by the inverse of the probability with which they were sampled. */
    public enum ItemWeighting {
        NONE("none"),
        INVERSE_PROPENSITY("inverse_propensity");

        private final String wireName;

        ItemWeighting(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * How many gold labels rest on blind human labels.
     *
     * @param unknown those that serve for display only
     * @param ignoredNotBlind human labels left out because something was visible
     */
    public record GoldBlindness(int blind, int unknown, int ignoredNotBlind) {

        /** Whether the figures must not certify anything. */
        public boolean isDiagnostic() {
            return unknown > 0;
        }
    }

    /**
     * One judge on one criterion.
     *
     * @param confusion gold by judge, for named labels
     * @param ceiling how far the humans say the same among themselves, on the same part
     * @param leaveOneOut by kappa, each human and the judge against the other humans on the same items; absent where no item has
     *     two humans, and on a numeric scale
     * @param altTest whether the judge may stand in for the humans; absent where no item has two of them
     * @param biases how the judge leans; absent on a numeric scale
     * @param panel how many independent judges it is worth, for a panel
     */
    public record OfJudge(
            String judge,
            String criterion,
            Figures figures,
            Optional<HumanCeiling> ceiling,
            Optional<LeaveOneOutCeiling.Ceiling> leaveOneOut,
            Optional<AltTest> altTest,
            Optional<JudgeBiases> biases,
            Optional<PanelVotes> panel,
            List<Slice> slices) {

        public OfJudge {
            slices = List.copyOf(slices);
        }
    }

    /**
     * The figures of one judge on one criterion, over all items or over a slice.
     *
     * @param confusion absent on a numeric scale
     * @param metrics only those that the scale allows
     * @param perLabel in the order of the scale; empty on a numeric scale
     * @param position for pairs that were asked in both orders
     */
    public record Figures(
            Coverage coverage,
            Optional<Confusion> confusion,
            Map<Metric, Estimate> metrics,
            Map<String, LabelFigures> perLabel,
            Optional<PositionBias> position) {

        public Figures {
            metrics = metrics.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(metrics));
            perLabel = Collections.unmodifiableMap(new LinkedHashMap<>(perLabel));
        }

        /** The same with some metrics more. */
        Figures with(Map<Metric, Estimate> more) {
            Map<Metric, Estimate> all = new EnumMap<>(Metric.class);
            all.putAll(metrics);
            all.putAll(more);
            return new Figures(coverage, confusion, all, perLabel, position);
        }
    }

    /**
     * Gold by judge.
     *
     * @param labels the full scale in the rubric's order
     * @param counts weighted where the items are; rows are gold
     * @param unscored by gold label, how many pairs have no label of the judge
     */
    public record Confusion(List<String> labels, ConfusionMatrix counts, List<Integer> unscored) {

        public Confusion {
            labels = List.copyOf(labels);
            unscored = List.copyOf(unscored);
        }
    }

    /**
     * How well the judge finds one label.
     *
     * @param support gold items with the label
     */
    public record LabelFigures(Estimate precision, Estimate recall, Estimate f1, long support) {}

    /**
     * The figures of the items that share a value.
     *
     * @param by the metadata key
     */
    public record Slice(String by, String value, Figures figures) {}
}
