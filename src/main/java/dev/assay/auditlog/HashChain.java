package dev.assay.auditlog;

import java.util.Optional;

/** Checks that no row of the trail was changed, removed, reordered or added in between. */
public final class HashChain {

    private long seq;
    private String hash = LogEntry.GENESIS;
    private Optional<Break> firstBreak = Optional.empty();

    /**
     * The first row at which a chain is no longer whole.
     *
     * @param seq the sequence number expected there
     */
    public record Break(long seq, String why) {}

    /** Follows the chain by one row; rows come in the order of their sequence numbers. */
    public void follow(LogEntry entry) {
        if (firstBreak.isPresent()) {
            return;
        }
        long expected = seq + 1;
        if (entry.seq() != expected) {
            firstBreak = Optional.of(new Break(expected, "row is missing, next is " + entry.seq()));
        } else if (!entry.prevHash().equals(hash)) {
            firstBreak = Optional.of(new Break(expected, "row does not follow the one before"));
        } else if (!entry.isIntact()) {
            firstBreak = Optional.of(new Break(expected, "row was changed"));
        }
        seq = entry.seq();
        hash = entry.hash();
    }

    /**
     * Ends the walk at a head that was kept elsewhere.
     *
     * @param headSeq the sequence number of the last row there should be
     */
    public Optional<Break> endAt(long headSeq, String headHash) {
        if (firstBreak.isEmpty() && (seq != headSeq || !hash.equals(headHash))) {
            return Optional.of(new Break(seq + 1, "chain ends at " + seq + ", the head says " + headSeq));
        }
        return firstBreak;
    }
}
