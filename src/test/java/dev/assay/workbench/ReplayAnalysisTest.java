package dev.assay.workbench;

import static dev.assay.evalset.ItemBuilder.anItem;
import static dev.assay.judge.JudgementBuilder.aJudgement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.agreement.Metric;
import dev.assay.evalset.ItemBuilder;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldSetBuilder;
import dev.assay.gold.SplitRule;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Judgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ReplayAnalysisTest {

    private static final BootstrapPlan PLAN = BootstrapPlan.seeded(20261129);

    private final GoldSetBuilder gold = GoldSetBuilder.aGoldSet().splitBy(new SplitRule(1, 1e-9));
    private final List<Judgement> before = new ArrayList<>();
    private final List<Judgement> after = new ArrayList<>();
    private int items = 0;

    private void items(int count, String label, String then, String now) {
        items(count, label, then, now, item -> item);
    }

    private void items(int count, String label, String then, String now, UnaryOperator<ItemBuilder> like) {
        for (int i = 0; i < count; i++) {
            String id = next();
            gold.with(like.apply(anItem(id)).build(), label);
            before.add(aJudgement().of(id).saying(then));
            after.add(aJudgement().of(id).saying(now));
        }
    }

    private String next() {
        return "a%02d".formatted(items++);
    }

    private ReplayResult result(Rubric draft) {
        CalibrationSet all = gold.build().calibration(gold.items());
        return new ReplayAnalysis(draft, PLAN).of(all, combined(draft, before), combined(draft, after));
    }

    private ReplayResult.OfCriterion insult() {
        return result(Drafts.plain()).criteria().get(0);
    }

    private static List<CombinedJudgement> combined(Rubric rubric, List<Judgement> said) {
        return CombinedJudgement.combine(
                Map.of("insult", rubric.criterion("insult").orElseThrow().scale()), said);
    }

    private static double value(Estimate estimate) {
        return estimate.value().orElseThrow();
    }

    private static Interval.Bounds bounds(Estimate estimate) {
        return (Interval.Bounds) ((Estimate.Known) estimate).interval();
    }

    /** Of 20 clean items 4 were wrong and 2 more get wrong; of 20 insults 12 were missed and 10 of these are found now. */
    private void aDraftThatFindsMoreInsults() {
        items(14, "no", "no", "no");
        items(4, "no", "yes", "yes");
        items(2, "no", "no", "yes");
        items(8, "yes", "yes", "yes");
        items(10, "yes", "no", "yes");
        items(2, "yes", "no", "no");
    }

    @Test
    void agreement_before_and_after_is_that_of_the_two_tables() {
        aDraftThatFindsMoreInsults();

        Map<Metric, ReplayResult.Shift> metrics = insult().metrics();

        // before 24 of 40 right; gold is half and half, so pe = 0.5 whatever the judge's margins: kappa = 0.1/0.5
        // after 32 of 40 right: kappa = 0.3/0.5
        assertThat(value(metrics.get(Metric.PERCENT).before())).isEqualTo(0.6);
        assertThat(value(metrics.get(Metric.PERCENT).after())).isEqualTo(0.8);
        assertThat(value(metrics.get(Metric.KAPPA).before())).isCloseTo(0.2, within(1e-12));
        assertThat(value(metrics.get(Metric.KAPPA).after())).isCloseTo(0.6, within(1e-12));
        assertThat(value(metrics.get(Metric.PERCENT).difference())).isCloseTo(0.2, within(1e-12));
        assertThat(value(metrics.get(Metric.KAPPA).difference())).isCloseTo(0.4, within(1e-12));
    }

    @Test
    void the_interval_of_the_difference_is_that_of_pairs() {
        aDraftThatFindsMoreInsults();

        Interval.Bounds interval = bounds(insult().metrics().get(Metric.PERCENT).difference());

        // Pairs: +1 ten times, -1 twice, 0 else. Mean 8/40 = 0.2, variance 12/40 - 0.2^2 = 0.26,
        // standard error sqrt(0.26/40) = 0.0806, so about 0.2 -+ 0.158: [0.042, 0.358].
        // Had the sides nothing in common: sqrt(0.6*0.4/40 + 0.8*0.2/40) = 0.1, so 0.2 -+ 0.196.
        assertThat(interval.lower()).isCloseTo(0.042, within(0.03));
        assertThat(interval.upper()).isCloseTo(0.358, within(0.03));
        assertThat(interval.upper() - interval.lower()).isLessThan(0.36);
    }

    @Test
    void items_of_one_group_count_as_one_observation() {
        items(12, "no", "no", "no", item -> item.inGroup("g" + items % 3));

        items(12, "yes", "no", "yes", item -> item.inGroup("h" + items % 3));

        Estimate difference = insult().metrics().get(Metric.PERCENT).difference();
        assertThat(value(difference)).isEqualTo(0.5);
        assertThat(((Estimate.Known) difference).interval()).isEqualTo(Interval.none("too few clusters"));
    }

    @Test
    void names_every_verdict_that_changes_and_whether_it_was_and_is_right() {
        items(1, "no", "no", "no");
        items(1, "yes", "no", "yes");
        items(1, "no", "no", "yes");

        List<VerdictChange> changes = result(Drafts.plain()).changes();

        assertThat(changes).extracting(VerdictChange::itemId).containsExactly("a01", "a02");
        assertThat(changes.get(0).isMended()).isTrue();
        assertThat(changes.get(1).isBroken()).isTrue();
        assertThat(changes.get(1).gold()).contains(Label.named("no"));
    }

    @Test
    void says_on_which_gold_labels_the_draft_is_worse() {
        aDraftThatFindsMoreInsults();

        ReplayResult.OfCriterion insult = insult();

        assertThat(insult.byLabel())
                .containsExactly(new ReplayResult.LabelShift("no", 0, 2), new ReplayResult.LabelShift("yes", 10, 0));
        assertThat(insult.worseOn()).containsExactly(new ReplayResult.LabelShift("no", 0, 2));
        assertThat(insult.mended()).isEqualTo(10);
        assertThat(insult.broken()).isEqualTo(2);
    }

    @Test
    void a_verdict_without_a_label_is_counted_and_makes_no_pair() {
        aDraftThatFindsMoreInsults();
        String given = next();
        gold.with(anItem(given).build(), "no");
        before.add(aJudgement().of(given).saying("no"));
        after.add(aJudgement().of(given).unscored(Verdict.abstained(Reason.CANNOT_JUDGE)));

        ReplayResult result = result(Drafts.plain());

        ReplayResult.OfCriterion insult = result.criteria().get(0);
        assertThat(insult.pairs()).isEqualTo(40);
        assertThat(insult.before().scored()).isEqualTo(41);
        assertThat(insult.after().scored()).isEqualTo(40);
        assertThat(insult.after().abstained()).isEqualTo(1);
        assertThat(value(insult.metrics().get(Metric.PERCENT).before())).isEqualTo(0.6);
        VerdictChange lost = result.changes().get(result.changes().size() - 1);
        assertThat(lost.wasRight()).contains(true);
        assertThat(lost.isRight()).isEmpty();
        assertThat(lost.isBroken()).isFalse();
    }

    @Test
    void what_is_not_answered_yet_is_pending_and_no_change() {
        items(3, "no", "no", "yes");
        after.remove(2);

        ReplayResult result = result(Drafts.plain());

        assertThat(result.changes()).hasSize(2);
        assertThat(result.criteria().get(0).after().pending()).isEqualTo(1);
    }

    @Test
    void fewer_than_30_pairs_are_few() {
        items(29, "no", "no", "no");
        boolean at29 = insult().hasFewPairs();
        items(1, "no", "no", "no");

        assertThat(at29).isTrue();
        assertThat(insult().hasFewPairs()).isFalse();
    }

    @Test
    void kappa_of_one_label_only_is_undefined_and_so_is_its_difference() {
        items(12, "no", "no", "no");

        ReplayResult.Shift kappa = insult().metrics().get(Metric.KAPPA);

        assertThat(kappa.before().value()).isEmpty();
        assertThat(kappa.difference().value()).isEmpty();
    }

    @Test
    void scores_are_compared_by_their_distance_from_gold() {
        for (int i = 0; i < 12; i++) {
            String id = next();
            gold.with(anItem(id).build(), Label.score(3));
            before.add(aJudgement().of(id).scoring(5));
            after.add(aJudgement().of(id).scoring(i < 6 ? 4 : 5));
        }

        ReplayResult result = result(Drafts.scored());

        // distances 2 before; 1 on six and 2 on six after
        ReplayResult.Shift distance = result.criteria().get(0).metrics().get(Metric.MEAN_ABSOLUTE_ERROR);
        assertThat(value(distance.before())).isEqualTo(2);
        assertThat(value(distance.after())).isEqualTo(1.5);
        assertThat(value(distance.difference())).isEqualTo(-0.5);
        assertThat(result.changes()).hasSize(6);
        assertThat(result.changes().get(0).isRight()).isEqualTo(Optional.of(false));
        assertThat(result.criteria().get(0).metrics()).containsOnlyKeys(Metric.MEAN_ABSOLUTE_ERROR);
    }
}
