package dev.assay.calibration.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.calibration.Calibration;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calibrations; rows are written once and never changed. */
@ApplicationScoped
public class Calibrations {

    private final Repository repository = new Repository();
    private final AuditLog auditLog;

    Calibrations(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /**
     * A calibration and what its probabilities are worth.
     *
     * @param quality as JSON, in the form in which it is served
     */
    public record Kept(Calibration calibration, String quality) {}

    /** Keeps a calibration; one that says exactly what an earlier one of the same run and judge says gives that one. */
    @Transactional
    public Kept add(Caller caller, Kept kept) {
        Calibration calibration = kept.calibration();
        Calibration.Header header = calibration.header();
        CalibrationEntity entity = CalibrationEntity.of(caller.workspace(), calibration, kept.quality());
        Optional<Kept> same = newest(caller.workspace(), header.run(), header.judge())
                .filter(earlier -> earlier.calibration().header().gold().equals(header.gold())
                        && earlier.calibration().header().seed() == header.seed()
                        && earlier.calibration().criteria().equals(calibration.criteria())
                        && earlier.calibration().impossible().equals(calibration.impossible()));
        if (same.isPresent()) {
            return same.get();
        }
        repository.persist(entity);
        auditLog.append(
                caller,
                "calibration.fit",
                "run/" + header.run(),
                Map.of(
                        "calibration",
                        header.id(),
                        "judge",
                        header.judge(),
                        "gold",
                        header.gold().value()));
        return kept;
    }

    @Transactional
    public Optional<Kept> find(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(Calibrations::kept);
    }

    /** All of a run, newest first. */
    @Transactional
    public List<Kept> ofRun(String workspace, String run) {
        return repository.find("workspace = ?1 and run = ?2 order by createdAt desc, id desc", workspace, run).stream()
                .map(Calibrations::kept)
                .toList();
    }

    /** The newest of a run and judge. */
    @Transactional
    public Optional<Kept> newest(String workspace, String run, String judge) {
        return repository
                .find(
                        "workspace = ?1 and run = ?2 and judge = ?3 order by createdAt desc, id desc",
                        workspace,
                        run,
                        judge)
                .firstResultOptional()
                .map(Calibrations::kept);
    }

    private static Kept kept(CalibrationEntity entity) {
        return new Kept(entity.toDomain(), entity.quality);
    }

    static final class Repository implements PanacheRepositoryBase<CalibrationEntity, CalibrationEntity.Key> {}
}
