package dev.assay.workbench.store;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import dev.assay.workbench.Replay;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "rubric_replay")
@IdClass(ReplayEntity.Key.class)
class ReplayEntity {

    @Id
    String workspace;

    @Id
    String id;

    String run;
    String judge;

    @Column(name = "replay_run")
    String replayRun;

    String evalset;

    @Column(name = "gold_set")
    String goldSet;

    @Column(name = "from_rubric")
    String fromRubric;

    @Column(name = "from_content")
    String fromContent;

    @Column(name = "to_rubric")
    String toRubric;

    @Column(name = "to_content")
    String toContent;

    int items;
    int quoted;
    int shown;

    @Column(name = "not_judged")
    int notJudged;

    @Column(name = "opened_at")
    Instant openedAt;

    @Column(name = "opened_by")
    String openedBy;

    record Key(String workspace, String id) {}

    static ReplayEntity of(String workspace, Replay replay, String openedBy) {
        ReplayEntity entity = new ReplayEntity();
        entity.workspace = workspace;
        entity.id = replay.id();
        entity.run = replay.run();
        entity.judge = replay.judge();
        entity.replayRun = replay.replayRun();
        entity.evalset = replay.evalset();
        entity.goldSet = replay.goldSet();
        entity.fromRubric = replay.from().toString();
        entity.fromContent = replay.fromContent().value();
        entity.toRubric = replay.to().toString();
        entity.toContent = replay.toContent().value();
        entity.items = replay.items();
        entity.quoted = replay.leftOut().quoted();
        entity.shown = replay.leftOut().shown();
        entity.notJudged = replay.leftOut().notJudged();
        entity.openedAt = replay.openedAt();
        entity.openedBy = openedBy;
        return entity;
    }

    Replay toDomain() {
        return new Replay(
                id,
                run,
                judge,
                replayRun,
                evalset,
                goldSet,
                RubricRef.parse(fromRubric),
                new Fingerprint(fromContent),
                RubricRef.parse(toRubric),
                new Fingerprint(toContent),
                items,
                new Replay.LeftOut(quoted, shown, notJudged),
                openedAt);
    }
}
