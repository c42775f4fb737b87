package dev.assay.run.store;

import dev.assay.judge.CallRefused;
import dev.assay.judge.SettledCall;
import dev.assay.judge.VerdictStatus;
import dev.assay.run.Claim;
import dev.assay.run.ClaimLost;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.StatelessSession;

/** The rows of the ledger. Each group is written under the fence of its claim and within the budget of its run. */
@ApplicationScoped
class LedgerRows {

    private final StatelessSession session;

    LedgerRows(StatelessSession session) {
        this.session = session;
    }

    /** Where the numbering of a run goes on. */
    @Transactional
    OpenRun open(Claim claim) {
        return new OpenRun(last("JudgeCallEntity", claim), last("JudgementEntity", claim));
    }

    private long last(String entity, Claim claim) {
        Long last = session.createSelectionQuery(
                        "select max(e.number) from " + entity + " e where e.workspace = ?1 and e.run = ?2", Long.class)
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .getSingleResultOrNull();
        return last == null ? 0 : last;
    }

    /**
     * Writes a group inside the caller's transaction.
     *
     * @throws ClaimLost when somebody else has claimed the run since
     * @throws CallRefused when the run was stopped or its budget has no room for the group's intents
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(LedgerGroup group) {
        moveCounters(group);
        session.insertMultiple(group.intended());
        session.updateMultiple(group.settled());
        session.insertMultiple(group.judgements());
        session.insertMultiple(group.links());
        group.withNewModel().forEach(this::noteModel);
    }

    private void moveCounters(LedgerGroup group) {
        Claim claim = group.claim();
        long intents = group.intended().size();
        int updated = session.createMutationQuery(
                        "update RunEntity r set r.scored = r.scored + ?4, r.abstained = r.abstained + ?5,"
                                + " r.unreadable = r.unreadable + ?6, r.failed = r.failed + ?7,"
                                + " r.spent = r.spent + ?8, r.reserved = r.reserved + ?9, r.calls = r.calls + ?10,"
                                + " r.answered = r.answered + ?11, r.errored = r.errored + ?12"
                                + " where r.workspace = ?1 and r.id = ?2 and r.fence = ?3"
                                + " and (?10 = 0 or (r.state = 'running'"
                                + " and (r.maxCost is null or r.spent + r.reserved + ?8 + ?9 <= r.maxCost)"
                                + " and (r.maxCalls is null or r.calls + ?10 <= r.maxCalls)))")
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, claim.fence())
                .setParameter(4, group.count(VerdictStatus.SCORED))
                .setParameter(5, group.count(VerdictStatus.ABSTAINED))
                .setParameter(6, group.count(VerdictStatus.UNREADABLE))
                .setParameter(7, group.count(VerdictStatus.FAILED))
                .setParameter(8, group.spent())
                .setParameter(9, group.reserved())
                .setParameter(10, intents)
                .setParameter(11, group.answered())
                .setParameter(12, group.errored())
                .executeUpdate();
        if (updated == 0) {
            throw refusal(claim, intents);
        }
    }

    private RuntimeException refusal(Claim claim, long intents) {
        Optional<String> state = session.createSelectionQuery(
                        "select r.state from RunEntity r where r.workspace = ?1 and r.id = ?2 and r.fence = ?3",
                        String.class)
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, claim.fence())
                .uniqueResultOptional();
        if (state.isEmpty() || intents == 0) {
            return new ClaimLost(claim);
        }
        return new CallRefused(state.get().equals("running") ? CallRefused.BUDGET : state.get());
    }

    private void noteModel(JudgeCallEntity call) {
        session.createNativeMutationQuery("insert into run_model (workspace, run, judge, model, first_call)"
                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, call.workspace)
                .setParameter(2, call.run)
                .setParameter(3, call.judge)
                .setParameter(4, call.model)
                .setParameter(5, call.number)
                .executeUpdate();
    }

    /**
     * Keeps answers that came under a claim which is no longer valid: as void, with what they cost in place of the
     * reservation that recovery took for it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void keepLate(Claim claim, List<SettledCall> calls, Instant now) {
        for (SettledCall late : calls) {
            JudgeCallEntity call = session.get(
                    JudgeCallEntity.class,
                    new JudgeCallEntity.Key(
                            claim.workspace(), claim.run(), late.ticket().call()));
            if (call == null || call.fence != claim.fence() || !call.state.equals("outcome_unknown")) {
                continue;
            }
            long taken = call.costMicros == null ? 0 : call.costMicros;
            call.settle(late, "void", now);
            session.update(call);
            session.createMutationQuery(
                            "update RunEntity r set r.spent = r.spent + ?3 where r.workspace = ?1 and r.id = ?2")
                    .setParameter(1, claim.workspace())
                    .setParameter(2, claim.run())
                    .setParameter(3, (call.costMicros == null ? 0 : call.costMicros) - taken)
                    .executeUpdate();
        }
    }
}
