package dev.assay.convention;

import dev.assay.stats.Estimate;
import dev.assay.stats.MiettinenNurminen;
import dev.assay.stats.MultipleTesting;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What changed from one version of the convention to the next, slice by slice. */
record SliceChanges(Observations before, Observations after, double confidenceLevel) {

    /** The changes of the values of a metadata key that have items of both versions. */
    List<ClauseAdherence.SliceChange> by(String metaKey) {
        List<Pair> pairs = new ArrayList<>();
        var earlier = before.by(metaKey);
        after.by(metaKey).forEach((value, slice) -> {
            Observations same = earlier.get(value);
            if (same != null) {
                pairs.add(new Pair(value, share(same), share(slice)));
            }
        });
        double[] adjusted = MultipleTesting.HOLM.adjust(pairs.stream()
                .map(Pair::p)
                .flatMapToDouble(OptionalDouble::stream)
                .toArray());
        List<ClauseAdherence.SliceChange> changes = new ArrayList<>();
        int tested = 0;
        for (Pair pair : pairs) {
            changes.add(new ClauseAdherence.SliceChange(
                    pair.value(),
                    pair.before(),
                    pair.after(),
                    MiettinenNurminen.difference(pair.after(), pair.before(), confidenceLevel),
                    pair.p().isPresent() ? OptionalDouble.of(adjusted[tested++]) : OptionalDouble.empty()));
        }
        return changes;
    }

    private Estimate share(Observations slice) {
        return slice.share(AdherenceAnalysis.ITEMS, confidenceLevel);
    }

    private record Pair(String value, Estimate before, Estimate after) {

        /** Of no difference, not adjusted; empty where a side has too few items. */
        OptionalDouble p() {
            return before instanceof Estimate.Known earlier && after instanceof Estimate.Known later
                    ? OptionalDouble.of(MiettinenNurminen.pValueOfEqual(later, earlier))
                    : OptionalDouble.empty();
        }
    }
}
