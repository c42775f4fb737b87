package dev.assay.run.store;

import dev.assay.judge.SettledCall;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the ledger remembers of a run under one claim: the last numbers given, the calls under way, and the models seen.
 * Its size is that of the calls under way.
 */
final class OpenRun {

    private final AtomicLong lastCall;
    private final AtomicLong lastJudgement;
    private final Map<Long, JudgeCallEntity> underWay = new ConcurrentHashMap<>();
    private final Set<Model> models = ConcurrentHashMap.newKeySet();

    private record Model(String judge, String id) {}

    OpenRun(long lastCall, long lastJudgement) {
        this.lastCall = new AtomicLong(lastCall);
        this.lastJudgement = new AtomicLong(lastJudgement);
    }

    long nextCall() {
        return lastCall.incrementAndGet();
    }

    /** The first of as many numbers in a row. */
    long nextJudgements(int count) {
        return lastJudgement.addAndGet(count) - count + 1;
    }

    /** The call is stated durably. */
    void started(JudgeCallEntity call) {
        underWay.put(call.number, call);
    }

    /** The row of a call under way; throws {@link IllegalStateException} for one that was never stated. */
    JudgeCallEntity call(SettledCall settled) {
        JudgeCallEntity call = underWay.get(settled.ticket().call());
        if (call == null) {
            throw new IllegalStateException("call " + settled.ticket().call() + " is not under way");
        }
        return call;
    }

    /** What became of the call is durable, or will never be. */
    void ended(SettledCall settled) {
        JudgeCallEntity call = underWay.remove(settled.ticket().call());
        if (call != null && call.model != null) {
            models.add(new Model(call.judge, call.model));
        }
    }

    /** Whether the answer's model may not be stored yet. */
    boolean isNewModel(JudgeCallEntity call, SettledCall settled) {
        return settled.model()
                .filter(model -> !models.contains(new Model(call.judge, model)))
                .isPresent();
    }
}
