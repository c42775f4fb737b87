package dev.assay.judge.store;

import dev.assay.judge.Order;
import dev.assay.judge.RecordedVerdict;
import dev.assay.judge.Slot;
import dev.assay.judge.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "recorded_verdict")
@IdClass(RecordedVerdictEntity.Key.class)
class RecordedVerdictEntity extends VerdictColumns {

    @Id
    String workspace;

    @Id
    String evalset;

    @Id
    String judge;

    @Id
    String criterion;

    @Id
    String item;

    @Id
    int sample;

    @Id
    boolean swapped;

    @Nullable String raw;

    @Column(name = "prompt_tokens")
    @Nullable Integer promptTokens;

    @Column(name = "completion_tokens")
    @Nullable Integer completionTokens;

    @Column(name = "latency_ms")
    @Nullable Integer latencyMillis;

    @Column(name = "made_at")
    @Nullable Instant madeAt;

    @Column(name = "stored_at")
    Instant storedAt;

    record Key(
            String workspace,
            String evalset,
            String judge,
            String criterion,
            String item,
            int sample,
            boolean swapped) {}

    static RecordedVerdictEntity of(String workspace, String evalset, RecordedVerdict recorded, Instant now) {
        RecordedVerdictEntity entity = new RecordedVerdictEntity();
        entity.workspace = workspace;
        entity.evalset = evalset;
        entity.judge = recorded.slot().judge();
        entity.criterion = recorded.slot().criterion();
        entity.item = recorded.slot().itemId();
        entity.sample = recorded.slot().sample();
        entity.swapped = recorded.slot().order().isSwapped();
        entity.put(recorded.verdict());
        entity.raw = recorded.raw().orElse(null);
        entity.promptTokens = boxed(recorded.promptTokens());
        entity.completionTokens = boxed(recorded.completionTokens());
        entity.latencyMillis = boxed(recorded.latencyMillis());
        entity.madeAt = recorded.at().orElse(null);
        entity.storedAt = now;
        return entity;
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    Slot slot() {
        return new Slot(item, criterion, judge, sample, Order.ofSwapped(swapped));
    }

    Verdict toVerdict() {
        return verdict();
    }
}
