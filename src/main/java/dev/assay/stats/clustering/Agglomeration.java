package dev.assay.stats.clustering;

import dev.assay.stats.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The tree that arises when the two nearest groups are joined again and again, from single points to one group.
 *
 * <p>Found by chains of nearest neighbours, in time and memory that go with the square of the number of points. Of equally
 * near groups those with the lowest first members are joined.
 *
 * <p>Sources: Ward 1963, doi 10.1080/01621459.1963.10500845; Murtagh 1983, doi 10.1093/comjnl/26.4.354; the distances after
 * a join are those of Lance and Williams 1967, doi 10.1093/comjnl/9.4.373.
 */
public final class Agglomeration {

    /** What counts as the distance of two groups. */
    public enum Linkage {
        /** The growth of the sum of squares: round groups of like size. */
        WARD {
            @Override
            double joined(double toFirst, double toSecond, double between, int first, int second, int other) {
                double all = first + second + other;
                return Math.sqrt(Math.max(
                        0,
                        ((first + other) * toFirst * toFirst
                                        + (second + other) * toSecond * toSecond
                                        - other * between * between)
                                / all));
            }
        },
        /** The mean distance between their members. */
        AVERAGE {
            @Override
            double joined(double toFirst, double toSecond, double between, int first, int second, int other) {
                return (first * toFirst + second * toSecond) / (first + second);
            }
        };

        abstract double joined(double toFirst, double toSecond, double between, int first, int second, int other);
    }

    private record Join(int first, int second, double height) {}

    private final int points;
    private final List<Join> joins;

    private Agglomeration(int points, List<Join> joins) {
        this.points = points;
        this.joins = joins;
    }

    public static Agglomeration of(Distances distances, Linkage linkage) {
        int n = distances.size();
        double[][] apart = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                apart[i][j] = distances.of(i, j);
            }
        }
        List<Join> joins = joins(apart, linkage);
        joins.sort(Comparator.comparingDouble(Join::height));
        return new Agglomeration(n, joins);
    }

    private static List<Join> joins(double[][] apart, Linkage linkage) {
        int n = apart.length;
        int[] sizes = new int[n];
        Arrays.fill(sizes, 1);
        List<Join> joins = new ArrayList<>();
        int[] chain = new int[n + 1];
        int length = 0;
        while (joins.size() < n - 1) {
            if (length == 0) {
                chain[length++] = firstAlive(sizes);
            }
            int last = chain[length - 1];
            int before = length > 1 ? chain[length - 2] : -1;
            int nearest = nearest(apart, sizes, last, before);
            if (nearest != before) {
                chain[length++] = nearest;
                continue;
            }
            length -= 2;
            int kept = Math.min(last, before);
            int gone = Math.max(last, before);
            joins.add(new Join(kept, gone, apart[kept][gone]));
            for (int other = 0; other < n; other++) {
                if (sizes[other] > 0 && other != kept && other != gone) {
                    double height = linkage.joined(
                            apart[kept][other],
                            apart[gone][other],
                            apart[kept][gone],
                            sizes[kept],
                            sizes[gone],
                            sizes[other]);
                    apart[kept][other] = height;
                    apart[other][kept] = height;
                }
            }
            sizes[kept] += sizes[gone];
            sizes[gone] = 0;
        }
        return joins;
    }

    private static int firstAlive(int[] sizes) {
        int first = 0;
        while (sizes[first] == 0) {
            first++;
        }
        return first;
    }

    /** The nearest group; the one before in the chain where it is as near as any, so that the chain ends. */
    private static int nearest(double[][] apart, int[] sizes, int from, int before) {
        int nearest = before;
        for (int other = 0; other < sizes.length; other++) {
            boolean isCandidate = sizes[other] > 0 && other != from;
            if (isCandidate && (nearest < 0 || apart[from][other] < apart[from][nearest])) {
                nearest = other;
            }
        }
        return nearest;
    }

    /** The heights of all joins, lowest first; one fewer than there are points. */
    public double[] heights() {
        return joins.stream().mapToDouble(Join::height).toArray();
    }

    /**
     * The group of each point, numbered from 0 by their first members.
     *
     * @param groups from 1 to the number of points
     */
    public int[] cut(int groups) {
        if (groups < 1 || groups > Math.max(1, points)) {
            throw new IllegalArgumentException("groups must be in [1," + points + "], was " + groups);
        }
        return after(points - groups);
    }

    /** The groups when all joins up to a height are made. */
    public int[] cutAt(double height) {
        Require.finite(height, "height");
        return after(
                (int) joins.stream().filter(join -> join.height() <= height).count());
    }

    private int[] after(int made) {
        int[] parent = new int[points];
        Arrays.setAll(parent, i -> i);
        for (Join join : joins.subList(0, Math.max(0, made))) {
            int first = root(parent, join.first());
            int second = root(parent, join.second());
            parent[Math.max(first, second)] = Math.min(first, second);
        }
        int[] numbers = new int[points];
        int[] groups = new int[points];
        int next = 0;
        for (int i = 0; i < points; i++) {
            int root = root(parent, i);
            if (root == i) {
                numbers[i] = next++;
            }
            groups[i] = numbers[root];
        }
        return groups;
    }

    private static int root(int[] parent, int point) {
        int root = point;
        while (parent[root] != root) {
            root = parent[root];
        }
        return root;
    }
}
