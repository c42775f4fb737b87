package dev.assay.stats.scores;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Scores of items on an unordered scale, one for each of its K labels, each item with its true label and the group it belongs to.
 *
 * <p>A score is a judge's own probability, in [0,1], of that label; the scores of an item need not add up to 1. Labels are numbered 0 to
 * K-1 in the order of the rubric. Groups have names that hold across data sets. Items weigh 1. On ordered scales take {@link
 * ProportionalOdds}.
 */
public final class NominalScores {

    private final double[][] scores;
    private final int[] labels;
    private final String[] groups;
    private final int scale;

    private NominalScores(double[][] scores, int[] labels, String[] groups, int scale) {
        this.scores = scores;
        this.labels = labels;
        this.groups = groups;
        this.scale = scale;
    }

    /**
     * @param scores one row per item, K scores in [0,1] each
     * @param labels the true ones, one per item
     * @param groups one per item, not blank; an item without a group is its own, under its own id
     * @param scale K, at least 2
     */
    public static NominalScores of(double[][] scores, int[] labels, String[] groups, int scale) {
        Require.atLeast(2, scale, "labels of the scale");
        Require.sameLength(scores.length, labels.length, "labels");
        Require.sameLength(scores.length, groups.length, "groups");
        for (int item = 0; item < scores.length; item++) {
            Require.sameLength(scale, scores[item].length, "row " + item);
            Arrays.stream(scores[item]).forEach(score -> Require.probability(score, "score"));
            Objects.checkIndex(labels[item], scale);
            Require.text(groups[item], "group");
        }
        double[][] rows = Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
        return new NominalScores(rows, labels.clone(), groups.clone(), scale);
    }

    /**
     * The scores of a judge that only says how sure it is of the label it chose: the rest is shared evenly by the other labels (own rule).
     *
     * @param chosen the judge's labels, one per item
     * @param confidence of them, one per item, in [0,1]
     */
    public static NominalScores ofChosen(int[] chosen, double[] confidence, int[] labels, String[] groups, int scale) {
        Require.sameLength(chosen.length, confidence.length, "confidence");
        Require.atLeast(2, scale, "labels of the scale");
        double[][] scores = new double[chosen.length][scale];
        for (int item = 0; item < chosen.length; item++) {
            double sure = Require.probability(confidence[item], "confidence");
            Arrays.fill(scores[item], (1 - sure) / (scale - 1));
            scores[item][Objects.checkIndex(chosen[item], scale)] = sure;
        }
        return of(scores, labels, groups, scale);
    }

    public int size() {
        return scores.length;
    }

    /** K. */
    public int scale() {
        return scale;
    }

    /** The scores of all labels for an item. */
    public double[] scores(int item) {
        return scores[item].clone();
    }

    /** The true label, 0 to K-1. */
    public int label(int item) {
        return labels[item];
    }

    public String group(int item) {
        return groups[item];
    }

    /** The names of all groups. */
    public Set<String> groups() {
        return new TreeSet<>(Arrays.asList(groups));
    }

    /** How many items have the label. */
    public int count(int label) {
        return (int) Arrays.stream(labels).filter(each -> each == label).count();
    }

    /** One label against the rest: its scores, positive where it is the true one. */
    public LabelledScores against(int label) {
        double[] own = new double[size()];
        boolean[] positive = new boolean[size()];
        for (int item = 0; item < own.length; item++) {
            own[item] = scores[item][label];
            positive[item] = labels[item] == label;
        }
        return LabelledScores.of(own, positive, groups);
    }

    /** The items for which the test on their position holds. */
    NominalScores only(IntPredicate item) {
        int[] kept = IntStream.range(0, size()).filter(item).toArray();
        return new NominalScores(
                Arrays.stream(kept).mapToObj(each -> scores[each]).toArray(double[][]::new),
                Arrays.stream(kept).map(this::label).toArray(),
                Arrays.stream(kept).mapToObj(this::group).toArray(String[]::new),
                scale);
    }

    int[] labels() {
        return labels.clone();
    }

    String[] groupOfItem() {
        return groups.clone();
    }
}
