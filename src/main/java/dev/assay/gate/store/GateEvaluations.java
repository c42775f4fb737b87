package dev.assay.gate.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.gate.GateEvaluation;
import dev.assay.run.Run;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What policies said about runs; rows are written once and never changed. */
@ApplicationScoped
public class GateEvaluations {

    private static final String NEWEST_FIRST = " order by createdAt desc, id desc";

    private final Repository repository = new Repository();
    private final ObjectMapper json;
    private final AuditLog auditLog;

    GateEvaluations(ObjectMapper json, AuditLog auditLog) {
        this.json = json;
        this.auditLog = auditLog;
    }

    /** Keeps an evaluation of a run. */
    @Transactional
    public void add(Caller caller, GateEvaluation evaluation, Run run) {
        repository.persist(
                GateEvaluationEntity.of(caller.workspace(), evaluation, run.createdAt(), written(evaluation)));
        auditLog.append(
                caller,
                "gate.evaluate",
                "gate/" + evaluation.gate(),
                Map.of(
                        "evaluation",
                        evaluation.id(),
                        "run",
                        evaluation.run(),
                        "outcome",
                        evaluation.outcome(),
                        "policy",
                        evaluation.fingerprint()));
    }

    @Transactional
    public Optional<GateEvaluation> find(String workspace, String id) {
        return repository
                .find("workspace = ?1 and id = ?2", workspace, id)
                .firstResultOptional()
                .map(this::read);
    }

    /** The evaluations of a run, newest first. */
    @Transactional
    public List<GateEvaluation> ofRun(String workspace, String run, int limit) {
        return repository.find("workspace = ?1 and run = ?2" + NEWEST_FIRST, workspace, run).page(0, limit).stream()
                .map(this::read)
                .toList();
    }

    /** The evaluations by a policy, newest first. */
    @Transactional
    public List<GateEvaluation> ofGate(String workspace, String gate, int limit) {
        return repository.find("workspace = ?1 and gate = ?2" + NEWEST_FIRST, workspace, gate).page(0, limit).stream()
                .map(this::read)
                .toList();
    }

    /**
     * The run that the policy let through last among those opened before another: the baseline of {@code last-passed}.
     * Later releases do not change what an earlier one was compared with.
     */
    @Transactional
    public Optional<String> lastPassed(String workspace, String gate, Run before) {
        return repository
                .find(
                        "workspace = ?1 and gate = ?2 and outcome in ('pass', 'warn') and runOpenedAt < ?3 and run <> ?4"
                                + " order by runOpenedAt desc, createdAt desc, id desc",
                        workspace,
                        gate,
                        before.createdAt(),
                        before.id())
                .firstResultOptional()
                .map(entity -> entity.run);
    }

    private String written(GateEvaluation evaluation) {
        try {
            return json.writeValueAsString(evaluation);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an evaluation could not be written as JSON", impossible);
        }
    }

    private GateEvaluation read(GateEvaluationEntity entity) {
        try {
            return json.readValue(entity.document, GateEvaluation.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("evaluation " + entity.id + " cannot be read", broken);
        }
    }

    static final class Repository implements PanacheRepositoryBase<GateEvaluationEntity, GateEvaluationEntity.Key> {}
}
