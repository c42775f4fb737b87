package dev.assay.disagreement;

import dev.assay.stats.clustering.Agglomeration;
import dev.assay.stats.clustering.Distances;
import dev.assay.stats.clustering.Silhouette;
import dev.assay.stats.learn.DensityClusters;
import dev.assay.stats.learn.FeatureRow;
import dev.assay.stats.learn.PrincipalComponents;
import java.util.List;

/**
 * What a cluster falls into on a second look: its densest places, or for few members Ward's groups where a cut is clear; nothing
 * where it holds together.
 */
final class ClusterParts {

    private static final int FEWEST = 10;
    private static final int FEW = 30;
    private static final int MOST = 2_000;
    private static final int DIRECTIONS = 15;
    private static final int NEIGHBOURS = 3;
    private static final int MOST_PARTS = 6;
    private static final double CLEAR = 0.25;
    private static final int THREADS = 2;

    private ClusterParts() {}

    /** The part of each row from 0, negative for those in none; all negative where there is no second level. */
    static int[] of(List<FeatureRow> rows, long seed) {
        int[] none = new int[rows.size()];
        java.util.Arrays.fill(none, DensityClusters.NOISE);
        if (rows.size() < FEWEST || rows.size() > MOST) {
            return none;
        }
        double[][] points = PrincipalComponents.scores(rows, DIRECTIONS, seed);
        if (points[0].length == 0) {
            return none;
        }
        return rows.size() < FEW
                ? ward(points, none)
                : DensityClusters.of(points, Math.max(NEIGHBOURS, rows.size() / 10), NEIGHBOURS, THREADS);
    }

    private static int[] ward(double[][] points, int[] none) {
        Distances distances = Distances.between(points);
        Agglomeration tree = Agglomeration.of(distances, Agglomeration.Linkage.WARD);
        int[] best = none;
        double most = CLEAR;
        for (int parts = 2; parts <= Math.min(MOST_PARTS, points.length / 4); parts++) {
            int[] cut = tree.cut(parts);
            double silhouette = Silhouette.mean(distances, cut);
            if (silhouette > most) {
                best = cut;
                most = silhouette;
            }
        }
        return best;
    }
}
