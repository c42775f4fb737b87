package dev.assay.stats.learn;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.MutableDataset;
import org.tribuo.clustering.ClusterID;
import org.tribuo.clustering.ClusteringFactory;
import org.tribuo.clustering.hdbscan.HdbscanTrainer;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.distance.DistanceType;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * Clusters of points where they lie densest, and the points that belong to none: HDBSCAN* on Euclidean distances, by
 * excess of mass.
 *
 * <p>The whole set is never one cluster: where there is but one dense place, it comes out in parts or not at all. Ties
 * between distances may be broken otherwise than by other programs, so compare partitions by {@link
 * dev.assay.stats.clustering.RandIndex}. Time goes with the square of the number of points, memory with the number.
 *
 * <p>Source: Campello, Moulavi, Zimek and Sander 2015, doi 10.1145/2733381.
 */
public final class DensityClusters {

    /** The number of a point that belongs to no cluster. */
    public static final int NOISE = -1;

    /** The trainer announces every fit as news. */
    private static final Logger TRAINER_LOG = Logger.getLogger("org.tribuo");

    private static final int LIBRARY_NOISE = 0;

    private DensityClusters() {}

    /**
     * The cluster of each point, numbered from 0 by their first members, or {@link #NOISE}.
     *
     * @param points one row a point, all of one width, finite
     * @param minClusterSize at least 2
     * @param neighbours how many near points, itself included, make a place dense; at least 2
     * @param threads at least 1; they change nothing in the result
     */
    public static int[] of(double[][] points, int minClusterSize, int neighbours, int threads) {
        Require.atLeast(2, minClusterSize, "minClusterSize");
        Require.atLeast(2, neighbours, "neighbours");
        Require.atLeast(1, threads, "threads");
        if (points.length < Math.max(minClusterSize, neighbours) || points[0].length == 0) {
            int[] none = new int[points.length];
            Arrays.fill(none, NOISE);
            return none;
        }
        return numbered(train(points, minClusterSize, neighbours, threads));
    }

    private static List<Integer> train(double[][] points, int minClusterSize, int neighbours, int threads) {
        if (TRAINER_LOG.getLevel() == null) {
            TRAINER_LOG.setLevel(Level.WARNING);
        }
        ClusteringFactory factory = new ClusteringFactory();
        MutableDataset<ClusterID> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("points", factory), factory);
        String[] names = new String[points[0].length];
        Arrays.setAll(names, column -> String.format(java.util.Locale.ROOT, "%06d", column));
        for (double[] point : points) {
            Require.sameLength(names.length, point.length, "point");
            Arrays.stream(point).forEach(value -> Require.finite(value, "coordinate"));
            dataset.add(new ArrayExample<>(ClusteringFactory.UNASSIGNED_CLUSTER_ID, names, point));
        }
        return new HdbscanTrainer(
                        minClusterSize,
                        DistanceType.L2.getDistance(),
                        neighbours,
                        threads,
                        NeighboursQueryFactoryType.BRUTE_FORCE)
                .train(dataset)
                .getClusterLabels();
    }

    private static int[] numbered(List<Integer> labels) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] numbered = new int[labels.size()];
        for (int i = 0; i < numbered.length; i++) {
            int label = labels.get(i);
            numbered[i] = label == LIBRARY_NOISE ? NOISE : numbers.computeIfAbsent(label, unused -> numbers.size());
        }
        return numbered;
    }
}
