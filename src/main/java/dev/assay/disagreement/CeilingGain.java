package dev.assay.disagreement;

import dev.assay.agreement.JudgedPairs;
import dev.assay.agreement.Metric;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Set;

/**
 * How far agreement would rise at most if every disagreement of a cluster were settled and nothing else changed.
 *
 * @param metric {@code kappa}, or {@code icc21} on a scale of scores
 * @param now as it is
 * @param ifFixed with the judge's label set to gold's on the members
 */
public record CeilingGain(String metric, Estimate now, Estimate ifFixed) {

    /** What the judge is worth now, which is the same for every cluster and takes long to estimate. */
    static CeilingGain none(Criterion criterion, List<LabelPair> scored, BootstrapPlan plan) {
        Metric metric = metric(criterion);
        Estimate now = estimate(criterion, scored, metric, plan);
        return new CeilingGain(metric.wireName(), now, now);
    }

    /** The same with the judge's label set to gold's on the members. */
    CeilingGain ifFixed(Criterion criterion, List<LabelPair> scored, Set<String> members, BootstrapPlan plan) {
        List<LabelPair> fixed = scored.stream()
                .map(pair -> members.contains(pair.label().itemId()) ? settled(pair) : pair)
                .toList();
        return new CeilingGain(metric, now, estimate(criterion, fixed, metric(criterion), plan));
    }

    private static Metric metric(Criterion criterion) {
        return criterion.scale().fold(categorical -> Metric.KAPPA, numeric -> Metric.ICC21);
    }

    private static Estimate estimate(Criterion criterion, List<LabelPair> pairs, Metric metric, BootstrapPlan plan) {
        return new JudgedPairs(criterion, pairs)
                .metric(metric, plan)
                .orElseGet(() -> Estimate.undefined("not defined on this scale", pairs.size()));
    }

    private static LabelPair settled(LabelPair pair) {
        CombinedJudgement said = pair.judgement();
        return new LabelPair(
                pair.gold(),
                pair.label(),
                new CombinedJudgement(
                        said.itemId(),
                        said.criterion(),
                        said.judge(),
                        Verdict.scored(pair.label().label()),
                        said.samples()));
    }
}
