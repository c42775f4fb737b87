package dev.assay.probe;

import dev.assay.stats.Estimate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often something happened to variants, and what became of those that do not count.
 *
 * @param rate with a Wilson interval on the effective number of items; a cluster of items counts as one where nothing
 *     happened or always
 * @param hits variants to which it happened
 * @param variants all that were planned
 * @param pending not judged yet, or their item is not
 * @param baseUnscored their item got no label unattacked
 * @param alreadyMet their item had what an attack wants unattacked; 0 for neutral changes
 * @param unscored variants without a label whose item counts, by reason code
 */
public record ProbeRate(
        Estimate rate,
        int hits,
        int variants,
        int pending,
        int baseUnscored,
        int alreadyMet,
        Map<String, Integer> unscored) {

    public ProbeRate {
        unscored = Collections.unmodifiableMap(new TreeMap<>(unscored));
    }

    /** How many variants have no label although their item counts. */
    public int unscoredCount() {
        return unscored.values().stream().mapToInt(Integer::intValue).sum();
    }
}
