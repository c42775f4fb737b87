package dev.assay.gold.store;

import dev.assay.edge.store.JsonColumn;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.GoldSet;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SplitRule;
import dev.assay.rubric.RubricRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

@Entity
@Table(name = "gold_set")
@IdClass(GoldSetEntity.Key.class)
class GoldSetEntity {

    @Id
    String workspace;

    @Id
    String id;

    String evalset;
    String rubric;

    @Column(name = "rubric_id")
    String rubricId;

    @Column(name = "resolve_rule")
    String resolveRule;

    long seed;

    @Column(name = "holdout_share")
    double holdoutShare;

    double epsilon;
    String sampling;
    String fingerprint;
    String unresolved;

    @Column(name = "ignored_not_blind")
    int ignoredNotBlind;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String id) {}

    static GoldSetEntity of(String workspace, GoldSet.Header header, String by) {
        GoldSetEntity entity = new GoldSetEntity();
        entity.workspace = workspace;
        entity.id = header.id();
        entity.evalset = header.evalset();
        entity.rubric = header.rubric().toString();
        entity.rubricId = header.rubric().id();
        entity.resolveRule = header.resolve().word();
        entity.seed = header.split().seed();
        entity.holdoutShare = header.split().holdoutShare();
        entity.epsilon = header.epsilon();
        entity.sampling = header.sampling().word();
        entity.fingerprint = header.fingerprint().value();
        entity.unresolved = CanonicalContent.of(header.unresolved()).json();
        entity.ignoredNotBlind = header.ignoredNotBlind();
        entity.createdAt = header.createdAt();
        entity.createdBy = by;
        return entity;
    }

    GoldSet.Header toDomain() {
        Map<String, Integer> counts = new HashMap<>();
        if (JsonColumn.read(unresolved) instanceof Map<?, ?> map) {
            map.forEach((criterion, count) -> counts.put((String) criterion, ((BigDecimal) count).intValue()));
        }
        return new GoldSet.Header(
                id,
                evalset,
                RubricRef.parse(rubric),
                ResolveRule.valueOf(resolveRule.toUpperCase(Locale.ROOT)),
                new SplitRule(seed, holdoutShare),
                epsilon,
                AuditSampling.valueOf(sampling.toUpperCase(Locale.ROOT)),
                new Fingerprint(fingerprint),
                counts,
                ignoredNotBlind,
                createdAt);
    }
}
