package dev.assay.auditlog.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "audit_head")
class AuditHeadEntity {

    @Id
    String workspace;

    long seq;
    String hash;
}
