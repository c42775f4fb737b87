package dev.assay.wiring;

import dev.assay.edge.store.Patience;
import dev.assay.judge.CallLedger;
import dev.assay.judge.Opinion;
import dev.assay.judge.Slot;
import dev.assay.run.Claim;
import dev.assay.run.RunLedger;
import dev.assay.run.RunState;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A ledger whose reads and endings wait out outages; what it records waits in its writer already. */
final class PatientLedger implements RunLedger {

    private final RunLedger ledger;
    private final Patience patience;

    PatientLedger(RunLedger ledger, Patience patience) {
        this.ledger = ledger;
        this.patience = patience;
    }

    @Override
    public Set<Slot> judged(Claim claim, String judge, String firstItem, String lastItem) {
        return patience.untilBack(() -> ledger.judged(claim, judge, firstItem, lastItem));
    }

    @Override
    public CompletableFuture<Void> record(Claim claim, Opinion opinion) {
        return ledger.record(claim, opinion);
    }

    @Override
    public CallLedger calls(Claim claim) {
        return ledger.calls(claim);
    }

    @Override
    public void release(Claim claim) {
        ledger.release(claim);
    }

    @Override
    public void finish(Claim claim, RunState state, String reason) {
        patience.once(() -> {
            ledger.finish(claim, state, reason);
            return state;
        });
    }
}
