package dev.assay.stats;

import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What each cluster adds to the sums from which a statistic is computed, with equal clusters kept once.
 *
 * <p>Resampling whole clusters then needs no item any more. Kinds of clusters stand in an order of their content, so that an
 * interval does not depend on the order of the items.
 */
public final class ClusterSums {

    /** Above this many clusters per kind one binomial draw per kind is cheaper than one uniform draw per cluster. */
    private static final int MULTINOMIAL_FROM = 16;

    private final int width;
    private final SparseRows kinds;
    private final int[] multiplicity;
    private final int clusters;
    private final int[] kindOfCluster;

    ClusterSums(int width, SparseRows kinds, int[] multiplicity) {
        this.width = width;
        this.kinds = kinds;
        this.multiplicity = multiplicity;
        this.clusters = Arrays.stream(multiplicity).sum();
        this.kindOfCluster = isMultinomial() ? new int[0] : kindOfEachCluster();
    }

    /** Independent items that each add 1 to one column, given as the number of items per column. */
    static ClusterSums ofCells(double[] counts) {
        int[] used = IntStream.range(0, counts.length)
                .filter(cell -> counts[cell] > 0)
                .toArray();
        SparseRows kinds = new SparseRows();
        for (int cell : used) {
            kinds.append(cell, 1);
            kinds.endRow();
        }
        return new ClusterSums(
                counts.length,
                kinds,
                Arrays.stream(used).map(cell -> (int) counts[cell]).toArray());
    }

    /** Collects the contributions of items to so many columns. */
    public static Builder of(int clusters, int width) {
        return new Builder(clusters, width);
    }

    /** Number of clusters, the unit of resampling. */
    public int clusters() {
        return clusters;
    }

    int kinds() {
        return multiplicity.length;
    }

    int multiplicity(int kind) {
        return multiplicity[kind];
    }

    /** The sums over all clusters. */
    public double[] total() {
        return weighted(multiplicity);
    }

    /** The sums without one cluster of a kind. */
    double[] without(int kind) {
        int[] counts = multiplicity.clone();
        counts[kind]--;
        return weighted(counts);
    }

    /** The sums without the clusters of one group, given the group of each cluster. */
    double[] withoutGroup(int[] groupOfCluster, int group) {
        int[] counts = multiplicity.clone();
        int[] kindOf = kindOfEachCluster();
        for (int cluster = 0; cluster < clusters; cluster++) {
            counts[kindOf[cluster]] -= groupOfCluster[cluster] == group ? 1 : 0;
        }
        return weighted(counts);
    }

    /** The sums of as many clusters as there are, drawn with replacement. */
    double[] resampled(RandomGenerator random) {
        return weighted(isMultinomial() ? multinomial(random) : drawEach(random));
    }

    private double[] weighted(int[] counts) {
        double[] sums = new double[width];
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] != 0) {
                kinds.addTo(sums, kind, counts[kind]);
            }
        }
        return sums;
    }

    private boolean isMultinomial() {
        return (long) multiplicity.length * MULTINOMIAL_FROM <= clusters;
    }

    private int[] multinomial(RandomGenerator random) {
        int[] counts = new int[multiplicity.length];
        int toDraw = clusters;
        int ahead = clusters;
        for (int kind = 0; kind < counts.length; kind++) {
            counts[kind] = BinomialDraw.next(toDraw, (double) multiplicity[kind] / ahead, random);
            toDraw -= counts[kind];
            ahead -= multiplicity[kind];
        }
        return counts;
    }

    private int[] drawEach(RandomGenerator random) {
        int[] counts = new int[multiplicity.length];
        for (int draw = 0; draw < clusters; draw++) {
            counts[kindOfCluster[random.nextInt(clusters)]]++;
        }
        return counts;
    }

    private int[] kindOfEachCluster() {
        int[] kindOf = new int[clusters];
        int cluster = 0;
        for (int kind = 0; kind < multiplicity.length; kind++) {
            Arrays.fill(kindOf, cluster, cluster + multiplicity[kind], kind);
            cluster += multiplicity[kind];
        }
        return kindOf;
    }

    /** Collects contributions in any order; those of one cluster to one column add up. */
    public static final class Builder {

        private final int clusters;
        private final int width;
        private int size;
        private int[] cluster = new int[64];
        private int[] column = new int[64];
        private double[] amount = new double[64];

        private Builder(int clusters, int width) {
            this.clusters = Require.atLeast(0, clusters, "clusters");
            this.width = Require.atLeast(1, width, "width");
        }

        /**
         * Adds a finite amount to a column on behalf of a cluster.
         *
         * @throws IndexOutOfBoundsException if there is no such cluster or column
         */
        public Builder add(int toCluster, int toColumn, double finiteAmount) {
            if (size == cluster.length) {
                cluster = Arrays.copyOf(cluster, 2 * size);
                column = Arrays.copyOf(column, 2 * size);
                amount = Arrays.copyOf(amount, 2 * size);
            }
            cluster[size] = Objects.checkIndex(toCluster, clusters);
            column[size] = Objects.checkIndex(toColumn, width);
            amount[size] = Require.finite(finiteAmount, "amount");
            size++;
            return this;
        }

        public ClusterSums build() {
            DistinctRows distinct = new DistinctRows();
            int[] start = startOfEachCluster();
            int[] entries = entriesByCluster(start);
            double[] sums = new double[width];
            for (int id = 0; id < clusters; id++) {
                distinct.add(columnsOf(entries, start[id], start[id + 1], sums), sums);
            }
            return distinct.toSums(width);
        }

        private int[] startOfEachCluster() {
            int[] start = new int[clusters + 1];
            for (int entry = 0; entry < size; entry++) {
                start[cluster[entry] + 1]++;
            }
            for (int id = 0; id < clusters; id++) {
                start[id + 1] += start[id];
            }
            return start;
        }

        private int[] entriesByCluster(int[] start) {
            int[] next = start.clone();
            int[] entries = new int[size];
            for (int entry = 0; entry < size; entry++) {
                entries[next[cluster[entry]]++] = entry;
            }
            return entries;
        }

        /** Adds a cluster's entries into {@code sums} and returns the columns that this touched, ascending and distinct. */
        private int[] columnsOf(int[] entries, int from, int to, double[] sums) {
            int[] columns = new int[to - from];
            for (int i = from; i < to; i++) {
                columns[i - from] = column[entries[i]];
                sums[column[entries[i]]] += amount[entries[i]];
            }
            Arrays.sort(columns);
            int distinct = 0;
            for (int i = 0; i < columns.length; i++) {
                if (i == 0 || columns[i] != columns[i - 1]) {
                    columns[distinct++] = columns[i];
                }
            }
            return distinct == columns.length ? columns : Arrays.copyOf(columns, distinct);
        }
    }
}
