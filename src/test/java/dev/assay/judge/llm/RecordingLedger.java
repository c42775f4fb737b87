package dev.assay.judge.llm;

import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
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
    private int allowed = Integer.MAX_VALUE;

    RecordingLedger(IntSupplier requests) {
        this.requests = requests;
    }

    /** Allows no more than so many calls from now on. */
    void refusingAfter(int calls) {
        allowed = intents.size() + calls;
    }

    @Override
    public CallTicket intend(CallIntent intent) {
        if (intents.size() >= allowed) {
            throw new CallRefused(CallRefused.BUDGET);
        }
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
