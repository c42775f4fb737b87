package dev.assay.stats.clustering;

import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * How much nearer points are to their own group than to the nearest other one: (b - a)/max(a, b) with a the mean distance to
 * the others of the own group and b the least mean distance to another group; 0 for a group of one. In [-1,1].
 *
 * <p>Points with a negative group number take no part. With fewer than two groups there is nothing to compare and every
 * value is 0.
 *
 * <p>Source: Rousseeuw 1987, doi 10.1016/0377-0427(87)90125-7.
 */
public final class Silhouette {

    private Silhouette() {}

    /**
     * One value a point, 0 for those without a group.
     *
     * @param groups from 0, negative for none
     */
    public static double[] values(Distances distances, int[] groups) {
        Require.sameLength(distances.size(), groups.length, "groups");
        int count = Arrays.stream(groups).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        Arrays.stream(groups).filter(group -> group >= 0).forEach(group -> sizes[group]++);
        double[] values = new double[groups.length];
        if (Arrays.stream(sizes).filter(size -> size > 0).count() < 2) {
            return values;
        }
        Arrays.parallelSetAll(values, i -> groups[i] < 0 ? 0 : value(distances, groups, sizes, i));
        return values;
    }

    /** The mean over the points that have a group; 0 without one. */
    public static double mean(Distances distances, int[] groups) {
        double[] values = values(distances, groups);
        double sum = 0;
        int n = 0;
        for (int i = 0; i < values.length; i++) {
            if (groups[i] >= 0) {
                sum += values[i];
                n++;
            }
        }
        return n == 0 ? 0 : sum / n;
    }

    private static double value(Distances distances, int[] groups, int[] sizes, int point) {
        if (sizes[groups[point]] == 1) {
            return 0;
        }
        double[] sums = new double[sizes.length];
        for (int other = 0; other < groups.length; other++) {
            if (groups[other] >= 0) {
                sums[groups[other]] += distances.of(point, other);
            }
        }
        double own = sums[groups[point]] / (sizes[groups[point]] - 1);
        double next = Double.POSITIVE_INFINITY;
        for (int group = 0; group < sizes.length; group++) {
            if (group != groups[point] && sizes[group] > 0) {
                next = Math.min(next, sums[group] / sizes[group]);
            }
        }
        double larger = Math.max(own, next);
        return larger == 0 ? 0 : (next - own) / larger;
    }
}
