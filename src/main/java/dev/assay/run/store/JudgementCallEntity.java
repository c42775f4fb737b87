package dev.assay.run.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "judgement_call")
@IdClass(JudgementCallEntity.Key.class)
class JudgementCallEntity {

    @Id
    String workspace;

    @Id
    String run;

    @Id
    long judgement;

    @Id
    @Column(name = "judge_call")
    long call;

    record Key(String workspace, String run, long judgement, long call) {}

    static JudgementCallEntity of(JudgementEntity judgement, long call) {
        JudgementCallEntity entity = new JudgementCallEntity();
        entity.workspace = judgement.workspace;
        entity.run = judgement.run;
        entity.judgement = judgement.number;
        entity.call = call;
        return entity;
    }
}
