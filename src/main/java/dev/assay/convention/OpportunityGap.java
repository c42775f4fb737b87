package dev.assay.convention;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How differently well a judge sees what is wrong, or what is right, in the work of different slices.
 *
 * @param by the metadata key that parts the work
 * @param unscored items with gold on which the judge has no label, in all slices together
 * @param values a share a slice
 * @param gap between the slices with the highest and the lowest share
 */
public record OpportunityGap(
        String judge, String criterion, String by, Measure measure, int unscored, List<SliceShare> values, Gap gap) {

    public OpportunityGap {
        values = List.copyOf(values);
    }

    /** What the judge is measured by. */
    public enum Measure {
        /** The share of items with a gold defect in which the judge says defect. */
        SENSITIVITY("items with a gold defect"),
        /** The share of items without one in which the judge says none. */
        SPECIFICITY("items without a gold defect");

        private final String things;

        Measure(String things) {
            this.things = things;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        String things() {
            return things;
        }
    }

    /**
     * Two slices and their distance.
     *
     * @param difference highest minus lowest, with an interval that holds for all pairs at once
     * @param extremes absent where fewer than two slices have enough data
     */
    public record Gap(Estimate difference, Optional<Extremes> extremes) {}

    /**
     * The slices that lie furthest apart.
     *
     * @param adjustedP of no difference between them, adjusted over all pairs
     * @param pairs of slices compared
     */
    public record Extremes(String highest, String lowest, double adjustedP, int pairs) {}
}
