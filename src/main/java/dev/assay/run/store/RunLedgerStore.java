package dev.assay.run.store;

import dev.assay.edge.store.GroupCommit;
import dev.assay.edge.store.Patience;
import dev.assay.edge.store.RandomIds;
import dev.assay.judge.CallIntent;
import dev.assay.judge.CallLedger;
import dev.assay.judge.CallRefused;
import dev.assay.judge.CallTicket;
import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Slot;
import dev.assay.judge.VerdictStatus;
import dev.assay.run.Claim;
import dev.assay.run.ClaimLost;
import dev.assay.run.RunLedger;
import dev.assay.run.RunState;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.hibernate.StatelessSession;

/**
 * The ledger of runs in the database: judgement, calls, cost and counters of an answer are committed together, several
 * answers at a time.
 */
@ApplicationScoped
public class RunLedgerStore implements RunLedger {

    private static final int LARGEST_GROUP = 500;

    private final StatelessSession session;
    private final RandomIds ids;
    private final Clock clock;
    private final GroupCommit<Write> commits;

    RunLedgerStore(StatelessSession session, RandomIds ids, Clock clock, Patience patience) {
        this.session = session;
        this.ids = ids;
        this.clock = clock;
        this.commits = new GroupCommit<>("run-ledger", LARGEST_GROUP, patience, this::write);
    }

    /** What one waiter wants to see committed. */
    private sealed interface Write {

        Claim claim();

        record Answer(Claim claim, Slot slot, Opinion opinion) implements Write {}

        record Intent(Claim claim, String callId, CallIntent intent) implements Write {}

        record Error(Claim claim, SettledCall call) implements Write {}
    }

    /** How the counters of a run change in one commit. */
    private static final class Delta {

        private final int[] byStatus = new int[VerdictStatus.values().length];
        private long spent;
        private long released;
        private long reserved;
        private long calls;
    }

