package dev.assay.stats;

import static dev.assay.stats.GoldenInputs.doubles;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Meets the adjusted p-values of the golden file on the alternative annotator test; its other cases belong to that test. */
class GoldenMultipleTestingTest {

    @TestFactory
    Stream<DynamicTest> adjusted_p_values_meet_the_golden_values() {
        return GoldenCases.of("02-alt-test.json")
                .meets("by_bh_holm_adjust/BH", adjusted(MultipleTesting.BENJAMINI_HOCHBERG))
                .meets("by_bh_holm_adjust/BY", adjusted(MultipleTesting.BENJAMINI_YEKUTIELI))
                .meets("by_bh_holm_adjust/holm", adjusted(MultipleTesting.HOLM))
                .meets("by_bh_holm_adjust/hochberg", adjusted(MultipleTesting.HOCHBERG))
                .meets("by_bh_holm_adjust/bonferroni", adjusted(MultipleTesting.BONFERRONI))
                .meets("by_procedure_alttest/rejected_indices", GoldenMultipleTestingTest::rejected)
                .tests("by_*");
    }

    private static Function<JsonNode, Object> adjusted(MultipleTesting method) {
        return in -> method.adjust(doubles(in.get("p")));
    }

    private static Object rejected(JsonNode in) {
        double[] adjusted = MultipleTesting.BENJAMINI_YEKUTIELI.adjust(doubles(in.get("p")));
        return IntStream.range(0, adjusted.length)
                .filter(test -> adjusted[test] <= in.get("q").asDouble())
                .toArray();
    }
}
