package dev.assay.run.store;

import dev.assay.judge.CallIntent;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.run.Claim;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "judge_call")
@IdClass(JudgeCallEntity.Key.class)
class JudgeCallEntity {

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
    int attempt;
    long fence;
    String state;

    @Column(name = "prompt_hash")
    String promptHash;

    @Column(name = "reserved_micros")
    long reservedMicros;

    @Column(name = "cost_micros")
    @Nullable Long costMicros;

    /** Whether the cost is the reservation, since the provider stated no usage. */
    boolean estimated;

    @Column(name = "http_status")
    @Nullable Integer httpStatus;

    @Nullable String reason;

    @Nullable String raw;

    @Nullable String model;

    @Column(name = "prompt_tokens")
    @Nullable Integer promptTokens;

    @Column(name = "cached_tokens")
    @Nullable Integer cachedTokens;

    @Column(name = "completion_tokens")
    @Nullable Integer completionTokens;

    @Column(name = "latency_ms")
    @Nullable Long latencyMillis;

    @Column(name = "intended_at")
    Instant intendedAt;

    @Column(name = "settled_at")
    @Nullable Instant settledAt;

    record Key(String workspace, String run, long number) {}

    static JudgeCallEntity intended(Claim claim, long number, CallIntent intent, Instant now) {
        JudgeCallEntity entity = new JudgeCallEntity();
        entity.workspace = claim.workspace();
        entity.run = claim.run();
        entity.number = number;
        entity.item = intent.slot().itemId();
        entity.criterion = intent.slot().criterion();
        entity.judge = intent.slot().judge();
        entity.sample = intent.slot().sample();
        entity.swapped = intent.slot().order().isSwapped();
        entity.attempt = intent.attempt();
        entity.fence = claim.fence();
        entity.state = "intended";
        entity.promptHash = intent.prompt().value();
        entity.reservedMicros = intent.reservedMicros();
        entity.intendedAt = now;
        return entity;
    }

    /** Writes what became of the call; without stated usage its price is the reservation. */
    void settle(SettledCall call, String settledState, Instant now) {
        state = settledState;
        httpStatus = call.httpStatus().isPresent() ? call.httpStatus().getAsInt() : null;
        reason = call.reason().map(Reason::code).orElse(null);
        raw = call.raw().orElse(null);
        model = call.model().orElse(null);
        promptTokens = boxed(call.usage().prompt());
        cachedTokens = boxed(call.usage().cached());
        completionTokens = boxed(call.usage().completion());
        estimated = call.costMicros().isEmpty() && reservedMicros > 0 && call.outcome() == SettledCall.Outcome.ANSWERED;
        costMicros = call.costMicros().orElse(estimated ? reservedMicros : 0);
        latencyMillis = call.latency().toMillis();
        settledAt = now;
    }

    private static @Nullable Integer boxed(OptionalInt count) {
        return count.isPresent() ? count.getAsInt() : null;
    }
}
