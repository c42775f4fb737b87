package dev.assay.gate.web;

import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.edge.ProblemKind;
import dev.assay.edge.Refusal;
import dev.assay.edge.store.RandomIds;
import dev.assay.gate.AuditPlanner;
import dev.assay.gate.CheckResult;
import dev.assay.gate.EvaluatedCheck;
import dev.assay.gate.GateEvaluation;
import dev.assay.gate.GateEvaluator;
import dev.assay.gate.GateMismatch;
import dev.assay.gate.GatePolicy;
import dev.assay.gate.IntegrityFinding;
import dev.assay.gate.IntegrityRules;
import dev.assay.gate.RepeatedGate;
import dev.assay.gate.store.GateEvaluations;
import dev.assay.run.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Puts policies to runs: gathers the evidence, looks at its integrity, decides, and keeps what was decided. */
@ApplicationScoped
public class GateDesk {

    private final GateEvidence evidence;
    private final GateEvaluations evaluations;
    private final AuditLog auditLog;
    private final RandomIds ids;
    private final Clock clock;

    GateDesk(GateEvidence evidence, GateEvaluations evaluations, AuditLog auditLog, RandomIds ids, Clock clock) {
        this.evidence = evidence;
        this.evaluations = evaluations;
        this.auditLog = auditLog;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Puts a policy to a run and keeps what comes out.
     *
     * @param baseline the run to compare with, instead of the policy's own
     */
    public GateEvaluation evaluate(Caller caller, GatePolicy policy, Run run, Optional<String> baseline) {
        Instant now = clock.instant();
        GateEvidence.Gathered gathered = gathered(caller, policy, run, baseline);
        List<IntegrityFinding> findings =
                new IntegrityRules(policy.integrity(), now).of(gathered.facts(), gathered.needsGold());
        List<EvaluatedCheck> checks = List.of();
        if (IntegrityFinding.isValid(findings)) {
            AuditPlanner planner = new AuditPlanner(policy, gathered.toAudit());
            checks = decided(policy, gathered, now).stream()
                    .map(result -> EvaluatedCheck.of(result, planner.planFor(result)))
                    .toList();
        }
        AuditLog.Head head = auditLog.head(caller.workspace());
        GateEvaluation evaluation = GateEvaluation.of(
                new GateEvaluation.Header(
                        ids.next("geval"),
                        policy,
                        run.id(),
                        run.evalset(),
                        gathered.baseline(),
                        gathered.certificates(),
                        head.seq() + ":" + head.hash(),
                        now,
                        caller.subject()),
                checks,
                findings);
        evaluations.add(caller, evaluation, run);
        return evaluation;
    }

    /** How often the policy would say something else had the items been drawn once more; nothing is kept. */
    public List<RepeatedGate.Changes> repeat(
            Caller caller, GatePolicy policy, Run run, Optional<String> baseline, int repeats) {
        Instant now = clock.instant();
        GateEvidence.Gathered gathered = gathered(caller, policy, run, baseline);
        List<IntegrityFinding> findings =
                new IntegrityRules(policy.integrity(), now).of(gathered.facts(), gathered.needsGold());
        if (!IntegrityFinding.isValid(findings)) {
            throw new Refusal(
                    ProblemKind.EVIDENCE_INVALID,
                    "the evidence breaks the policy's integrity rules",
                    "gate check says what to do about each.",
                    findings.stream()
                            .filter(finding -> finding.status() == IntegrityFinding.Status.BROKEN)
                            .map(IntegrityFinding::detail)
                            .toList());
        }
        return new RepeatedGate(policy, gathered.subjects(), today(now))
                .of(gathered.evidence(), repeats, policy.defaults().seed());
    }

    /** Why a policy cannot be put to a run; empty where it can. Nothing is opened for that. */
    public Optional<String> mismatch(Caller caller, GatePolicy policy, Run run) {
        try {
            evidence.subjects(caller, policy, run);
            return Optional.empty();
        } catch (GateMismatch mismatch) {
            return Optional.of(mismatch.getMessage() + "; " + mismatch.hint());
        }
    }

    private GateEvidence.Gathered gathered(Caller caller, GatePolicy policy, Run run, Optional<String> baseline) {
        try {
            return evidence.gather(caller, policy, run, baseline);
        } catch (GateMismatch mismatch) {
            throw refused(mismatch);
        }
    }

    private static List<CheckResult> decided(GatePolicy policy, GateEvidence.Gathered gathered, Instant now) {
        try {
            return new GateEvaluator(policy, gathered.evidence(), today(now)).decide(gathered.subjects());
        } catch (GateMismatch mismatch) {
            throw refused(mismatch);
        }
    }

    private static Refusal refused(GateMismatch mismatch) {
        return new Refusal(
                ProblemKind.GATE_MISMATCH,
                Optional.ofNullable(mismatch.getMessage()).orElse(""),
                mismatch.hint());
    }

    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }
}
