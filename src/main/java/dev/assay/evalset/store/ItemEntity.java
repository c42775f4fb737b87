package dev.assay.evalset.store;

import dev.assay.evalset.Item;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "item")
@IdClass(ItemEntity.Key.class)
class ItemEntity {

    @Id
    String workspace;

    @Id
    String evalset;

    @Id
    String id;

    String fingerprint;

    @Column(name = "sampling_prob")
    @Nullable Double samplingProb;

    String content;

    record Key(String workspace, String evalset, String id) {}

    static ItemEntity of(String workspace, String evalset, Item item) {
        ItemEntity entity = new ItemEntity();
        entity.workspace = workspace;
        entity.evalset = evalset;
        entity.id = item.id();
        entity.fingerprint = item.fingerprint().value();
        entity.samplingProb =
                item.samplingProb().isPresent() ? item.samplingProb().getAsDouble() : null;
        entity.content = item.content().json();
        return entity;
    }

    Item toDomain() {
        return StoredItem.read(content);
    }
}
