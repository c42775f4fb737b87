package dev.assay.gate.store;

import dev.assay.gate.GateEvaluation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "gate_evaluation")
@IdClass(GateEvaluationEntity.Key.class)
class GateEvaluationEntity {

    @Id
    String workspace;

    @Id
    String id;

    String gate;
    String version;
    String fingerprint;
    String run;

    @Column(name = "run_opened_at")
    Instant runOpenedAt;

    String evalset;
    String outcome;
    String document;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String id) {}

    static GateEvaluationEntity of(String workspace, GateEvaluation evaluation, Instant runOpenedAt, String document) {
        GateEvaluationEntity entity = new GateEvaluationEntity();
        entity.workspace = workspace;
        entity.id = evaluation.id();
        entity.gate = evaluation.gate();
        entity.version = evaluation.version();
        entity.fingerprint = evaluation.fingerprint();
        entity.run = evaluation.run();
        entity.runOpenedAt = runOpenedAt;
        entity.evalset = evaluation.evalset();
        entity.outcome = evaluation.outcome();
        entity.document = document;
        entity.createdAt = evaluation.at();
        entity.createdBy = evaluation.by();
        return entity;
    }
}
