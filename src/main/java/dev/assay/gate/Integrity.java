package dev.assay.gate;

import dev.assay.gold.Split;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the evidence must be like before any check is decided on it.
 *
 * @param maxUnscoredRate largest share of unreadable and failed judgements, in [0,1]
 * @param maxAbstainRate largest share of abstained judgements, in [0,1]
 * @param transport what a later release of a series needs to be judged with an earlier one's certificate
 */
public record Integrity(
        OptionalDouble maxUnscoredRate,
        OptionalDouble maxAbstainRate,
        Labels labels,
        Certification certification,
        Gold gold,
        Optional<Transport> transport) {

    /** Which human labels count. */
    public enum Labels {
        BLIND_ONLY,
        ANY
    }

    /** Whether the judge must hold a certificate. */
    public enum Certification {
        REQUIRED,
        NOT_REQUIRED
    }

    /**
     * What the gold set must be like.
     *
     * @param minItems smallest number of gold items
     * @param maxAge oldest that a gold label may be
     * @param maxHoldoutLooks how many looks the holdout may have had
     */
    public record Gold(Split split, OptionalInt minItems, Optional<Duration> maxAge, OptionalInt maxHoldoutLooks) {}

    /**
     * A check that a certificate still holds for a later release.
     *
     * @param minFreshAudit how many items of the release must have been audited at random
     * @param maxShift how far the distribution of what the judge says may have moved, a Kolmogorov-Smirnov distance in
     *     [0,1]; broken when it has moved further for certain
     * @param maxDrop by how much the judge may agree less with this release's audit than it was certified to, in [0,1];
     *     broken when it is worse for certain
     */
    public record Transport(int minFreshAudit, double maxShift, double maxDrop) {

        /** What holds where a policy says nothing. */
        public static final Transport USUAL = new Transport(60, 0.1, 0.05);
    }
}
