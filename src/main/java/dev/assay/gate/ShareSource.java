package dev.assay.gate;

import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How often something holds of items, with Wilson's bounds on the effective number of items.
 *
 * @param cases one an item or judgement
 */
public record ShareSource(List<Case> cases, String basis) implements EvidenceSource {

    public ShareSource {
        cases = List.copyOf(cases);
    }

    /** Whether it holds of an item. */
    public record Case(Item item, boolean holds) {}

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        List<Case> slice = cases.stream()
                .filter(each -> EvidenceSource.isIn(each.item(), where))
                .toList();
        return new Reading.Measured(
                new Levelled(level -> share(slice, level)), Reading.Support.of(slice.size()), basis);
    }

    private static Estimate share(List<Case> slice, double level) {
        boolean[] holds = new boolean[slice.size()];
        double[] weights = new double[slice.size()];
        int[] clusters = new int[slice.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < holds.length; i++) {
            Item item = slice.get(i).item();
            holds[i] = slice.get(i).holds();
            weights[i] = 1;
            clusters[i] = numbers.computeIfAbsent(item.cluster(), unused -> numbers.size());
        }
        return Proportion.estimate(holds, weights, clusters, level);
    }

    @Override
    public List<Item> items() {
        return cases.stream().map(Case::item).toList();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        return new ShareSource(
                ClusterDraw.of(cases, Case::item, (each, item) -> new Case(item, each.holds()), random), basis);
    }
}
