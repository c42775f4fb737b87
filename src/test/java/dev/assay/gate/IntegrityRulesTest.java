package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.edge.files.FileText;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Evidence that keeps every rule, broken in one way at a time. */
class IntegrityRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final String POLICY = """
            id: release
            version: 1.0.0
            integrity: {maxUnscoredRate: 0.02, maxAbstainRate: 0.05, requireCertificate: true,
                        gold: {minItems: 180, maxAge: P90D, maxHoldoutLooks: 3}}
            checks:
              - {id: trust, metric: agreement.kappa, claim: lowerBound >= 0.6}
            """;

    @Test
    void finds_nothing_wrong_with_evidence_that_keeps_every_rule() {
        assertEquals(List.of(), broken(facts -> facts));
    }

    static Stream<Arguments> breaches() {
        return Stream.of(
                breach("run.complete", facts -> run(facts, "paused", 0, 750)),
                breach("run.complete", facts -> run(facts, "partial", 3, 750)),
                breach("run.complete", facts -> run(facts, "succeeded", 0, 700)),
                breach("run.complete", facts -> run(facts, "succeeded", 0, 0)),
                breach("maxUnscoredRate", facts -> counts(facts, 0, 0, 1000, 0)),
                breach("maxUnscoredRate", facts -> counts(facts, 979, 0, 11, 10)),
                breach("maxAbstainRate", facts -> counts(facts, 940, 60, 0, 0)),
                breach("certificate", facts -> certificate(facts, Optional.empty())),
                breach(
                        "certificate",
                        facts -> certificate(
                                facts,
                                Optional.of(new EvidenceFacts.OfCertificate(
                                        "cert_1", EvidenceFacts.Standing.ENDED, "expired", "certify again")))),
                breach("gold", facts -> gold(facts, Optional.empty())),
                breach("gold.minItems", facts -> gold(facts, gold(179, 0, 0, 0, 1))),
                breach("blindLabelsOnly", facts -> gold(facts, gold(0, 200, 0, 0, 1))),
                breach("gold.maxAge", facts -> gold(facts, gold(200, 0, 0, 1, 1))),
                breach(
                        "gold.maxAge",
                        facts -> gold(
                                facts,
                                Optional.of(new EvidenceFacts.OfGold(
                                        "chat", 200, 0, 0, Optional.of(NOW.minusSeconds(91 * 86400)), 0, 1, 1)))),
                breach("gold.maxHoldoutLooks", facts -> gold(facts, gold(200, 0, 0, 0, 4))),
                breach("transport.minFreshAudit", facts -> transport(facts, 59, 0.01, 0.04)),
                breach("transport.maxShift", facts -> transport(facts, 60, 0.11, 0.04)),
                breach("transport.maxDrop", facts -> transport(facts, 60, 0.01, -0.06)));
    }

    @ParameterizedTest
    @MethodSource("breaches")
    void breaks_on(String rule, UnaryOperator<EvidenceFacts> breach) {
        List<IntegrityFinding> found = broken(breach);

        assertTrue(
                found.stream().anyMatch(finding -> finding.rule().equals(rule)),
                () -> "expected " + rule + ", found " + found);
        assertTrue(found.stream().noneMatch(finding -> finding.hint().isEmpty()), "says what to do");
    }

    @Test
    void warns_of_a_certificate_that_is_about_to_end() {
        List<IntegrityFinding> findings = findings(facts -> certificate(
                facts,
                Optional.of(new EvidenceFacts.OfCertificate(
                        "cert_1", EvidenceFacts.Standing.AGEING, "until 2026-12-01", "renew it"))));

        assertTrue(IntegrityFinding.isValid(findings));
        assertEquals(
                GateOutcome.WARN, GateOutcome.of(List.of(CheckOutcome.PASS), findings, GatePolicy.OnInconclusive.FAIL));
    }

    @Test
    void keeps_what_was_decided_on_an_allowed_look_whoever_looked_later() {
        assertEquals(
                List.of(),
                broken(facts -> gold(
                        facts,
                        Optional.of(new EvidenceFacts.OfGold(
                                "chat", 200, 0, 0, Optional.of(NOW.minusSeconds(86400)), 0, 2, 9)))));
    }

    @Test
    void looks_at_gold_only_where_a_check_reads_it() {
        EvidenceFacts bare = gold(certificate(sound(), Optional.empty()), Optional.empty());

        List<IntegrityFinding> findings = rules().of(bare, Set.of());

        assertTrue(IntegrityFinding.isValid(findings), findings::toString);
    }

    private static Arguments breach(String rule, UnaryOperator<EvidenceFacts> how) {
        return Arguments.of(rule, how);
    }

    private static List<IntegrityFinding> broken(UnaryOperator<EvidenceFacts> breach) {
        return findings(breach).stream()
                .filter(finding -> finding.status() == IntegrityFinding.Status.BROKEN)
                .toList();
    }

    private static List<IntegrityFinding> findings(UnaryOperator<EvidenceFacts> breach) {
        return rules().of(breach.apply(sound()), Set.of("strict-gpt"));
    }

    private static IntegrityRules rules() {
        return new IntegrityRules(policy().integrity(), NOW);
    }

    private static GatePolicy policy() {
        return GatePolicyReader.read(new FileText("gate.yaml", POLICY));
    }

    private static EvidenceFacts sound() {
        return new EvidenceFacts(
                new EvidenceFacts.OfRun("run_1", "succeeded", 0, 750, 750),
                List.of(new EvidenceFacts.OfJudge(
                        "strict-gpt",
                        980,
                        5,
                        8,
                        7,
                        gold(200, 4, 0, 0, 1),
                        Optional.of(new EvidenceFacts.OfCertificate(
                                "cert_1", EvidenceFacts.Standing.IN_FORCE, "until 2027-05-01", "")),
                        Optional.of(transport(60, 0.05, 0.01)))));
    }

    private static Optional<EvidenceFacts.OfGold> gold(
            long items, long notBlind, long diagnostic, long undated, int look) {
        return Optional.of(new EvidenceFacts.OfGold(
                "chat", items, notBlind, diagnostic, Optional.of(NOW.minusSeconds(86400)), undated, look, look));
    }

    private static EvidenceFacts.OfTransport transport(long audit, double shift, double change) {
        return new EvidenceFacts.OfTransport(
                "2026-09", audit, List.of(figure(shift, shift + 0.2)), List.of(figure(change - 0.2, change)));
    }

    private static EvidenceFacts.Measure figure(double lower, double upper) {
        return new EvidenceFacts.Measure(
                "insult",
                Estimate.known((lower + upper) / 2, Interval.of(lower, upper, 0.95, IntervalMethod.WILSON), 200));
    }

    private static EvidenceFacts run(EvidenceFacts facts, String state, long pending, long items) {
        return new EvidenceFacts(new EvidenceFacts.OfRun("run_1", state, pending, items, 750), facts.judges());
    }

    private static EvidenceFacts counts(
            EvidenceFacts facts, long scored, long abstained, long unreadable, long failed) {
        EvidenceFacts.OfJudge judge = facts.judges().get(0);
        return new EvidenceFacts(
                facts.run(),
                List.of(new EvidenceFacts.OfJudge(
                        judge.judge(),
                        scored,
                        abstained,
                        unreadable,
                        failed,
                        judge.gold(),
                        judge.certificate(),
                        judge.transport())));
    }

    private static EvidenceFacts gold(EvidenceFacts facts, Optional<EvidenceFacts.OfGold> gold) {
        EvidenceFacts.OfJudge judge = facts.judges().get(0);
        return with(facts, gold, judge.certificate(), judge.transport());
    }

    private static EvidenceFacts certificate(EvidenceFacts facts, Optional<EvidenceFacts.OfCertificate> certificate) {
        EvidenceFacts.OfJudge judge = facts.judges().get(0);
        return with(facts, judge.gold(), certificate, judge.transport());
    }

    private static EvidenceFacts transport(EvidenceFacts facts, long audit, double shift, double change) {
        EvidenceFacts.OfJudge judge = facts.judges().get(0);
        return with(facts, judge.gold(), judge.certificate(), Optional.of(transport(audit, shift, change)));
    }

    private static EvidenceFacts with(
            EvidenceFacts facts,
            Optional<EvidenceFacts.OfGold> gold,
            Optional<EvidenceFacts.OfCertificate> certificate,
            Optional<EvidenceFacts.OfTransport> transport) {
        EvidenceFacts.OfJudge judge = facts.judges().get(0);
        return new EvidenceFacts(
                facts.run(),
                List.of(new EvidenceFacts.OfJudge(
                        judge.judge(),
                        judge.scored(),
                        judge.abstained(),
                        judge.unreadable(),
                        judge.failed(),
                        gold,
                        certificate,
                        transport)));
    }
}
