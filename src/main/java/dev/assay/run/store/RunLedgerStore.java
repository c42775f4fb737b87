package dev.assay.run.store;

import dev.assay.edge.store.GroupCommit;
import dev.assay.edge.store.Patience;
import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallTicket;
import dev.assay.judge.CommitPoint;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.Opinion;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import dev.assay.run.Claim;
import dev.assay.run.ClaimLost;
import dev.assay.run.RunLedger;
import dev.assay.run.RunState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.StatelessSession;

/**
 * The ledger of runs in the database: judgement, calls, cost and counters of an answer are committed together, several
 * answers at a time.
 */
@ApplicationScoped
public class RunLedgerStore implements RunLedger {

    private static final int LARGEST_GROUP = 500;

    private final StatelessSession session;
    private final LedgerRows rows;
    private final Clock clock;
    private final CommitPoints points;
    private final GroupCommit<Write> commits;
    private final Map<Claim, OpenRun> open = new ConcurrentHashMap<>();

    RunLedgerStore(StatelessSession session, LedgerRows rows, Clock clock, CommitPoints points, Patience patience) {
        this.session = session;
        this.rows = rows;
        this.clock = clock;
        this.points = points;
        this.commits = new GroupCommit<>("run-ledger", LARGEST_GROUP, patience, this::write);
    }

    /** What one waiter wants to see committed. */
    private sealed interface Write {

        Claim claim();

        record Answer(Claim claim, long number, Opinion opinion) implements Write {}

        record Intent(Claim claim, JudgeCallEntity call) implements Write {}

        record Error(Claim claim, SettledCall call) implements Write {}

        /** Calls whose answers came when somebody else had claimed the run. */
        record Late(Claim claim, List<SettledCall> calls) implements Write {}
    }

    @Override
    @Transactional
    public Set<Slot> judged(Claim claim, String judge, String firstItem, String lastItem) {
        Set<Slot> slots = new HashSet<>();
        session.createSelectionQuery(
                        "from JudgementEntity j where j.workspace = ?1 and j.run = ?2 and j.judge = ?3"
                                + " and j.item >= ?4 and j.item <= ?5 and j.superseded = 0",
                        JudgementEntity.class)
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, judge)
                .setParameter(4, firstItem)
                .setParameter(5, lastItem)
                .getResultList()
                .forEach(row -> slots.add(row.slot()));
        return slots;
    }

    @Override
    public CompletableFuture<Void> record(Claim claim, Opinion opinion) {
        OpenRun run = open(claim);
        int judgements = opinion.judgements().size();
        CompletableFuture<Void> commit =
                commits.submit(new Write.Answer(claim, run.nextJudgements(judgements), opinion));
        return keepingLate(claim, opinion.calls(), commit).whenComplete((done, failed) -> {
            opinion.calls().forEach(run::ended);
            if (failed == null) {
                points.reached(CommitPoint.AFTER_COMMIT);
            }
        });
    }

    @Override
    public CallLedger calls(Claim claim) {
        return new CallLedger() {
            @Override
            public CallTicket intend(CallIntent intent) {
                OpenRun run = open(claim);
                JudgeCallEntity call = JudgeCallEntity.intended(claim, run.nextCall(), intent, clock.instant());
                joined(commits.submit(new Write.Intent(claim, call)));
                run.started(call);
                return new CallTicket(call.number, claim.fence());
            }

            @Override
            public void errored(SettledCall call) {
                CompletableFuture<Void> commit = commits.submit(new Write.Error(claim, call));
                joined(keepingLate(claim, List.of(call), commit)
                        .whenComplete((done, failed) -> open(claim).ended(call)));
            }
        };
    }

    /** What was paid for is kept, even if nobody may use it any more. */
    private CompletableFuture<Void> keepingLate(Claim claim, List<SettledCall> calls, CompletableFuture<Void> commit) {
        return commit.exceptionallyCompose(failed -> {
            Throwable cause =
                    failed instanceof CompletionException && failed.getCause() != null ? failed.getCause() : failed;
            return cause instanceof ClaimLost && !calls.isEmpty()
                    ? commits.submit(new Write.Late(claim, calls))
                            .thenCompose(kept -> CompletableFuture.failedFuture(cause))
                    : CompletableFuture.failedFuture(cause);
        });
    }

    @Override
    public void release(Claim claim) {
        open.remove(claim);
    }

    @Override
    @Transactional
    public void finish(Claim claim, RunState state, String reason) {
        int updated = session.createMutationQuery(
                        "update RunEntity r set r.state = ?4, r.statusReason = ?5, r.finishedAt = ?6"
                                + " where r.workspace = ?1 and r.id = ?2 and r.fence = ?3 and r.state = 'running'")
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, claim.fence())
                .setParameter(4, state.word())
                .setParameter(5, reason.isEmpty() ? null : reason)
                .setParameter(6, clock.instant())
                .executeUpdate();
        if (updated == 0) {
            throw new ClaimLost(claim);
        }
    }

    private OpenRun open(Claim claim) {
        return open.computeIfAbsent(claim, rows::open);
    }

    private static void joined(CompletableFuture<Void> commit) {
        try {
            commit.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void write(List<Write> group) {
        Map<Claim, List<Write>> byClaim = new LinkedHashMap<>();
        group.forEach(write -> byClaim.computeIfAbsent(write.claim(), unused -> new ArrayList<>())
                .add(write));
        Instant now = clock.instant();
        byClaim.forEach((claim, writes) -> write(claim, writes, now));
    }

    private void write(Claim claim, List<Write> writes, Instant now) {
        OpenRun run = open(claim);
        LedgerGroup group = new LedgerGroup(claim);
        for (Write write : writes) {
            if (write instanceof Write.Answer answer) {
                points.reached(CommitPoint.BEFORE_COMMIT);
                answered(run, group, answer, now);
            } else if (write instanceof Write.Intent intent) {
                group.intend(intent.call());
            } else if (write instanceof Write.Error error) {
                group.settle(run.call(error.call()), error.call(), now);
            } else if (write instanceof Write.Late late) {
                rows.keepLate(claim, late.calls(), now);
            }
        }
        if (!group.isEmpty()) {
            rows.write(group);
        }
    }

    private static void answered(OpenRun run, LedgerGroup group, Write.Answer answer, Instant now) {
        Opinion opinion = answer.opinion();
        List<JudgementEntity> judgements = JudgementEntity.of(group.claim(), answer.number(), opinion, now);
        for (int i = 0; i < judgements.size(); i++) {
            group.judge(judgements.get(i), opinion.judgements().get(i).verdict().status());
        }
        for (SettledCall settled : opinion.calls()) {
            JudgeCallEntity call = run.call(settled);
            group.settle(call, settled, now);
            judgements.forEach(judgement -> group.link(judgement, call));
            if (run.isNewModel(call, settled)) {
                group.model(call);
            }
        }
    }
}
