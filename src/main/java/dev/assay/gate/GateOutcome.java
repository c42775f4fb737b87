package dev.assay.gate;

import java.util.List;
import java.util.Locale;

/** How a whole evaluation came out. */
public enum GateOutcome {
    PASS,
    WARN,
    INCONCLUSIVE,
    FAIL,
    /** The evidence breaks the policy's integrity rules, and no check was decided. */
    INVALID;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a release may go out on it. */
    public boolean isReleasing() {
        return this == PASS || this == WARN;
    }

    /**
     * The worst of the checks: {@code fail} over {@code inconclusive} over {@code warn}, with which {@code waived} ranks,
     * over {@code pass}.
     *
     * @param onInconclusive a policy that only advises turns an inconclusive evaluation into a warning
     */
    static GateOutcome worst(List<CheckOutcome> checks, GatePolicy.OnInconclusive onInconclusive) {
        CheckOutcome worst = checks.stream().max(Enum::compareTo).orElse(CheckOutcome.INCONCLUSIVE);
        return switch (worst) {
            case PASS -> PASS;
            case WAIVED, WARN -> WARN;
            case INCONCLUSIVE -> onInconclusive == GatePolicy.OnInconclusive.WARN ? WARN : INCONCLUSIVE;
            case FAIL -> FAIL;
        };
    }

    /** The outcome of checks on evidence; a warning about the evidence keeps it from being a plain pass. */
    static GateOutcome of(
            List<CheckOutcome> checks, List<IntegrityFinding> findings, GatePolicy.OnInconclusive onInconclusive) {
        if (!IntegrityFinding.isValid(findings)) {
            return INVALID;
        }
        GateOutcome worst = worst(checks, onInconclusive);
        boolean isWarned = findings.stream().anyMatch(finding -> finding.status() == IntegrityFinding.Status.WARN);
        return worst == PASS && isWarned ? WARN : worst;
    }
}
