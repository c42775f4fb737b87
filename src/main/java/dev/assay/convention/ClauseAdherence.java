package dev.assay.convention;

import dev.assay.stats.Estimate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /** The clause that is kept on the smallest share of items, of those with enough items for a share; the first of equals. */
    public static Optional<ClauseAdherence> leastKept(List<ClauseAdherence> clauses) {
        return clauses.stream()
                .filter(clause -> !clause.adherence().isSmallSample()
                        && clause.adherence().value().isPresent())
                .min(Comparator.comparingDouble(
                        clause -> clause.adherence().value().orElse(1)));
    }

    /**
     * The share before and after a new version of the convention.
     *
     * @param difference after minus before, of independent samples
     * @param by the same by metadata key, for the values that have items of both versions
     */
    public record VersionChange(
            String from,
            String to,
            Estimate before,
            Estimate after,
            Estimate difference,
            Map<String, List<SliceChange>> by) {

        public VersionChange {
            by = Collections.unmodifiableMap(new LinkedHashMap<>(by));
        }
    }

    /**
     * The change among the items with one value.
     *
     * @param difference its interval holds for this value alone
     * @param adjustedP of no difference, adjusted over all values of the key by Holm; absent where the difference is undefined
     */
    public record SliceChange(
            String value, Estimate before, Estimate after, Estimate difference, OptionalDouble adjustedP) {}
}
