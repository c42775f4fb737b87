package dev.assay.disagreement;

import dev.assay.stats.SeededStream;
import dev.assay.stats.clustering.Agglomeration;
import dev.assay.stats.clustering.Distances;
import dev.assay.stats.learn.FeatureRow;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds what several disagreements have in common, and leaves alone those that have nothing in common with others.
 *
 * <p>Groups are joined while they are alike by {@value #ALIKE} on average; groups that hold together by less than {@value
 * #COHERENT}, or are too small, are given up, and so is a member that is less than {@value #BELONGS} times as near to its group
 * as the group is to itself; two groups become one where they are as near to each other as {@value #ONE_THEME} times what they
 * are to themselves. That one theme may be all there is, and that there may be none, is why this is no search for densest
 * places alone. The figures were chosen on generated data (docs/disagreement.md).
 *
 * <p>Above {@value #MOST_COMPARED} rows a seeded sample of as many finds the themes, and the other rows join the nearest.
 */
final class ThemeFinder {

    /** The number of a row that belongs to no theme. */
    static final int UNCLUSTERED = -1;

    private static final double ALIKE = 0.16;
    private static final double COHERENT = 0.2;
    private static final double BELONGS = 0.5;
    private static final double ONE_THEME = 0.45;
    /** A few cases of one theme are less alike, since each tells it its own way. */
    private static final double ONE_THEME_OF_FEW = 0.25;

    private static final int ROUNDS = 4;
    private static final int MOST_COMPARED = 2_000;
    private static final int FEW = 30;

    private final List<FeatureRow> rows;
    private final int smallest;

    private ThemeFinder(List<FeatureRow> rows) {
        this.rows = rows;
        this.smallest = smallest(rows.size());
    }

    /** How many members a theme has at least, among n disagreements: 3 below {@value #FEW}, else 5 or 2 % of them. */
    static int smallest(int n) {
        return n < FEW ? 3 : Math.max(5, (int) Math.ceil(0.02 * n));
    }

    /**
     * The theme of each row, numbered from 0 by size, then by first member; or {@link #UNCLUSTERED}.
     *
     * @param rows whose products say how alike they are
     */
    static int[] find(List<FeatureRow> rows, long seed) {
        if (rows.size() < smallest(rows.size())) {
            int[] none = new int[rows.size()];
            Arrays.fill(none, UNCLUSTERED);
            return none;
        }
        return new ThemeFinder(rows).find(seed);
    }

    private int[] find(long seed) {
        int[] themes = new int[rows.size()];
        Arrays.fill(themes, UNCLUSTERED);
        int[] compared = compared(seed);
        int fewest = smallest(compared.length);
        int[] groups = largeOnes(joined(compared), fewest);
        for (int k = 0; k < compared.length; k++) {
            themes[compared[k]] = groups[k];
        }
        int[] firm = settled(themes, fewest);
        return numbered(settled(merged(firm), smallest));
    }

    private int[] compared(long seed) {
        int[] all = IntStream.range(0, rows.size()).toArray();
        if (all.length <= MOST_COMPARED) {
            return all;
        }
        SeededStream random = SeededStream.of(seed, 0);
        for (int i = 0; i < MOST_COMPARED; i++) {
            int other = i + random.nextInt(all.length - i);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        return IntStream.of(all).limit(MOST_COMPARED).sorted().toArray();
    }

    private int[] joined(int[] compared) {
        Distances distances = Distances.of(compared.length, i -> {
            double[] dense = rows.get(compared[i]).dense();
            return j -> Math.max(0, 1 - rows.get(compared[j]).dot(dense));
        });
        return Agglomeration.of(distances, Agglomeration.Linkage.AVERAGE).cutAt(1 - ALIKE);
    }

    /** The groups of so many members, numbered anew; sums of thousands of single rows would fill the memory. */
    private static int[] largeOnes(int[] groups, int fewest) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Arrays.stream(groups).forEach(group -> sizes.merge(group, 1, Integer::sum));
        List<Integer> large = sizes.keySet().stream()
                .filter(group -> sizes.getOrDefault(group, 0) >= fewest)
                .sorted()
                .toList();
        return Arrays.stream(groups).map(large::indexOf).toArray();
    }

    /** Gives up groups that do not hold together and moves every row to the group it is nearest to, if it belongs there. */
    private int[] settled(int[] themes, int fewest) {
        int[] settled = themes.clone();
        for (int round = 0; round < ROUNDS; round++) {
            Sums sums = new Sums(settled);
            boolean[] isTheme = new boolean[sums.groups];
            for (int group = 0; group < isTheme.length; group++) {
                isTheme[group] = sums.sizes[group] >= fewest && sums.coherence(group) >= COHERENT;
            }
            int[] before = settled;
            settled = IntStream.range(0, rows.size())
                    .parallel()
                    .map(row -> home(row, before[row], sums, isTheme))
                    .toArray();
        }
        return settled;
    }

    private int home(int row, int now, Sums sums, boolean[] isTheme) {
        int nearest = UNCLUSTERED;
        double most = 0;
        for (int group = 0; group < sums.groups; group++) {
            if (isTheme[group]) {
                double alike = sums.alike(row, group, group == now);
                if (nearest == UNCLUSTERED || alike > most) {
                    nearest = group;
                    most = alike;
                }
            }
        }
        boolean belongs = nearest != UNCLUSTERED && most >= Math.max(ALIKE, BELONGS * sums.coherence(nearest));
        return belongs ? nearest : UNCLUSTERED;
    }

    /**
     * Joins groups that are one theme told in different ways. How near a joined group must be to others is measured by how
     * the groups it was joined from held together, or the first join would make the next one easier.
     */
    private int[] merged(int[] themes) {
        int[] merged = themes.clone();
        Sums apart = new Sums(merged);
        double[] held = new double[apart.groups];
        Arrays.setAll(held, apart::coherence);
        while (true) {
            Sums sums = new Sums(merged);
            int first = UNCLUSTERED;
            int second = UNCLUSTERED;
            double most = rows.size() < FEW ? ONE_THEME_OF_FEW : ONE_THEME;
            for (int a = 0; a < sums.groups; a++) {
                for (int b = 0; b < a; b++) {
                    double within = Math.sqrt(Math.max(0, held[a] * held[b]));
                    double nearness = within == 0 ? 0 : sums.between(a, b) / within;
                    if (nearness > most) {
                        first = b;
                        second = a;
                        most = nearness;
                    }
                }
            }
            if (first == UNCLUSTERED) {
                return merged;
            }
            int sizes = sums.sizes[first] + sums.sizes[second];
            held[first] = (sums.sizes[first] * held[first] + sums.sizes[second] * held[second]) / sizes;
            held[second] = 0;
            for (int i = 0; i < merged.length; i++) {
                merged[i] = merged[i] == second ? first : merged[i];
            }
        }
    }

    private static int[] numbered(int[] themes) {
        Map<Integer, Integer> sizes = new HashMap<>();
        Map<Integer, Integer> firsts = new HashMap<>();
        for (int i = 0; i < themes.length; i++) {
            sizes.merge(themes[i], 1, Integer::sum);
            firsts.putIfAbsent(themes[i], i);
        }
        List<Integer> order = sizes.keySet().stream()
                .filter(theme -> theme != UNCLUSTERED)
                .sorted((a, b) -> {
                    int bySize = Integer.compare(sizes.getOrDefault(b, 0), sizes.getOrDefault(a, 0));
                    return bySize != 0 ? bySize : Integer.compare(firsts.getOrDefault(a, 0), firsts.getOrDefault(b, 0));
                })
                .toList();
        return Arrays.stream(themes).map(order::indexOf).toArray();
    }

    /** Sums of rows by group, from which mean products follow without comparing pairs. */
    private final class Sums {

        private final int groups;
        private final int[] sizes;
        private final double[][] sums;
        private final double[] squares;

        Sums(int[] themes) {
            groups = Arrays.stream(themes).max().orElse(UNCLUSTERED) + 1;
            sizes = new int[groups];
            sums = new double[groups][];
            squares = new double[groups];
            int width = rows.get(0).width();
            for (int i = 0; i < themes.length; i++) {
                int group = themes[i];
                if (group == UNCLUSTERED) {
                    continue;
                }
                if (sizes[group]++ == 0) {
                    sums[group] = new double[width];
                }
                rows.get(i).addTo(sums[group], 1);
                squares[group] += rows.get(i).squared();
            }
        }

        /** The mean product of two different members; 0 for fewer than two. */
        double coherence(int group) {
            return sizes[group] < 2
                    ? 0
                    : (product(sums[group], sums[group]) - squares[group]) / (sizes[group] * (sizes[group] - 1.0));
        }

        /** The mean product of a row with the members of a group, itself left out. */
        double alike(int row, int group, boolean isMember) {
            int others = sizes[group] - (isMember ? 1 : 0);
            double own = isMember ? rows.get(row).squared() : 0;
            return others == 0 ? 0 : (rows.get(row).dot(sums[group]) - own) / others;
        }

        /** The mean product of a member of one group and a member of another; 0 where either is empty. */
        double between(int first, int second) {
            return sizes[first] == 0 || sizes[second] == 0
                    ? 0
                    : product(sums[first], sums[second]) / sizes[first] / sizes[second];
        }

        private double product(double[] one, double[] other) {
            double sum = 0;
            for (int k = 0; k < one.length; k++) {
                sum += one[k] * other[k];
            }
            return sum;
        }
    }
}
