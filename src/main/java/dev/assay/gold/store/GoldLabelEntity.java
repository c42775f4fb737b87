package dev.assay.gold.store;

import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldTier;
import dev.assay.rubric.Label;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "gold_label")
@IdClass(GoldLabelEntity.Key.class)
class GoldLabelEntity {

    @Id
    String workspace;

    @Id
    @Column(name = "gold_set")
    String goldSet;

    @Id
    String item;

    @Id
    String criterion;

    @Nullable String label;

    @Nullable Double score;

    String tier;

    @Nullable Boolean blind;

    int voters;

    record Key(String workspace, String goldSet, String item, String criterion) {}

    static GoldLabelEntity of(String workspace, String goldSet, GoldLabel gold) {
        GoldLabelEntity entity = new GoldLabelEntity();
        entity.workspace = workspace;
        entity.goldSet = goldSet;
        entity.item = gold.itemId();
        entity.criterion = gold.criterion();
        entity.label = gold.label() instanceof Label.Named named ? named.text() : null;
        entity.score = gold.label() instanceof Label.Score number ? (Double) number.value() : null;
        entity.tier = gold.tier().word();
        entity.blind = AuditLabelEntity.blindColumn(gold.blindness());
        entity.voters = gold.voters();
        return entity;
    }

    GoldLabel toDomain() {
        return new GoldLabel(
                item,
                criterion,
                label != null ? Label.named(label) : Label.score(Objects.requireNonNull(score)),
                GoldTier.valueOf(tier.toUpperCase(Locale.ROOT)),
                AuditLabelEntity.blindness(blind),
                voters);
    }
}
