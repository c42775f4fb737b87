package dev.assay.rubric.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rubric")
@IdClass(RubricEntity.Key.class)
class RubricEntity {

    @Id
    String workspace;

    @Id
    String id;

    @Id
    String version;

    int major;
    String fingerprint;
    String content;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String id, String version) {}
}
