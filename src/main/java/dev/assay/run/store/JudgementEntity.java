package dev.assay.run.store;

import dev.assay.judge.Judgement;
import dev.assay.judge.Order;
import dev.assay.judge.Slot;
import dev.assay.judge.store.VerdictColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "judgement")
@IdClass(JudgementEntity.Key.class)
class JudgementEntity extends VerdictColumns {

    @Id
    String workspace;

    @Id
    String id;

    String run;
    String item;
    String criterion;
    String judge;
    int sample;
    boolean swapped;
    long fence;

    @Column(name = "cost_micros")
    long costMicros;

    @Column(name = "latency_ms")
    @Nullable Long latencyMillis;

    @Column(name = "judged_at")
    Instant judgedAt;

    record Key(String workspace, String id) {}

    static JudgementEntity of(String workspace, String run, String id, Judgement judgement) {
        JudgementEntity entity = new JudgementEntity();
        entity.workspace = workspace;
        entity.run = run;
        entity.id = id;
        entity.item = judgement.slot().itemId();
        entity.criterion = judgement.slot().criterion();
        entity.judge = judgement.slot().judge();
        entity.sample = judgement.slot().sample();
        entity.swapped = judgement.slot().order().isSwapped();
        entity.put(judgement.verdict());
        return entity;
    }

    Slot slot() {
        return new Slot(item, criterion, judge, sample, Order.ofSwapped(swapped));
    }

    Judgements.Kept toDomain() {
        return new Judgements.Kept(
                id,
                new Judgement(slot(), verdict()),
                costMicros,
                java.util.Optional.ofNullable(latencyMillis),
                judgedAt);
    }
}
