package dev.assay.gold.store;

import dev.assay.access.Caller;
import dev.assay.gold.AuditLabel;
import dev.assay.gold.Blindness;
import dev.assay.rubric.Label;
import dev.assay.rubric.RubricRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "audit_label")
@IdClass(AuditLabelEntity.Key.class)
class AuditLabelEntity {

    @Id
    String workspace;

    @Id
    String id;

    String evalset;
    String item;
    String criterion;
    String annotator;

    @Nullable String label;

    @Nullable Double score;

    @Nullable Boolean blind;

    boolean adjudicated;

    @Nullable String rationale;

    @Column(name = "decided_at")
    @Nullable Instant decidedAt;

    @Nullable String rubric;

    @Column(name = "stored_at")
    Instant storedAt;

    @Column(name = "stored_by")
    String storedBy;

    record Key(String workspace, String id) {}

    static AuditLabelEntity of(Caller caller, String id, String evalset, AuditLabel label, Instant now) {
        AuditLabelEntity row = new AuditLabelEntity();
        row.workspace = caller.workspace();
        row.id = id;
        row.evalset = evalset;
        row.item = label.itemId();
        row.criterion = label.criterion();
        row.annotator = label.annotator();
        row.label = label.label() instanceof Label.Named named ? named.text() : null;
        row.score = label.label() instanceof Label.Score score ? (Double) score.value() : null;
        row.blind = blindColumn(label.blindness());
        row.adjudicated = label.ruling() == AuditLabel.Ruling.ADJUDICATED;
        row.rationale = label.rationale().orElse(null);
        row.decidedAt = label.at().orElse(null);
        row.rubric = label.rubric().map(Object::toString).orElse(null);
        row.storedAt = now;
        row.storedBy = caller.subject();
        return row;
    }

    static @Nullable Boolean blindColumn(Blindness blindness) {
        return switch (blindness) {
            case BLIND -> Boolean.TRUE;
            case NOT_BLIND -> Boolean.FALSE;
            case UNKNOWN -> null;
        };
    }

    static Blindness blindness(@Nullable Boolean blind) {
        if (blind == null) {
            return Blindness.UNKNOWN;
        }
        return blind ? Blindness.BLIND : Blindness.NOT_BLIND;
    }

    AuditLabel toDomain() {
        return new AuditLabel(
                item,
                criterion,
                annotator,
                label != null ? Label.named(label) : Label.score(Objects.requireNonNull(score)),
                blindness(blind),
                adjudicated ? AuditLabel.Ruling.ADJUDICATED : AuditLabel.Ruling.FIRST_OPINION,
                Optional.ofNullable(rationale),
                Optional.ofNullable(decidedAt),
                Optional.ofNullable(rubric).map(RubricRef::parse));
    }
}
