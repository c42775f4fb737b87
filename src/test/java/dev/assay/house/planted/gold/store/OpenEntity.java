package dev.assay.house.planted.gold.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks {@code entities_stay_in_their_store}: everybody can see this row. */
@Entity
public class OpenEntity {

    @Id
    long id;
}
