package dev.assay.real;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real recorded verdicts beside real human labels: the report must print what was published about them. */
@QuarkusTest
class PublishedFiguresTest {

    private static final List<String> SUBSETS = List.of("Natural", "Neighbor", "GPTInst", "GPTOut", "Manual");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Accuracy over both orders and agreement between the two orders, percent, as the authors' statistics files say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gpt-4-vanilla-norules   | 93.5 97.0 | 64.2 89.6 | 76.6 90.2 | 76.6 87.2 | 75.0 89.1
            gpt-4-cot               | 94.5 91.0 | 75.0 90.3 | 83.2 90.2 | 74.5 87.2 | 73.9 82.6
            gpt-4-metrics-reference | 96.0 96.0 | 85.4 94.8 | 89.7 90.2 | 72.3 83.0 | 83.7 84.8
            gpt-4-swap              | 94.5 97.0 | 77.6 97.0 | 88.0 95.7 | 73.4 97.9 | 81.5 93.5
            chatgpt-vanilla-norules | 79.0 68.0 | 17.9 73.1 | 29.3 52.2 | 43.6 42.6 | 37.0 47.8
            chatgpt-cot             | 74.0 64.6 | 22.8 63.2 | 29.3 59.3 | 44.7 41.3 | 35.9 51.1
            palm2-vanilla           | 83.0 79.6 | 62.7 67.2 | 73.4 68.1 | 59.6 66.0 | 65.2 86.7
            falcon-vanilla          | 74.0 52.0 | 50.4 42.5 | 50.0 30.4 | 54.3 29.8 | 51.1 50.0
            """)
    void llmbar_reproduces_accuracy_and_consistency_of_every_judge_on_every_subset(
            String judge, String natural, String neighbor, String gptInst, String gptOut, String manual)
            throws IOException {
        JsonPath agreement = agreement(llmbar(), "split=all&by=subset&judge=" + judge);

        List<String> expected = List.of(natural, neighbor, gptInst, gptOut, manual);
        for (int i = 0; i < expected.size(); i++) {
            String slice = "judges[0].slices.find { it.value == '" + SUBSETS.get(i) + "' }.bias.position.";
            assertThat(percent(agreement, slice + "accuracyOverOrders.value")
                            + " "
                            + percent(agreement, slice + "consistency.value"))
                    .as("%s on %s", judge, SUBSETS.get(i))
                    .isEqualTo(expected.get(i));
        }
    }

    /**
     * The publication counts a pair with two unreadable orders as agreeing and with one as disagreeing; Assay leaves
     * both out. The published figures follow from the stored judgements by the publication's own rule.
     */
    @ParameterizedTest
    @CsvSource({
        "chatgpt-cot,Natural,64.0",
        "chatgpt-cot,Neighbor,62.7",
        "chatgpt-cot,GPTInst,58.7",
        "chatgpt-cot,GPTOut,40.4",
        "chatgpt-cot,Manual,50.0",
        "palm2-vanilla,Natural,80.0",
        "palm2-vanilla,GPTInst,68.5",
        "palm2-vanilla,Manual,87.0"
    })
    void llmbar_s_published_consistency_follows_from_the_judgements_by_its_own_rule(
            String judge, String subset, String published) throws IOException {
        String lines = given().accept("application/x-ndjson")
                .get("/v1/runs/" + llmbar() + "/judgements?judge=" + judge)
                .asString();

        Map<String, List<String>> labels = lines.lines()
                .map(PublishedFiguresTest::json)
                .filter(line -> line.path("itemId").asText().startsWith("llmbar-" + subset + "-"))
                .collect(Collectors.groupingBy(
                        line -> line.path("itemId").asText(),
                        Collectors.mapping(line -> line.path("label").asText("none"), Collectors.toList())));
        long agreeing = labels.values().stream()
                .filter(both -> both.get(0).equals(both.get(1)))
                .count();

        assertThat(oneDecimal(100.0 * agreeing / labels.size())).isEqualTo(published);
    }

    @Test
    void llmbar_counts_thirteen_verdicts_without_a_winner_as_unreadable() throws IOException {
        JsonPath run = given().get("/v1/runs/" + llmbar()).jsonPath();

        assertThat(run.getLong("progress.total")).isEqualTo(6704);
        assertThat(run.getLong("progress.unreadable")).isEqualTo(13);
        assertThat(run.getString("status")).isEqualTo("succeeded");
    }

    @ParameterizedTest
    @CsvSource({"gpt-3.5-turbo,25,71.56,0.4929,69.77", "pandalm-7b,0,66.77,0.4354,66.77"})
    void pandalm_reproduces_accuracy_and_kappa_under_both_policies(
            String judge, long unreadable, String accuracy, String kappa, String accuracyUnscoredWrong)
            throws IOException {
        JsonPath left = agreement(pandalm(), "split=all&by=&judge=" + judge);
        JsonPath wrong = agreement(pandalm(), "split=all&by=&unscored=disagree&judge=" + judge);

        assertThat(left.getLong("judges[0].coverage.unreadable")).isEqualTo(unreadable);
        assertThat(twoDecimals(100 * left.getDouble("judges[0].metrics.accuracy.value")))
                .isEqualTo(accuracy);
        assertThat(String.format(Locale.ROOT, "%.4f", left.getDouble("judges[0].metrics.kappa.value")))
                .isEqualTo(kappa);
        assertThat(twoDecimals(100 * wrong.getDouble("judges[0].metrics.accuracy.value")))
                .isEqualTo(accuracyUnscoredWrong);
    }

    /** 25 garbage verdicts counted as ties: 13 of them meet a gold tie, (697 + 13) / 999 = 71.07 %. */
    @Test
    void pandalm_s_published_accuracy_holds_only_if_garbage_counts_as_a_tie() throws IOException {
        JsonPath confusion = agreement(pandalm(), "split=all&by=&judge=gpt-3.5-turbo");

        double right = confusion.getDouble("judges[0].metrics.accuracy.value") * 974;
        int garbageOnGoldTies = confusion.getInt("judges[0].confusion.unscored[2]");

        assertThat(confusion.getList("judges[0].confusion.labels")).containsExactly("first", "second", "tie");
        assertThat(twoDecimals(100 * (right + garbageOnGoldTies) / 999)).isEqualTo("71.07");
    }

    @Test
    void pandalm_s_annotators_agree_as_published() throws IOException {
        JsonPath agreement = agreement(pandalm(), "split=all&by=&judge=pandalm-7b");

        List<Float> kappas = agreement.getList("judges[0].humanCeiling.pairs.metrics.kappa.value");

        assertThat(kappas.stream().map(kappa -> String.format(Locale.ROOT, "%.4f", kappa)))
                .containsExactly("0.8520", "0.8789", "0.8617");
    }

    /** Three annotators labelled all 999 items; nothing about the test itself was published for this set. */
    @Test
    void pandalm_s_judges_are_tested_against_each_annotator() throws IOException {
        JsonPath usual = agreement(pandalm(), "split=all&by=&judge=pandalm-7b");
        JsonPath strict = agreement(pandalm(), "split=all&by=&epsilon=0&judge=pandalm-7b");

        assertThat(usual.getDouble("judges[0].altTest.epsilon")).isEqualTo(0.2);
        assertThat(usual.getList("judges[0].altTest.humans.n")).containsExactly(999, 999, 999);
        assertThat(usual.getInt("judges[0].altTest.winningRate.n")).isEqualTo(3);
        assertThat(strict.getBoolean("judges[0].altTest.passed")).isFalse();
        assertThat(usual.getDouble("judges[0].humanCeiling.leaveOneOut.humans.value"))
                .isGreaterThan(usual.getDouble("judges[0].humanCeiling.leaveOneOut.judge.value"));
        assertThat(usual.getInt("judges[0].bias.length.coefficient.n")).isPositive();
    }

    private static String llmbar() throws IOException {
        return RealEvalSets.judged("llmbar");
    }

    private static String pandalm() throws IOException {
        return RealEvalSets.judged("pandalm");
    }

    private static JsonPath agreement(String run, String query) {
        return given().get("/v1/runs/" + run + "/agreement?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(line, broken);
        }
    }

    private static String percent(JsonPath json, String path) {
        return oneDecimal(100 * json.getDouble(path));
    }

    private static String oneDecimal(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String twoDecimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
