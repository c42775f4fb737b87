package dev.assay.gate;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/** An estimate that can be had at any level; each level is computed once. */
public final class Levelled {

    private final DoubleFunction<Estimate> twoSided;
    private final Map<Double, Estimate> known = new HashMap<>();

    /**
     * @param twoSided the estimate by its two-sided level, in (0,1)
     */
    public Levelled(DoubleFunction<Estimate> twoSided) {
        this.twoSided = twoSided;
    }

    /**
     * The estimate with bounds that each hold at a one-sided level L: the ends of the two-sided interval at 2L - 1.
     *
     * @param level in (0.5,1)
     */
    public Estimate at(double level) {
        return known.computeIfAbsent(level, wanted -> oneSided(twoSided.apply(2 * wanted - 1)));
    }

    private static Estimate oneSided(Estimate estimate) {
        return estimate.fold(
                known -> new Estimate.Known(
                        known.pointValue(),
                        known.interval().fold(bounds -> (Interval) bounds.asOneSided(), none -> none),
                        known.n(),
                        known.nMissing()),
                undefined -> undefined);
    }
}
