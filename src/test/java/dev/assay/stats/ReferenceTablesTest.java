package dev.assay.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Meets our own reference tables, whose headers say where the values come from. */
class ReferenceTablesTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(1);

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/two-raters.csv", delimiter = ';', useHeadersInDisplayName = true)
    void two_raters(String name, String table, String measure, double expected, double tolerance) {
        double actual = ofTwo(ConfusionMatrix.of(matrix(table)), measure).orElseThrow();

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static OptionalDouble ofTwo(ConfusionMatrix table, String measure) {
        String[] words = measure.split(" ", -1);
        return switch (words[0]) {
            case "kappa" -> CohenKappa.value(table, Weighting.valueOf(words[1]));
            case "kappa_se" -> CohenKappa.standardError(table, Weighting.valueOf(words[1]));
            case "gwet" -> GwetAc.value(table, Weighting.valueOf(words[1]));
            case "brennan" -> BrennanPrediger.value(table, Weighting.valueOf(words[1]));
            case "alpha" -> KrippendorffAlpha.value(table, DifferenceMetric.valueOf(words[1]));
            case "scott" -> ScottPi.value(table);
            case "mcc" -> MatthewsCorrelation.value(table);
            case "stuart_maxwell" -> statistic(StuartMaxwell.test(table).orElseThrow());
            case "bhapkar" -> statistic(Bhapkar.test(table).orElseThrow());
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static OptionalDouble statistic(ChiSquaredTest test) {
        return OptionalDouble.of(test.statistic());
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/many-raters.csv", delimiter = ';', useHeadersInDisplayName = true)
    void many_raters(String name, int labels, String units, String measure, double expected, double tolerance) {
        double actual = ofMany(Ratings.of(labels, ratings(units)), measure).orElseThrow();

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static OptionalDouble ofMany(Ratings ratings, String measure) {
        String[] words = measure.split(" ", -1);
        return switch (words[0]) {
            case "alpha" -> KrippendorffAlpha.value(ratings, DifferenceMetric.valueOf(words[1]));
            case "gwet" -> GwetAc.value(ratings, Weighting.valueOf(words[1]));
            case "fleiss" -> FleissKappa.value(ratings);
            case "fleiss_label" -> FleissKappa.value(ratings, Integer.parseInt(words[1]));
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/numbers.csv", delimiter = ';', useHeadersInDisplayName = true)
    void numbers(String name, String raters, String measure, double expected, double tolerance) {
        double[][] columns = matrix(raters);

        double actual = ofNumbers(columns, measure);

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static double ofNumbers(double[][] columns, String measure) {
        NumericPairs pairs = NumericPairs.of(columns[0], columns[1]);
        return switch (measure) {
            case "pearson" -> Pearson.value(pairs).orElseThrow();
            case "spearman" -> Spearman.value(pairs).orElseThrow();
            case "kendall" -> KendallTauB.value(pairs).orElseThrow();
            case "mae" -> MeanAbsoluteError.value(pairs).orElseThrow();
            case "rmse" -> RootMeanSquareError.value(pairs).orElseThrow();
            case "mean_difference" -> MeanDifference.value(pairs).orElseThrow();
            case "icc" -> IntraclassCorrelation.value(units(columns)).orElseThrow();
            case "icc_lower" ->
                Estimates.bounds(IntraclassCorrelation.estimate(units(columns), PLAN))
                        .lower();
            case "icc_upper" ->
                Estimates.bounds(IntraclassCorrelation.estimate(units(columns), PLAN))
                        .upper();
            default -> throw new AssertionError("no such measure: " + measure);
        };
    }

    private static NumericRatings units(double[][] columns) {
        return NumericRatings.of(IntStream.range(0, columns[0].length)
                .mapToObj(unit -> Arrays.stream(columns)
                        .mapToDouble(column -> column[unit])
                        .toArray())
                .toArray(double[][]::new));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/proportions.csv", delimiter = ';', useHeadersInDisplayName = true)
    void proportions(String method, int successes, int n, double level, double lower, double upper, double tolerance) {
        Interval.Bounds actual = method.equals("wilson")
                ? WilsonInterval.of((double) successes / n, n, level)
                : ClopperPearson.of(successes, n, level);

        assertThat(actual.lower()).isCloseTo(lower, within(tolerance));
        assertThat(actual.upper()).isCloseTo(upper, within(tolerance));
        assertThat(actual.method().wireName()).isEqualTo(method);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/pairs.csv", delimiter = ';', useHeadersInDisplayName = true)
    void pairs(String test, int b, int c, int n, double difference, double expected, double tolerance) {
        double actual =
                switch (test) {
                    case "tango_z" -> TangoScore.statistic(b, c, n, difference);
                    case "mcnemar_exact" -> McNemar.exactP(b, c);
                    case "mcnemar_mid" -> McNemar.midP(b, c);
                    default -> throw new AssertionError("no such test: " + test);
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/adjusted-p.csv", delimiter = ';', useHeadersInDisplayName = true)
    void adjusted_p(MultipleTesting method, String p, String adjusted, double tolerance) {
        double[] actual = method.adjust(matrix(p)[0]);

        assertThat(actual).containsExactly(matrix(adjusted)[0], within(tolerance));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/roc.csv", delimiter = ';', useHeadersInDisplayName = true)
    void roc(String measure, String positive, String first, String second, double expected, double tolerance) {
        ScoredOutcomes one = outcomes(positive, first);
        ScoredOutcomes two = outcomes(positive, second);

        double actual =
                switch (measure) {
                    case "auc" -> RocAuc.value(one).orElseThrow();
                    case "auc_second" -> RocAuc.value(two).orElseThrow();
                    case "variance" -> RocAuc.variance(one).orElseThrow();
                    case "covariance" -> RocAuc.compare(one, two).orElseThrow().covariance();
                    case "z" -> RocAuc.compare(one, two).orElseThrow().z();
                    case "p" -> RocAuc.compare(one, two).orElseThrow().pValue();
                    default -> throw new AssertionError("no such measure: " + measure);
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static ScoredOutcomes outcomes(String positive, String scores) {
        double[] y = matrix(positive)[0];
        boolean[] isPositive = new boolean[y.length];
        IntStream.range(0, y.length).forEach(item -> isPositive[item] = y[item] == 1);
        return ScoredOutcomes.of(matrix(scores)[0], isPositive);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/stats/bca.csv", delimiter = ';', useHeadersInDisplayName = true)
    void bca(String measure, String data, String draws, double expected, double tolerance) {
        double[] sample = matrix(data)[0];
        double sum = Arrays.stream(sample).sum();
        double[] leftOut = Arrays.stream(sample).map(value -> (sum - value) / 9).toArray();
        OptionalDouble acceleration =
                Acceleration.of(leftOut, IntStream.generate(() -> 1).limit(10).toArray());
        BootstrapDistribution mean = new BootstrapDistribution(sum / 10, matrix(draws)[0], 0, acceleration, 10, 1);

        double actual =
                switch (measure) {
                    case "z0" -> mean.bias().orElseThrow();
                    case "acceleration" -> acceleration.orElseThrow();
                    case "lower" -> Estimates.bounds(mean.interval(0.95)).lower();
                    case "upper" -> Estimates.bounds(mean.interval(0.95)).upper();
                    case "p_above_3" -> mean.pValueAbove(3).orElseThrow();
                    default -> throw new AssertionError("no such measure: " + measure);
                };

        assertThat(actual).isCloseTo(expected, within(tolerance));
    }

    private static double[][] matrix(String rows) {
        return Arrays.stream(rows.split("/", -1))
                .map(row -> Arrays.stream(row.split(" ", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static int[][] ratings(String units) {
        return Arrays.stream(units.split("/", -1))
                .map(unit -> Arrays.stream(unit.split(" ", -1))
                        .mapToInt(label -> label.equals("-") ? Ratings.MISSING : Integer.parseInt(label))
                        .toArray())
                .toArray(int[][]::new);
    }
}
