package dev.assay.run.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "run_model")
@IdClass(RunModelEntity.Key.class)
class RunModelEntity {

    @Id
    String workspace;

    @Id
    String run;

    @Id
    String judge;

    @Id
    String model;

    @Column(name = "first_call")
    long firstCall;

    record Key(String workspace, String run, String judge, String model) {}
}
