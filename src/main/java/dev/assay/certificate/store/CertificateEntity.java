package dev.assay.certificate.store;

import dev.assay.certificate.Certificate;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "certificate")
@IdClass(CertificateEntity.Key.class)
class CertificateEntity {

    private static final String LINE = "\n";

    @Id
    String workspace;

    @Id
    String id;

    String run;

    @Nullable String calibration;

    String evalset;

    @Nullable String series;

    @Nullable String release;

    String judge;
    String judged;
    String models;
    String rubric;

    @Column(name = "gold_set")
    String goldSet;

    String gold;
    int look;
    int looks;

    @Nullable String renews;

    String figures;

    @Column(name = "issued_at")
    Instant issuedAt;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Column(name = "issued_by")
    String issuedBy;

    record Key(String workspace, String id) {}

    static CertificateEntity of(String workspace, Certificate certificate, String figures) {
        CertificateEntity entity = new CertificateEntity();
        entity.workspace = workspace;
        entity.id = certificate.id();
        entity.run = certificate.run();
        entity.calibration = certificate.calibration().orElse(null);
        entity.evalset = certificate.evalset();
        entity.series = certificate.series().orElse(null);
        entity.release = certificate.release().orElse(null);
        entity.judge = certificate.judge();
        entity.judged = certificate.judged().value();
        entity.models = String.join(LINE, new TreeSet<>(certificate.models()));
        entity.rubric = certificate.rubric().toString();
        entity.goldSet = certificate.goldSet();
        entity.gold = certificate.gold().value();
        entity.look = certificate.look();
        entity.looks = certificate.looks();
        entity.renews = certificate.renews().orElse(null);
        entity.figures = figures;
        entity.issuedAt = certificate.issuedAt();
        entity.expiresAt = certificate.expiresAt();
        entity.issuedBy = certificate.issuedBy();
        return entity;
    }

    Certificate toDomain() {
        Set<String> answered = Arrays.stream(models.split(LINE))
                .filter(model -> !model.isEmpty())
                .collect(Collectors.toSet());
        return new Certificate(
                id,
                run,
                Optional.ofNullable(calibration),
                evalset,
                Optional.ofNullable(series),
                Optional.ofNullable(release),
                judge,
                new Fingerprint(judged),
                answered,
                RubricRef.parse(rubric),
                goldSet,
                new Fingerprint(gold),
                look,
                looks,
                Optional.ofNullable(renews),
                issuedAt,
                expiresAt,
                issuedBy);
    }
}
