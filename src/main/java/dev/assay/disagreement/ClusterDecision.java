package dev.assay.disagreement;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What people decided about a cluster; it wins over what was computed.
 *
 * @param name what they call it
 * @param cause who they found to be wrong
 * @param owner who deals with it
 * @param note why
 * @param at when it was last changed, absent where nobody decided anything
 * @param by who changed it last
 */
public record ClusterDecision(
        Optional<String> name,
        Optional<Cause> cause,
        Optional<String> owner,
        Status status,
        Optional<String> note,
        Optional<Instant> at,
        Optional<String> by) {

    /** How far a cluster is dealt with. */
    public enum Status {
        OPEN,
        IN_PROGRESS,
        DONE,
        DISMISSED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Status> of(String word) {
            return Arrays.stream(values())
                    .filter(status -> status.word().equals(word))
                    .findFirst();
        }
    }

    /** Nobody decided anything yet. */
    public static ClusterDecision none() {
        return new ClusterDecision(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Status.OPEN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
