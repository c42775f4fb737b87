package dev.assay.run;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallTicket;
import dev.assay.judge.Opinion;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A ledger that keeps everything in memory. */
final class RememberedRun implements RunLedger, CallLedger {

    private final Set<Slot> before = new HashSet<>();
    private final List<Slot> recorded = new CopyOnWriteArrayList<>();
    private Optional<RuntimeException> failure = Optional.empty();

    /** Starts with a judgement that an earlier execution has left. */
    RememberedRun alreadyJudged(Slot slot) {
        before.add(slot);
        return this;
    }

    /** Fails every commit from now on. */
    RememberedRun failingWith(RuntimeException exception) {
        failure = Optional.of(exception);
        return this;
    }

    /** What was recorded since, in the order of the commits. */
    List<Slot> recorded() {
        return List.copyOf(recorded);
    }

    @Override
    public Set<Slot> judged(Claim claim, String judge, String firstItem, String lastItem) {
        return before.stream()
                .filter(slot -> slot.judge().equals(judge)
                        && slot.itemId().compareTo(firstItem) >= 0
                        && slot.itemId().compareTo(lastItem) <= 0)
                .collect(Collectors.toSet());
    }

    @Override
    public CompletableFuture<Void> record(Claim claim, Opinion opinion) {
        if (failure.isPresent()) {
            return CompletableFuture.failedFuture(failure.get());
        }
        opinion.judgements().forEach(judgement -> recorded.add(judgement.slot()));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CallLedger calls(Claim claim) {
        return this;
    }

    @Override
    public void release(Claim claim) {
        throw new AssertionError("an executor does not decide when a claim ends");
    }

    @Override
    public void finish(Claim claim, RunState state, String reason) {
        throw new AssertionError("an executor does not decide how a run ends");
    }

    @Override
    public CallTicket intend(CallIntent intent) {
        throw new AssertionError("no judge here makes paid calls");
    }

    @Override
    public void errored(SettledCall call) {
        throw new AssertionError("no judge here makes paid calls");
    }
}
