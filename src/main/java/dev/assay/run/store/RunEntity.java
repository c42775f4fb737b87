package dev.assay.run.store;

import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import dev.assay.run.Budget;
import dev.assay.run.CallCounts;
import dev.assay.run.Progress;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "run")
@IdClass(RunEntity.Key.class)
class RunEntity {

    @Id
    String workspace;

    @Id
    String id;

    String evalset;

    @Column(name = "evalset_hash")
    String evalsetHash;

    String rubric;

    @Column(name = "rubric_hash")
    String rubricHash;

    String state;

    @Column(name = "status_reason")
    @Nullable String statusReason;

    @Column(name = "item_limit")
    @Nullable Integer itemLimit;

    long seed;

    @Column(name = "max_cost")
    @Nullable Long maxCost;

    @Column(name = "max_calls")
    @Nullable Long maxCalls;

    long reserved;
    long spent;
    long calls;

    @Column(name = "calls_answered")
    long answered;

    @Column(name = "calls_errored")
    long errored;

    @Column(name = "calls_unknown")
    long unknown;

    String tags;
    long total;
    long scored;
    long abstained;
    long unreadable;
    long failed;
    long fence;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "started_at")
    @Nullable Instant startedAt;

    @Column(name = "finished_at")
    @Nullable Instant finishedAt;

    record Key(String workspace, String id) {}

    static RunEntity of(String workspace, Run run) {
        RunEntity entity = new RunEntity();
        entity.workspace = workspace;
        entity.id = run.id();
        entity.evalset = run.evalset();
        entity.evalsetHash = run.evalsetContent().value();
        entity.rubric = run.rubric().toString();
        entity.rubricHash = run.rubricContent().value();
        entity.state = run.state().word();
        entity.itemLimit = run.itemLimit().isPresent() ? run.itemLimit().getAsInt() : null;
        entity.seed = run.seed();
        entity.put(run.budget());
        entity.tags = CanonicalContent.of(run.tags()).json();
        entity.total = run.progress().total();
        entity.createdAt = run.createdAt();
        entity.createdBy = run.createdBy();
        return entity;
    }

    void put(Budget budget) {
        maxCost = budget.maxCostMicros().isPresent() ? budget.maxCostMicros().getAsLong() : null;
        maxCalls = budget.maxCalls().isPresent() ? budget.maxCalls().getAsLong() : null;
    }

    Run toDomain(List<Seat> seats, Map<String, Set<String>> models) {
        return new Run(
                id,
                evalset,
                new Fingerprint(evalsetHash),
                RubricRef.parse(rubric),
                new Fingerprint(rubricHash),
                seats,
                RunState.of(state),
                Optional.ofNullable(statusReason),
                itemLimit == null ? OptionalInt.empty() : OptionalInt.of(itemLimit),
                seed,
                new Budget(optional(maxCost), optional(maxCalls)),
                tagMap(tags),
                new Progress(total, scored, abstained, unreadable, failed),
                new CallCounts(calls, answered, errored, unknown),
                models,
                spent,
                reserved,
                createdBy,
                createdAt,
                Optional.ofNullable(startedAt),
                Optional.ofNullable(finishedAt));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Map<String, String> tagMap(String json) {
        Map<String, String> tags = new HashMap<>();
        if (JsonColumn.read(json) instanceof Map<?, ?> map) {
            map.forEach((key, value) -> tags.put((String) key, String.valueOf(value)));
        }
        return tags;
    }
}
