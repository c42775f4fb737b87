package dev.assay.stats;

/**
 * Successes and failures of weighted, clustered items, and how many independent items they are worth.
 *
 * <p>The effective number is n, reduced by the weights to (sum w)^2 / sum w^2 (Kish) and by the clusters through division by the
 * design effect, the ratio of the variance of the share between clusters to that between items, at least 1. Where the design effect
 * cannot be estimated, because the share is 0 or 1 or fewer than {@value #MIN_CLUSTERS} clusters hold several items, each cluster
 * counts as one observation, the worst case (own rule).
 */
final class Trials {

    private static final int MIN_CLUSTERS = 10;

    private final ItemDesign design;
    private final double[] clusterWeight;
    private final double[] clusterSuccess;
    private final boolean[] clusterSeen;
    private long n;
    private int seen;
    private double weight;
    private double success;
    private double squaredWeight;
    private double squaredSuccess;

    Trials(ItemDesign design) {
        this.design = design;
        int tracked = design.isClustered() ? design.clusterCount() : 0;
        this.clusterWeight = new double[tracked];
        this.clusterSuccess = new double[tracked];
        this.clusterSeen = new boolean[tracked];
    }

    void success(int item) {
        double itemWeight = design.weight(item);
        success += itemWeight;
        squaredSuccess += itemWeight * itemWeight;
        if (design.isClustered()) {
            clusterSuccess[design.cluster(item)] += itemWeight;
        }
        count(item, itemWeight);
    }

    void failure(int item) {
        count(item, design.weight(item));
    }

    private void count(int item, double itemWeight) {
        n++;
        weight += itemWeight;
        squaredWeight += itemWeight * itemWeight;
        if (design.isClustered()) {
            int cluster = design.cluster(item);
            clusterWeight[cluster] += itemWeight;
            seen += clusterSeen[cluster] ? 0 : 1;
            clusterSeen[cluster] = true;
        }
    }

    long n() {
        return n;
    }

    double share() {
        return success / weight;
    }

    /** Independent observations that carry as much information; at least one trial must have been counted. */
    double effective() {
        double kish = design.isWeighted() ? weight * weight / squaredWeight : n;
        if (!isClustered()) {
            return kish;
        }
        boolean constant = success <= 0 || success >= weight;
        return constant || seen < MIN_CLUSTERS ? weight * weight / sumOfSquaredClusters() : kish / designEffect();
    }

    private boolean isClustered() {
        return design.isClustered() && seen < n;
    }

    private double sumOfSquaredClusters() {
        double squares = 0;
        for (double cluster : clusterWeight) {
            squares += cluster * cluster;
        }
        return squares;
    }

    private double designEffect() {
        double share = share();
        double between = 0;
        for (int cluster = 0; cluster < clusterWeight.length; cluster++) {
            double residual = clusterSuccess[cluster] - share * clusterWeight[cluster];
            between += residual * residual;
        }
        double items = squaredSuccess * (1 - share) * (1 - share) + (squaredWeight - squaredSuccess) * share * share;
        double ratio = between * seen / (seen - 1) / (items * n / (n - 1));
        return Math.max(1, ratio);
    }

    /** The share with its Wilson interval, or undefined for the given reason if nothing was counted. */
    Estimate estimate(String whyUndefined, double confidenceLevel) {
        if (n == 0) {
            return Estimate.undefined(whyUndefined, 0);
        }
        double effective = effective();
        Interval.Bounds bounds = WilsonInterval.of(share(), effective, confidenceLevel);
        if (!design.isSimple()) {
            bounds = bounds.withEffective(effective);
        }
        return Estimate.known(share(), isClustered() ? bounds.withClusters(seen) : bounds, n);
    }
}
