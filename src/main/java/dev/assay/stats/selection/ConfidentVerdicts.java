package dev.assay.stats.selection;

import dev.assay.stats.ItemDesign;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How sure a judge was of each verdict on calibration gold, and whether it was wrong; an item without a verdict is never accepted. */
public final class ConfidentVerdicts {

    /** Thresholds are thousandths, fixed before any error is seen. */
    private static final double STEPS = 1000;

    private final OptionalDouble[] confidence;
    private final boolean[] wrong;
    private final ItemDesign design;

    private ConfidentVerdicts(OptionalDouble[] confidence, boolean[] wrong, ItemDesign design) {
        this.confidence = confidence;
        this.wrong = wrong;
        this.design = design;
    }

    /**
     * Items of equal inclusion probability, each its own cluster.
     *
     * @param confidence one per item, in [0,1]
     * @param wrong whether the verdict differs from gold
     */
    public static ConfidentVerdicts of(double[] confidence, boolean[] wrong) {
        return of(Arrays.stream(confidence).mapToObj(OptionalDouble::of).toArray(OptionalDouble[]::new), wrong);
    }

    /** The same where some items have no verdict (empty); whether those are wrong is not read. */
    public static ConfidentVerdicts of(OptionalDouble[] confidence, boolean[] wrong) {
        Require.sameLength(confidence.length, wrong.length, "wrong");
        for (OptionalDouble sure : confidence) {
            sure.ifPresent(value -> Require.probability(value, "confidence"));
        }
        return new ConfidentVerdicts(confidence.clone(), wrong.clone(), ItemDesign.plain(wrong.length));
    }

    /** The same items in clusters, numbered densely from 0. */
    public ConfidentVerdicts withClusters(int[] clusters) {
        return new ConfidentVerdicts(confidence, wrong, design.withClusters(clusters));
    }

    /** The same items with inverse inclusion probabilities 1/pi. */
    public ConfidentVerdicts withWeights(double[] weights) {
        return new ConfidentVerdicts(confidence, wrong, design.withWeights(weights));
    }

    /** Only the first item of each cluster, so that items are independent; the choice looks at nothing but the order. */
    public ConfidentVerdicts firstOfEachCluster() {
        boolean[] seen = new boolean[design.clusterCount()];
        return only(IntStream.range(0, size())
                .filter(item -> {
                    boolean isFirst = !seen[design.cluster(item)];
                    seen[design.cluster(item)] = true;
                    return isFirst;
                })
                .toArray());
    }

    /** The items that have not been accepted at a threshold, in order. */
    int[] refused(double threshold) {
        return IntStream.range(0, size())
                .filter(item -> !isAccepted(item, threshold))
                .toArray();
    }

    /** Some of the items, which become their own clusters only if they were. */
    ConfidentVerdicts only(int[] items) {
        OptionalDouble[] sure =
                Arrays.stream(items).mapToObj(item -> confidence[item]).toArray(OptionalDouble[]::new);
        boolean[] errors = new boolean[items.length];
        double[] weights = new double[items.length];
        int[] clusters = new int[items.length];
        for (int i = 0; i < items.length; i++) {
            errors[i] = wrong[items[i]];
            weights[i] = design.weight(items[i]);
            clusters[i] = design.cluster(items[i]);
        }
        int[] ids = Arrays.stream(clusters).sorted().distinct().toArray();
        int[] dense = Arrays.stream(clusters)
                .map(cluster -> Arrays.binarySearch(ids, cluster))
                .toArray();
        return new ConfidentVerdicts(
                sure,
                errors,
                ItemDesign.plain(items.length).withWeights(weights).withClusters(dense));
    }

    public int size() {
        return wrong.length;
    }

    boolean isAccepted(int item, double threshold) {
        return confidence[item].isPresent() && rounded(confidence[item].getAsDouble()) >= threshold;
    }

    /** The distinct confidences rounded to thousandths, the highest first. */
    double[] candidates() {
        double[] ascending = Arrays.stream(confidence)
                .flatMapToDouble(OptionalDouble::stream)
                .map(ConfidentVerdicts::rounded)
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, ascending.length)
                .mapToDouble(i -> ascending[ascending.length - 1 - i])
                .toArray();
    }

    /** Confidences are rounded before they are compared, so that the item behind a candidate is accepted by it. */
    static double rounded(double confidence) {
        return Math.round(confidence * STEPS) / STEPS;
    }

    FixedSequenceTest.Step step(double threshold, double errorRate) {
        int n = 0;
        int errors = 0;
        for (int item = 0; item < size(); item++) {
            if (isAccepted(item, threshold)) {
                n++;
                errors += wrong[item] ? 1 : 0;
            }
        }
        return new FixedSequenceTest.Step(
                threshold, n, errors, n == 0 ? 1 : BinomialUpperBound.pValue(errors, n, errorRate));
    }

    boolean isClustered() {
        return design.isClustered();
    }

    boolean isUnequallyWeighted() {
        return IntStream.range(0, size()).anyMatch(item -> design.weight(item) != design.weight(0));
    }
}
