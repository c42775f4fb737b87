package dev.assay.gate;

import static dev.assay.gate.ScriptedEvidence.evidence;
import static dev.assay.gate.ScriptedEvidence.normal;
import static dev.assay.gate.ScriptedEvidence.share;
import static dev.assay.gate.ScriptedEvidence.undefined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.edge.files.FileText;
import dev.assay.gate.files.GatePolicyReader;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateEvaluatorTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    /** Wilson at one-sided .95 (z 1.645): 190/200 lies in [.918, .970], 170/200 in [.804, .887], 150/200 in [.697, .797]. */
    @ParameterizedTest
    @CsvSource({
        "lowerBound >= 0.80, 190, PASS",
        "lowerBound >= 0.80, 170, PASS",
        "lowerBound >= 0.85, 170, INCONCLUSIVE",
        "lowerBound >= 0.90, 170, FAIL",
        "lowerBound >= 0.80, 150, FAIL",
        "upperBound <= 0.80, 150, PASS",
        "upperBound <= 0.78, 150, INCONCLUSIVE",
        "upperBound <= 0.60, 150, FAIL",
        "value >= 0.75, 150, PASS",
        "value >= 0.76, 150, FAIL",
    })
    void decides_by_bounds_and_never_by_the_point(String claim, int successes, CheckOutcome outcome) {
        CheckResult result = one(claim, "", evidence().with(Metric.PERCENT, share(successes, 200)));

        assertEquals(outcome, result.outcome(), result.rule());
    }

    @Test
    void says_which_bound_decided() {
        CheckResult result = one("lowerBound >= 0.80", "", evidence().with(Metric.PERCENT, share(170, 200)));

        assertEquals("lower bound 0.804 >= 0.800", result.rule());
        assertEquals(0.95, result.boundLevel());
        assertEquals(200, result.n());
    }

    @Test
    void decides_nothing_below_a_minimum_whatever_the_number() {
        CheckResult result = one("lowerBound >= 0.10", "minN: 201", evidence().with(Metric.PERCENT, share(200, 200)));

        assertEquals(CheckOutcome.INCONCLUSIVE, result.outcome());
        assertEquals("n 200 is below minN 201", result.rule());
    }

    @Test
    void softens_what_is_below_a_minimum_where_the_policy_says_so() {
        CheckResult result = one(
                "lowerBound >= 0.10", "minN: 201, belowMinN: warn", evidence().with(Metric.PERCENT, share(200, 200)));

        assertEquals(CheckOutcome.WARN, result.outcome());
    }

    @Test
    void never_passes_an_undefined_metric() {
        CheckResult result =
                one("lowerBound >= 0.10", "", evidence().with(Metric.PERCENT, undefined("one class only")));

        assertEquals(CheckOutcome.INCONCLUSIVE, result.outcome());
        assertEquals("one class only", result.reason());
    }

    @Test
    void never_passes_what_was_never_measured() {
        assertEquals(
                CheckOutcome.INCONCLUSIVE,
                one("lowerBound >= 0.10", "", evidence()).outcome());
    }

    /** Non-inferiority by .03: bounds of a difference at +-1.645 x .01. */
    @ParameterizedTest
    @CsvSource({"0.0, PASS", "-0.01, PASS", "-0.03, INCONCLUSIVE", "-0.06, FAIL"})
    void holds_a_difference_against_minus_the_margin(double difference, CheckOutcome outcome) {
        GatePolicy policy =
                policy("- {id: c, metric: item.passRate, baseline: last-passed, claim: nonInferior, margin: 0.03}", "");

        CheckResult result = decide(policy, evidence().with(Metric.PASS_RATE, normal(difference, 0.01, 700)))
                .get(0);

        assertEquals(outcome, result.outcome(), result.rule());
    }

    /**
     * Two slices at .95: Holm asks .975 of the first. 46/50 = .92 has a lower bound of .838 at .95, of .812 at .975 (z
     * 1.96).
     */
    @Test
    void asks_more_of_each_slice_of_a_family() {
        ScriptedEvidence two = evidence()
                .inSlice(Metric.PERCENT, Map.of("language", "de"), share(46, 50))
                .inSlice(Metric.PERCENT, Map.of("language", "fr"), share(30, 50));
        String check =
                "- {id: c, metric: agreement.percent, criterion: insult, forEach: [language], claim: lowerBound >= 0.82}";

        List<CheckResult> results = decide(policy(check, ""), two);

        assertEquals("c[language=de]", results.get(0).id());
        assertEquals(
                CheckOutcome.INCONCLUSIVE,
                results.get(0).outcome(),
                results.get(0).rule());
        assertEquals(0.975, results.get(0).boundLevel(), 1e-12);
        assertEquals(CheckOutcome.FAIL, results.get(1).outcome());
    }

    /** With the small slice out, the other is alone in its family and its bound is read at .95: .838. */
    @Test
    void leaves_a_slice_below_its_minimum_out_of_the_family() {
        ScriptedEvidence two = evidence()
                .inSlice(Metric.PERCENT, Map.of("language", "de"), share(46, 50))
                .inSlice(Metric.PERCENT, Map.of("language", "it"), share(9, 10));
        String check =
                "- {id: c, metric: agreement.percent, criterion: insult, forEach: [language], claim: lowerBound >= 0.82,"
                        + " minN: 40, belowMinN: warn}";

        List<CheckResult> results = decide(policy(check, ""), two);

        assertEquals(CheckOutcome.PASS, results.get(0).outcome(), results.get(0).rule());
        assertEquals(CheckOutcome.WARN, results.get(1).outcome());
    }

    @Test
    void refuses_slices_that_no_item_makes() {
        String check =
                "- {id: c, metric: agreement.percent, criterion: insult, forEach: [language], claim: lowerBound >= 0.82}";

        assertThrows(GateMismatch.class, () -> decide(policy(check, ""), evidence()));
    }

    @Test
    void shows_a_waived_check_as_waived_even_if_it_would_pass() {
        CheckResult result = one(
                "lowerBound >= 0.80",
                "",
                evidence().with(Metric.PERCENT, share(190, 200)),
                "waivers: [{check: c, until: 2026-11-28, by: lead@example.org, reason: gold due}]");

        assertEquals(CheckOutcome.WAIVED, result.outcome());
        assertTrue(result.reason().startsWith("waived until 2026-11-28 by lead@example.org: gold due"));
    }

    @Test
    void decides_as_ever_when_a_waiver_has_ended() {
        CheckResult result = one(
                "lowerBound >= 0.99",
                "",
                evidence().with(Metric.PERCENT, share(150, 200)),
                "waivers: [{check: c, until: 2026-11-27, by: lead@example.org, reason: gold due}]");

        assertEquals(CheckOutcome.FAIL, result.outcome());
        assertEquals("the waiver by lead@example.org ended on 2026-11-27", result.reason());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, PASS", "0, 2, INCONCLUSIVE", "1, 0, FAIL", "1, 2, FAIL"})
    void counts_confirmed_events_and_waits_for_the_others(int confirmed, int unconfirmed, CheckOutcome outcome) {
        GatePolicy policy = policy("- {id: c, metric: hardFail.confirmed, claim: value == 0}", "");
        Reading reading = new Reading.Counted(confirmed, 60, unconfirmed, "audit", "");

        assertEquals(
                outcome,
                decide(policy, evidence().with(Metric.HARD_FAIL_CONFIRMED, reading))
                        .get(0)
                        .outcome());
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL;INCONCLUSIVE;PASS, fail, FAIL",
        "INCONCLUSIVE;WARN;PASS, fail, INCONCLUSIVE",
        "INCONCLUSIVE;WARN;PASS, warn, WARN",
        "FAIL;INCONCLUSIVE, warn, FAIL",
        "WARN;PASS, fail, WARN",
        "WAIVED;PASS, fail, WARN",
        "PASS;PASS, fail, PASS",
    })
    void is_as_bad_as_its_worst_check(String checks, String onInconclusive, GateOutcome outcome) {
        List<CheckOutcome> outcomes = java.util.Arrays.stream(checks.split(";"))
                .map(CheckOutcome::valueOf)
                .toList();

        assertEquals(
                outcome,
                GateOutcome.worst(
                        outcomes,
                        GatePolicy.OnInconclusive.valueOf(onInconclusive.toUpperCase(java.util.Locale.ROOT))));
    }

    private static CheckResult one(String claim, String more, Evidence evidence, String... rest) {
        String check = "- {id: c, metric: agreement.percent, criterion: insult, claim: " + claim
                + (more.isEmpty() ? "" : ", " + more) + "}";
        return decide(policy(check, String.join("\n", rest)), evidence).get(0);
    }

    private static List<CheckResult> decide(GatePolicy policy, Evidence evidence) {
        Map<String, Subject> subjects = new HashMap<>();
        policy.checks()
                .forEach(check ->
                        subjects.put(check.id(), new Subject(Optional.of("strict-gpt"), check.criterion(), Map.of())));
        return new GateEvaluator(policy, evidence, TODAY).decide(subjects);
    }

    private static GatePolicy policy(String check, String rest) {
        return GatePolicyReader.read(
                new FileText("gate.yaml", "id: release\nversion: 1.0.0\nchecks:\n  " + check + "\n" + rest + "\n"));
    }
}
