package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the DeLong values of the golden file on calibration; its other values belong to calibration. */
class GoldenRocTest {

    @TestFactory
    Stream<DynamicTest> delong_meets_the_golden_values() {
        String asah = "delong_asah_113/";
        GoldenCases cases = GoldenCases.of("04-calibration.json");
        for (String marker : new String[] {"s100b", "wfns", "ndka"}) {
            String name = asah + "auc_" + marker;
            cases.meets(name, in -> RocAuc.value(marker(in, marker)).orElseThrow())
                    .meets(name + ".ci95_delong", in -> bounds(marker(in, marker)))
                    .meets(name + ".var", in -> RocAuc.variance(marker(in, marker))
                            .orElseThrow());
        }
        return cases.meets(asah + "cov_s100b_wfns", in -> compared(in, "wfns").covariance())
                .meets(asah + "paired_test_s100b_vs_wfns", in -> compared(in, "wfns")
                        .z())
                .meets(asah + "paired_test_s100b_vs_wfns.p", in -> compared(in, "wfns")
                        .pValue())
                .meets(asah + "paired_test_s100b_vs_ndka", in -> compared(in, "ndka")
                        .z())
                .meets(asah + "paired_test_s100b_vs_ndka.p", in -> compared(in, "ndka")
                        .pValue())
                .isNoTarget(asah + "youden_s100b", "a threshold choice, which belongs to calibration")
                .meets("delong_edges/var_auc_perfect", in -> RocAuc.variance(
                                outcomes(new int[] {0, 0, 1, 1}, 0.1, 0.2, 0.8, 0.9))
                        .orElseThrow())
                .meets("delong_edges/auc_all_ties", in -> RocAuc.value(
                                outcomes(new int[] {0, 1, 0, 1}, 0.5, 0.5, 0.5, 0.5))
                        .orElseThrow())
                .tests("delong_*");
    }

    @TestFactory
    Stream<DynamicTest> the_area_of_the_calibration_case_meets_the_golden_values() {
        return GoldenCases.of("04-calibration.json")
                .meets("binary_calibration_60/roc_auc", in -> RocAuc.value(calibration(in))
                        .orElseThrow())
                .isNoTarget("binary_calibration_60/roc_curve*", "a curve, not read here")
                .tests("binary_calibration_60/roc_*");
    }

    @TestFactory
    Stream<DynamicTest> the_interval_of_the_calibration_case_meets_the_golden_values() {
        return GoldenCases.of("04-calibration.json")
                .meets("binary_calibration_60/auc_delong_ci95", in -> bounds(calibration(in)))
                .meets("binary_calibration_60/auc_delong_ci95.variance", in -> RocAuc.variance(calibration(in))
                        .orElseThrow())
                .tests("binary_calibration_60/auc_*");
    }

    private static ScoredOutcomes calibration(JsonNode in) {
        return outcomes(ints(in.get("y")), doubles(in.get("score")));
    }

    private static AucDifference compared(JsonNode in, String other) {
        return RocAuc.compare(marker(in, "s100b"), marker(in, other)).orElseThrow();
    }

    private static ScoredOutcomes marker(JsonNode in, String marker) {
        return outcomes(ints(in.get("y")), doubles(in.get(marker)));
    }

    private static ScoredOutcomes outcomes(int[] y, double... scores) {
        boolean[] positive = new boolean[y.length];
        for (int item = 0; item < y.length; item++) {
            positive[item] = y[item] == 1;
        }
        return ScoredOutcomes.of(scores, positive);
    }

    /** The reference is on the plain scale; ours is on the logit scale, from the same area and variance. */
    private static double[] bounds(ScoredOutcomes outcomes) {
        double area = RocAuc.value(outcomes).orElseThrow();
        double half = StandardNormal.twoSided(0.95)
                * Math.sqrt(RocAuc.variance(outcomes).orElseThrow());
        return new double[] {Math.max(0, area - half), Math.min(1, area + half)};
    }
}
