package dev.assay.agreement;

import dev.assay.gold.LabelPair;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Optional;

/**
 * One judge beside gold on one criterion, of which any single metric can be taken at any level; {@link
 * AgreementAnalysis} takes them all at one.
 *
 * @param pairs scored or not; unscored ones leave every metric and are counted beside it
 */
public record JudgedPairs(Criterion criterion, List<LabelPair> pairs) {

    public JudgedPairs {
        pairs = List.copyOf(pairs);
    }

    /** The pairs with a label of the judge. */
    public List<LabelPair> scored() {
        return pairs.stream().filter(LabelPair::isScored).toList();
    }

    /** Whether some labels of the scale are good; on others nothing is a defect. */
    public boolean hasGoodSide() {
        return criterion.scale().fold(scale -> !scale.passing().isEmpty(), numeric -> false);
    }

    /** Whether a label lies outside the passing ones. */
    public boolean isDefect(Label label) {
        return hasGoodSide()
                && criterion.scale().fold(scale -> !scale.passing().contains(label.text()), numeric -> false);
    }

    /** How many scored pairs have a gold label outside the passing ones. */
    public long positives() {
        return scored().stream().filter(pair -> isDefect(pair.label().label())).count();
    }

    /**
     * A metric of the scored pairs.
     *
     * @return empty where the scale does not allow the metric, or no verdict has the confidence that it needs
     */
    public Optional<Estimate> metric(Metric metric, BootstrapPlan plan) {
        return criterion
                .scale()
                .fold(
                        scale -> named(scale, metric, plan),
                        numeric -> Optional.ofNullable(NumericMetrics.between(GoldAndJudge.scored(scored()), plan)
                                .get(metric)));
    }

    private Optional<Estimate> named(Scale.Categorical scale, Metric metric, BootstrapPlan plan) {
        if (CategoricalMetrics.allows(metric, scale)) {
            return Optional.of(CategoricalMetrics.one(
                    metric,
                    scale,
                    GoldAndJudge.rated(scale, scored(), scale.labels().size()),
                    plan));
        }
        return Optional.ofNullable(ConfidenceMetrics.of(scale, scored(), plan).get(metric));
    }
}
