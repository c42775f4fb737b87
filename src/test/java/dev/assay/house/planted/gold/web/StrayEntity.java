package dev.assay.house.planted.gold.web;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Breaks {@code entities_stay_in_their_store}: a row outside of a store. */
@Entity
class StrayEntity {

    @Id
    long id;
}
