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

    static CeilingGain of(Criterion criterion, List<LabelPair> scored, Set<String> members, BootstrapPlan plan) {
        Metric metric = criterion.scale().fold(categorical -> Metric.KAPPA, numeric -> Metric.ICC21);
        List<LabelPair> fixed = scored.stream()
                .map(pair -> members.contains(pair.label().itemId()) ? settled(pair) : pair)
                .toList();
        return new CeilingGain(
                metric.wireName(), estimate(criterion, scored, metric, plan), estimate(criterion, fixed, metric, plan));
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
