package dev.assay.gate;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a policy says about a run: immutable, and the same on the same evidence and day.
 *
 * @param id such as {@code geval_…}
 * @param version of the policy
 * @param fingerprint of the policy
 * @param baseline the run that was compared with, where some check compares
 * @param outcome {@code pass}, {@code warn}, {@code fail}, {@code inconclusive} or {@code invalid}
 * @param summary one sentence
 * @param confidenceLevel one-sided, of the policy
 * @param checks none where the evidence is invalid
 * @param certificates ids of those that the checks rest on
 * @param auditHead sequence number and hash of the trail's last row before this one
 */
public record GateEvaluation(
        String id,
        String gate,
        String version,
        String fingerprint,
        String run,
        String evalset,
        Optional<String> baseline,
        String outcome,
        String summary,
        double confidenceLevel,
        long seed,
        List<EvaluatedCheck> checks,
        List<Rule> integrity,
        List<String> certificates,
        String auditHead,
        Instant at,
        String by) {

    public GateEvaluation {
        checks = List.copyOf(checks);
        integrity = List.copyOf(integrity);
        certificates = List.copyOf(certificates);
    }

    /**
     * One integrity rule, as it is kept and shown.
     *
     * @param status {@code ok}, {@code warn} or {@code broken}
     */
    public record Rule(String rule, String subject, String status, String detail, String hint) {

        static Rule of(IntegrityFinding finding) {
            return new Rule(
                    finding.rule(), finding.subject(), finding.status().word(), finding.detail(), finding.hint());
        }
    }

    /** Who asked, and for what. */
    public record Header(
            String id,
            GatePolicy policy,
            String run,
            String evalset,
            Optional<String> baseline,
            List<String> certificates,
            String auditHead,
            Instant at,
            String by) {}

    /**
     * An evaluation of results and findings.
     *
     * @param checks decided on the evidence; left out where a finding is broken
     */
    public static GateEvaluation of(Header header, List<EvaluatedCheck> checks, List<IntegrityFinding> findings) {
        GatePolicy policy = header.policy();
        List<EvaluatedCheck> decided = IntegrityFinding.isValid(findings) ? checks : List.of();
        GateOutcome outcome = GateOutcome.of(
                decided.stream()
                        .map(check -> CheckOutcome.valueOf(check.outcome().toUpperCase(Locale.ROOT)))
                        .toList(),
                findings,
                policy.defaults().onInconclusive());
        return new GateEvaluation(
                header.id(),
                policy.id(),
                policy.version(),
                policy.fingerprint().value(),
                header.run(),
                header.evalset(),
                header.baseline(),
                outcome.word(),
                new GateSentence(outcome, decided, findings).text(),
                policy.defaults().confidenceLevel(),
                policy.defaults().seed(),
                decided,
                findings.stream().map(Rule::of).toList(),
                header.certificates(),
                header.auditHead(),
                header.at(),
                header.by());
    }

    /** Whether a release may go out on it. */
    public boolean letsRelease() {
        return GateOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)).isReleasing();
    }
}
