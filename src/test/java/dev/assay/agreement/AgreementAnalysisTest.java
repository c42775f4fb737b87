package dev.assay.agreement;

import static dev.assay.agreement.AgreementBuilder.BINARY;
import static dev.assay.agreement.AgreementBuilder.on;
import static dev.assay.gold.AuditLabelBuilder.opinionOf;
import static dev.assay.gold.AuditLabelBuilder.rulingOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.gold.Coverage;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Scale;
import dev.assay.stats.Estimate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AgreementAnalysisTest {

    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Scale ORDINAL =
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("no", "borderline", "yes"), Set.of("no"), Map.of());
    private static final Scale PAIRWISE =
            new Scale.Categorical(Scale.Kind.PAIRWISE, List.of("first", "second", "tie"), Set.of(), Map.of());
    private static final Verdict UNREADABLE = Verdict.unreadable(Reason.MALFORMED_JSON);

    /*
     *              judge no   judge yes
     * gold no          3          2        5
     * gold yes         1          4        5
     *                  4          6       10
     */
    private static AgreementBuilder tenItems() {
        return on(BINARY)
                .items(3, "no", "no")
                .items(2, "no", "yes")
                .items(1, "yes", "no")
                .items(4, "yes", "yes");
    }

    @Test
    void agrees_with_the_arithmetic_by_hand() {
        Agreement.Figures figures = tenItems().measureJudge().figures();

        // po = 7/10; kappa: pe = .5*.4 + .5*.6 = .5, (.7 - .5)/.5 = .4
        assertThat(value(figures, Metric.PERCENT)).isCloseTo(0.7, EXACTLY);
        assertThat(value(figures, Metric.ACCURACY)).isCloseTo(0.7, EXACTLY);
        assertThat(value(figures, Metric.KAPPA)).isCloseTo(0.4, EXACTLY);
        // pi: mean shares .45 and .55, pe = .2025 + .3025 = .505, (.7 - .505)/.495
        assertThat(value(figures, Metric.SCOTT_PI)).isCloseTo(0.195 / 0.495, EXACTLY);
        // AC1: pe = 2 * .45 * .55 = .495, (.7 - .495)/.505
        assertThat(value(figures, Metric.GWET_AC1)).isCloseTo(0.205 / 0.505, EXACTLY);
        // alpha: 20 values, 9 no and 11 yes; De = 2*9*11/(20*19), Do = 3/10
        assertThat(value(figures, Metric.KRIPPENDORFF_ALPHA)).isCloseTo(1 - 0.3 / (198.0 / 380), EXACTLY);
        // MCC: (3*4 - 2*1)/sqrt(5*5*4*6)
        assertThat(value(figures, Metric.MCC)).isCloseTo(10 / Math.sqrt(600), EXACTLY);
        // a defect is what does not pass: yes; found 4 of 5, spared 3 of 5
        assertThat(value(figures, Metric.SENSITIVITY)).isCloseTo(0.8, EXACTLY);
        assertThat(value(figures, Metric.SPECIFICITY)).isCloseTo(0.6, EXACTLY);
    }

    @Test
    void shows_gold_by_judge_and_every_label() {
        Agreement.Figures figures = tenItems().measureJudge().figures();

        assertThat(figures.confusion().orElseThrow().labels()).containsExactly("no", "yes");
        assertThat(figures.confusion().orElseThrow().counts().counts()).isDeepEqualTo(new double[][] {{3, 2}, {1, 4}});
        // yes: precision 4/6, recall 4/5, F1 = 2*4/(2*4 + 2 + 1) = 8/11
        Agreement.LabelFigures yes = figures.perLabel().get("yes");
        assertThat(figures.perLabel()).containsOnlyKeys("no", "yes");
        assertThat(value(yes.precision())).isCloseTo(4.0 / 6, EXACTLY);
        assertThat(value(yes.recall())).isCloseTo(0.8, EXACTLY);
        assertThat(value(yes.f1())).isCloseTo(8.0 / 11, EXACTLY);
        assertThat(yes.support()).isEqualTo(5);
    }

    @Test
    void the_scale_and_never_the_data_decides_which_metrics_there_are() {
        Set<Metric> named = Set.of(
                Metric.PERCENT,
                Metric.ACCURACY,
                Metric.KAPPA,
                Metric.SCOTT_PI,
                Metric.KRIPPENDORFF_ALPHA,
                Metric.GWET_AC1,
                Metric.MCC);

        assertThat(metrics(on(PAIRWISE).items(3, "first", "first"))).isEqualTo(named);
        assertThat(metrics(on(BINARY).items(3, "no", "no")))
                .containsAll(named)
                .contains(Metric.SENSITIVITY, Metric.SPECIFICITY)
                .hasSize(named.size() + 2);
        assertThat(metrics(on(ORDINAL).items(3, "no", "yes")))
                .containsAll(named)
                .contains(
                        Metric.KAPPA_LINEAR,
                        Metric.KAPPA_QUADRATIC,
                        Metric.GWET_AC2,
                        Metric.PEARSON,
                        Metric.SPEARMAN,
                        Metric.KENDALL_TAU_B,
                        Metric.ICC21,
                        Metric.SENSITIVITY,
                        Metric.SPECIFICITY)
                .hasSize(named.size() + 9);
        assertThat(metrics(on(new Scale.Numeric(1, 5, 1)).scoredItem(1, 2).scoredItem(3, 3)))
                .containsExactlyInAnyOrder(
                        Metric.PEARSON,
                        Metric.SPEARMAN,
                        Metric.KENDALL_TAU_B,
                        Metric.ICC21,
                        Metric.KRIPPENDORFF_ALPHA,
                        Metric.MEAN_ABSOLUTE_ERROR,
                        Metric.ROOT_MEAN_SQUARE_ERROR);
    }

    @Test
    void kappa_is_undefined_where_everybody_always_says_the_same() {
        Agreement.Figures figures =
                on(BINARY).items(8, "no", "no").measureJudge().figures();

        assertThat(figures.metrics().get(Metric.KAPPA)).isInstanceOf(Estimate.Undefined.class);
        assertThat(value(figures, Metric.PERCENT)).isEqualTo(1);
    }

    @Test
    void scores_are_compared_by_their_distance() {
        // differences 1, 0, -2, 1: MAE 4/4, RMSE sqrt(6/4)
        Agreement.Figures figures = on(new Scale.Numeric(1, 5, 1))
                .scoredItem(1, 2)
                .scoredItem(3, 3)
                .scoredItem(5, 3)
                .scoredItem(4, 5)
                .measureJudge()
                .figures();

        assertThat(value(figures, Metric.MEAN_ABSOLUTE_ERROR)).isCloseTo(1, EXACTLY);
        assertThat(value(figures, Metric.ROOT_MEAN_SQUARE_ERROR)).isCloseTo(Math.sqrt(1.5), EXACTLY);
        assertThat(figures.confusion()).isEmpty();
        assertThat(figures.perLabel()).isEmpty();
    }

    @Test
    void unscored_judgements_leave_the_pairs_and_stay_in_the_coverage() {
        Agreement.Figures figures =
                tenItems().unscoredItems(2, "yes", UNREADABLE).measureJudge().figures();

        // still 7 of 10
        assertThat(value(figures, Metric.PERCENT)).isCloseTo(0.7, EXACTLY);
        assertThat(figures.coverage()).isEqualTo(new Coverage(12, 12, 10, 10, 0, 2, 0, 0, 0));
        assertThat(figures.confusion().orElseThrow().unscored()).containsExactly(0, 2);
    }

    @Test
    void unscored_judgements_may_count_as_wrong_instead() {
        Agreement.Figures figures = tenItems()
                .unscoredItems(2, "yes", UNREADABLE)
                .unscoredItems(1, "no", UNREADABLE)
                .unscoredDisagree()
                .measureJudge()
                .figures();

        // 7 of 13; gold 6 no, 7 yes; judge 4 no, 6 yes, 3 neither: pe = (6*4 + 7*6)/169 = 66/169
        double chance = 66.0 / 169;
        assertThat(value(figures, Metric.PERCENT)).isCloseTo(7.0 / 13, EXACTLY);
        assertThat(value(figures, Metric.KAPPA)).isCloseTo((7.0 / 13 - chance) / (1 - chance), EXACTLY);
        // the two unread defects were not found, 4 of 7; the one unread good item was not spared, 3 of 6
        assertThat(value(figures, Metric.SENSITIVITY)).isCloseTo(4.0 / 7, EXACTLY);
        assertThat(value(figures, Metric.SPECIFICITY)).isCloseTo(0.5, EXACTLY);
        assertThat(figures.metrics())
                .containsOnlyKeys(
                        Metric.PERCENT, Metric.ACCURACY, Metric.KAPPA, Metric.SENSITIVITY, Metric.SPECIFICITY);
    }

    @Test
    void items_count_by_the_inverse_of_their_sampling_probability() {
        // 4 items that agree weigh 1 each, 2 items that differ weigh 1/0.25 = 4 each: 4/(4 + 8) = 1/3
        Agreement agreement = on(BINARY)
                .items(2, "no", "no")
                .items(2, "yes", "yes")
                .withItems(item -> item.sampledWith(0.25))
                .items(1, "no", "yes")
                .items(1, "yes", "no")
                .measure();

        assertThat(agreement.weighting()).isEqualTo(Agreement.ItemWeighting.INVERSE_PROPENSITY);
        Agreement.Figures figures = agreement.judges().get(0).figures();
        assertThat(value(figures, Metric.PERCENT)).isCloseTo(1.0 / 3, EXACTLY);
        // weighted margins are 6 of 12 everywhere: pe = 1/2, (1/3 - 1/2)/(1/2) = -1/3
        assertThat(value(figures, Metric.KAPPA)).isCloseTo(-1.0 / 3, EXACTLY);
        assertThat(figures.confusion().orElseThrow().counts().counts()).isDeepEqualTo(new double[][] {{2, 4}, {4, 2}});
    }

    @Test
    void items_that_were_all_chosen_for_certain_have_no_weights() {
        assertThat(tenItems().measure().weighting()).isEqualTo(Agreement.ItemWeighting.NONE);
    }

    @Test
    void slices_hold_the_items_that_share_a_value() {
        // de: 3 of 4 agree; it: 1 of 2; two items without a language are in no slice
        List<Agreement.Slice> slices = on(BINARY)
                .withItems(item -> item.meta("language", "it"))
                .items(1, "no", "no")
                .items(1, "yes", "no")
                .withItems(item -> item.meta("language", "de"))
                .items(3, "no", "no")
                .items(1, "yes", "no")
                .withItems(item -> item)
                .items(2, "no", "yes")
                .slicedBy("language", "vendor")
                .measureJudge()
                .slices();

        assertThat(slices).extracting(Agreement.Slice::value).containsExactly("de", "it");
        assertThat(value(slices.get(0).figures(), Metric.PERCENT)).isCloseTo(0.75, EXACTLY);
        assertThat(value(slices.get(1).figures(), Metric.PERCENT)).isCloseTo(0.5, EXACTLY);
        assertThat(slices.get(0).figures().coverage().gold()).isEqualTo(4);
    }

    @Test
    void position_bias_counts_flips_towards_a_place() {
        // 10 pairs in both orders: 6 consistent, 3 won by whatever stood first, 1 by whatever stood second; 1 half
        // asked
        PositionBias bias = on(PAIRWISE)
                .bothOrders(5, "first", "first", "first")
                .bothOrders(1, "first", "second", "second")
                .bothOrders(3, "first", "first", "second")
                .bothOrders(1, "first", "second", "first")
                .onlyAsGiven("first", "first", UNREADABLE)
                .measureJudge()
                .figures()
                .position()
                .orElseThrow();

        assertThat(value(bias.consistency())).isCloseTo(0.6, EXACTLY);
        assertThat(bias.primacyFlips()).isEqualTo(3);
        assertThat(bias.recencyFlips()).isEqualTo(1);
        // 3 of 4 one way: 2 × (4 + 1)/16
        assertThat(bias.signTestP()).hasValueCloseTo(0.625, EXACTLY);
        // (3 - 1)/10
        assertThat(value(bias.signed())).isCloseTo(0.2, EXACTLY);
        // right answers: 5*2 + 0 + 3 + 1 + 1 = 15 of 22, the unread order counting as wrong
        assertThat(value(bias.accuracyOverOrders())).isCloseTo(15.0 / 22, EXACTLY);
    }

    @Test
    void a_flip_to_a_tie_is_inconsistent_and_leans_to_no_place() {
        PositionBias bias = on(PAIRWISE)
                .bothOrders(1, "first", "first", "tie")
                .bothOrders(1, "first", "first", "first")
                .measureJudge()
                .figures()
                .position()
                .orElseThrow();

        assertThat(value(bias.consistency())).isCloseTo(0.5, EXACTLY);
        assertThat(bias.primacyFlips() + bias.recencyFlips()).isZero();
        assertThat(bias.tieFlips()).isEqualTo(1);
    }

    @Test
    void without_a_pair_in_both_orders_there_is_no_position_bias() {
        assertThat(on(PAIRWISE)
                        .items(3, "first", "first")
                        .measureJudge()
                        .figures()
                        .position())
                .isEmpty();
    }

    @Test
    void the_ceiling_is_how_far_humans_agree_among_themselves() {
        HumanCeiling ceiling = tenItemsOfTwoHumans().measureJudge().ceiling().orElseThrow();

        // 20 values, 10 no and 10 yes, 2 of 10 items differ: 1 - .2/(2*10*10/(20*19)) = .62
        assertThat(ceiling.items()).isEqualTo(10);
        assertThat(value(ceiling.metrics().get(Metric.KRIPPENDORFF_ALPHA))).isCloseTo(0.62, EXACTLY);
        // kappa of the two: (.8 - .5)/.5
        assertThat(ceiling.pairs()).singleElement().satisfies(pair -> {
            assertThat(List.of(pair.a(), pair.b())).containsExactly("anna", "ben");
            assertThat(pair.items()).isEqualTo(10);
            assertThat(value(pair.metrics().get(Metric.KAPPA))).isCloseTo(0.6, EXACTLY);
        });
    }

    @Test
    void the_ceiling_hears_no_rulings_no_second_thoughts_and_nobody_who_was_shown_something() {
        AgreementBuilder builder = tenItemsOfTwoHumans()
                .humans(
                        rulingOf("lea").on("a8").saying("no"),
                        opinionOf("cleo").on("a8").notBlind().saying("no"),
                        opinionOf("anna").on("a8").at("2026-11-21T09:00:00Z").saying("yes"));

        HumanCeiling ceiling = builder.measureJudge().ceiling().orElseThrow();

        assertThat(ceiling)
                .isEqualTo(tenItemsOfTwoHumans().measureJudge().ceiling().orElseThrow());
    }

    @Test
    void two_humans_with_fewer_than_ten_items_in_common_are_no_pair() {
        HumanCeiling ceiling = on(BINARY)
                .items(2, "no", "no")
                .humans(
                        opinionOf("anna").on("a0").saying("no"),
                        opinionOf("ben").on("a0").saying("no"),
                        opinionOf("anna").on("a1").saying("yes"),
                        opinionOf("ben").on("a1").saying("yes"))
                .measureJudge()
                .ceiling()
                .orElseThrow();

        assertThat(ceiling.pairs()).isEmpty();
        assertThat(ceiling.items()).isEqualTo(2);
    }

    @Test
    void one_human_an_item_makes_no_ceiling() {
        assertThat(on(BINARY)
                        .items(2, "no", "no")
                        .humans(
                                opinionOf("anna").on("a0").saying("no"),
                                opinionOf("ben").on("a1").saying("no"))
                        .measureJudge()
                        .ceiling())
                .isEmpty();
    }

    @Test
    void gold_of_unknown_blindness_makes_the_figures_diagnostic() {
        assertThat(tenItems().measure().blindness().isDiagnostic()).isFalse();
        assertThat(tenItems()
                        .fromNowOnOfUnknownBlindness()
                        .items(1, "no", "no")
                        .measure()
                        .blindness())
                .isEqualTo(new Agreement.GoldBlindness(10, 1, 0));
    }

    @Test
    void the_same_seed_gives_the_same_intervals() {
        assertThat(tenItems().measureJudge().figures().metrics())
                .isEqualTo(tenItems().measureJudge().figures().metrics());
    }

    /** Both say no 4 times and yes 4 times; on a8 and a9 they differ, once each way. */
    private static AgreementBuilder tenItemsOfTwoHumans() {
        AgreementBuilder builder = on(BINARY).items(5, "no", "no").items(5, "yes", "yes");
        for (int i = 0; i < 10; i++) {
            String anna = i < 4 || i == 8 ? "no" : "yes";
            String ben = i < 4 || i == 9 ? "no" : "yes";
            builder.humans(
                    opinionOf("anna").on("a" + i).saying(anna),
                    opinionOf("ben").on("a" + i).saying(ben));
        }
        return builder;
    }

    private static Set<Metric> metrics(AgreementBuilder builder) {
        return builder.measureJudge().figures().metrics().keySet();
    }

    private static double value(Agreement.Figures figures, Metric metric) {
        return value(figures.metrics().get(metric));
    }

    private static double value(Estimate estimate) {
        return estimate.value().orElseThrow(() -> new AssertionError("undefined: " + estimate));
    }
}
