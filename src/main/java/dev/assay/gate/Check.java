package dev.assay.gate;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One claim that has to hold.
 *
 * @param id unique within the policy
 * @param criterion the criterion's id, or {@code item} for the rubric's decision over all criteria; absent where only
 *     one can be meant
 * @param judge absent where only one can be meant
 * @param forEach metadata keys; the claim has to hold in every slice that they make, empty for all items as one
 * @param minN pairs below which nothing is decided
 * @param minPositives gold positives below which nothing is decided
 * @param minPairs items common with the baseline below which nothing is decided
 * @param belowMinN what counts below any of these
 * @param assume the truth that the policy's author takes for likely, by which its power is planned
 * @param unconfirmed what counts while an event waits for a human's word
 */
public record Check(
        String id,
        Metric metric,
        Optional<String> criterion,
        Optional<String> judge,
        List<String> forEach,
        Claim claim,
        OptionalInt minN,
        OptionalInt minPositives,
        OptionalInt minPairs,
        Undecided belowMinN,
        OptionalDouble assume,
        Undecided unconfirmed) {

    public Check {
        forEach = List.copyOf(forEach);
    }

    /** What the check is decided on: a comparison where it claims one, else what its metric is measured on. */
    public Metric.Source source() {
        return claim instanceof Claim.NonInferior ? Metric.Source.DIFFERENCES : metric.source();
    }
}