    @Override
    @Transactional
    public Set<Slot> judged(Claim claim, String judge) {
        Set<Slot> slots = new HashSet<>();
        session.createSelectionQuery(
                        "from JudgementEntity j where j.workspace = ?1 and j.run = ?2 and j.judge = ?3",
                        JudgementEntity.class)
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, judge)
                .getResultList()
                .forEach(row -> slots.add(row.slot()));
        return slots;
    }

    @Override
    public CompletableFuture<Void> record(Claim claim, Slot slot, Opinion opinion) {
        return commits.submit(new Write.Answer(claim, slot, opinion));
    }

    @Override
    public CallLedger calls(Claim claim) {
        return new CallLedger() {
            @Override
            public CallTicket intend(CallIntent intent) {
                String callId = ids.next("call");
                joined(commits.submit(new Write.Intent(claim, callId, intent)));
                return new CallTicket(callId, claim.fence());
            }

            @Override
            public void errored(SettledCall call) {
                joined(commits.submit(new Write.Error(claim, call)));
            }
        };
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
        Delta delta = new Delta();
        List<Object> inserts = new ArrayList<>();
        Map<String, SettledCall> settled = new HashMap<>();
        Map<String, String> feeds = new HashMap<>();
        for (Write write : writes) {
            if (write instanceof Write.Answer answer) {
                JudgementEntity judgement = judgement(answer, now);
                inserts.add(judgement);
                delta.byStatus[answer.opinion().verdict().status().ordinal()]++;
                for (SettledCall call : answer.opinion().calls()) {
                    settled.put(call.ticket().callId(), call);
                    feeds.put(call.ticket().callId(), judgement.id);
                }
            } else if (write instanceof Write.Intent intent) {
                inserts.add(JudgeCallEntity.intended(
                        claim.workspace(), claim.run(), intent.callId(), claim.fence(), intent.intent(), now));
                delta.reserved += intent.intent().reservedMicros();
                delta.calls++;
            } else if (write instanceof Write.Error error) {
                settled.put(error.call().ticket().callId(), error.call());
            }
        }
        List<JudgeCallEntity> calls = settle(claim, settled, delta, now);
        apply(claim, delta);
        session.insertMultiple(inserts);
        session.updateMultiple(calls);
        List<JudgementCallEntity> links = new ArrayList<>();
        feeds.forEach((call, judgement) -> {
            JudgementCallEntity link = new JudgementCallEntity();
            link.workspace = claim.workspace();
            link.judgement = judgement;
            link.call = call;
            links.add(link);
        });
        session.insertMultiple(links);
    }

    private JudgementEntity judgement(Write.Answer answer, Instant now) {
        Judgement judgement = new Judgement(answer.slot(), answer.opinion().verdict());
        JudgementEntity entity =
                JudgementEntity.of(answer.claim().workspace(), answer.claim().run(), ids.next("judgement"), judgement);
        entity.fence = answer.claim().fence();
        entity.judgedAt = now;
        entity.latencyMillis = answer.opinion().calls().isEmpty()
                ? null
                : answer.opinion().calls().stream()
                        .mapToLong(call -> call.latency().toMillis())
                        .sum();
        entity.costMicros = answer.opinion().calls().stream()
                .mapToLong(call -> call.costMicros().orElse(0))
                .sum();
        return entity;
    }

    private List<JudgeCallEntity> settle(Claim claim, Map<String, SettledCall> settled, Delta delta, Instant now) {
        if (settled.isEmpty()) {
            return List.of();
        }
        List<JudgeCallEntity> rows = session.createSelectionQuery(
                        "from JudgeCallEntity c where c.workspace = ?1 and c.id in ?2", JudgeCallEntity.class)
                .setParameter(1, claim.workspace())
                .setParameter(2, settled.keySet())
                .getResultList();
        for (JudgeCallEntity row : rows) {
            SettledCall call = java.util.Objects.requireNonNull(settled.get(row.id));
            row.settle(call, call.outcome() == SettledCall.Outcome.ANSWERED ? "answered" : "errored", now);
            delta.released += row.reservedMicros;
            delta.spent += row.costMicros == null ? 0 : row.costMicros;
        }
        return rows;
    }

    /**
     * Moves the run's counters under the claim's fence and within its budget; nothing is written where either forbids
     * it.
     */
    private void apply(Claim claim, Delta delta) {
        int updated = session.createMutationQuery(
                        "update RunEntity r set r.scored = r.scored + ?4, r.abstained = r.abstained + ?5,"
                                + " r.unreadable = r.unreadable + ?6, r.failed = r.failed + ?7,"
                                + " r.spent = r.spent + ?8, r.reserved = r.reserved + ?9, r.calls = r.calls + ?10"
                                + " where r.workspace = ?1 and r.id = ?2 and r.fence = ?3"
                                + " and (?10 = 0 or ((r.maxCost is null or r.spent + r.reserved + ?8 + ?9 <= r.maxCost)"
                                + " and (r.maxCalls is null or r.calls + ?10 <= r.maxCalls)))")
                .setParameter(1, claim.workspace())
                .setParameter(2, claim.run())
                .setParameter(3, claim.fence())
                .setParameter(4, (long) delta.byStatus[VerdictStatus.SCORED.ordinal()])
                .setParameter(5, (long) delta.byStatus[VerdictStatus.ABSTAINED.ordinal()])
                .setParameter(6, (long) delta.byStatus[VerdictStatus.UNREADABLE.ordinal()])
                .setParameter(7, (long) delta.byStatus[VerdictStatus.FAILED.ordinal()])
                .setParameter(8, delta.spent)
                .setParameter(9, delta.reserved - delta.released)
                .setParameter(10, delta.calls)
                .executeUpdate();
        if (updated == 0) {
            throw delta.calls > 0 && holds(claim) ? new CallRefused("budget") : new ClaimLost(claim);
        }
    }

    private boolean holds(Claim claim) {
        return session.createSelectionQuery(
                                "select count(*) from RunEntity r where r.workspace = ?1 and r.id = ?2 and r.fence = ?3",
                                Long.class)
                        .setParameter(1, claim.workspace())
                        .setParameter(2, claim.run())
                        .setParameter(3, claim.fence())
                        .getSingleResult()
                > 0;
    }

    @PreDestroy
    void close() {
        commits.close();
    }
}
