package dev.assay.stats;

import java.util.Arrays;

/** A score for each item and whether the item is truly positive; a higher score means more likely positive. */
public final class ScoredOutcomes {

    private final double[] scores;
    private final boolean[] positive;
    private final ItemDesign design;

    private ScoredOutcomes(double[] scores, boolean[] positive, ItemDesign design) {
        this.scores = scores;
        this.positive = positive;
        this.design = design;
    }

    /**
     * Items of weight 1, each its own cluster.
     *
     * @throws IllegalArgumentException if lengths differ or a score is not finite
     */
    public static ScoredOutcomes of(double[] scores, boolean[] positive) {
        Require.sameLength(scores.length, positive.length, "positive");
        double[] checked = new double[scores.length];
        for (int item = 0; item < scores.length; item++) {
            // Adding 0.0 turns -0.0 into 0.0, which a sort would keep apart.
            checked[item] = Require.finite(scores[item], "score") + 0.0;
        }
        return new ScoredOutcomes(checked, positive.clone(), ItemDesign.plain(scores.length));
    }

    /** The same items with inverse inclusion probabilities 1/pi, finite and above 0. */
    public ScoredOutcomes withWeights(double[] weights) {
        return new ScoredOutcomes(scores, positive, design.withWeights(weights));
    }

    /** The same items in clusters, numbered densely from 0. */
    public ScoredOutcomes withClusters(int[] clusters) {
        return new ScoredOutcomes(scores, positive, design.withClusters(clusters));
    }

    public int size() {
        return scores.length;
    }

    public double score(int item) {
        return scores[item];
    }

    public boolean isPositive(int item) {
        return positive[item];
    }

    double[] scores() {
        return scores;
    }

    /** The scores of one class, in the order of the items. */
    double[] scores(Outcome outcome) {
        boolean wanted = outcome == Outcome.POSITIVE;
        double[] found = new double[scores.length];
        int count = 0;
        for (int item = 0; item < scores.length; item++) {
            if (positive[item] == wanted) {
                found[count++] = scores[item];
            }
        }
        return Arrays.copyOf(found, count);
    }

    double[] sortedScores(Outcome outcome) {
        double[] sorted = scores(outcome);
        Arrays.sort(sorted);
        return sorted;
    }

    boolean hasOutcomesOf(ScoredOutcomes other) {
        return Arrays.equals(positive, other.positive);
    }

    /** The true class of an item. */
    enum Outcome {
        POSITIVE,
        NEGATIVE
    }

    ItemDesign design() {
        return design;
    }
}
