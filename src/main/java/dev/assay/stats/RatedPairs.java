package dev.assay.stats;

/**
 * Two raters' labels on the same items of one categorical scale: the first is the reference (gold), the second is judged.
 *
 * <p>Labels are positions on the FULL scale in its own order, 0 to {@code labels() - 1}. A pair without a label is left out by the
 * caller, or mapped to one extra label behind the scale that the gold never uses: identity weights then count it as wrong.
 * Callers sort items by id, since a seeded resample depends on their order.
 */
public final class RatedPairs {

    private final int labels;
    private final int[] gold;
    private final int[] judge;
    private final ItemDesign design;

    private RatedPairs(int labels, int[] gold, int[] judge, ItemDesign design) {
        this.labels = labels;
        this.gold = gold;
        this.judge = judge;
        this.design = design;
    }

    /**
     * Pairs of weight 1, each its own cluster.
     *
     * @param labels number of labels on the scale, at least 1
     * @throws IllegalArgumentException if lengths differ or a label lies outside the scale
     */
    public static RatedPairs of(int labels, int[] gold, int[] judge) {
        Require.atLeast(1, labels, "number of labels");
        Require.sameLength(gold.length, judge.length, "judge");
        requireOnScale(gold, labels);
        requireOnScale(judge, labels);
        return new RatedPairs(labels, gold.clone(), judge.clone(), ItemDesign.plain(gold.length));
    }

    private static void requireOnScale(int[] rated, int labels) {
        for (int label : rated) {
            if (label < 0 || label >= labels) {
                throw new IllegalArgumentException("label must be in 0.." + (labels - 1) + ", was " + label);
            }
        }
    }

    /** The same pairs with inverse inclusion probabilities 1/pi, finite and above 0. */
    public RatedPairs withWeights(double[] weights) {
        return new RatedPairs(labels, gold, judge, design.withWeights(weights));
    }

    /** The same pairs in clusters, numbered densely from 0; items of one cluster are resampled together. */
    public RatedPairs withClusters(int[] clusters) {
        return new RatedPairs(labels, gold, judge, design.withClusters(clusters));
    }

    public int labels() {
        return labels;
    }

    public int size() {
        return gold.length;
    }

    public int gold(int item) {
        return gold[item];
    }

    public int judge(int item) {
        return judge[item];
    }

    public double weight(int item) {
        return design.weight(item);
    }

    public int cluster(int item) {
        return design.cluster(item);
    }

    public int clusters() {
        return design.clusterCount();
    }

    ItemDesign design() {
        return design;
    }

    /** The weighted counts. */
    public ConfusionMatrix table() {
        return ConfusionMatrix.ofCells(labels, cells());
    }

    private double[] cells() {
        if (!design.isWeighted()) {
            return countedCells();
        }
        double[] cells = new double[labels * labels];
        for (int item = 0; item < gold.length; item++) {
            cells[cell(item)] += design.weight(item);
        }
        return cells;
    }

    private double[] countedCells() {
        int[] counts = new int[labels * labels];
        for (int item = 0; item < gold.length; item++) {
            counts[cell(item)]++;
        }
        double[] cells = new double[counts.length];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = counts[cell];
        }
        return cells;
    }

    private int cell(int item) {
        return gold[item] * labels + judge[item];
    }

    /** The cells of the table, row by row, as sums over clusters. */
    ClusterSums sums() {
        if (design.isSimple()) {
            return ClusterSums.ofCells(cells());
        }
        ClusterSums.Builder sums = ClusterSums.of(clusters(), labels * labels);
        addTo(sums, 0);
        return sums.build();
    }

    /** Adds the cells of the table to the columns from {@code offset} on. */
    void addTo(ClusterSums.Builder sums, int offset) {
        for (int item = 0; item < gold.length; item++) {
            sums.add(design.cluster(item), offset + cell(item), design.weight(item));
        }
    }

    /** The positions on the scale as numbers, for correlations and ICC of an ordinal scale. */
    public NumericPairs ranks() {
        double[] x = new double[gold.length];
        double[] y = new double[gold.length];
        for (int item = 0; item < x.length; item++) {
            x[item] = gold[item];
            y[item] = judge[item];
        }
        return NumericPairs.of(x, y).withDesign(design);
    }
}
