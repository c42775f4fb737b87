package dev.assay.gold.store;

import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.HoldoutLook;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "holdout_look")
@IdClass(HoldoutLookEntity.Key.class)
class HoldoutLookEntity {

    @Id
    String workspace;

    @Id
    @Column(name = "gold_set")
    String goldSet;

    @Id
    @Column(name = "look_of")
    String lookOf;

    int number;
    String run;
    String judge;

    @Column(name = "looked_at")
    Instant lookedAt;

    @Column(name = "looked_by")
    String lookedBy;

    record Key(String workspace, String goldSet, String lookOf) {}

    HoldoutLook toDomain() {
        return new HoldoutLook(goldSet, new Fingerprint(lookOf), number, lookedBy, lookedAt);
    }
}
