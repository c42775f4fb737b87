package dev.assay.stats.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Ratings;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Meets our own table of consensus, whose header says where the values come from. */
class ConsensusTableTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/consensus.csv", delimiter = ';', useHeadersInDisplayName = true)
    void consensus(String measure, String units, String truth, String expected, double tolerance) {
        Ratings ratings = Ratings.of(
                3,
                Arrays.stream(units.split("/", -1))
                        .map(ConsensusTableTest::ints)
                        .toArray(int[][]::new));

        double[] actual = of(measure, ratings, ints(truth));

        assertThat(actual)
                .containsExactly(
                        Arrays.stream(expected.split(" ", -1))
                                .mapToDouble(Double::parseDouble)
                                .toArray(),
                        within(tolerance));
    }

    private static double[] of(String measure, Ratings ratings, int[] truth) {
        Responses responses = Responses.of(ratings);
        DawidSkene full = DawidSkene.of(responses).model().orElseThrow();
        OneCoin coin = OneCoin.of(responses).model().orElseThrow();
        return switch (measure) {
            case "dawid_skene_priors" -> full.consensus().priors();
            case "dawid_skene_rates_of_rater_2" ->
                Arrays.stream(full.errorRates(2))
                        .flatMapToDouble(Arrays::stream)
                        .toArray();
            case "dawid_skene_posterior_of_item_4" -> full.consensus().posterior(4);
            case "one_coin_priors" -> coin.consensus().priors();
            case "one_coin_accuracies" ->
                IntStream.range(0, 4)
                        .mapToDouble(rater -> coin.accuracy(rater).orElseThrow())
                        .toArray();
            case "one_coin_posterior_of_item_4" -> coin.consensus().posterior(4);
            case "phi_of_raters_2_and_3" ->
                new double[] {
                    ErrorCorrelation.of(
                                    ratings,
                                    truth,
                                    IntStream.range(0, truth.length).toArray())
                            .phi(2, 3)
                            .orElseThrow()
                };
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static int[] ints(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToInt(word -> word.equals("-") ? Ratings.MISSING : Integer.parseInt(word))
                .toArray();
    }
}
