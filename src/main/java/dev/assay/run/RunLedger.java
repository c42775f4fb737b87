package dev.assay.run;

import dev.assay.judge.CallLedger;
import dev.assay.judge.Opinion;
import dev.assay.judge.Slot;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where an executing run keeps its verdicts and calls; nothing counts as done before it is committed here. */
public interface RunLedger {

    /**
     * The slots of a judge that already have a judgement.
     *
     * @param firstItem the lowest item id asked about
     * @param lastItem the highest, itself included
     */
    Set<Slot> judged(Claim claim, String judge, String firstItem, String lastItem);

    /**
     * Commits all verdicts of an opinion together with the calls they rest on, their cost and the run's counters: all or
     * nothing.
     *
     * @return completes after the commit; exceptionally with {@link ClaimLost} when the claim is no longer valid: then
     *     the calls are kept as void, for their cost, and the verdicts are not
     */
    CompletableFuture<Void> record(Claim claim, Opinion opinion);

    /** Where the judges of this claim state their paid calls. */
    CallLedger calls(Claim claim);

    /** Forgets what is remembered for a claim that nobody works under any more. */
    void release(Claim claim);

    /** Ends the execution in a state that says how it went. */
    void finish(Claim claim, RunState state, String reason);
}
