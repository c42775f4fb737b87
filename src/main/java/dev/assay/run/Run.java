package dev.assay.run;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One evalset, one rubric, one or more judges, executed to the end.
 *
 * @param evalsetContent the evalset's content when the run was opened
 * @param statusReason why it is paused, partial or failed
 * @param itemLimit how many items are judged at most
 * @param models the model ids that providers returned, by judge
 * @param spentMicros settled cost in millionths of the currency
 * @param reservedMicros cost of calls in flight
 */
public record Run(
        String id,
        String evalset,
        Fingerprint evalsetContent,
        RubricRef rubric,
        Fingerprint rubricContent,
        List<Seat> judges,
        RunState state,
        Optional<String> statusReason,
        OptionalInt itemLimit,
        long seed,
        Budget budget,
        Map<String, String> tags,
        Progress progress,
        CallCounts calls,
        Map<String, Set<String>> models,
        long spentMicros,
        long reservedMicros,
        String createdBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt) {

    public Run {
        judges = List.copyOf(judges);
        tags = Map.copyOf(tags);
        models = Map.copyOf(models);
    }

    /** The seat of a judge; empty where the run has no such judge. */
    public Optional<Seat> seat(String judge) {
        return judges.stream().filter(seat -> seat.judge().equals(judge)).findFirst();
    }
}
