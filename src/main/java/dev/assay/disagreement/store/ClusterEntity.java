package dev.assay.disagreement.store;

import dev.assay.disagreement.Cause;
import dev.assay.disagreement.ClusterDecision;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "disagreement_cluster")
@IdClass(ClusterEntity.Key.class)
class ClusterEntity {

    @Id
    String workspace;

    @Id
    String id;

    String evalset;
    String judge;
    String criterion;
    String split;

    @Column(name = "first_run")
    String firstRun;

    @Column(name = "last_run")
    String lastRun;

    int revision;

    @Nullable String name;

    @Nullable String cause;

    @Nullable String owner;

    String status;

    @Nullable String note;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "changed_at")
    @Nullable Instant changedAt;

    @Column(name = "changed_by")
    @Nullable String changedBy;

    record Key(String workspace, String id) {}

    ClusterDecision decision() {
        return new ClusterDecision(
                Optional.ofNullable(name),
                Optional.ofNullable(cause).flatMap(Cause::of),
                Optional.ofNullable(owner),
                ClusterDecision.Status.of(status).orElseThrow(),
                Optional.ofNullable(note),
                Optional.ofNullable(changedAt),
                Optional.ofNullable(changedBy));
    }

    void decide(ClusterDecision decision) {
        name = decision.name().orElse(null);
        cause = decision.cause().map(Cause::word).orElse(null);
        owner = decision.owner().orElse(null);
        status = decision.status().word();
        note = decision.note().orElse(null);
        changedAt = decision.at().orElse(null);
        changedBy = decision.by().orElse(null);
        revision++;
    }
}
