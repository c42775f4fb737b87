package dev.assay.edge.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "idempotency_key")
@IdClass(IdempotencyKeyEntity.Key.class)
class IdempotencyKeyEntity {

    @Id
    String workspace;

    @Id
    @Column(name = "idem_key")
    String key;

    String request;
    String payload;

    @Nullable Integer status;

    @Nullable String headers;

    @Nullable String body;

    @Column(name = "created_at")
    Instant createdAt;

    record Key(String workspace, String key) {}
}
