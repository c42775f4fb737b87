package dev.assay.gate;

import dev.assay.stats.Estimate;
import java.util.Optional;

/**
 * What became of one check, or of one slice of a check.
 *
 * @param id the check's id, with the slice in brackets where there is one
 * @param outcome waived where somebody answers for it, whatever the data say
 * @param estimate with bounds that each hold at {@code boundLevel}; absent for counts and where nothing was measured
 * @param counted the count, where the metric is one
 * @param boundLevel one-sided level at which the bounds were read, after any adjustment for several slices
 * @param n observations behind the number
 * @param audited items behind these observations, of which some may not count
 * @param rule the claim held against the bounds, in one line
 * @param reason why the outcome is what it is where the bounds alone do not say, and what to do
 * @param basis where the number was measured
 */
public record CheckResult(
        String id,
        Check check,
        Subject subject,
        CheckOutcome outcome,
        Optional<Estimate> estimate,
        Optional<Reading.Counted> counted,
        double boundLevel,
        long n,
        long audited,
        String rule,
        String reason,
        String basis,
        Optional<Waiver> waiver) {

    /** How many items have to be audited for one more observation; 1 unless only defects or only passes count. */
    double itemsPerObservation() {
        return n == 0 ? 1 : Math.max(1, (double) audited / n);
    }

    CheckResult waivedBy(Waiver by) {
        return new CheckResult(
                id,
                check,
                subject,
                CheckOutcome.WAIVED,
                estimate,
                counted,
                boundLevel,
                n,
                audited,
                rule,
                "waived until " + by.until() + " by " + by.by() + ": " + by.reason()
                        + (reason.isEmpty() ? "" : "; without the waiver " + outcome.word() + ", " + reason),
                basis,
                Optional.of(by));
    }
}
