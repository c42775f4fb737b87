package dev.assay.disagreement.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "clustered_judgement")
@IdClass(ClusteredJudgementEntity.Key.class)
class ClusteredJudgementEntity {

    @Id
    String workspace;

    @Id
    String run;

    @Id
    String item;

    @Id
    String criterion;

    @Id
    String judge;

    String gold;

    String cluster;

    record Key(String workspace, String run, String item, String criterion, String judge) {}
}
