package dev.assay.stats.raters;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.MultipleTesting;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Tests whether a judge may stand in for the humans, by asking of each human in turn who agrees better with the others.
 *
 * <p>For human j over the items with the judge's label, j's own and another human's: S(x) is the {@link Alignment} of label x with
 * the others; W_f = [S(judge) &gt;= S(j)], W_h = [S(j) &gt;= S(judge)], so that a tie counts for both; d = W_h - W_f. One-sided one-sample t
 * of H0: E d &gt;= epsilon, on the cluster means of d where items are clustered; Benjamini-Yekutieli over the tested humans.
 * {@code winningRate} = humans won against / tested; passed at 0.5. {@code advantageProbability} = mean over the tested humans of the
 * mean of W_f. Where d does not vary, p is 0 if its mean is below epsilon, else 1.
 *
 * <p>A human with fewer than {@value #MIN_ITEMS} items is not tested but remains a peer; {@link SmallSamples#SIGNED_RANK} tests such a
 * human by exact signed ranks. Undefined if nobody is tested. At least three humans and 50 to 100 items are advised: with two, each is
 * measured by one other person alone.
 *
 * <p>Interval: {@code advantageProbability} by BCa over clusters, none where every resample agrees; {@code winningRate} has none. The
 * t test is approximate for so discrete a d, and humans are not sampled: nothing is said about humans who did not label.
 *
 * <p>Source: Calderon, Reichart and Dror 2025, arXiv 2501.10970. Deviations: cluster means, exact signed ranks, a p-value where d does not
 * vary (theirs is NaN at epsilon 0), undefined without a tested human (theirs divides by zero), losses within 1e-12 tie.
 */
public final class AlternativeAnnotatorTest {

    /** Fewer items are too few for the t test. */
    public static final int MIN_ITEMS = 30;

    private static final String NOBODY = "no annotator with " + MIN_ITEMS + " items";

    private AlternativeAnnotatorTest() {}

    public static AlternativeAnnotators test(
            AnnotatedItems items, AlternativeAnnotatorPlan plan, BootstrapPlan bootstrap) {
        Contest[] contests = IntStream.range(0, items.humans())
                .mapToObj(human -> Contest.of(items, human, plan.alignment()))
                .toArray(Contest[]::new);
        List<HumanComparison> humans = adjusted(
                Arrays.stream(contests).map(contest -> tested(contest, plan)).toList(), plan);
        Contest[] tested = IntStream.range(0, contests.length)
                .filter(human -> humans.get(human).isTested())
                .mapToObj(human -> contests[human])
                .toArray(Contest[]::new);
        if (tested.length == 0) {
            Estimate none = Estimate.undefined(NOBODY, 0);
            return new AlternativeAnnotators(none, none, humans);
        }
        return new AlternativeAnnotators(winningRate(humans), advantage(tested, bootstrap), humans);
    }

    private static HumanComparison tested(Contest contest, AlternativeAnnotatorPlan plan) {
        if (contest.size() >= MIN_ITEMS) {
            return contest.testedByT(plan.epsilon());
        }
        return plan.smallSamples() == SmallSamples.SIGNED_RANK
                ? contest.testedBySignedRanks(plan.epsilon())
                : contest.untested();
    }

    private static List<HumanComparison> adjusted(List<HumanComparison> humans, AlternativeAnnotatorPlan plan) {
        double[] p = humans.stream()
                .flatMapToDouble(human -> human.pValue().stream())
                .toArray();
        double[] adjusted = MultipleTesting.BENJAMINI_YEKUTIELI.adjust(p);
        int[] next = {0};
        return humans.stream()
                .map(human -> human.isTested() ? human.adjusted(adjusted[next[0]++], plan.falseDiscoveryRate()) : human)
                .toList();
    }

    private static Estimate winningRate(List<HumanComparison> humans) {
        long tested = humans.stream().filter(HumanComparison::isTested).count();
        long won = humans.stream()
                .filter(human -> human.result() == HumanComparison.Result.JUDGE_WINS)
                .count();
        return Estimate.known(
                (double) won / tested, Interval.none("too few annotators: read the table of humans"), tested);
    }

    private static Estimate advantage(Contest[] tested, BootstrapPlan bootstrap) {
        int[] clusters = Arrays.stream(tested)
                .flatMapToInt(Contest::clusters)
                .sorted()
                .distinct()
                .toArray();
        ClusterSums.Builder sums = ClusterSums.of(clusters.length, 2 * tested.length);
        for (int human = 0; human < tested.length; human++) {
            for (int i = 0; i < tested[human].size(); i++) {
                int cluster = Arrays.binarySearch(clusters, tested[human].cluster(i));
                sums.add(cluster, 2 * human, tested[human].isHeldByJudge(i) ? 1 : 0);
                sums.add(cluster, 2 * human + 1, 1);
            }
        }
        long n = Arrays.stream(tested).flatMapToInt(Contest::items).distinct().count();
        return ClusterBootstrap.estimate(sums.build(), AlternativeAnnotatorTest::meanOfShares, n, NOBODY, bootstrap);
    }

    private static OptionalDouble meanOfShares(double[] sums) {
        double total = 0;
        for (int human = 0; human < sums.length; human += 2) {
            if (sums[human + 1] == 0) {
                return OptionalDouble.empty();
            }
            total += sums[human] / sums[human + 1];
        }
        return OptionalDouble.of(total / (sums.length / 2));
    }
}
