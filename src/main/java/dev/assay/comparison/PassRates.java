package dev.assay.comparison;

import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.TangoScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * How the pass rates of two runs of one judge differ.
 *
 * <p>Paired where both runs hold the same items by content (their fields, whatever their ids are called): Tango's score interval, or
 * where related items make pairs depend on each other a cluster bootstrap of the difference. Else unpaired: Miettinen and Nurminen's
 * score interval on effective numbers of items. Items that either side leaves open do not count.
 *
 * @param now of the newer run
 * @param before of the baseline
 */
public record PassRates(List<PassedItem> now, List<PassedItem> before) {

    private static final double SAME_ITEMS = 0.95;

    public PassRates {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /** How the difference was found. */
    public enum Design {
        PAIRED,
        UNPAIRED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A difference of pass rates.
     *
     * @param difference new minus baseline, in [-1,1]
     * @param pairs items common to both, or the smaller side where the design is unpaired
     * @param open items left out since either side leaves them open
     * @param basis how it was compared, in words
     */
    public record Difference(Estimate difference, Design design, long pairs, long open, String basis) {}

    /** Whether the runs hold the same items: all of the smaller side but one in twenty at most are in the other. */
    public Design design() {
        int smaller = Math.min(now.size(), before.size());
        return smaller > 0 && joined().size() >= SAME_ITEMS * smaller ? Design.PAIRED : Design.UNPAIRED;
    }

    /** One item in both runs. */
    private record Both(PassedItem now, PassedItem before) {

        boolean isDecided() {
            return now.passes().isPresent() && before.passes().isPresent();
        }

        double nowPasses() {
            return now.passes().orElseThrow() ? 1 : 0;
        }

        double beforePassed() {
            return before.passes().orElseThrow() ? 1 : 0;
        }
    }

    private List<Both> joined() {
        Map<String, PassedItem> earlier = new HashMap<>();
        before.forEach(item -> earlier.putIfAbsent(item.content(), item));
        List<Both> joined = new ArrayList<>();
        for (PassedItem item : now) {
            PassedItem same = earlier.remove(item.content());
            if (same != null) {
                joined.add(new Both(item, same));
            }
        }
        return joined;
    }

    /**
     * The difference with a two-sided interval.
     *
     * @param plan its seed serves where related items are paired
     */
    public Difference difference(BootstrapPlan plan) {
        return design() == Design.PAIRED ? paired(plan) : unpaired(plan.confidenceLevel());
    }

    private Difference paired(BootstrapPlan plan) {
        List<Both> joined = joined();
        List<Both> decided = joined.stream().filter(Both::isDecided).toList();
        Map<String, Integer> clusters = new HashMap<>();
        int[] clusterOf = decided.stream()
                .mapToInt(both -> clusters.computeIfAbsent(both.now().item().cluster(), unused -> clusters.size()))
                .toArray();
        Estimate difference = clusters.size() < decided.size()
                ? MeanDifference.estimate(
                        NumericPairs.of(
                                        decided.stream()
                                                .mapToDouble(Both::beforePassed)
                                                .toArray(),
                                        decided.stream()
                                                .mapToDouble(Both::nowPasses)
                                                .toArray())
                                .withClusters(clusterOf),
                        plan)
                : TangoScore.estimate(
                        decided.stream()
                                .filter(both -> both.nowPasses() > both.beforePassed())
                                .count(),
                        decided.stream()
                                .filter(both -> both.nowPasses() < both.beforePassed())
                                .count(),
                        decided.size(),
                        plan.confidenceLevel());
        return new Difference(
                difference,
                Design.PAIRED,
                decided.size(),
                joined.size() - decided.size(),
                "paired on " + decided.size() + " items that are equal by content" + alone(joined.size()));
    }

    /** Items that only one of the runs has say nothing about a paired difference, and are named. */
    private String alone(int joined) {
        int alone = now.size() + before.size() - 2 * joined;
        return alone == 0 ? "" : ", without " + alone + " that only one run has";
    }

    private Difference unpaired(double level) {
        Side newer = Side.of(now);
        Side older = Side.of(before);
        return new Difference(
                MiettinenNurminen.estimate(newer.share(), newer.effective(), older.share(), older.effective(), level),
                Design.UNPAIRED,
                Math.min(newer.n(), older.n()),
                newer.open() + older.open(),
                "unpaired, " + newer.n() + " new items against " + older.n() + " of the baseline");
    }

    /** One run's pass rate, with the loss by related items. */
    private record Side(double share, long n, double effective, long open) {

        static Side of(List<PassedItem> items) {
            Map<String, long[]> clusters = new HashMap<>();
            long n = 0;
            long passes = 0;
            for (PassedItem item : items) {
                if (item.passes().isPresent()) {
                    n++;
                    boolean passed = item.passes().get();
                    passes += passed ? 1 : 0;
                    long[] cluster = clusters.computeIfAbsent(item.item().cluster(), unused -> new long[2]);
                    cluster[0]++;
                    cluster[1] += passed ? 1 : 0;
                }
            }
            double share = n == 0 ? 0 : (double) passes / n;
            return new Side(share, n, n / designEffect(share, n, clusters), items.size() - n);
        }

        /** The variance of cluster totals over that of independent items, at least 1. */
        private static double designEffect(double share, long n, Map<String, long[]> clusters) {
            double independent = n * share * (1 - share);
            if (independent == 0 || clusters.size() < 2) {
                return 1;
            }
            double squares = 0;
            for (long[] cluster : clusters.values()) {
                double residual = cluster[1] - share * cluster[0];
                squares += residual * residual;
            }
            return Math.max(1, squares * clusters.size() / (clusters.size() - 1.0) / independent);
        }
    }

    /** The part of both in a slice. */
    public PassRates where(Predicate<Item> slice) {
        return new PassRates(
                now.stream().filter(item -> slice.test(item.item())).toList(),
                before.stream().filter(item -> slice.test(item.item())).toList());
    }

    /** The same had the items been drawn once more: clusters with replacement, pairs together. */
    public PassRates resampled(RandomGenerator random) {
        if (design() == Design.UNPAIRED) {
            return new PassRates(drawn(now, random), drawn(before, random));
        }
        List<Both> drawn = ClusterDraw.of(
                joined(),
                both -> both.now().item(),
                (both, item) -> new Both(both.now().drawnAs(item), both.before().drawnAs(item)),
                random);
        return new PassRates(
                drawn.stream().map(Both::now).toList(),
                drawn.stream().map(Both::before).toList());
    }

    private static List<PassedItem> drawn(List<PassedItem> items, RandomGenerator random) {
        return ClusterDraw.of(items, PassedItem::item, PassedItem::drawnAs, random);
    }
}
