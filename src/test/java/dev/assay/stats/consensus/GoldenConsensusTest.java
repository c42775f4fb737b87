package dev.assay.stats.consensus;

import static dev.assay.stats.GoldenInputs.doubles;
import static dev.assay.stats.GoldenInputs.ints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.stats.GoldenCases;
import dev.assay.stats.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Meets the golden file on consensus. */
class GoldenConsensusTest {

    private static final String FILE = "06-consensus.json";
    private static final String DOCTORS = "dawid_skene_1979_anaesthetists/";
    private static final String PANEL = "panel_60x6x3_known_truth/";

    @TestFactory
    Stream<DynamicTest> anaesthetists_meet_the_golden_values() {
        return GoldenCases.of(FILE)
                .meets(
                        DOCTORS + "class_marginals",
                        in -> doctors(in).consensus().priors())
                .isNoTarget(DOCTORS + "class_marginals.crowdkit*", "a tool that clips error rates and stops early")
                .meets(DOCTORS + "log_likelihood", in -> doctors(in).consensus().logLikelihood())
                .meets(DOCTORS + "error_rates_observer1", in -> doctors(in).errorRates(0))
                .meets(DOCTORS + "posteriors", in -> IntStream.range(0, 45)
                        .mapToObj(doctors(in).consensus()::posterior)
                        .toArray())
                .meets(DOCTORS + "map_labels", in -> labels(doctors(in).consensus())
                        .map(label -> label + 1)
                        .toArray())
                .isNoTarget(DOCTORS + "iterations_own", "not compared by its tolerance")
                .isNoTarget(DOCTORS + "majority_vote_crowdkit", "breaks ties, see the test of majorities")
                .tests(DOCTORS + "*");
    }

    @TestFactory
    Stream<DynamicTest> the_panel_meets_the_golden_values() {
        return GoldenCases.of(FILE)
                .meets(PANEL + "dawid_skene", in -> labels(full(in)).toArray())
                .meets(PANEL + "dawid_skene.accuracy_vs_truth", in -> accuracy(labels(full(in)), in))
                .meets(PANEL + "dawid_skene.priors", in -> full(in).priors())
                .isNoTarget(PANEL + "dawid_skene.probas_first5", "asks for the rounding of a tool that stops at 1e-5")
                .meets(PANEL + "one_coin", in -> labels(oneCoin(in).consensus()).toArray())
                .meets(
                        PANEL + "one_coin.accuracy_vs_truth",
                        in -> accuracy(labels(oneCoin(in).consensus()), in))
                .isNoTarget(PANEL + "one_coin.*", "asks for the rounding of a tool that stops at 1e-5, see below")
                .meets(PANEL + "mace_hovy", in -> labels(mace(in).consensus()).toArray())
                .meets(PANEL + "mace_hovy.accuracy_vs_truth", in -> accuracy(labels(mace(in).consensus()), in))
                .meets(PANEL + "mace_hovy.competence_order_desc", in -> IntStream.range(0, 6)
                        .boxed()
                        .sorted((one, two) -> Double.compare(competence(in, two), competence(in, one)))
                        .toList())
                .meets(PANEL + "mace_hovy.competence", in -> IntStream.range(0, 6)
                        .mapToDouble(rater -> competence(in, rater))
                        .toArray())
                .isNoTarget(PANEL + "mace", "orientation: another program for the same model")
                .isNoTarget(PANEL + "mace.*", "orientation")
                .isNoTarget(PANEL + "glad*", "orientation: not offered")
                .isNoTarget(PANEL + "wawa*", "orientation: not offered")
                .isNoTarget(PANEL + "zbs*", "orientation: not offered")
                .isNoTarget(PANEL + "majority*", "breaks ties, see the test of majorities")
                .tests(PANEL + "*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"panel_60x6x3_known_truth majority 0", "dawid_skene_1979_anaesthetists majority_vote_crowdkit 1"
            })
    void majorities_agree_with_the_tool_wherever_there_is_one(String golden) {
        String[] words = golden.split(" ", -1);
        int[] tool = ints(GoldenCases.expected(FILE, words[0], words[1]).get("value"));
        JsonNode in = GoldenCases.input(FILE, words[0]);
        MajorityVote vote = MajorityVote.of(in.has("responses") ? doctorsResponses(in) : panel(in));

        int ties = 0;
        for (int item = 0; item < tool.length; item++) {
            int base = Integer.parseInt(words[2]);
            assertThat(vote.label(item).orElse(tool[item] - base)).isEqualTo(tool[item] - base);
            ties += vote.label(item).isEmpty() ? 1 : 0;
        }

        assertThat(ties).isEqualTo(vote.ties()).isLessThan(12);
    }

    @Test
    void the_one_coin_model_is_as_close_to_the_tool_as_its_early_stop_allows() {
        JsonNode tool = GoldenCases.expected(FILE, "panel_60x6x3_known_truth", "one_coin");
        OneCoin ours = oneCoin(GoldenCases.input(FILE, "panel_60x6x3_known_truth"));

        for (int rater = 0; rater < 6; rater++) {
            double skill = tool.get("skills").get("w" + rater).asDouble();
            assertThat(ours.accuracy(rater).orElseThrow()).isCloseTo(skill, within(1e-3));
        }
        assertThat(ours.consensus().priors()).containsExactly(doubles(tool.get("priors")), within(1e-3));
    }

    private static double competence(JsonNode in, int rater) {
        return mace(in).competence(rater).orElseThrow();
    }

    private static Mace mace(JsonNode in) {
        return Mace.of(panel(in)).model().orElseThrow();
    }

    private static OneCoin oneCoin(JsonNode in) {
        return OneCoin.of(panel(in), 0).model().orElseThrow();
    }

    private static Consensus full(JsonNode in) {
        return DawidSkene.of(panel(in), 0).model().orElseThrow().consensus();
    }

    private static DawidSkene doctors(JsonNode in) {
        return DawidSkene.of(doctorsResponses(in), 0).model().orElseThrow();
    }

    private static Responses doctorsResponses(JsonNode in) {
        List<int[]> responses = new ArrayList<>();
        for (Map.Entry<String, JsonNode> patient : in.get("responses").properties()) {
            for (Map.Entry<String, JsonNode> observer : patient.getValue().properties()) {
                for (int label : ints(observer.getValue())) {
                    responses.add(new int[] {
                        Integer.parseInt(patient.getKey()) - 1, Integer.parseInt(observer.getKey()) - 1, label - 1
                    });
                }
            }
        }
        return Responses.of(4, 45, 5, column(responses, 0), column(responses, 1), column(responses, 2));
    }

    private static int[] column(List<int[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column]).toArray();
    }

    private static Responses panel(JsonNode in) {
        JsonNode matrix = in.get("matrix_items_x_workers");
        int[][] units = new int[matrix.size()][matrix.get(0).size()];
        for (int unit = 0; unit < units.length; unit++) {
            for (int rater = 0; rater < units[unit].length; rater++) {
                JsonNode label = matrix.get(unit).get(rater);
                units[unit][rater] = label.isNull() ? Ratings.MISSING : label.asInt();
            }
        }
        return Responses.of(Ratings.of(3, units));
    }

    private static IntStream labels(Consensus consensus) {
        return IntStream.range(0, consensus.items())
                .map(item -> consensus.label(item).orElseThrow());
    }

    private static double accuracy(IntStream labels, JsonNode in) {
        int[] truth = ints(in.get("truth"));
        int[] ours = labels.toArray();
        return IntStream.range(0, truth.length)
                        .filter(item -> ours[item] == truth[item])
                        .count()
                / (double) truth.length;
    }
}
