package dev.assay.gold.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "seen")
@IdClass(SeenEntity.Key.class)
class SeenEntity {

    @Id
    String workspace;

    @Id
    String person;

    @Id
    String evalset;

    @Id
    String item;

    String run;

    @Column(name = "seen_at")
    Instant seenAt;

    record Key(String workspace, String person, String evalset, String item) {}
}
