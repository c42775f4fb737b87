package dev.assay.stats.scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.ScoredOutcomes;
import dev.assay.stats.influence.LogisticInfluence;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Meets our own table of calibration and influence, whose header says where the values come from. */
class CalibrationTableTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/calibration.csv", delimiter = ';', useHeadersInDisplayName = true)
    void calibration(String measure, String positive, String scores, String expected, double tolerance) {
        double[] actual = of(measure, numbers(scores), ints(positive));

        assertThat(actual).containsExactly(numbers(expected), within(tolerance));
    }

    private static double[] of(String measure, double[] scores, int[] labels) {
        LabelledScores items = items(scores, labels);
        Forecasts raw = Forecasts.uncalibrated(items);
        return switch (measure) {
            case "platt" -> platt(PlattMap.fit(items).model().orElseThrow());
            case "temperature" ->
                one(TemperatureMap.fit(items).model().orElseThrow().temperature());
            case "beta" -> beta(BetaMap.fit(items).model().orElseThrow());
            case "isotonic" -> applied(IsotonicMap.fit(items).model().orElseThrow(), scores);
            case "isotonic_out_of_fold" ->
                IntStream.range(0, scores.length)
                        .mapToDouble(outOfFold(items)::probability)
                        .toArray();
            case "brier_out_of_fold" -> one(BrierScore.value(outOfFold(items)).orElseThrow());
            case "ece_width" ->
                one(CalibrationError.value(raw, Binning.EQUAL_WIDTH, 5).orElseThrow());
            case "ece_mass" ->
                one(CalibrationError.value(raw, Binning.EQUAL_MASS, 5).orElseThrow());
            case "brier_terms" -> terms(BrierDecomposition.of(raw, 5).orElseThrow());
            case "corp" -> terms(CorpDecomposition.of(raw).orElseThrow());
            case "spiegelhalter" -> one(z(raw));
            case "average_precision" ->
                one(AveragePrecision.value(ScoredOutcomes.of(scores, items.positive()))
                        .orElseThrow());
            case "cheapest_3_to_1" ->
                threshold(CostThreshold.cheapest(raw, DecisionCosts.of(3, 1))
                        .model()
                        .orElseThrow());
            case "dfbeta" ->
                IntStream.range(0, scores.length)
                        .mapToDouble(item -> influence(items).dfbeta(item)[1])
                        .toArray();
            case "probability_without" ->
                IntStream.range(0, scores.length)
                        .mapToDouble(influence(items)::probabilityWithout)
                        .toArray();
            case "proportional_odds" -> odds(items.logOdds(), labels);
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    /** Pairs of neighbours in four folds, each with a group's own name; a group is clustered, so z needs single items. */
    private static LabelledScores items(double[] scores, int[] labels) {
        boolean[] positive = new boolean[labels.length];
        IntStream.range(0, labels.length).forEach(item -> positive[item] = labels[item] == 1);
        return LabelledScores.of(scores, positive, SomeScores.groups(scores.length, 2));
    }

    private static double z(Forecasts grouped) {
        double[] p = IntStream.range(0, grouped.size())
                .mapToDouble(grouped::probability)
                .toArray();
        boolean[] positive = new boolean[p.length];
        IntStream.range(0, p.length).forEach(item -> positive[item] = grouped.isPositive(item));
        return SpiegelhalterTest.of(Forecasts.uncalibrated(SomeScores.ungrouped(p, positive)))
                .orElseThrow()
                .z();
    }

    private static Forecasts outOfFold(LabelledScores items) {
        int[] folds = IntStream.range(0, items.size()).map(item -> item / 2 % 4).toArray();
        return CrossFitting.outOfFold(items, Folds.given(items, folds), CalibrationMethod.ISOTONIC)
                .model()
                .orElseThrow();
    }

    private static LogisticInfluence influence(LabelledScores items) {
        double[][] x = Columns.beside(Columns.ones(items.size()), items.scores());
        return LogisticInfluence.of(x, items.positive()).model().orElseThrow();
    }

    private static double[] odds(double[] logOdds, int[] labels) {
        ProportionalOdds odds = ProportionalOdds.of(Columns.beside(logOdds), labels, Columns.ones(labels.length), 3)
                .model()
                .orElseThrow();
        return new double[] {odds.thetas()[0], odds.thetas()[1], odds.coefficients()[0]};
    }

    private static double[] platt(PlattMap map) {
        return new double[] {map.slope(), map.intercept()};
    }

    private static double[] beta(BetaMap map) {
        return new double[] {map.a(), map.b(), map.c()};
    }

    private static double[] terms(BrierDecomposition terms) {
        return new double[] {
            terms.reliability(),
            terms.resolution(),
            terms.uncertainty(),
            terms.withinBinVariance(),
            terms.withinBinCovariance()
        };
    }

    private static double[] terms(CorpDecomposition terms) {
        return new double[] {terms.miscalibration(), terms.discrimination(), terms.uncertainty()};
    }

    private static double[] threshold(CostThreshold threshold) {
        return new double[] {threshold.threshold().orElseThrow(), threshold.meanCost()};
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static double[] applied(CalibrationMap map, double[] scores) {
        return Arrays.stream(scores).map(map::probability).toArray();
    }

    private static double[] numbers(String words) {
        return Arrays.stream(words.split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static int[] ints(String words) {
        return Arrays.stream(words.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }
}
