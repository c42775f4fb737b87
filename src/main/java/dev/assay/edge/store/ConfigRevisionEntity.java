package dev.assay.edge.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "config_revision")
@IdClass(ConfigRevisionEntity.Key.class)
class ConfigRevisionEntity {

    @Id
    String workspace;

    @Id
    String kind;

    @Id
    String id;

    @Id
    int revision;

    String fingerprint;
    String content;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String kind, String id, int revision) {}
}
