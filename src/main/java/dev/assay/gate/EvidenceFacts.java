package dev.assay.gate;

import dev.assay.stats.Estimate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the evidence itself: what the integrity rules of a policy look at.
 *
 * @param judges those that some check is about
 */
public record EvidenceFacts(OfRun run, List<OfJudge> judges) {

    public EvidenceFacts {
        judges = List.copyOf(judges);
    }

    /**
     * Facts of the run.
     *
     * @param state its word
     * @param pending planned judgements that have not been made
     * @param items of the evalset that the run judges
     * @param ofEvalset all items of the evalset
     */
    public record OfRun(String id, String state, long pending, long items, long ofEvalset) {}

    /**
     * Facts of one judge; the counts are judgements of the whole run, one a sample.
     *
     * @param gold what its agreement is measured on; absent where there is none
     * @param certificate absent where it holds none
     * @param transport where the certificate is of another release than the run's
     */
    public record OfJudge(
            String judge,
            long scored,
            long abstained,
            long unreadable,
            long failed,
            Optional<OfGold> gold,
            Optional<OfCertificate> certificate,
            Optional<OfTransport> transport) {

        long judgements() {
            return scored + abstained + unreadable + failed;
        }
    }

    /**
     * Facts of the gold that agreement is measured on.
     *
     * @param items with gold that counts
     * @param notBlind labels left out since it is unknown whether they were blind
     * @param diagnostic labels that count although it is unknown whether they were blind
     * @param oldest when the oldest label was given
     * @param undated labels without a date
     * @param look number of this judge's look at the holdout
     * @param looks all looks at it so far
     */
    public record OfGold(
            String evalset,
            long items,
            long notBlind,
            long diagnostic,
            Optional<Instant> oldest,
            long undated,
            int look,
            int looks) {}

    /** How a certificate stands. */
    public enum Standing {
        IN_FORCE,
        AGEING,
        ENDED
    }

    /**
     * Facts of the certificate.
     *
     * @param detail what it is and until when, or why it has ended
     * @param hint what to do where it has ended or is about to
     */
    public record OfCertificate(String id, Standing standing, String detail, String hint) {}

    /**
     * How the release differs from the one that the judge was certified on.
     *
     * @param release the certified one
     * @param freshAudit items of this release with blind gold
     * @param shifts distance between the distributions of what the judge says, by criterion, with a one-sided lower bound
     * @param changes agreement on this release's audit minus the certified one, by criterion
     */
    public record OfTransport(String release, long freshAudit, List<Measure> shifts, List<Measure> changes) {

        public OfTransport {
            shifts = List.copyOf(shifts);
            changes = List.copyOf(changes);
        }
    }

    /** A figure on one criterion. */
    public record Measure(String criterion, Estimate estimate) {}
}
