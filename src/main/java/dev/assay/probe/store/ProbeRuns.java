package dev.assay.probe.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.fingerprint.Fingerprint;
import dev.assay.probe.ProbeRun;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which runs probe which judge: only what was planned here counts as a probe, whatever tags other runs carry. */
@ApplicationScoped
public class ProbeRuns {

    private static final String NEWEST_FIRST = " order by openedAt desc, run desc";

    private final Repository repository = new Repository();
    private final AuditLog auditLog;

    ProbeRuns(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /** Keeps that a run will probe a judge; before it is opened, so that no run of ours is unknown to us. */
    @Transactional
    public void plan(Caller caller, ProbeRun probed) {
        repository.persist(ProbeRunEntity.of(caller.workspace(), probed));
        auditLog.append(
                caller,
                "judge.probe",
                "judge/" + probed.judge(),
                Map.of(
                        "run",
                        probed.run(),
                        "evalset",
                        probed.evalset(),
                        "rubric",
                        probed.rubric().toString(),
                        "probes",
                        probed.probes().value()));
    }

    @Transactional
    public Optional<ProbeRun> find(String workspace, String run) {
        return repository
                .find("workspace = ?1 and run = ?2", workspace, run)
                .firstResultOptional()
                .map(ProbeRunEntity::toDomain);
    }

    /** The newest of a judge with one prompt and rubric. */
    @Transactional
    public List<ProbeRun> ofIdentity(String workspace, Fingerprint identity, int limit) {
        return repository
                .find("workspace = ?1 and identity = ?2" + NEWEST_FIRST, workspace, identity.value())
                .page(0, limit)
                .stream()
                .map(ProbeRunEntity::toDomain)
                .toList();
    }

    /**
     * Those of a judge that were opened before another, newest first.
     *
     * @param rubricId of any version; every rubric where absent
     * @param before the newest where absent
     */
    @Transactional
    public List<ProbeRun> ofJudge(
            String workspace, String judge, Optional<String> rubricId, Optional<ProbeRun> before, int limit) {
        Map<String, Object> values = new java.util.HashMap<>(Map.of("workspace", workspace, "judge", judge));
        StringBuilder wanted = new StringBuilder("workspace = :workspace and judge = :judge");
        rubricId.ifPresent(rubric -> {
            wanted.append(" and rubricId = :rubric");
            values.put("rubric", rubric);
        });
        before.ifPresent(bound -> {
            wanted.append(" and (openedAt < :at or (openedAt = :at and run < :run))");
            values.put("at", bound.openedAt());
            values.put("run", bound.run());
        });
        return repository.find(wanted + NEWEST_FIRST, values).page(0, limit).stream()
                .map(ProbeRunEntity::toDomain)
                .toList();
    }

    /** Those that probe with the items of an evalset, oldest first. */
    @Transactional
    public List<ProbeRun> ofEvalset(String workspace, String evalset) {
        return repository.find("workspace = ?1 and evalset = ?2 order by openedAt, run", workspace, evalset).stream()
                .map(ProbeRunEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<ProbeRunEntity, ProbeRunEntity.Key> {}
}
