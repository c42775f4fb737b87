package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.edge.files.FileText;
import dev.assay.gate.files.GatePolicyReader;
import dev.assay.sampling.AuditPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditPlannerTest {

    /** .90 observed against .85: the binomial search of planning says 284; 100 are there, 184 are missing. */
    @Test
    void says_how_many_more_items_settle_a_share_and_draws_them() {
        AuditPlan plan =
                plan("agreement.percent", ScriptedEvidence.share(90, 100), 400).orElseThrow();

        int needed = dev.assay.stats.planning.BinomialPower.smallestSize(0.9, 0.85, 0.8, 0.95)
                .orElseThrow();
        assertEquals(Optional.of(needed - 100L), plan.more());
        assertEquals(needed - 100, plan.items().size());
        assertTrue(plan.items().stream().allMatch(item -> item.samplingProb() == (needed - 100) / 400.0));
    }

    @Test
    void says_when_not_enough_items_are_left() {
        AuditPlan plan =
                plan("agreement.percent", ScriptedEvidence.share(90, 100), 10).orElseThrow();

        assertEquals(10, plan.items().size());
        assertTrue(plan.assumes().contains("only 10 unaudited items"), plan.assumes());
    }

    /** 18 of 20 defects seen among 200 audited items: each further defect takes ten audited items. */
    @Test
    void counts_the_items_that_one_more_defect_takes() {
        Reading reading = new Reading.Measured(
                ((Reading.Measured) ScriptedEvidence.share(18, 20)).estimate(),
                new Reading.Support(200, 20, 200),
                "test");

        AuditPlan plan = plan("judge.sensitivity", reading, 5000).orElseThrow();

        int needed = dev.assay.stats.planning.BinomialPower.smallestSize(0.9, 0.85, 0.8, 0.95)
                .orElseThrow();
        assertEquals(Optional.of((needed - 20) * 10L), plan.more());
    }

    @Test
    void promises_nothing_where_the_truth_seems_to_lie_on_the_claim() {
        AuditPlan plan =
                plan("agreement.percent", ScriptedEvidence.share(85, 100), 400).orElseThrow();

        assertEquals(Optional.empty(), plan.more());
        assertTrue(plan.assumes().contains("on the claim's line"), plan.assumes());
    }

    @Test
    void plans_nothing_for_what_is_decided() {
        assertEquals(Optional.empty(), plan("agreement.percent", ScriptedEvidence.share(100, 100), 400));
    }

    private static Optional<AuditPlan> plan(String metric, Reading reading, int unaudited) {
        GatePolicy policy = GatePolicyReader.read(new FileText(
                "gate.yaml",
                "id: release\nversion: 1.0.0\nchecks:\n  - {id: c, metric: " + metric
                        + ", criterion: insult, claim: lowerBound >= 0.85}\n"));
        Metric about = policy.checks().get(0).metric();
        CheckResult result = new GateEvaluator(
                        policy, ScriptedEvidence.evidence().with(about, reading), LocalDate.parse("2026-11-28"))
                .decide(Map.of("c", new Subject(Optional.of("strict-gpt"), Optional.of("insult"), Map.of())))
                .get(0);
        List<String> items =
                IntStream.range(0, unaudited).mapToObj(number -> "i" + number).toList();
        return new AuditPlanner(policy, Map.of(Metric.Source.GOLD_PAIRS, new AuditPlanner.Pool("chat", items)))
                .planFor(result);
    }
}
