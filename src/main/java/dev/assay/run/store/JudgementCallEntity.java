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
    String judgement;

    @Id
    @Column(name = "judge_call")
    String call;

    record Key(String workspace, String judgement, String call) {}
}
