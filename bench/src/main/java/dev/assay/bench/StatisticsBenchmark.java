package dev.assay.bench;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.CohenKappa;
import dev.assay.stats.DifferenceMetric;
import dev.assay.stats.Estimate;
import dev.assay.stats.Fit;
import dev.assay.stats.KrippendorffAlpha;
import dev.assay.stats.RatedPairs;
import dev.assay.stats.Ratings;
import dev.assay.stats.RocAuc;
import dev.assay.stats.ScoredOutcomes;
import dev.assay.stats.Weighting;
import dev.assay.stats.scores.IsotonicMap;
import dev.assay.stats.scores.LabelledScores;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The statistics at the sizes of a large audit. Inputs are made before the clock starts, results are consumed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = {"-Xmx2g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatisticsBenchmark {

    private static final int MILLION = 1_000_000;
    private static final int LABELS = 5;
    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(7);

    private int[] gold;
    private int[] judge;
    private RatedPairs hundredThousand;
    private int[][] units;
    private double[] scores;
    private boolean[] positive;
    private LabelledScores labelled;

    /** A judge right four times in five on five labels; every tenth of 100,000 x 5 ratings missing; scores without ties. */
    @Setup
    public void make() {
        Random random = new Random(1);
        gold = new int[MILLION];
        judge = new int[MILLION];
        scores = new double[MILLION];
        positive = new boolean[MILLION];
        for (int i = 0; i < MILLION; i++) {
            gold[i] = random.nextInt(LABELS);
            judge[i] = random.nextInt(5) == 0 ? random.nextInt(LABELS) : gold[i];
            positive[i] = random.nextInt(10) == 0;
            scores[i] = 1 / (1 + Math.exp(-random.nextGaussian() - (positive[i] ? 1 : 0)));
        }
        labelled = LabelledScores.of(
                scores, positive, IntStream.range(0, MILLION).mapToObj(Integer::toString).toArray(String[]::new));
        hundredThousand =
                RatedPairs.of(LABELS, Arrays.copyOf(gold, MILLION / 10), Arrays.copyOf(judge, MILLION / 10));
        units = new int[MILLION / 10][LABELS];
        for (int u = 0; u < units.length; u++) {
            int truth = random.nextInt(LABELS);
            for (int rater = 0; rater < units[u].length; rater++) {
                int said = random.nextInt(4) == 0 ? random.nextInt(LABELS) : truth;
                units[u][rater] = random.nextInt(10) == 0 ? Ratings.MISSING : said;
            }
        }
    }

    /** Both coefficients from the raw labels, one pass for the table. */
    @Benchmark
    public void kappaAndQuadraticKappaOfAMillionPairs(Blackhole sink) {
        var table = RatedPairs.of(LABELS, gold, judge).table();
        sink.consume(CohenKappa.value(table, Weighting.UNWEIGHTED));
        sink.consume(CohenKappa.value(table, Weighting.QUADRATIC));
    }

    /** BCa with 2,000 resamples. */
    @Benchmark
    public Estimate kappaWithIntervalOfAHundredThousandPairs() {
        return CohenKappa.estimate(hundredThousand, Weighting.UNWEIGHTED, PLAN);
    }

    @Benchmark
    public OptionalDouble alphaOfAHundredThousandUnitsByFiveWithMissing() {
        return KrippendorffAlpha.value(Ratings.of(LABELS, units), DifferenceMetric.ORDINAL);
    }

    /** The value and DeLong's variance. */
    @Benchmark
    public Estimate aucWithDeLongOfAMillion() {
        return RocAuc.estimate(ScoredOutcomes.of(scores, positive), 0.95);
    }

    /** Sorting included; every item is its own group. */
    @Benchmark
    public Fit<IsotonicMap> isotonicOfAMillion() {
        return IsotonicMap.fit(labelled);
    }
}
