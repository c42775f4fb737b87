package dev.assay.comparison;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.MeanDifference;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.NumericPairs;
import dev.assay.stats.TangoScore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
    private static final String DRAW = "#draw";

    public PassRates {
        now = List.copyOf(now);
        before = List.copyOf(before);
    }

    /** How the difference was found. */
    public enum Design {
        PAIRED,
        UNPAIRED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
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
        Set<Fingerprint> held = new HashSet<>();
        before.forEach(item -> held.add(content(item.item())));
        long common =
                now.stream().filter(item -> held.contains(content(item.item()))).count();
        long smaller = Math.min(now.size(), before.size());
        return smaller > 0 && common >= SAME_ITEMS * smaller ? Design.PAIRED : Design.UNPAIRED;
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
        Map<Fingerprint, PassedItem> earlier = new LinkedHashMap<>();
        before.forEach(item -> earlier.putIfAbsent(content(item.item()), item));
        List<double[]> values = new ArrayList<>();
        Map<String, Integer> clusters = new HashMap<>();
        List<Integer> clusterOf = new ArrayList<>();
        long open = 0;
        long onlyNow = 0;
        long onlyBefore = 0;
        for (PassedItem item : now) {
            PassedItem same = earlier.remove(content(item.item()));
            if (same == null) {
                continue;
            }
            if (item.passes().isEmpty() || same.passes().isEmpty()) {
                open++;
                continue;
            }
            boolean passes = item.passes().get();
            boolean passed = same.passes().get();
            values.add(new double[] {passed ? 1 : 0, passes ? 1 : 0});
            clusterOf.add(clusters.computeIfAbsent(item.item().cluster(), unused -> clusters.size()));
            onlyNow += passes && !passed ? 1 : 0;
            onlyBefore += passed && !passes ? 1 : 0;
        }
        long pairs = values.size();
        boolean isClustered = clusters.size() < pairs;
        Estimate difference = isClustered
                ? MeanDifference.estimate(
                        NumericPairs.of(
                                        values.stream()
                                                .mapToDouble(pair -> pair[0])
                                                .toArray(),
                                        values.stream()
                                                .mapToDouble(pair -> pair[1])
                                                .toArray())
                                .withClusters(clusterOf.stream()
                                        .mapToInt(Integer::intValue)
                                        .toArray()),
                        plan)
                : TangoScore.estimate(onlyNow, onlyBefore, pairs, plan.confidenceLevel());
        return new Difference(
                difference, Design.PAIRED, pairs, open, "paired on " + pairs + " items that are equal by content");
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

    private static Fingerprint content(Item item) {
        return CanonicalContent.of(item.fields()).fingerprint("content");
    }

    /** The part of both in a slice. */
    public PassRates where(Predicate<Item> slice) {
        return new PassRates(
                now.stream().filter(item -> slice.test(item.item())).toList(),
                before.stream().filter(item -> slice.test(item.item())).toList());
    }

    /** The same had the items been drawn once more: clusters with replacement, pairs together. */
    public PassRates resampled(RandomGenerator random) {
        return design() == Design.PAIRED
                ? drawnInPairs(random)
                : new PassRates(drawn(now, random), drawn(before, random));
    }

    private PassRates drawnInPairs(RandomGenerator random) {
        Map<Fingerprint, PassedItem> earlier = new HashMap<>();
        before.forEach(item -> earlier.putIfAbsent(content(item.item()), item));
        List<PassedItem> drawnNow = drawn(now, random);
        List<PassedItem> drawnBefore = new ArrayList<>();
        for (PassedItem item : drawnNow) {
            PassedItem same = earlier.get(content(withoutDraw(item.item())));
            if (same != null) {
                drawnBefore.add(new PassedItem(item.item(), same.passes()));
            }
        }
        return new PassRates(drawnNow, drawnBefore);
    }

    private static List<PassedItem> drawn(List<PassedItem> items, RandomGenerator random) {
        Map<String, List<PassedItem>> clusters = new TreeMap<>();
        items.forEach(item -> clusters.computeIfAbsent(item.item().cluster(), unused -> new ArrayList<>())
                .add(item));
        List<List<PassedItem>> all = List.copyOf(clusters.values());
        List<PassedItem> drawn = new ArrayList<>();
        for (int draw = 0; draw < all.size(); draw++) {
            for (PassedItem item : all.get(random.nextInt(all.size()))) {
                drawn.add(new PassedItem(ofDraw(item.item(), draw), item.passes()));
            }
        }
        return drawn;
    }

    /** Two draws of one item are two items, so that each finds its own pair. */
    private static Item ofDraw(Item item, int draw) {
        Map<String, CanonicalContent> fields = new LinkedHashMap<>(item.fields());
        fields.put(DRAW, CanonicalContent.of(Integer.toString(draw)));
        return new Item(
                item.id() + "#" + draw,
                fields,
                Optional.of(item.cluster() + "#" + draw),
                item.samplingProb(),
                item.meta());
    }

    private static Item withoutDraw(Item item) {
        Map<String, CanonicalContent> fields = new LinkedHashMap<>(item.fields());
        fields.remove(DRAW);
        return new Item(item.id(), fields, item.group(), item.samplingProb(), item.meta());
    }
}
