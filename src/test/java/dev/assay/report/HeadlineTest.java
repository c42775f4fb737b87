package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.Metric;
import dev.assay.agreement.Unscored;
import dev.assay.gold.Coverage;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadlineTest {

    private static final Agreement.GoldBlindness BLIND = new Agreement.GoldBlindness(214, 0, 0);

    @Test
    void names_the_judge_its_figure_and_what_it_rests_on() {
        String headline = Headline.of(agreement(BLIND, kappa("strict-gpt", "insult", 0.71)), 1);

        assertThat(headline)
                .isEqualTo("strict-gpt agrees with the auditors on insult at κ 0.71 [0.61, 0.81], 214 blind labels.");
    }

    @Test
    void the_best_judge_is_the_one_whose_weakest_criterion_is_best() {
        // strict-gpt is at least 0.4, mild-gpt at least 0.5, although strict-gpt has the highest single figure
        Agreement agreement = agreement(
                BLIND,
                kappa("strict-gpt", "insult", 0.9),
                kappa("strict-gpt", "tone", 0.4),
                kappa("mild-gpt", "insult", 0.5),
                kappa("mild-gpt", "tone", 0.6));

        assertThat(Headline.of(agreement, 2))
                .isEqualTo("mild-gpt, the best of 2 judges, agrees with the auditors on insult at κ 0.50 [0.40, 0.60],"
                        + " 214 blind labels; its other criteria are no lower.");
    }

    @Test
    void a_judge_with_an_undefined_criterion_does_not_speak() {
        Agreement agreement = agreement(
                BLIND,
                kappa("strict-gpt", "insult", 0.9),
                ofJudge("strict-gpt", "tone", Map.of(Metric.KAPPA, Estimate.undefined("one class only", 12))),
                kappa("mild-gpt", "insult", 0.2),
                kappa("mild-gpt", "tone", 0.3));

        assertThat(Headline.of(agreement, 2)).startsWith("mild-gpt, the best of 2 judges,");
    }

    @Test
    void scores_are_told_by_rank_correlation() {
        Agreement agreement = agreement(BLIND, ofJudge("strict-gpt", "tone", Map.of(Metric.SPEARMAN, estimate(0.5))));

        assertThat(Headline.of(agreement, 1)).contains("at ρ 0.50 [0.40, 0.60]");
    }

    @Test
    void a_figure_without_an_interval_says_why() {
        Estimate alone = Estimate.known(0.5, Interval.none("too few clusters"), 4);
        Agreement agreement = agreement(BLIND, ofJudge("strict-gpt", "insult", Map.of(Metric.KAPPA, alone)));

        assertThat(Headline.of(agreement, 1)).contains("at κ 0.50 (no interval: too few clusters), 4 blind labels.");
    }

    @Test
    void labels_that_may_have_been_influenced_are_called_diagnostic() {
        Agreement agreement = agreement(new Agreement.GoldBlindness(200, 14, 0), kappa("strict-gpt", "insult", 0.71));

        assertThat(Headline.of(agreement, 1)).endsWith("214 labels, not all blind: diagnostic only.");
    }

    @Test
    void says_so_where_nothing_can_be_compared() {
        String nothing = "No judge can be compared with its auditors yet: no agreement figure is defined.";

        assertThat(Headline.of(agreement(BLIND), 0)).isEqualTo(nothing);
        assertThat(Headline.of(
                        agreement(
                                BLIND,
                                ofJudge(
                                        "strict-gpt",
                                        "insult",
                                        Map.of(Metric.KAPPA, Estimate.undefined("no items", 0)))),
                        1))
                .isEqualTo(nothing);
    }

    private static Agreement agreement(Agreement.GoldBlindness blindness, Agreement.OfJudge... judges) {
        return new Agreement("calibration", Agreement.ItemWeighting.NONE, blindness, Unscored.EXCLUDE, List.of(judges));
    }

    private static Agreement.OfJudge kappa(String judge, String criterion, double value) {
        return ofJudge(judge, criterion, Map.of(Metric.KAPPA, estimate(value)));
    }

    private static Agreement.OfJudge ofJudge(String judge, String criterion, Map<Metric, Estimate> metrics) {
        Coverage coverage = new Coverage(214, 214, 214, 214, 0, 0, 0, 0, 0);
        return new Agreement.OfJudge(
                judge,
                criterion,
                new Agreement.Figures(coverage, Optional.empty(), metrics, Map.of(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** 214 pairs, an interval of a tenth to either side. */
    private static Estimate estimate(double value) {
        return Estimate.known(value, Interval.of(value - 0.1, value + 0.1, 0.95, IntervalMethod.BCA), 214);
    }
}
