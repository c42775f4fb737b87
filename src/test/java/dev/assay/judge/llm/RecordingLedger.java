package dev.assay.judge.llm;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallTicket;
import dev.assay.judge.SettledCall;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** A ledger that allows everything and remembers it, with how many requests the server had seen by then. */
final class RecordingLedger implements CallLedger {

    private final List<CallIntent> intents = new ArrayList<>();
    private final List<Integer> requestsAtIntent = new ArrayList<>();
    private final List<SettledCall> errored = new ArrayList<>();
    private final IntSupplier requests;

    RecordingLedger(IntSupplier requests) {
        this.requests = requests;
    }

    @Override
    public CallTicket intend(CallIntent intent) {
        intents.add(intent);
        requestsAtIntent.add(requests.getAsInt());
        return new CallTicket(intent.attempt(), 7);
    }

    @Override
    public void errored(SettledCall call) {
        errored.add(call);
    }

    List<CallIntent> intents() {
        return intents;
    }

    List<Integer> requestsAtIntent() {
        return requestsAtIntent;
    }

    List<SettledCall> errored() {
        return errored;
    }
}
