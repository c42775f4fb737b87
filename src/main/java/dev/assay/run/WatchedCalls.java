package dev.assay.run;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.SettledCall;
import java.util.Optional;
import java.util.function.Supplier;

/** The ledger of a lane's calls, which also knows when no more are wanted. */
record WatchedCalls(CallLedger ledger, Supplier<Optional<String>> whyStopped) implements CallLedger {

    @Override
    public CallTicket intend(CallIntent intent) {
        stopped().ifPresent(why -> {
            throw new CallRefused(why);
        });
        return ledger.intend(intent);
    }

    @Override
    public Optional<String> stopped() {
        return whyStopped.get();
    }

    @Override
    public void errored(SettledCall call) {
        ledger.errored(call);
    }
}
