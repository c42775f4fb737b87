package dev.assay.stats.simulation;

import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What became of the intervals of one measure in one setting.
 *
 * @param replicates audits drawn
 * @param defined of these, audits with a value and an interval
 * @param covered of these, two-sided 95 % intervals that hold the truth
 * @param lowerAbove of these, one-sided lower 95 % bounds above the truth
 * @param upperBelow of these, one-sided upper 95 % bounds below the truth
 */
record Coverage(int replicates, int defined, int covered, int lowerAbove, int upperBelow) {

    private static final double TWO_SIDED = 0.95;

    /** Both ends of it are one-sided bounds at .95. */
    private static final double ONE_SIDED = 0.90;

    private static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

    static Coverage of(Simulated measure, Setting setting, int replicates) {
        return LongStream.range(0, replicates)
                .parallel()
                .mapToObj(seed -> once(measure, setting, seed))
                .reduce(NONE, Coverage::plus);
    }

    private static Coverage once(Simulated measure, Setting setting, long seed) {
        SimulatedAudit audit = SimulatedAudit.draw(setting, seed);
        double truth = measure.truth(setting);
        Optional<Interval.Bounds> two = bounds(measure.estimate(setting, audit, seed, TWO_SIDED));
        Optional<Interval.Bounds> one = bounds(measure.estimate(setting, audit, seed, ONE_SIDED));
        if (two.isEmpty() || one.isEmpty()) {
            return new Coverage(1, 0, 0, 0, 0);
        }
        return new Coverage(
                1,
                1,
                two.get().lower() <= truth && truth <= two.get().upper() ? 1 : 0,
                one.get().lower() > truth ? 1 : 0,
                one.get().upper() < truth ? 1 : 0);
    }

    private static Optional<Interval.Bounds> bounds(Estimate estimate) {
        return estimate.fold(
                known -> known.interval().fold(Optional::of, none -> Optional.empty()), undefined -> Optional.empty());
    }

    private Coverage plus(Coverage other) {
        return new Coverage(
                replicates + other.replicates,
                defined + other.defined,
                covered + other.covered,
                lowerAbove + other.lowerAbove,
                upperBelow + other.upperBelow);
    }

    /** Share of the defined; 0 without any. */
    double share(int count) {
        return defined == 0 ? 0 : (double) count / defined;
    }

    double undefinedShare() {
        return 1 - (double) defined / replicates;
    }
}
