package dev.assay.gate;

import dev.assay.comparison.PassRates;
import dev.assay.comparison.PassedItem;
import dev.assay.evalset.Item;
import dev.assay.stats.BootstrapPlan;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the pass rate differs from a baseline's.
 *
 * @param baseline the run that is compared with
 * @param seed of resampling where related items are paired
 */
public record DifferenceSource(PassRates rates, String baseline, long seed) implements EvidenceSource {

    @Override
    public Reading read(Metric metric, Map<String, String> where) {
        if (metric != Metric.PASS_RATE) {
            return new Reading.Missing(
                    metric.word() + " is not compared with a baseline, only " + Metric.PASS_RATE.word() + " is");
        }
        PassRates slice = rates.where(item -> EvidenceSource.isIn(item, where));
        BootstrapPlan plan = BootstrapPlan.seeded(seed);
        PassRates.Difference any = slice.difference(plan);
        return new Reading.Measured(
                new Levelled(level -> slice.difference(plan.atLevel(level)).difference()),
                new Reading.Support(any.difference().n(), any.difference().n(), any.pairs()),
                any.basis() + " of " + baseline + (any.open() > 0 ? ", " + any.open() + " left open" : ""));
    }

    @Override
    public List<Item> items() {
        return rates.now().stream().map(PassedItem::item).toList();
    }

    @Override
    public EvidenceSource resampled(RandomGenerator random) {
        return new DifferenceSource(rates.resampled(random), baseline, seed);
    }
}
