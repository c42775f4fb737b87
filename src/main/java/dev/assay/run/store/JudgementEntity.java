package dev.assay.run.store;

import dev.assay.judge.Judgement;
import dev.assay.judge.Opinion;
import dev.assay.judge.Order;
import dev.assay.judge.Slot;
import dev.assay.judge.store.VerdictColumns;
import dev.assay.run.Claim;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "judgement")
@IdClass(JudgementEntity.Key.class)
class JudgementEntity extends VerdictColumns {

    @Id
    String workspace;

    @Id
    String run;

    @Id
    long number;

    String item;
    String criterion;
    String judge;
    int sample;
    boolean swapped;

    /** 0 while the judgement stands, its own number once it was asked for again. */
    long superseded;

    long fence;

    @Column(name = "cost_micros")
    long costMicros;

    @Column(name = "latency_ms")
    @Nullable Long latencyMillis;

    @Column(name = "judged_at")
    Instant judgedAt;

    record Key(String workspace, String run, long number) {}

    /**
     * The rows of an opinion, numbered on from a first number. Judgements that were asked for together share the price of
     * their calls, so that the sum over rows is what was paid; what cannot be shared evenly is the first one's.
     */
    static List<JudgementEntity> of(Claim claim, long firstNumber, Opinion opinion, Instant now) {
        int size = opinion.judgements().size();
        long cost = opinion.calls().stream()
                .mapToLong(call -> call.costMicros().orElse(0))
                .sum();
        List<JudgementEntity> rows = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            JudgementEntity row =
                    of(claim, firstNumber + i, opinion.judgements().get(i), now);
            row.costMicros = cost / size + (i == 0 ? cost % size : 0);
            row.latencyMillis = opinion.calls().isEmpty()
                    ? null
                    : opinion.calls().stream()
                            .mapToLong(call -> call.latency().toMillis())
                            .sum();
            rows.add(row);
        }
        return rows;
    }

    private static JudgementEntity of(Claim claim, long number, Judgement judgement, Instant now) {
        JudgementEntity entity = new JudgementEntity();
        entity.workspace = claim.workspace();
        entity.run = claim.run();
        entity.number = number;
        entity.fence = claim.fence();
        entity.item = judgement.slot().itemId();
        entity.criterion = judgement.slot().criterion();
        entity.judge = judgement.slot().judge();
        entity.sample = judgement.slot().sample();
        entity.swapped = judgement.slot().order().isSwapped();
        entity.put(judgement.verdict());
        entity.judgedAt = now;
        return entity;
    }

    Slot slot() {
        return new Slot(item, criterion, judge, sample, Order.ofSwapped(swapped));
    }

    Judgements.Kept toDomain() {
        return new Judgements.Kept(
                NumberedIds.of("judgement", run, number),
                new Judgement(slot(), verdict()),
                costMicros,
                java.util.Optional.ofNullable(latencyMillis),
                judgedAt);
    }
}
