package dev.assay.auditlog.store;

import dev.assay.auditlog.LogEntry;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "audit_log")
@IdClass(LogEntryEntity.Key.class)
class LogEntryEntity {

    @Id
    String workspace;

    @Id
    long seq;

    Instant at;
    String actor;
    String action;
    String object;
    String detail;

    @Column(name = "prev_hash")
    String prevHash;

    String hash;

    record Key(String workspace, long seq) {}

    static LogEntryEntity of(String workspace, LogEntry entry) {
        LogEntryEntity entity = new LogEntryEntity();
        entity.workspace = workspace;
        entity.seq = entry.seq();
        entity.at = entry.at();
        entity.actor = entry.actor();
        entity.action = entry.action();
        entity.object = entry.object();
        entity.detail = entry.detail().json();
        entity.prevHash = entry.prevHash();
        entity.hash = entry.hash();
        return entity;
    }
}
