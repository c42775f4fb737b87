package dev.assay.gold;

import dev.assay.rubric.Label;
import java.time.Instant;
import java.util.Optional;

/** Human labels for tests: by default a blind first opinion of nobody in particular on item a1, without a time. */
public final class AuditLabelBuilder {

    private final String annotator;
    private final AuditLabel.Ruling ruling;
    private String itemId = "a1";
    private String criterion = "insult";
    private Label label = Label.named("no");
    private Blindness blindness = Blindness.BLIND;
    private Optional<Instant> at = Optional.empty();

    private AuditLabelBuilder(String annotator, AuditLabel.Ruling ruling) {
        this.annotator = annotator;
        this.ruling = ruling;
    }

    public static AuditLabelBuilder opinionOf(String human) {
        return new AuditLabelBuilder(human, AuditLabel.Ruling.FIRST_OPINION);
    }

    public static AuditLabelBuilder rulingOf(String human) {
        return new AuditLabelBuilder(human, AuditLabel.Ruling.ADJUDICATED);
    }

    public AuditLabelBuilder on(String item) {
        itemId = item;
        return this;
    }

    public AuditLabelBuilder about(String criterionId) {
        criterion = criterionId;
        return this;
    }

    public AuditLabelBuilder notBlind() {
        blindness = Blindness.NOT_BLIND;
        return this;
    }

    public AuditLabelBuilder ofUnknownBlindness() {
        blindness = Blindness.UNKNOWN;
        return this;
    }

    public AuditLabelBuilder at(String instant) {
        at = Optional.of(Instant.parse(instant));
        return this;
    }

    public AuditLabelBuilder atTheEpoch() {
        at = Optional.of(Instant.EPOCH);
        return this;
    }

    public AuditLabel saying(String text) {
        label = Label.named(text);
        return build();
    }

    public AuditLabel scoring(double score) {
        label = Label.score(score);
        return build();
    }

    private AuditLabel build() {
        return new AuditLabel(
                itemId, criterion, annotator, label, blindness, ruling, Optional.empty(), at, Optional.empty());
    }
}
