package dev.assay.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.edge.files.FileText;
import dev.assay.gate.files.GatePolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateLintTest {

    private static final double Z_95 = 1.6448536269514722;

    /** Wilson's lower bound of a share of 1 is n/(n + z^2). */

    // z^2 = 2.7055; z^2 c/(1-c) is 10.82 for c = .80, 24.35 for .90, 51.41 for .95, and 1 - c mirrors an upper bound.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lowerBound >= 0.80 | 10 | no result at n = 10 supports 'lowerBound >= 0.8': the best bound is 0.787; n must be at least 11",
                "lowerBound >= 0.80 | 11 |",
                "lowerBound >= 0.90 | 24 | no result at n = 24 supports 'lowerBound >= 0.9': the best bound is 0.899; n must be at least 25",
                "lowerBound >= 0.90 | 25 |",
                "lowerBound >= 0.95 | 51 | no result at n = 51 supports 'lowerBound >= 0.95': the best bound is 0.950; n must be at least 52",
                "lowerBound >= 0.95 | 52 |",
                "upperBound <= 0.05 | 51 | no result at n = 51 supports 'upperBound <= 0.05': the best bound is 0.050; n must be at least 52",
                "upperBound <= 0.05 | 52 |",
                "lowerBound >= 1    | 9999 | no result at n = 9999 supports 'lowerBound >= 1': the best bound is 1.000; none is large enough"
            })
    void refuses_a_claim_that_no_result_could_support(String claim, int n, String detail) {
        List<GateLint.Finding> findings =
                GateLint.of(policy("metric: agreement.percent, claim: " + claim + ", minN: " + n));

        assertThat(findings)
                .isEqualTo(
                        detail == null
                                ? List.of()
                                : List.of(new GateLint.Finding("a", GateLint.Severity.REFUSED, detail)));
    }

    @Test
    void counts_positives_where_only_positives_are_judged() {
        List<GateLint.Finding> findings =
                GateLint.of(policy("metric: judge.sensitivity, claim: lowerBound >= 0.8, minN: 500, minPositives: 10"));

        assertThat(findings).extracting(GateLint.Finding::severity).containsExactly(GateLint.Severity.REFUSED);
    }

    @Test
    void leaves_metrics_alone_whose_bounds_are_not_wilson_s() {
        assertThat(GateLint.of(policy("metric: agreement.kappa, claim: lowerBound >= 0.95, minN: 10")))
                .isEmpty();
    }

    @Test
    void advises_against_a_claim_that_ignores_uncertainty() {
        List<GateLint.Finding> findings = GateLint.of(policy("metric: agreement.kappa, claim: value >= 0.6"));

        assertThat(findings)
                .containsExactly(new GateLint.Finding(
                        "a",
                        GateLint.Severity.ADVICE,
                        "'value >= 0.6' takes the value of agreement.kappa for the truth, whatever its interval;"
                                + " claim a bound instead"));
    }

    @Test
    void has_nothing_against_the_value_of_a_count() {
        assertThat(GateLint.of(policy("metric: hardFail.confirmed, claim: value == 0")))
                .isEmpty();
    }

    private static GatePolicy policy(String check) {
        return GatePolicyReader.read(
                new FileText("gates/g.yaml", "id: g\nversion: 1.0.0\nchecks: [{id: a, " + check + "}]\n"));
    }
}
