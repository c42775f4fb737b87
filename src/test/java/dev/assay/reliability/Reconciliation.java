package dev.assay.reliability;

import dev.assay.provider.Behaviour;
import dev.assay.provider.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the provider saw against what the service says.
 *
 * @param problems whatever does not add up, in words; empty when all does
 * @param repeats good answers, wholly written, beyond one an item
 * @param outcomeUnknown calls that the service could not tell the outcome of
 */
public record Reconciliation(List<String> problems, long repeats, long outcomeUnknown) {

    /**
     * One run and its provider's ledger.
     *
     * @param calls empty where the service does not show them
     * @param mostRepeats how many paid answers may have been lost: the calls in flight at the kills
     */
    public record Evidence(
            Work work,
            Behaviour behaviour,
            RunStatus run,
            List<JudgementRow> judgements,
            Optional<List<CallRow>> calls,
            List<LedgerEntry> ledger,
            long mostRepeats) {}

    /** Collects the evidence of a run at rest. */
    public static Evidence evidence(
            ServiceClient service,
            String run,
            Work work,
            Behaviour behaviour,
            List<LedgerEntry> ledger,
            long mostRepeats)
            throws java.io.IOException, InterruptedException {
        return new Evidence(
                work, behaviour, service.run(run), service.judgements(run), service.calls(run), ledger, mostRepeats);
    }

    /** Reconciles a run that should have scored everything. */
    public static Reconciliation of(Evidence evidence) {
        List<String> problems = new ArrayList<>();
        Set<String> answered = evidence.ledger().stream()
                .filter(LedgerEntry::isAnsweredWell)
                .flatMap(entry -> entry.item().stream())
                .collect(Collectors.toSet());
        long repeats =
                evidence.ledger().stream().filter(LedgerEntry::isAnsweredWell).count() - answered.size();
        long unknown = evidence.calls()
                .map(calls -> count(calls, CallRow.OUTCOME_UNKNOWN))
                .orElse(repeats);
        judgements(evidence, problems);
        counters(evidence, problems);
        evidence.calls().ifPresent(calls -> calls(evidence, calls, problems));
        unless(
                problems,
                repeats <= evidence.mostRepeats(),
                "%d paid repeats, at most %d were in flight",
                repeats,
                evidence.mostRepeats());
        unless(problems, repeats <= unknown, "%d paid repeats but %d calls of unknown outcome", repeats, unknown);
        unless(
                problems,
                unknown <= evidence.mostRepeats(),
                "%d calls of unknown outcome, at most %d were in flight",
                unknown,
                evidence.mostRepeats());
        provider(evidence, problems);
        return new Reconciliation(List.copyOf(problems), repeats, unknown);
    }

    private static void judgements(Evidence evidence, List<String> problems) {
        Map<String, JudgementRow> byItem = new HashMap<>();
        for (JudgementRow row : evidence.judgements()) {
            JudgementRow other = byItem.put(row.item(), row);
            unless(problems, other == null, "item %s was judged twice: %s and %s", row.item(), row, other);
            String expected = Work.label(evidence.behaviour(), row.item());
            unless(
                    problems,
                    row.status().equals("scored"),
                    "item %s is %s, %s",
                    row.item(),
                    row.status(),
                    row.reason());
            unless(
                    problems,
                    row.label().equals(expected) || !row.status().equals("scored"),
                    "item %s has the label '%s', the provider said '%s'",
                    row.item(),
                    row.label(),
                    expected);
        }
        Set<String> missing = evidence.work().itemIds().collect(Collectors.toCollection(HashSet::new));
        missing.removeAll(byItem.keySet());
        unless(problems, missing.isEmpty(), "%d items have no judgement", missing.size());
        unless(
                problems,
                evidence.judgements().size() <= evidence.work().items(),
                "%d judgements of %d items",
                evidence.judgements().size(),
                evidence.work().items());
    }

    private static void counters(Evidence evidence, List<String> problems) {
        RunStatus run = evidence.run();
        Map<String, Long> rows = new TreeMap<>(Map.of("scored", 0L, "abstained", 0L, "unreadable", 0L, "failed", 0L));
        evidence.judgements().forEach(row -> rows.merge(row.status(), 1L, Long::sum));
        Map<String, Long> counters = new TreeMap<>(Map.of(
                "scored",
                run.scored(),
                "abstained",
                run.abstained(),
                "unreadable",
                run.unreadable(),
                "failed",
                run.failed()));
        unless(problems, counters.equals(rows), "counters say %s, rows %s", counters, rows);
        unless(problems, run.status().equals("succeeded"), "the run is %s, %s", run.status(), run.statusReason());
        unless(problems, run.pending() == 0, "%d are pending", run.pending());
        unless(problems, run.reservedMicros() == 0, "%d micros are still reserved", run.reservedMicros());
    }

    private static void calls(Evidence evidence, List<CallRow> calls, List<String> problems) {
        RunStatus run = evidence.run();
        long cost = calls.stream().mapToLong(CallRow::costMicros).sum();
        long open = count(calls, "intended");
        unless(
                problems,
                run.calls() == calls.size(),
                "the run counts %d calls, %d are kept",
                run.calls(),
                calls.size());
        unless(problems, run.costMicros() == cost, "the run cost %d micros, its calls %d", run.costMicros(), cost);
        unless(problems, open == 0, "%d calls are still intended", open);
        long unpriced = calls.stream()
                .filter(call -> call.state().equals(CallRow.OUTCOME_UNKNOWN) && call.costMicros() == 0)
                .count();
        unless(problems, unpriced == 0, "%d calls of unknown outcome cost nothing", unpriced);
        unless(
                problems,
                evidence.ledger().size() <= calls.size(),
                "the provider was called %d times, only %d calls are kept",
                evidence.ledger().size(),
                calls.size());
        long saidUnsent = calls.stream()
                .filter(call -> call.reason().equals(CallRow.UNSENT))
                .count();
        long unsent = calls.size() - saidUnsent - evidence.ledger().size();
        unless(
                problems,
                unsent <= count(calls, CallRow.OUTCOME_UNKNOWN),
                "%d calls never came to the provider and are neither unsent nor of unknown outcome",
                unsent);
    }

    private static void provider(Evidence evidence, List<String> problems) {
        long early = evidence.ledger().stream().filter(LedgerEntry::isEarly).count();
        long unbounded = evidence.ledger().stream()
                .filter(entry -> entry.maxTokens() == 0)
                .count();
        unless(problems, early == 0, "%d calls came before their Retry-After", early);
        unless(problems, unbounded == 0, "%d calls state no maximum of output tokens", unbounded);
    }

    private static long count(List<CallRow> calls, String state) {
        return calls.stream().filter(call -> call.state().equals(state)).count();
    }

    private static void unless(List<String> problems, boolean holds, String problem, Object... arguments) {
        if (!holds) {
            problems.add(problem.formatted(arguments));
        }
    }
}
