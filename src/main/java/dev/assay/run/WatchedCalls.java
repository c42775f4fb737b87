package dev.assay.run;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.SettledCall;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ledger of a lane's calls, which also knows when no more are wanted.
 *
 * <p>Where the budget has no room for a call while others are under way, it waits for what these will really cost: their
 * reservations are several times as much.
 */
record WatchedCalls(CallLedger ledger, CallsUnderWay underWay, Supplier<Optional<String>> whyStopped)
        implements CallLedger {

    @Override
    public CallTicket intend(CallIntent intent) {
        while (true) {
            stopped().ifPresent(why -> {
                throw new CallRefused(why);
            });
            try {
                CallTicket ticket = ledger.intend(intent);
                underWay.begin();
                return ticket;
            } catch (CallRefused refused) {
                boolean mayWait = intent.need() == CallIntent.Need.FOR_A_VERDICT
                        && refused.why().equals(CallRefused.BUDGET);
                if (!mayWait || !underWay.awaitEnd()) {
                    throw refused;
                }
            }
        }
    }

    @Override
    public Optional<String> stopped() {
        return whyStopped.get();
    }

    @Override
    public void errored(SettledCall call) {
        try {
            ledger.errored(call);
        } finally {
            underWay.end(1);
        }
    }
}
