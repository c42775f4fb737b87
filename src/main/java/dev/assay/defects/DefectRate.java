package dev.assay.defects;

import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What share of a release is defective.
 *
 * @param observed share that the judge calls defective, uncorrected
 * @param audited share of the audited items that humans found defective, weighted by how they were drawn
 * @param corrected the estimate to report
 * @param estimator how it was corrected: {@code aipw}, {@code ppi}, {@code rogan_gladen}, {@code audit} where everything was
 *     audited, or {@code none}
 * @param lambda how much the predictions were trusted, in [0,1], for {@code ppi}
 * @param assumes what the corrected rate takes for granted, in one sentence
 * @param unscored items without a label of the judge
 * @param worstCase observed rate if none, and if all of these were defects
 * @param missing which labels would help where there is no corrected rate
 */
public record DefectRate(
        Estimate observed,
        Estimate audited,
        Estimate corrected,
        String estimator,
        OptionalDouble lambda,
        String assumes,
        List<String> warnings,
        long items,
        long gold,
        long unscored,
        Range worstCase,
        Optional<String> missing) {

    public DefectRate {
        warnings = List.copyOf(warnings);
    }

    /** Two ends, in [0,1]. */
    public record Range(double lower, double upper) {}
}
