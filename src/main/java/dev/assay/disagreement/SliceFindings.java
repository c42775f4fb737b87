package dev.assay.disagreement;

import java.util.List;

/**
 * What a search for slices found.
 *
 * @param slices those carried over to the second half, confirmed ones first, then by lift
 * @param tried rules that entered the correction, also those not shown
 * @param tooSmall rules that were not tested for want of items or disagreements
 */
public record SliceFindings(List<Slice> slices, int tried, int tooSmall) {

    public SliceFindings {
        slices = List.copyOf(slices);
    }

    /** Those of which a lift may be claimed. */
    public List<Slice> confirmed() {
        return slices.stream().filter(Slice::isConfirmed).toList();
    }
}
