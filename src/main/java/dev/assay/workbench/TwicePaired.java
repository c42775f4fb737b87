package dev.assay.workbench;

import dev.assay.agreement.Metric;
import dev.assay.evalset.Item;
import dev.assay.gold.LabelPair;
import dev.assay.rubric.Label;
import dev.assay.rubric.Scale;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.MeanAbsoluteError;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.PairedBootstrap;
import dev.assay.stats.Percent;
import dev.assay.stats.RatedPairs;
import dev.assay.stats.TableMeasure;
import dev.assay.stats.Weighting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Gold beside what a judge said before and after, on items where both have a label. A metric of either side alone would compare
 * different items wherever one side leaves some open.
 *
 * @param before ordered by item id
 * @param after of the same items in the same order
 */
record TwicePaired(List<LabelPair> before, List<LabelPair> after) {

    TwicePaired {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    Map<Metric, ReplayResult.Shift> metrics(Scale scale, BootstrapPlan plan) {
        return scale.fold(categorical -> named(categorical, plan), numeric -> scored(plan));
    }

    private Map<Metric, ReplayResult.Shift> named(Scale.Categorical scale, BootstrapPlan plan) {
        RatedPairs then = rated(scale, before);
        RatedPairs now = rated(scale, after);
        Map<Metric, ReplayResult.Shift> metrics = new EnumMap<>(Metric.class);
        metrics.put(
                Metric.PERCENT,
                new ReplayResult.Shift(
                        Percent.estimate(then, plan.confidenceLevel()),
                        Percent.estimate(now, plan.confidenceLevel()),
                        PairedBootstrap.difference(now, then, Percent::value, plan)));
        metrics.put(Metric.KAPPA, kappa(then, now, Weighting.UNWEIGHTED, plan));
        if (scale.kind() == Scale.Kind.ORDINAL) {
            metrics.put(Metric.KAPPA_QUADRATIC, kappa(then, now, Weighting.QUADRATIC, plan));
        }
        return metrics;
    }

    private static ReplayResult.Shift kappa(RatedPairs then, RatedPairs now, Weighting weighting, BootstrapPlan plan) {
        TableMeasure kappa = table -> CohenKappa.value(table, weighting);
        return new ReplayResult.Shift(
                CohenKappa.estimate(then, weighting, plan),
                CohenKappa.estimate(now, weighting, plan),
                PairedBootstrap.difference(now, then, kappa, plan));
    }

    /** The difference of mean distances is the mean difference of distances, so that it pairs by itself. */
    private Map<Metric, ReplayResult.Shift> scored(BootstrapPlan plan) {
        return Map.of(
                Metric.MEAN_ABSOLUTE_ERROR,
                new ReplayResult.Shift(
                        MeanAbsoluteError.estimate(
                                numbers(before, TwicePaired::gold, before, TwicePaired::judged), plan),
                        MeanAbsoluteError.estimate(numbers(after, TwicePaired::gold, after, TwicePaired::judged), plan),
                        MeanDifference.estimate(
                                numbers(before, TwicePaired::distance, after, TwicePaired::distance), plan)));
    }

    private static double gold(LabelPair pair) {
        return pair.label().label().number();
    }

    private static double judged(LabelPair pair) {
        return said(pair).number();
    }

    private static double distance(LabelPair pair) {
        return Math.abs(judged(pair) - gold(pair));
    }

    private static Label said(LabelPair pair) {
        return pair.judgement().verdict().label().orElseThrow();
    }

    private static NumericPairs numbers(
            List<LabelPair> of, ToDoubleFunction<LabelPair> x, List<LabelPair> with, ToDoubleFunction<LabelPair> y) {
        return NumericPairs.of(
                        of.stream().mapToDouble(x).toArray(),
                        with.stream().mapToDouble(y).toArray())
                .withWeights(weights(of))
                .withClusters(clusters(of));
    }

    private static RatedPairs rated(Scale.Categorical scale, List<LabelPair> pairs) {
        return RatedPairs.of(
                        scale.labels().size(),
                        pairs.stream()
                                .mapToInt(pair -> scale.indexOf(pair.label().label()))
                                .toArray(),
                        pairs.stream()
                                .mapToInt(pair -> scale.indexOf(said(pair)))
                                .toArray())
                .withWeights(weights(pairs))
                .withClusters(clusters(pairs));
    }

    private static double[] weights(List<LabelPair> pairs) {
        return pairs.stream()
                .map(pair -> pair.gold().item())
                .mapToDouble(Item::weight)
                .toArray();
    }

    private static int[] clusters(List<LabelPair> pairs) {
        Map<String, Integer> numbers = new HashMap<>();
        return pairs.stream()
                .map(pair -> pair.gold().item().cluster())
                .mapToInt(cluster -> numbers.computeIfAbsent(cluster, unused -> numbers.size()))
                .toArray();
    }
}
