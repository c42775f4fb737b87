package dev.assay.run.store;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.judge.CallRefused;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs: opening them, claiming them for execution, and steering them. */
@ApplicationScoped
public class Runs {

    private final Repository repository = new Repository();
    private final SeatRepository seats = new SeatRepository();
    private final LastRead<RunEntity.Key, List<Seat>> seatsRead = new LastRead<>(200);
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
        return entity(workspace, id).map(entity -> domain(entity));
    }

    /** The run; refused where there is none. */
    @Transactional
    public Run require(String workspace, String id) {
        return find(workspace, id).orElseThrow(() -> Refusal.notFound("run", id));
    }

    /** All runs on an evalset, newest first. */
    @Transactional
    public List<Run> ofEvalset(String workspace, String evalset) {
        return repository
                .find("workspace = ?1 and evalset = ?2 order by createdAt desc, id desc", workspace, evalset)
                .stream()
                .map(entity -> domain(entity))
                .toList();
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
        return rows.stream().map(entity -> domain(entity)).toList();
    }

    /**
     * Claims a queued run for execution under a new fence; empty when it is not queued.
     *
     * <p>Nobody waits any more for calls that an earlier claim has left: their outcome is unknown, and they are priced at
     * their reservation.
     */
    @Transactional
    public Optional<Claim> claim(String workspace, String id) {
        RunEntity run = locked(workspace, id);
        if (!run.state.equals(RunState.QUEUED.word())) {
            return Optional.empty();
        }
        settleUnknown(run);
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
     * Queues again every run that was running when the last process ended.
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
        return queued(workspace);
    }

    /**
     * Queues again every run that was paused because its provider was away.
     *
     * @return the runs to execute
     */
    @Transactional
    public List<String> tryAgain(String workspace) {
        List<RunEntity> waiting = repository.list(
                "workspace = ?1 and state = 'paused' and statusReason = ?2", workspace, CallRefused.PROVIDER_DOWN);
        for (RunEntity run : waiting) {
            run.state = RunState.QUEUED.word();
            run.statusReason = "the provider is tried again";
        }
        return waiting.stream().map(run -> run.id).toList();
    }

    private List<String> queued(String workspace) {
        return repository.list("workspace = ?1 and state = 'queued' order by createdAt, id", workspace).stream()
                .map(run -> run.id)
                .toList();
    }

    private void settleUnknown(RunEntity run) {
        Object[] left = entities.createQuery(
                        "select count(c), coalesce(sum(c.reservedMicros), 0) from JudgeCallEntity c"
                                + " where c.workspace = ?1 and c.run = ?2 and c.state = 'intended'",
                        Object[].class)
                .setParameter(1, run.workspace)
                .setParameter(2, run.id)
                .getSingleResult();
        long calls = ((Number) left[0]).longValue();
        if (calls == 0) {
            return;
        }
        entities.createQuery("update JudgeCallEntity c set c.state = 'outcome_unknown', c.reason = 'outcome_unknown',"
                        + " c.costMicros = c.reservedMicros, c.estimated = true, c.settledAt = ?3"
                        + " where c.workspace = ?1 and c.run = ?2 and c.state = 'intended'")
                .setParameter(1, run.workspace)
                .setParameter(2, run.id)
                .setParameter(3, clock.instant())
                .executeUpdate();
        long micros = ((Number) left[1]).longValue();
        run.unknown += calls;
        run.reserved -= micros;
        run.spent += micros;
    }

    /**
     * Takes the failed judgements of a run out of their slots and queues it, so that they are asked for again; they are
     * kept. Refused while the run is under way, after it was cancelled, and where nothing has failed.
     */
    @Transactional
    public Run retryFailed(Caller caller, String id) {
        RunEntity run = locked(caller.workspace(), id);
        RunState from = RunState.of(run.state);
        if (!from.followers().contains(RunState.QUEUED) || from == RunState.RUNNING) {
            throw notAllowed(id, from, RunState.QUEUED);
        }
        if (run.failed == 0) {
            throw new Refusal(
                    ProblemKind.RUN_STATE,
                    "run " + id + " has no failed judgement",
                    "GET /v1/runs/" + id + " counts them under progress.");
        }
        int again = entities.createQuery("update JudgementEntity j set j.superseded = j.number"
                        + " where j.workspace = ?1 and j.run = ?2 and j.status = 'failed' and j.superseded = 0")
                .setParameter(1, caller.workspace())
                .setParameter(2, id)
                .executeUpdate();
        run.failed -= again;
        voteAgain(run);
        run.state = RunState.QUEUED.word();
        run.statusReason = again + " asked again";
        auditLog.append(caller, "run.retry-failed", "run/" + id, Map.of("judgements", again));
        return domain(run);
    }

    /** A panel's judgements on what is asked again go by what its members say then. */
    private void voteAgain(RunEntity run) {
        Set<String> panels = seatsOf(run.workspace, run.id).stream()
                .filter(seat -> seat.spec().tree() instanceof Map<?, ?> spec && "panel".equals(spec.get("kind")))
                .map(Seat::judge)
                .collect(Collectors.toSet());
        if (panels.isEmpty()) {
            return;
        }
        List<JudgementEntity> votes = entities.createQuery(
                        "from JudgementEntity p where p.workspace = ?1 and p.run = ?2 and p.superseded = 0"
                                + " and p.judge in ?3 and exists (select 1 from JudgementEntity j"
                                + " where j.workspace = p.workspace and j.run = p.run and j.item = p.item"
                                + " and j.criterion = p.criterion and j.superseded <> 0 and j.status = 'failed')",
                        JudgementEntity.class)
                .setParameter(1, run.workspace)
                .setParameter(2, run.id)
                .setParameter(3, panels)
                .getResultList();
        for (JudgementEntity vote : votes) {
            vote.superseded = vote.number;
            switch (vote.toDomain().judgement().verdict().status()) {
                case SCORED -> run.scored--;
                case ABSTAINED -> run.abstained--;
                case UNREADABLE -> run.unreadable--;
                case FAILED -> run.failed--;
            }
        }
    }

    /** Moves a run to another state; refused where its state does not allow that. */
    @Transactional
    public Run move(Caller caller, String id, RunState to, Optional<String> reason) {
        RunEntity run = locked(caller.workspace(), id);
        RunState from = RunState.of(run.state);
        if (from != to) {
            if (!from.followers().contains(to)) {
                throw notAllowed(id, from, to);
            }
            run.state = to.word();
            run.statusReason = reason.orElse(null);
            if (to.isOver()) {
                run.finishedAt = clock.instant();
            }
            auditLog.append(caller, "run." + to.word(), "run/" + id, Map.of("from", from.word()));
        }
        return domain(run);
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
        return domain(run);
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

    private static Refusal notAllowed(String id, RunState from, RunState to) {
        return new Refusal(
                ProblemKind.RUN_STATE,
                "run " + id + " is " + from.word() + " and cannot become " + to.word(),
                "From " + from.word() + " it can become: "
                        + from.followers().stream().map(RunState::word).sorted().toList());
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

    private Run domain(RunEntity run) {
        return run.toDomain(seatsOf(run.workspace, run.id), modelsOf(run.workspace, run.id));
    }

    private Map<String, Set<String>> modelsOf(String workspace, String run) {
        Map<String, Set<String>> models = new TreeMap<>();
        entities.createQuery("from RunModelEntity m where m.workspace = ?1 and m.run = ?2", RunModelEntity.class)
                .setParameter(1, workspace)
                .setParameter(2, run)
                .getResultList()
                .forEach(row -> models.computeIfAbsent(row.judge, unused -> new TreeSet<>())
                        .add(row.model));
        return models;
    }

    /** Seats are written once, with their run; reading them means parsing a judge and a prompt each time. */
    private List<Seat> seatsOf(String workspace, String run) {
        return seatsRead.of(new RunEntity.Key(workspace, run), () -> readSeats(workspace, run));
    }

    private List<Seat> readSeats(String workspace, String run) {
        return seats.find("workspace = ?1 and run = ?2 order by seat", workspace, run).stream()
                .map(SeatEntity::toDomain)
                .toList();
    }

    static final class Repository implements PanacheRepositoryBase<RunEntity, RunEntity.Key> {}

    static final class SeatRepository implements PanacheRepositoryBase<SeatEntity, SeatEntity.Key> {}
}
