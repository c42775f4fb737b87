package dev.assay.probe.store;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.probe.ProbeRun;
import dev.assay.rubric.RubricRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "probe_run")
@IdClass(ProbeRunEntity.Key.class)
class ProbeRunEntity {

    @Id
    String workspace;

    @Id
    String run;

    String judge;
    String identity;
    String rubric;

    @Column(name = "rubric_id")
    String rubricId;

    String evalset;
    String probes;
    int items;

    @Column(name = "opened_at")
    Instant openedAt;

    record Key(String workspace, String run) {}

    static ProbeRunEntity of(String workspace, ProbeRun probed) {
        ProbeRunEntity entity = new ProbeRunEntity();
        entity.workspace = workspace;
        entity.run = probed.run();
        entity.judge = probed.judge();
        entity.identity = probed.identity().value();
        entity.rubric = probed.rubric().toString();
        entity.rubricId = probed.rubric().id();
        entity.evalset = probed.evalset();
        entity.probes = probed.probes().value();
        entity.items = probed.items();
        entity.openedAt = probed.openedAt();
        return entity;
    }

    ProbeRun toDomain() {
        return new ProbeRun(
                run,
                judge,
                new Fingerprint(identity),
                RubricRef.parse(rubric),
                evalset,
                new Fingerprint(probes),
                items,
                openedAt);
    }
}
