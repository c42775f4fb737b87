package dev.assay.workbench.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.Refusal;
import dev.assay.workbench.Replay;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays: written once, before their run is opened. */
@ApplicationScoped
public class Replays {

    private static final String NEWEST_FIRST = " order by openedAt desc, id desc";

    private final Repository repository = new Repository();
    private final AuditLog auditLog;

    Replays(AuditLog auditLog) {
        this.auditLog = auditLog;
    }

    /** Keeps that a run will replay a judge; before it is opened, so that no such run is unknown to us. */
    @Transactional
    public void plan(Caller caller, Replay replay) {
        repository.persist(ReplayEntity.of(caller.workspace(), replay, caller.subject()));
        auditLog.append(
                caller,
                "rubric.replay",
                "rubric/" + replay.to(),
                Map.of(
                        "replay", replay.id(),
                        "run", replay.run(),
                        "judge", replay.judge(),
                        "replayRun", replay.replayRun(),
                        "draft", replay.toContent().value()));
    }

    /** The replay; refused where there is none. */
    @Transactional
    public Replay require(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(ReplayEntity::toDomain)
                .orElseThrow(() -> Refusal.notFound("replay", id));
    }

    /** The replay whose verdicts a run holds; empty where the run is none of ours. */
    @Transactional
    public Optional<Replay> ofReplayRun(String workspace, String replayRun) {
        return repository
                .find("workspace = ?1 and replayRun = ?2", workspace, replayRun)
                .firstResultOptional()
                .map(ReplayEntity::toDomain);
    }

    /** Those that ask about items of an evalset, oldest first. */
    @Transactional
    public List<Replay> ofEvalset(String workspace, String evalset) {
        return repository.find("workspace = ?1 and evalset = ?2 order by openedAt, id", workspace, evalset).stream()
                .map(ReplayEntity::toDomain)
                .toList();
    }

    /**
     * Those of a run, newest first.
     *
     * @param before the id of one that was opened later than all that are wanted; the newest where absent
     */
    @Transactional
    public List<Replay> ofRun(String workspace, String run, Optional<String> before, int limit) {
        Optional<Replay> bound = before.map(id -> require(workspace, id));
        PanacheQuery<ReplayEntity> wanted = bound.isPresent()
                ? repository.find(
                        "workspace = ?1 and run = ?2 and (openedAt < ?3 or (openedAt = ?3 and id < ?4))" + NEWEST_FIRST,
                        workspace,
                        run,
                        bound.get().openedAt(),
                        bound.get().id())
                : repository.find("workspace = ?1 and run = ?2" + NEWEST_FIRST, workspace, run);
        return wanted.page(0, limit).stream().map(ReplayEntity::toDomain).toList();
    }

    static final class Repository implements PanacheRepositoryBase<ReplayEntity, ReplayEntity.Key> {}
}
