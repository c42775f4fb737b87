package dev.assay.stats.scores;

import dev.assay.stats.Logit;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Scores of items, each with its true label and the group it belongs to; what a calibration map is fitted on.
 *
 * <p>A score is a judge's own probability, in [0,1], that the item is positive; which labels are positive is the caller's to say and
 * the same everywhere. Groups have names that hold across data sets, so that an overlap can be noticed. Items weigh 1.
 */
public final class LabelledScores {

    private final double[] scores;
    private final boolean[] positive;
    private final String[] groups;

    private LabelledScores(double[] scores, boolean[] positive, String[] groups) {
        this.scores = scores;
        this.positive = positive;
        this.groups = groups;
    }

    /**
     * @param scores in [0,1]
     * @param positive one per item
     * @param groups one per item, not blank; an item without a group is its own, under its own id
     */
    public static LabelledScores of(double[] scores, boolean[] positive, String[] groups) {
        Require.sameLength(scores.length, positive.length, "positive");
        Require.sameLength(scores.length, groups.length, "groups");
        for (String group : groups) {
            Require.text(group, "group");
        }
        // Adding 0.0 turns -0.0 into 0.0, which a sort would keep apart.
        double[] checked = mapped(scores, score -> Require.probability(score, "score") + 0.0);
        return new LabelledScores(checked, positive.clone(), groups.clone());
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

    public String group(int item) {
        return groups[item];
    }

    /** The names of all groups. */
    public Set<String> groups() {
        return new TreeSet<>(Arrays.asList(groups));
    }

    public int positives() {
        return (int) IntStream.range(0, size()).filter(this::isPositive).count();
    }

    public int negatives() {
        return size() - positives();
    }

    boolean hasBothClasses() {
        return positives() > 0 && negatives() > 0;
    }

    /** The items for which the test on their position holds. */
    LabelledScores only(IntPredicate item) {
        int[] kept = IntStream.range(0, size()).filter(item).toArray();
        boolean[] labels = new boolean[kept.length];
        String[] names = new String[kept.length];
        for (int i = 0; i < kept.length; i++) {
            labels[i] = positive[kept[i]];
            names[i] = groups[kept[i]];
        }
        return new LabelledScores(Arrays.stream(kept).mapToDouble(this::score).toArray(), labels, names);
    }

    /** All items of several parts, one part after the other; a group of the same name is the same group. */
    static LabelledScores joined(Collection<LabelledScores> parts) {
        int size = parts.stream().mapToInt(LabelledScores::size).sum();
        LabelledScores all = new LabelledScores(new double[size], new boolean[size], new String[size]);
        int from = 0;
        for (LabelledScores part : parts) {
            System.arraycopy(part.scores, 0, all.scores, from, part.size());
            System.arraycopy(part.positive, 0, all.positive, from, part.size());
            System.arraycopy(part.groups, 0, all.groups, from, part.size());
            from += part.size();
        }
        return all;
    }

    /** The scores of the positive items, ascending. */
    double[] positiveScores() {
        return sorted(this::isPositive);
    }

    /** The scores of the negative items, ascending. */
    double[] negativeScores() {
        return sorted(item -> !positive[item]);
    }

    private double[] sorted(IntPredicate item) {
        double[] found = new double[size()];
        int count = 0;
        for (int each = 0; each < found.length; each++) {
            if (item.test(each)) {
                found[count++] = scores[each];
            }
        }
        Arrays.parallelSort(found, 0, count);
        return Arrays.copyOf(found, count);
    }

    /** 1 for positive items, else 0. */
    double[] targets() {
        return targets(1, 0);
    }

    /** Lin, Lin and Weng's targets, (P + 1)/(P + 2) and 1/(N + 2). */
    double[] softTargets() {
        return targets((positives() + 1.0) / (positives() + 2.0), 1 / (negatives() + 2.0));
    }

    private double[] targets(double ofPositive, double ofNegative) {
        double[] targets = new double[size()];
        Arrays.setAll(targets, item -> positive[item] ? ofPositive : ofNegative);
        return targets;
    }

    double[] logOdds() {
        return mapped(scores, LabelledScores::logOdds);
    }

    double[] logScores() {
        return mapped(scores, score -> Math.log(clip(score)));
    }

    double[] minusLogRest() {
        return mapped(scores, score -> -Math.log1p(-clip(score)));
    }

    static double logOdds(double score) {
        return Logit.of(clip(score));
    }

    static double clip(double score) {
        return Math.max(CalibrationMap.CLIP, Math.min(1 - CalibrationMap.CLIP, Require.probability(score, "score")));
    }

    double[] scores() {
        return scores.clone();
    }

    boolean[] positive() {
        return positive.clone();
    }

    private static double[] mapped(double[] values, DoubleUnaryOperator function) {
        return Arrays.stream(values).map(function).toArray();
    }
}
