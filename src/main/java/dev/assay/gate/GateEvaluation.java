package dev.assay.gate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a policy says about a run: immutable, and the same on the same evidence and day.
 *
 * @param id such as {@code geval_…}
 * @param baseline the run that was compared with, where some check compares
 * @param checks none where the evidence is invalid
 * @param auditHead sequence number and hash of the trail's last row before this one
 */
public record GateEvaluation(
        String id,
        GatePolicy policy,
        String run,
        Optional<String> baseline,
        GateOutcome outcome,
        List<CheckResult> checks,
        List<IntegrityFinding> integrity,
        String auditHead,
        Instant at,
        String by) {

    public GateEvaluation {
        checks = List.copyOf(checks);
        integrity = List.copyOf(integrity);
    }

    /** Whether the findings let anything be decided. */
    public static boolean isValid(List<IntegrityFinding> findings) {
        return findings.stream().noneMatch(finding -> finding.status() == IntegrityFinding.Status.BROKEN);
    }

    /** The outcome of checks on valid evidence; a warning about the evidence keeps it from being a plain pass. */
    public static GateOutcome outcome(
            List<CheckResult> checks, List<IntegrityFinding> integrity, GatePolicy.OnInconclusive onInconclusive) {
        if (!isValid(integrity)) {
            return GateOutcome.INVALID;
        }
        GateOutcome worst =
                GateOutcome.worst(checks.stream().map(CheckResult::outcome).toList(), onInconclusive);
        boolean isWarned = integrity.stream().anyMatch(finding -> finding.status() == IntegrityFinding.Status.WARN);
        return worst == GateOutcome.PASS && isWarned ? GateOutcome.WARN : worst;
    }
}
