package dev.assay.evalset.store;

import dev.assay.evalset.EvalSet;
import dev.assay.fingerprint.Fingerprint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "evalset")
@IdClass(EvalSetEntity.Key.class)
class EvalSetEntity {

    @Id
    String workspace;

    @Id
    String id;

    @Nullable String title;

    @Nullable String series;

    @Nullable String release;

    int items;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "frozen_at")
    @Nullable Instant frozenAt;

    @Column(name = "content_hash")
    @Nullable String contentHash;

    int revision;

    record Key(String workspace, String id) {}

    EvalSet toDomain() {
        Optional<EvalSet.Frozen> frozen = frozenAt == null || contentHash == null
                ? Optional.empty()
                : Optional.of(new EvalSet.Frozen(frozenAt, new Fingerprint(contentHash)));
        return new EvalSet(
                id,
                Optional.ofNullable(title),
                Optional.ofNullable(series),
                Optional.ofNullable(release),
                items,
                createdAt,
                frozen);
    }
}
