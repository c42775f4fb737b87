package dev.assay.convention;

import dev.assay.stats.Estimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How often annotators keep one clause of the convention, by gold on the criterion that checks it.
 *
 * @param adherence share of a release's items whose gold passes
 * @param by the same by metadata key and value
 * @param changes from each version of the convention to the next, over the whole series
 */
public record ClauseAdherence(
        String clause,
        String criterion,
        Estimate adherence,
        Map<String, List<SliceShare>> by,
        List<VersionChange> changes) {

    public ClauseAdherence {
        by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        changes = List.copyOf(changes);
    }

    /**
     * The share before and after a new version of the convention.
     *
     * @param difference after minus before, of independent samples
     */
    public record VersionChange(String from, String to, Estimate before, Estimate after, Estimate difference) {}
}
