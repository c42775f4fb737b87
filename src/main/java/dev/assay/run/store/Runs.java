package dev.assay.run.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.run.Budget;
import dev.assay.run.Claim;
import dev.assay.run.Run;
import dev.assay.run.RunState;
import dev.assay.run.Seat;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs: opening them, claiming them for execution, and steering them. */
@ApplicationScoped
public class Runs {

    private final Repository repository = new Repository();
    private final SeatRepository seats = new SeatRepository();
    private final EntityManager entities;
    private final AuditLog auditLog;
    private final Clock clock;

    Runs(EntityManager entities, AuditLog auditLog, Clock clock) {
        this.entities = entities;
        this.auditLog = auditLog;
        this.clock = clock;
    }

    /** Stores a queued run. */
    @Transactional
    public void open(Caller caller, Run run) {
        repository.persistAndFlush(RunEntity.of(caller.workspace(), run));
        for (int i = 0; i < run.judges().size(); i++) {
            seats.persist(
                    SeatEntity.of(caller.workspace(), run.id(), i, run.judges().get(i)));
        }
        auditLog.append(
                caller,
                "run.open",
                "run/" + run.id(),
                Map.of(
                        "evalset",
                        run.evalset(),
                        "rubric",
                        run.rubric().toString(),
                        "judges",
                        run.judges().stream().map(Seat::judge).toList()));
    }

    @Transactional
    public Optional<Run> find(String workspace, String id) {
        return entity(workspace, id).map(entity -> entity.toDomain(seatsOf(workspace, id)));
    }

    /** The run; refused where there is none. */
    @Transactional
    public Run require(String workspace, String id) {
        return find(workspace, id).orElseThrow(() -> Refusal.notFound("run", id));
    }

    /** Runs older than a run, newest first; the newest where no run is named. */
    @Transactional
    public List<Run> before(String workspace, Optional<String> id, int limit) {
        Optional<RunEntity> bound = id.flatMap(run -> entity(workspace, run));
        List<RunEntity> rows = bound.isPresent()
                ? repository
                        .find(
                                "workspace = ?1 and (createdAt < ?2 or (createdAt = ?2 and id < ?3))"
                                        + " order by createdAt desc, id desc",
                                workspace,
                                bound.get().createdAt,
                                bound.get().id)
                        .page(0, limit)
                        .list()
                : repository
                        .find("workspace = ?1 order by createdAt desc, id desc", workspace)
                        .page(0, limit)
                        .list();
        return rows.stream()
                .map(entity -> entity.toDomain(seatsOf(workspace, entity.id)))
                .toList();
    }

    /** Claims a queued run for execution under a new fence; empty when it is not queued. */
    @Transactional
    public Optional<Claim> claim(String workspace, String id) {
        RunEntity run = locked(workspace, id);
        if (!run.state.equals(RunState.QUEUED.word())) {
            return Optional.empty();
        }
        run.state = RunState.RUNNING.word();
        run.statusReason = null;
        run.fence++;
        run.finishedAt = null;
        if (run.startedAt == null) {
            run.startedAt = clock.instant();
        }
        return Optional.of(new Claim(workspace, id, run.fence));
    }

    /**
     * Queues again every run that was running when the last process ended, and prices the calls nobody waits for any
     * more: their outcome is unknown and stays at the reservation.
     *
     * @return the runs to execute
     */
    @Transactional
    public List<String> recover(String workspace) {
        for (RunEntity run : repository.list("workspace = ?1 and state = 'running'", workspace)) {
            settleUnknown(run);
            run.state = RunState.QUEUED.word();
            run.statusReason = "resumed after a restart";
            run.fence++;
        }
        return repository.list("workspace = ?1 and state = 'queued' order by createdAt, id", workspace).stream()
                .map(run -> run.id)
                .toList();
    }

    private void settleUnknown(RunEntity run) {
        List<JudgeCallEntity> open = entities.createQuery(
                        "from JudgeCallEntity c where c.workspace = ?1 and c.run = ?2 and c.state = 'intended'",
                        JudgeCallEntity.class)
                .setParameter(1, run.workspace)
                .setParameter(2, run.id)
                .getResultList();
        for (JudgeCallEntity call : open) {
            call.state = "outcome_unknown";
            call.reason = "outcome_unknown";
            call.costMicros = call.reservedMicros;
            call.estimated = true;
            call.settledAt = clock.instant();
            run.reserved -= call.reservedMicros;
            run.spent += call.reservedMicros;
        }
    }

    /** Moves a run to another state; refused where its state does not allow that. */
    @Transactional
    public Run move(Caller caller, String id, RunState to, Optional<String> reason) {
        RunEntity run = locked(caller.workspace(), id);
        RunState from = RunState.of(run.state);
        if (from != to) {
            if (!from.followers().contains(to)) {
                throw new Refusal(
                        ProblemKind.RUN_STATE,
                        "run " + id + " is " + from.word() + " and cannot become " + to.word(),
                        "From " + from.word() + " it can become: "
                                + from.followers().stream()
                                        .map(RunState::word)
                                        .sorted()
                                        .toList());
            }
            run.state = to.word();
            run.statusReason = reason.orElse(null);
            if (to.isOver()) {
                run.finishedAt = clock.instant();
            }
            auditLog.append(caller, "run." + to.word(), "run/" + id, Map.of("from", from.word()));
        }
        return run.toDomain(seatsOf(caller.workspace(), id));
    }

    /** Sets what a run may spend. */
    @Transactional
    public Run budget(Caller caller, String id, Budget budget) {
        RunEntity run = locked(caller.workspace(), id);
        run.put(budget);
        Map<String, Object> detail = new HashMap<>();
        detail.put("maxCostMicros", run.maxCost);
        detail.put("maxCalls", run.maxCalls);
        auditLog.append(caller, "run.budget", "run/" + id, detail);
        return run.toDomain(seatsOf(caller.workspace(), id));
    }

    /** When a run first judged each item of an evalset, by item. */
    @Transactional
    public Map<String, Instant> firstJudged(String workspace, String evalset) {
        Map<String, Instant> first = new HashMap<>();
        entities.createQuery(
                        "select j.item, min(j.judgedAt) from JudgementEntity j join RunEntity r"
                                + " on r.workspace = j.workspace and r.id = j.run"
                                + " where r.workspace = ?1 and r.evalset = ?2 group by j.item",
                        Object[].class)
                .setParameter(1, workspace)
                .setParameter(2, evalset)
                .getResultList()
                .forEach(row -> first.put((String) row[0], (Instant) row[1]));
        return first;
    }

    private RunEntity locked(String workspace, String id) {
        RunEntity run =
                entities.find(RunEntity.class, new RunEntity.Key(workspace, id), LockModeType.PESSIMISTIC_WRITE);
        if (run == null) {
            throw Refusal.notFound("run", id);
        }
        return run;
    }

    private Optional<RunEntity> entity(String workspace, String id) {
        return repository.find("workspace = ?1 and id = ?2", workspace, id).firstResultOptional();
    }

    private List<Seat> seatsOf(String workspace, String run) {
        return seats.find("workspace = ?1 and run = ?2 order by seat", workspace, run).stream()
                .map(SeatEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<RunEntity, RunEntity.Key> {}

    static final class SeatRepository implements PanacheRepositoryBase<SeatEntity, SeatEntity.Key> {}
}
