package dev.assay.run;

/** Somebody else has claimed the run since: whoever meets this stops writing. */
public final class ClaimLost extends RuntimeException {

    public ClaimLost(Claim claim) {
        super("run " + claim.run() + " was claimed by another executor after fence " + claim.fence());
    }
}
