package dev.assay.stats;

/** Weights at positions with their running sums, both changed and asked in logarithmic time (Fenwick 1994, doi 10.1002/spe.4380240306). */
final class CumulativeWeights {

    private final double[] tree;
    private double total;

    CumulativeWeights(int positions) {
        this.tree = new double[positions + 1];
    }

    void add(int position, double weight) {
        total += weight;
        for (int node = position + 1; node < tree.length; node += node & -node) {
            tree[node] += weight;
        }
    }

    /** Sum of the weights at positions below this one. */
    double before(int position) {
        double sum = 0;
        for (int node = position; node > 0; node -= node & -node) {
            sum += tree[node];
        }
        return sum;
    }

    double total() {
        return total;
    }
}
