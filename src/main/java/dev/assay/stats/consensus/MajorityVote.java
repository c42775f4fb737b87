package dev.assay.stats.consensus;

import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The label that more responses name than any other.
 *
 * <p>A tie for first place is no consensus but a case for adjudication: the order of the scale never breaks it. Nor is an item without
 * responses decided. Every response counts the same, however good its rater is.
 */
public final class MajorityVote {

    private final double[][] votes;

    private MajorityVote(double[][] votes) {
        this.votes = votes;
    }

    public static MajorityVote of(Responses responses) {
        return new MajorityVote(responses.votes());
    }

    public int items() {
        return votes.length;
    }

    /** Empty for a tie and without responses. */
    public OptionalInt label(int item) {
        OptionalInt winner = OptionalInt.empty();
        double most = 0;
        for (int label = 0; label < votes[item].length; label++) {
            if (votes[item][label] > most) {
                most = votes[item][label];
                winner = OptionalInt.of(label);
            } else if (votes[item][label] == most) {
                winner = OptionalInt.empty();
            }
        }
        return winner;
    }

    /** Items with responses on which no label has the most. */
    public int ties() {
        int ties = 0;
        for (int item = 0; item < votes.length; item++) {
            boolean hasVotes = Arrays.stream(votes[item]).sum() > 0;
            ties += hasVotes && label(item).isEmpty() ? 1 : 0;
        }
        return ties;
    }
}
