package dev.assay.calibration.store;

import dev.assay.calibration.Calibration;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.rubric.RubricRef;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "calibration")
@IdClass(CalibrationEntity.Key.class)
class CalibrationEntity {

    @Id
    String workspace;

    @Id
    String id;

    String run;
    String evalset;
    String judge;
    String judged;
    String rubric;

    @Column(name = "gold_set")
    String goldSet;

    String gold;
    int folds;
    long seed;
    String version;
    String fitted;
    String quality;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    record Key(String workspace, String id) {}

    static CalibrationEntity of(String workspace, Calibration calibration, String quality) {
        Calibration.Header header = calibration.header();
        CalibrationEntity entity = new CalibrationEntity();
        entity.workspace = workspace;
        entity.id = header.id();
        entity.run = header.run();
        entity.evalset = header.evalset();
        entity.judge = header.judge();
        entity.judged = header.judged().value();
        entity.rubric = header.rubric().toString();
        entity.goldSet = header.goldSet();
        entity.gold = header.gold().value();
        entity.folds = header.folds();
        entity.seed = header.seed();
        entity.version = header.version();
        entity.fitted = FittedJson.written(calibration.criteria(), calibration.impossible())
                .toString();
        entity.quality = quality;
        entity.createdAt = header.at();
        entity.createdBy = header.by();
        return entity;
    }

    Calibration toDomain() {
        var node = FittedJson.read(fitted);
        return new Calibration(
                new Calibration.Header(
                        id,
                        run,
                        evalset,
                        judge,
                        new Fingerprint(judged),
                        RubricRef.parse(rubric),
                        goldSet,
                        new Fingerprint(gold),
                        folds,
                        seed,
                        version,
                        createdAt,
                        createdBy),
                FittedJson.criteria(node),
                FittedJson.impossible(node));
    }
}
