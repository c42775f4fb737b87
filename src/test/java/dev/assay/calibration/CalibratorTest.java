package dev.assay.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.gold.AuditSampling;
import dev.assay.gold.Blindness;
import dev.assay.gold.CalibrationSet;
import dev.assay.gold.GoldItem;
import dev.assay.gold.GoldLabel;
import dev.assay.gold.GoldSet;
import dev.assay.gold.GoldTier;
import dev.assay.gold.ResolveRule;
import dev.assay.gold.SplitRule;
import dev.assay.judge.CombinedJudgement;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Decision;
import dev.assay.rubric.Label;
import dev.assay.rubric.Rubric;
import dev.assay.rubric.RubricVersion;
import dev.assay.rubric.Scale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CalibratorTest {

    private static final String RUN = "run_1";
    private static final String EVALSET = "work";

    private static final Scale THREE =
            new Scale.Categorical(Scale.Kind.ORDINAL, List.of("good", "minor", "bad"), Set.of("good"), Map.of());

    private final List<GoldItem> gold = new ArrayList<>();
    private final List<CombinedJudgement> judgements = new ArrayList<>();

    @Test
    void serves_items_that_were_fitted_on_out_of_fold_and_others_by_the_deployed_mapping() {
        boastful(120);
        Calibrator.Fitted fitted = fit(THREE, Set.of());
        Calibration calibration = calibration(fitted);
        CriterionFit fit = fitted.criteria().get("quality");

        int differing = 0;
        for (CombinedJudgement judgement : judgements) {
            CalibratedVerdict own = calibration.of(judgement, RUN, EVALSET).orElseThrow();
            CalibratedVerdict same =
                    calibration.of(renamed(judgement, "new"), RUN, EVALSET).orElseThrow();
            assertThat(own.outOfFold()).isTrue();
            assertThat(same.outOfFold()).isFalse();
            differing += own.probabilities().equals(same.probabilities()) ? 0 : 1;
        }

        assertThat(fit.n()).isEqualTo(120);
        assertThat(differing).isEqualTo(120);
    }

    @Test
    void gives_every_label_a_probability_and_all_of_them_add_up_to_one() {
        boastful(120);
        Calibration calibration = calibration(fit(THREE, Set.of()));

        for (CombinedJudgement judgement : judgements) {
            CalibratedVerdict verdict = calibration.of(judgement, RUN, EVALSET).orElseThrow();
            assertThat(verdict.probabilities()).hasSize(3).allMatch(p -> p > 0 && p < 1);
            assertThat(verdict.probabilities().stream().mapToDouble(p -> p).sum())
                    .isCloseTo(1, within(1e-12));
            assertThat(verdict.defectProbability())
                    .isCloseTo(1 - verdict.probabilities().get(0), within(1e-12));
        }
    }

    /**
     * All gold "bad" that was judged "bad" lies in one group of 12. Without that group nothing says how the defect side is
     * shared where the judge says "bad": 0.5 to 0.5. With it the share of "bad" is 12.5 of 13.
     */
    @Test
    void lets_no_relation_of_an_item_say_how_its_side_is_shared() {
        for (int i = 0; i < 60; i++) {
            add("g" + i, "g" + i, "good", "good", 0.6 + i % 4 / 10.0);
        }
        for (int i = 0; i < 12; i++) {
            add("m" + i, "m" + i, "minor", "minor", 0.7 + i % 3 / 10.0);
            add("b" + i, "bad ones", "bad", "bad", 0.7 + i % 3 / 10.0);
        }
        Calibrator.Fitted fitted = fit(THREE, Set.of());
        CriterionFit fit = fitted.criteria().get("quality");

        List<Double> related = fit.outOfFold().get("b3");
        double[] deployed = fit.mapping().probabilities(2, 0.8);

        assertThat(related.get(2)).isCloseTo(related.get(1), within(1e-12));
        assertThat(deployed[2] / (deployed[1] + deployed[2])).isCloseTo(12.5 / 13, within(1e-12));
    }

    @Test
    void corrects_a_judge_that_is_surer_than_it_is_right() {
        boastful(400);

        CalibrationQuality quality = fit(THREE, Set.of()).quality().get("quality");

        assertThat(quality.logLoss().get(quality.method()))
                .isLessThan(quality.logLoss().get("identity"));
    }

    @Test
    void says_how_many_of_the_smaller_class_are_wanting() {
        for (int i = 0; i < 60; i++) {
            String label = i < 6 ? "bad" : "good";
            add("i" + i, "i" + i, label, label, 0.8);
        }

        Calibrator.Fitted fitted = fit(THREE, Set.of());

        assertThat(fitted.criteria()).isEmpty();
        assertThat(fitted.impossible()).containsEntry("quality", "the smaller class has 6 items, 4 more are needed");
    }

    @Test
    void refuses_weighted_audits_and_numeric_scales() {
        boastful(120);
        gold.set(0, weighted(gold.get(0), 0.5));

        assertThat(fit(THREE, Set.of()).impossible()).containsEntry("quality", "not fitted on weighted audits");
        assertThat(fit(new Scale.Numeric(0, 1, 0.5), Set.of()).impossible())
                .containsEntry("quality", "a numeric scale has no labels to give a probability to");
    }

    @Test
    void learns_nothing_from_items_that_the_judge_was_shown() {
        boastful(120);

        CriterionFit fit = fit(THREE, Set.of("i0", "i1")).criteria().get("quality");

        assertThat(fit.n()).isEqualTo(118);
        assertThat(fit.outOfFold()).doesNotContainKeys("i0", "i1");
    }

    @Test
    void counts_verdicts_without_a_label_and_calibrates_none_of_them() {
        boastful(120);
        CombinedJudgement unread =
                new CombinedJudgement("i0", "quality", "boastful", Verdict.abstained(Reason.SAMPLES_TIED), List.of());
        judgements.set(0, unread);

        Calibrator.Fitted fitted = fit(THREE, Set.of());

        assertThat(fitted.criteria().get("quality").n()).isEqualTo(119);
        assertThat(fitted.criteria().get("quality").unscored()).isEqualTo(1);
        assertThat(calibration(fitted).of(unread, RUN, EVALSET)).isEmpty();
    }

    @Test
    void gives_the_same_for_the_same_seed_bit_for_bit() {
        boastful(120);

        assertThat(fit(THREE, Set.of())).isEqualTo(fit(THREE, Set.of()));
    }

    /** Seven in ten are right, at confidences of 0.9 and more that say nothing; gold defects alternate. */
    private void boastful(int items) {
        Random random = new Random(11);
        List<String> labels = List.of("good", "minor", "bad");
        for (int i = 0; i < items; i++) {
            String truth = i % 2 == 0 ? "good" : labels.get(1 + i / 2 % 2);
            String said = random.nextDouble() < 0.7 ? truth : labels.get(random.nextInt(3));
            add("i" + i, "i" + i, truth, said, 0.9 + random.nextDouble() / 10);
        }
    }

    private void add(String id, String group, String truth, String said, double confidence) {
        Item item = new Item(
                id,
                Map.of("output", CanonicalContent.of("text of " + id)),
                Optional.of(group),
                OptionalDouble.empty(),
                Map.of());
        gold.add(new GoldItem(
                item,
                Map.of(
                        "quality",
                        new GoldLabel(id, "quality", Label.named(truth), GoldTier.SINGLE, Blindness.BLIND, 1))));
        judgements.add(new CombinedJudgement(
                id,
                "quality",
                "boastful",
                new Verdict.Scored(
                        Label.named(said), OptionalDouble.of(confidence), Optional.empty(), List.of(), Set.of()),
                List.of()));
    }

    private static GoldItem weighted(GoldItem of, double samplingProb) {
        Item item = of.item();
        return new GoldItem(
                new Item(item.id(), item.fields(), item.group(), OptionalDouble.of(samplingProb), Map.of()),
                of.labels());
    }

    private static CombinedJudgement renamed(CombinedJudgement judgement, String itemId) {
        return new CombinedJudgement(itemId, judgement.criterion(), judgement.judge(), judgement.verdict(), List.of());
    }

    private Calibrator.Fitted fit(Scale scale, Set<String> shown) {
        return new Calibrator(rubric(scale), 7).fit(calibrationSet(rubric(scale)), judgements, shown);
    }

    private static Calibration calibration(Calibrator.Fitted fitted) {
        Rubric rubric = rubric(THREE);
        return new Calibration(
                new Calibration.Header(
                        "cal_1",
                        "run_1",
                        "work",
                        "boastful",
                        rubric.fingerprint(),
                        rubric.ref(),
                        "gold_1",
                        rubric.fingerprint(),
                        5,
                        7,
                        "test",
                        Instant.EPOCH,
                        "somebody"),
                fitted.criteria(),
                fitted.impossible());
    }

    private CalibrationSet calibrationSet(Rubric rubric) {
        SplitRule split = new SplitRule(1, 0.5);
        return new CalibrationSet(
                new GoldSet.Header(
                        "gold_1",
                        "work",
                        rubric.ref(),
                        ResolveRule.MAJORITY,
                        split,
                        0.2,
                        AuditSampling.RANDOM,
                        GoldSet.fingerprint(rubric.ref(), ResolveRule.MAJORITY, split, AuditSampling.RANDOM, List.of()),
                        Map.of(),
                        0,
                        Instant.EPOCH),
                gold);
    }

    private static Rubric rubric(Scale scale) {
        return new Rubric(
                "work",
                new RubricVersion(1, 0, 0),
                "Work",
                List.of("output"),
                List.of(new Criterion(
                        "quality",
                        "Is it good?",
                        Optional.empty(),
                        scale,
                        1,
                        Optional.empty(),
                        Set.of(),
                        Map.of(),
                        List.of())),
                Decision.allPass(),
                Optional.empty(),
                CanonicalContent.of(Map.of("id", "work")));
    }
}
