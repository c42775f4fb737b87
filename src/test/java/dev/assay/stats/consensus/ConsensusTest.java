package dev.assay.stats.consensus;

import static dev.assay.stats.Estimates.bounds;
import static dev.assay.stats.Estimates.value;
import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Ratings;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConsensusTest {

    private static final int NONE = Ratings.MISSING;

    @Test
    void a_tie_is_no_majority_whatever_the_order_of_the_scale() {
        MajorityVote vote = MajorityVote.of(responses(3, new int[][] {
            {0, 0, 1, NONE},
            {0, 1, NONE, NONE},
            {2, 2, 1, 1},
            {0, 1, 2, 2},
            {NONE, NONE, NONE, NONE}
        }));

        assertThat(vote.label(0)).hasValue(0);
        assertThat(vote.label(1)).isEmpty();
        assertThat(vote.label(2)).isEmpty();
        assertThat(vote.label(3)).hasValue(2);
        assertThat(vote.label(4)).isEmpty();
        assertThat(vote.ties()).isEqualTo(2);
    }

    @Test
    void models_recover_the_labels_and_the_raters_behind_the_responses() {
        double[] accuracies = {0.95, 0.8, 0.7, 0.6};
        int[] truth = new int[800];
        Responses responses = simulated(3, truth, accuracies, 5);

        OneCoin coins = OneCoin.of(responses).model().orElseThrow();
        DawidSkene full = DawidSkene.of(responses).model().orElseThrow();

        for (int rater = 0; rater < accuracies.length; rater++) {
            assertThat(coins.accuracy(rater).orElseThrow()).isCloseTo(accuracies[rater], within(0.05));
            assertThat(full.accuracy(rater)).isCloseTo(accuracies[rater], within(0.06));
        }
        assertThat(right(coins.consensus(), truth)).isGreaterThan(0.93);
        assertThat(coins.consensus().stop()).isEqualTo(Stop.CONVERGED);
        assertThat(full.consensus().stop()).isEqualTo(Stop.CONVERGED);
    }

    @Test
    void relabelling_the_scale_relabels_the_consensus() {
        Responses responses = simulated(7, new int[100], new double[] {0.9, 0.7, 0.6}, 3);
        int[] turned = IntStream.range(0, responses.size())
                .map(each -> 2 - responses.label(each))
                .toArray();
        Responses mirrored = Responses.of(
                3, 100, 3, column(responses::item, responses), column(responses::rater, responses), turned);

        Consensus one = DawidSkene.of(responses).model().orElseThrow().consensus();
        Consensus other = DawidSkene.of(mirrored).model().orElseThrow().consensus();

        for (int item = 0; item < 100; item++) {
            assertThat(other.posterior(item)[2 - 1]).isCloseTo(one.posterior(item)[1], within(1e-6));
            assertThat(other.posterior(item)[0]).isCloseTo(one.posterior(item)[2], within(1e-6));
        }
    }

    @Test
    void error_rates_of_a_rater_add_up_to_one_for_each_true_label() {
        DawidSkene model = DawidSkene.of(simulated(8, new int[60], new double[] {0.9, 0.7, 0.6}, 3))
                .model()
                .orElseThrow();

        for (double[] row : model.errorRates(1)) {
            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void an_item_without_responses_stays_undecided_and_moves_nothing() {
        Responses with = responses(2, new int[][] {{0, 0, 1}, {1, 1, 1}, {0, 0, 0}, {1, 0, 1}, {NONE, NONE, NONE}});
        Responses without = responses(2, new int[][] {{0, 0, 1}, {1, 1, 1}, {0, 0, 0}, {1, 0, 1}});

        Consensus consensus = OneCoin.of(with).model().orElseThrow().consensus();

        assertThat(consensus.label(4)).isEmpty();
        assertThat(consensus.needsAdjudication(4)).isTrue();
        assertThat(consensus.priors())
                .isEqualTo(OneCoin.of(without).model().orElseThrow().consensus().priors());
    }

    @Test
    void a_rater_without_responses_has_no_accuracy() {
        OneCoin model = OneCoin.of(responses(2, new int[][] {{0, 0, NONE}, {1, 1, NONE}, {1, 0, NONE}}))
                .model()
                .orElseThrow();

        assertThat(model.accuracy(2)).isEmpty();
    }

    @Test
    void raters_who_share_no_item_or_a_scale_of_one_label_allow_no_model() {
        Responses apart = responses(2, new int[][] {{0, NONE}, {NONE, 1}});
        Responses oneLabel = responses(1, new int[][] {{0, 0}});

        assertThat(whyImpossible(DawidSkene.of(apart))).isEqualTo("no item that two raters answered");
        assertThat(whyImpossible(OneCoin.of(apart))).isEqualTo("no item that two raters answered");
        assertThat(whyImpossible(Mace.of(apart))).isEqualTo("no item that two raters answered");
        assertThat(whyImpossible(OneCoin.of(oneLabel))).isEqualTo("a scale of one label");
    }

    @Test
    void everybody_agreeing_is_no_reason_to_break_down() {
        Responses agreed = responses(2, new int[][] {{0, 0, 0}, {1, 1, 1}, {0, 0, 0}});

        for (double smoothing : new double[] {0, 0.01}) {
            Consensus full =
                    DawidSkene.of(agreed, smoothing).model().orElseThrow().consensus();
            Consensus coin = OneCoin.of(agreed, smoothing).model().orElseThrow().consensus();
            assertThat(full.label(1)).hasValue(1);
            assertThat(coin.label(2)).hasValue(0);
            assertThat(full.logLikelihood()).isFinite();
            assertThat(coin.logLikelihood()).isFinite();
        }
    }

    @Test
    void a_weak_posterior_goes_to_adjudication() {
        Consensus consensus = OneCoin.of(responses(2, new int[][] {{0, 0}, {1, 1}, {0, 1}, {1, 0}, {0, 0}, {1, 1}}))
                .model()
                .orElseThrow()
                .consensus();

        // Two equally good raters against each other: one half, up to rounding.
        assertThat(consensus.posterior(2)[0]).isCloseTo(0.5, within(1e-6));
        assertThat(consensus.needsAdjudication(2)).isTrue();
        assertThat(consensus.needsAdjudication(0)).isFalse();
    }

    @Test
    void mace_finds_the_rater_who_presses_one_button() {
        SplittableRandom random = new SplittableRandom(12);
        int[][] units = new int[200][];
        for (int unit = 0; unit < 200; unit++) {
            int truth = random.nextInt(3);
            units[unit] = new int[] {
                random.nextDouble() < 0.9 ? truth : random.nextInt(3),
                random.nextDouble() < 0.8 ? truth : random.nextInt(3),
                random.nextDouble() < 0.8 ? truth : random.nextInt(3),
                1
            };
        }

        Mace mace = Mace.of(responses(3, units)).model().orElseThrow();

        assertThat(mace.competence(3).orElseThrow()).isLessThan(0.1);
        assertThat(mace.competence(0).orElseThrow()).isGreaterThan(0.75);
        assertThat(mace.habit(3)[1]).isGreaterThan(0.8);
    }

    @Test
    void the_interval_of_an_accuracy_runs_the_iteration_on_resamples_of_items() {
        Responses responses = simulated(9, new int[30], new double[] {0.9, 0.8, 0.7, 0.6}, 3);
        int[] own = IntStream.range(0, 30).toArray();

        Estimate accuracy = OneCoin.accuracy(responses, 0, own, BootstrapPlan.seeded(1));

        assertThat(value(accuracy))
                .isEqualTo(
                        OneCoin.of(responses).model().orElseThrow().accuracy(0).orElseThrow());
        assertThat(bounds(accuracy).lower()).isLessThan(0.9);
        assertThat(bounds(accuracy).upper()).isGreaterThan(0.85);
    }

    private static double right(Consensus consensus, int[] truth) {
        return IntStream.range(0, truth.length)
                        .filter(item -> consensus.label(item).orElse(-1) == truth[item])
                        .count()
                / (double) truth.length;
    }

    /** Fills in the truth and answers it with the given accuracies, errors even. */
    private static Responses simulated(long seed, int[] truth, double[] accuracies, int labels) {
        SplittableRandom random = new SplittableRandom(seed);
        int[][] units = new int[truth.length][accuracies.length];
        for (int unit = 0; unit < units.length; unit++) {
            truth[unit] = random.nextInt(labels);
            for (int rater = 0; rater < accuracies.length; rater++) {
                boolean isRight = random.nextDouble() < accuracies[rater];
                units[unit][rater] = isRight ? truth[unit] : (truth[unit] + 1 + random.nextInt(labels - 1)) % labels;
            }
        }
        return responses(labels, units);
    }

    private static int[] column(IntUnaryOperator of, Responses responses) {
        return IntStream.range(0, responses.size()).map(of).toArray();
    }

    private static Responses responses(int labels, int[][] units) {
        return Responses.of(Ratings.of(labels, units));
    }
}
