package dev.assay.stats.scores;

import dev.assay.stats.Logit;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Labelled scores for tests. */
final class SomeScores {

    private SomeScores() {}

    /** Each item its own group. */
    static LabelledScores ungrouped(double[] scores, boolean[] positive) {
        return LabelledScores.of(scores, positive, groups(scores.length, 1));
    }

    static LabelledScores ungrouped(double[] scores, int... labels) {
        boolean[] positive = new boolean[labels.length];
        for (int item = 0; item < labels.length; item++) {
            positive[item] = labels[item] == 1;
        }
        return ungrouped(scores, positive);
    }

    /** Scores whose true log odds are slope times theirs plus the intercept, in groups of a size. */
    static LabelledScores random(long seed, int n, double slope, double intercept, int groupSize) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        for (int item = 0; item < n; item++) {
            scores[item] = Logit.inverse(6 * random.nextDouble() - 3);
            positive[item] = random.nextDouble() < Logit.inverse(slope * Logit.of(scores[item]) + intercept);
        }
        return LabelledScores.of(scores, positive, groups(n, groupSize));
    }

    static String[] groups(int n, int size) {
        return IntStream.range(0, n)
                .mapToObj(item -> String.format("g%06d", item / size))
                .toArray(String[]::new);
    }
}
