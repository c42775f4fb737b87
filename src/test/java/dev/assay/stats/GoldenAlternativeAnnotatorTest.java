package dev.assay.stats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.raters.Alignment;
import dev.assay.stats.raters.AlternativeAnnotatorPlan;
import dev.assay.stats.raters.AlternativeAnnotatorTest;
import dev.assay.stats.raters.AlternativeAnnotators;
import dev.assay.stats.raters.AnnotatedItems;
import dev.assay.stats.raters.HumanComparison;
import dev.assay.stats.raters.SmallSamples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class GoldenAlternativeAnnotatorTest {

    @TestFactory
    Stream<DynamicTest> the_alternative_annotator_test_meets_its_golden_values() {
        return Stream.of("nominal_*", "ordinal_*", "edge_*")
                .flatMap(scope -> cases(scope).tests(scope));
    }

    private static GoldenCases cases(String scope) {
        GoldenCases cases = GoldenCases.of("02-alt-test.json")
                .meets(
                        scope + "/winning_rate",
                        with(answer -> answer.winningRate().value().orElseThrow()))
                .meets(
                        scope + "/average_advantage_probability",
                        with(answer -> answer.advantageProbability().value().orElseThrow()))
                .meets(scope + "/passed", with(AlternativeAnnotators::isPassed))
                .meets(scope + "/rejected_annotators", GoldenAlternativeAnnotatorTest::winners)
                .meets(scope + "/per_annotator", GoldenAlternativeAnnotatorTest::table)
                .isNoTarget(scope + "/stdout", "the tool's message");
        return scope.equals("edge_*")
                ? cases.isNoTarget(
                        "edge_zero_variance_*/per_annotator", "an infinite and an undefined t; ours has no t there")
                : cases;
    }

    private static Function<JsonNode, Object> with(Function<AlternativeAnnotators, Object> field) {
        return in -> field.apply(answer(in));
    }

    private static AlternativeAnnotators answer(JsonNode in) {
        Alignment alignment =
                in.get("scoring").asText().equals("neg_rmse") ? Alignment.NEGATIVE_RMSE : Alignment.NOMINAL;
        AlternativeAnnotatorPlan plan = new AlternativeAnnotatorPlan(
                alignment, in.get("epsilon").asDouble(), in.get("q_fdr").asDouble(), SmallSamples.NOT_TESTED);
        return AlternativeAnnotatorTest.test(items(in), plan, BootstrapPlan.seeded(1));
    }

    private static AnnotatedItems items(JsonNode in) {
        List<OptionalDouble[]> humans = new ArrayList<>();
        List<OptionalDouble> judge = new ArrayList<>();
        in.get("llm").properties().forEach(item -> {
            judge.add(OptionalDouble.of(item.getValue().asDouble()));
            humans.add(in.get("humans").properties().stream()
                    .map(human -> human.getValue().path(item.getKey()))
                    .map(label -> label.isMissingNode() ? OptionalDouble.empty() : OptionalDouble.of(label.asDouble()))
                    .toArray(OptionalDouble[]::new));
        });
        return AnnotatedItems.of(humans.toArray(OptionalDouble[][]::new), judge.toArray(OptionalDouble[]::new));
    }

    private static Object winners(JsonNode in) {
        List<String> names =
                in.get("humans").properties().stream().map(Map.Entry::getKey).toList();
        return answer(in).humans().stream()
                .filter(human -> human.result() == HumanComparison.Result.JUDGE_WINS)
                .map(human -> names.get(human.human()))
                .toList();
    }

    private static Object table(JsonNode in) {
        return answer(in).humans().stream()
                .map(GoldenAlternativeAnnotatorTest::row)
                .toList();
    }

    private static Map<String, Object> row(HumanComparison human) {
        Map<String, Object> row = new LinkedHashMap<>();
        if (!human.isTested()) {
            row.put("skipped", true);
            row.put("n", human.n());
            return row;
        }
        row.put("n", human.n());
        row.put("rho_llm", human.judgeAdvantage());
        row.put("rho_human", human.humanAdvantage());
        row.put("d_mean", human.meanDifference());
        row.put("d_sd", human.spread().orElseThrow());
        row.put("t", human.statistic().orElseThrow());
        row.put("p", human.pValue().orElseThrow());
        return row;
    }
}
