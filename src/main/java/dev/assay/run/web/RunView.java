package dev.assay.run.web;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A run on the wire.
 *
 * @param cost settled, in the judges' currency
 * @param models the model ids that providers returned, by judge
 * @param warnings what a reader should know before believing the run, such as a model that changed under it
 * @param etaSeconds while it is running and has a pace to judge by
 */
public record RunView(
        String id,
        String status,
        Optional<String> statusReason,
        String evalset,
        String rubric,
        List<String> judges,
        ProgressView progress,
        long calls,
        CallsView callOutcomes,
        BigDecimal cost,
        BigDecimal reserved,
        Optional<String> currency,
        BudgetView budget,
        Map<String, String> tags,
        long seed,
        String createdBy,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Long> etaSeconds,
        Map<String, Set<String>> models,
        List<String> warnings,
        Fingerprints fingerprints) {

    private static final int MICRO_PLACES = 6;

    /** Judgements: planned, and by outcome. */
    public record ProgressView(long total, long scored, long abstained, long unreadable, long failed, long pending) {}

    /** Paid calls by how they ended; unknown ones were in flight when a process ended and are priced all the same. */
    public record CallsView(long answered, long errored, long outcomeUnknown, long underWay) {}

    /** The most that may be spent; what is absent is unlimited. */
    public record BudgetView(Optional<BigDecimal> maxCost, Optional<Long> maxCalls) {}

    /** What the run's verdicts depend on. */
    public record Fingerprints(
            String evalset, String rubric, Map<String, String> judges, Map<String, String> prompts) {}

    /** The run as it stands. */
    public static RunView of(Run run, Clock clock) {
        Map<String, String> specs = new TreeMap<>();
        Map<String, String> prompts = new TreeMap<>();
        for (Seat seat : run.judges()) {
            specs.put(seat.judge(), seat.specFingerprint().value());
            seat.promptFingerprint().map(Fingerprint::value).ifPresent(value -> prompts.put(seat.judge(), value));
        }
        return new RunView(
                run.id(),
                run.state().word(),
                run.statusReason(),
                run.evalset(),
                run.rubric().toString(),
                run.judges().stream().map(Seat::judge).toList(),
                new ProgressView(
                        run.progress().total(),
                        run.progress().scored(),
                        run.progress().abstained(),
                        run.progress().unreadable(),
                        run.progress().failed(),
                        run.progress().pending()),
                run.calls().made(),
                new CallsView(
                        run.calls().answered(),
                        run.calls().errored(),
                        run.calls().unknown(),
                        run.calls().underWay()),
                money(run.spentMicros()),
                money(run.reservedMicros()),
                run.judges().stream()
                        .map(Seat::currency)
                        .flatMap(Optional::stream)
                        .findFirst(),
                new BudgetView(
                        run.budget().maxCostMicros().isPresent()
                                ? Optional.of(money(run.budget().maxCostMicros().getAsLong()))
                                : Optional.empty(),
                        run.budget().maxCalls().isPresent()
                                ? Optional.of(run.budget().maxCalls().getAsLong())
                                : Optional.empty()),
                run.tags(),
                run.seed(),
                run.createdBy(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt(),
                eta(run, clock),
                run.models(),
                warnings(run),
                new Fingerprints(
                        run.evalsetContent().value(), run.rubricContent().value(), specs, prompts));
    }

    /** Micro-units as a decimal number with at most six places. */
    static BigDecimal money(long micros) {
        BigDecimal plain = BigDecimal.valueOf(micros, MICRO_PLACES).stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    /** What a reader should know before believing the run. */
    private static List<String> warnings(Run run) {
        return run.models().entrySet().stream()
                .filter(judge -> judge.getValue().size() > 1)
                .map(judge -> "the provider of " + judge.getKey() + " answered with several models: "
                        + String.join(", ", judge.getValue()))
                .toList();
    }

    private static Optional<Long> eta(Run run, Clock clock) {
        long done = run.progress().done();
        if (run.state() != RunState.RUNNING || done == 0 || run.startedAt().isEmpty()) {
            return Optional.empty();
        }
        Duration spent = Duration.between(run.startedAt().get(), clock.instant());
        return Optional.of(
                Math.round((double) spent.toMillis() / done * run.progress().pending() / 1000));
    }
}
