package dev.assay.convention;

import dev.assay.gold.GoldPart;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.stats.Estimate;
import dev.assay.stats.Require;
import dev.assay.stats.WidestGap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a judge gives every slice of the work an equal opportunity: that its sensitivity and specificity do not depend on who made an
 * item, where, in which language or under which version of the convention.
 *
 * <p>Sensitivity compares the slices' chance that a mistake is found, specificity that good work is left alone. The family over which
 * p-values and intervals are adjusted are the pairs of slices of one judge, criterion, key and measure.
 *
 * <p>Source: Hardt, Price and Srebro 2016, arXiv:1610.02413.
 */
public final class OpportunityAnalysis {

    private final Rubric rubric;
    private final double confidenceLevel;

    /** @param confidenceLevel two-sided, in (0,1) */
    public OpportunityAnalysis(Rubric rubric, double confidenceLevel) {
        this.rubric = rubric;
        this.confidenceLevel = Require.confidenceLevel(confidenceLevel);
    }

    /**
     * The gaps of one judge by criterion, key and measure; keys that do not part the work are left out.
     *
     * @param judgements of the judge, combined
     * @param shown the items that the judge was shown as examples, and their relations
     */
    public List<OpportunityGap> of(GoldPart part, String judge, List<CombinedJudgement> judgements, Set<String> shown) {
        List<OpportunityGap> gaps = new ArrayList<>();
        for (GoodSide side : GoodSide.of(rubric)) {
            LabelPair.Join join = LabelPair.join(side.criterion().id(), part.items(), judgements, shown);
            for (String key : Slices.KEYS) {
                if (part.values(key).size() > 1) {
                    for (OpportunityGap.Measure measure : OpportunityGap.Measure.values()) {
                        gaps.add(gap(judge, side, key, measure, join, observed(part, side, measure, join)));
                    }
                }
            }
        }
        return gaps;
    }

    private static Observations observed(
            GoldPart part, GoodSide side, OpportunityGap.Measure measure, LabelPair.Join join) {
        boolean isOfGood = measure == OpportunityGap.Measure.SPECIFICITY;
        List<Observation> observed = new ArrayList<>();
        for (LabelPair pair : join.pairs()) {
            Optional<Label> judged = pair.judgement().verdict().label();
            if (judged.isPresent() && side.holds(pair.label().label()) == isOfGood) {
                observed.add(Observation.in(
                        part.header().evalset(), pair.gold().item(), side.holds(judged.get()) == isOfGood));
            }
        }
        return new Observations(observed);
    }

    private OpportunityGap gap(
            String judge,
            GoodSide side,
            String key,
            OpportunityGap.Measure measure,
            LabelPair.Join join,
            Observations observed) {
        List<SliceShare> values = observed.shares(key, measure.things(), confidenceLevel);
        int unscored = join.coverage().gold()
                - join.coverage().pairs()
                - join.coverage().shown();
        return new OpportunityGap(
                judge,
                side.criterion().id(),
                key,
                measure,
                unscored,
                values,
                widest(values, observed.all().size()));
    }

    private OpportunityGap.Gap widest(List<SliceShare> values, int n) {
        return WidestGap.of(values.stream().map(SliceShare::share).toList(), confidenceLevel)
                .map(gap -> new OpportunityGap.Gap(
                        gap.difference(),
                        Optional.of(new OpportunityGap.Extremes(
                                values.get(gap.highest()).value(),
                                values.get(gap.lowest()).value(),
                                gap.adjustedP(),
                                gap.pairs()))))
                .orElseGet(() -> new OpportunityGap.Gap(
                        Estimate.undefined("fewer than two slices with enough data", n), Optional.empty()));
    }
}
