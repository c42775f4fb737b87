package dev.assay.agreement;

import dev.assay.gold.LabelPair;
import dev.assay.rubric.Scale;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.RatedPairs;
import java.util.List;

/** Gold and a judge's word as two raters of the same items, in the form that the statistics understand. */
public final class GoldAndJudge {

    private GoldAndJudge() {}

    /** Pairs on a scale of so many labels; an unscored judgement gets the last, which the caller provides for. */
    public static RatedPairs rated(Scale.Categorical scale, List<LabelPair> pairs, int labels) {
        int[] gold = new int[pairs.size()];
        int[] judge = new int[pairs.size()];
        for (int i = 0; i < gold.length; i++) {
            gold[i] = scale.indexOf(pairs.get(i).label().label());
            judge[i] = pairs.get(i)
                    .judgement()
                    .verdict()
                    .label()
                    .map(scale::indexOf)
                    .orElse(labels - 1);
        }
        ItemDesign design = ItemDesign.of(pairs);
        return RatedPairs.of(labels, gold, judge).withWeights(design.weights()).withClusters(design.clusters());
    }

    /** Pairs of scores, all of them scored. */
    static NumericPairs scored(List<LabelPair> scored) {
        ItemDesign design = ItemDesign.of(scored);
        return NumericPairs.of(
                        scored.stream()
                                .mapToDouble(pair -> pair.label().label().number())
                                .toArray(),
                        scored.stream()
                                .mapToDouble(pair -> pair.judgement()
                                        .verdict()
                                        .label()
                                        .orElseThrow()
                                        .number())
                                .toArray())
                .withWeights(design.weights())
                .withClusters(design.clusters());
    }
}
