package dev.assay.rubric.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rubric_draft")
@IdClass(RubricDraftEntity.Key.class)
class RubricDraftEntity {

    @Id
    String workspace;

    @Id
    String fingerprint;

    String rubric;
    String content;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String fingerprint) {}
}
