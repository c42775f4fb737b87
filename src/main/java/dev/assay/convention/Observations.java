package dev.assay.convention;

import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Items of which a share is taken, all together or by slice. */
record Observations(List<Observation> all) {

    /** Below so many items a share would say more about chance than about a person. */
    static final int MINIMUM = 10;

    Observations {
        all = List.copyOf(all);
    }

    /**
     * The share on which it holds, with Wilson's interval on the effective number of items.
     *
     * @param things what is counted, in the plural, for the reason why there is no share
     */
    Estimate share(String things, double confidenceLevel) {
        if (all.size() < MINIMUM) {
            return Estimate.undefined("not enough data: fewer than " + MINIMUM + " " + things, all.size());
        }
        boolean[] holds = new boolean[all.size()];
        double[] weights = new double[all.size()];
        int[] clusters = new int[all.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < holds.length; i++) {
            Observation observation = all.get(i);
            holds[i] = observation.holds();
            weights[i] = observation.item().weight();
            clusters[i] = numbers.computeIfAbsent(observation.cluster(), unused -> numbers.size());
        }
        return Proportion.estimate(holds, weights, clusters, confidenceLevel);
    }

    /** The observations by the value of a metadata key, in the order of versions; items without one are in no slice. */
    SortedMap<String, Observations> by(String metaKey) {
        Map<String, List<Observation>> parts = new HashMap<>();
        for (Observation observation : all) {
            observation.item().metaText(metaKey).ifPresent(value -> parts.computeIfAbsent(
                            value, unused -> new ArrayList<>())
                    .add(observation));
        }
        SortedMap<String, Observations> slices = new TreeMap<>(new VersionOrder());
        parts.forEach((value, observations) -> slices.put(value, new Observations(observations)));
        return slices;
    }

    /** The share in every slice of a metadata key. */
    List<SliceShare> shares(String metaKey, String things, double confidenceLevel) {
        List<SliceShare> shares = new ArrayList<>();
        by(metaKey).forEach((value, slice) -> shares.add(new SliceShare(value, slice.share(things, confidenceLevel))));
        return shares;
    }
}
