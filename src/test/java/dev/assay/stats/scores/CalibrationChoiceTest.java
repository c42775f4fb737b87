package dev.assay.stats.scores;

import static dev.assay.stats.Estimates.whyImpossible;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.stats.Fit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CalibrationChoiceTest {

    @Test
    void calibrated_scores_keep_the_identity_more_often_than_not() {
        int kept = 0;
        for (long seed = 1; seed <= 20; seed++) {
            kept += choose(SomeScores.random(seed, 300, 1, 0, 1)).method() == CalibrationMethod.IDENTITY ? 1 : 0;
        }

        assertThat(kept).isGreaterThan(10);
    }

    @Test
    void bold_scores_are_mended() {
        LabelledScores bold = SomeScores.random(8, 600, 0.3, 0.8, 1);

        Calibration calibration = choose(bold);

        assertThat(calibration.method()).isNotEqualTo(CalibrationMethod.IDENTITY);
        assertThat(LogLoss.value(calibration.outOfFold()).orElseThrow())
                .isEqualTo(calibration.logLoss().get(calibration.method()))
                .isLessThan(calibration.logLoss().get(CalibrationMethod.IDENTITY));
    }

    @Test
    void the_number_of_items_decides_who_may_compete() {
        assertThat(CalibrationChoice.candidates(199, 99))
                .containsExactlyInAnyOrder(CalibrationMethod.PLATT, CalibrationMethod.BETA);
        assertThat(CalibrationChoice.candidates(5000, 49))
                .containsExactlyInAnyOrder(CalibrationMethod.PLATT, CalibrationMethod.BETA);
        assertThat(CalibrationChoice.candidates(200, 50)).contains(CalibrationMethod.TEMPERATURE);
        assertThat(CalibrationChoice.candidates(999, 400))
                .contains(CalibrationMethod.TEMPERATURE)
                .doesNotContain(CalibrationMethod.ISOTONIC);
        assertThat(CalibrationChoice.candidates(1000, 50)).contains(CalibrationMethod.ISOTONIC);
    }

    @Test
    void too_few_of_a_class_are_refused_with_the_number_that_is_wanting() {
        double[] scores = new double[40];
        boolean[] positive = new boolean[40];
        for (int item = 0; item < 40; item++) {
            scores[item] = item / 40.0;
            positive[item] = item < 7;
        }
        LabelledScores items = SomeScores.ungrouped(scores, positive);

        Fit<Calibration> fit = CalibrationChoice.choose(items, Folds.assign(items, 5, 1));

        assertThat(whyImpossible(fit)).isEqualTo("the smaller class has 7 items, 3 more are needed");
    }

    @Test
    void ten_of_the_smaller_class_are_enough() {
        double[] scores =
                IntStream.range(0, 40).mapToDouble(item -> item / 40.0).toArray();
        LabelledScores items = SomeScores.ungrouped(
                scores,
                IntStream.range(0, 40).map(item -> item % 4 == 3 ? 1 : 0).toArray());

        assertThat(CalibrationChoice.choose(items, Folds.assign(items, 5, 1)).model())
                .isPresent();
    }

    private static Calibration choose(LabelledScores items) {
        return CalibrationChoice.choose(items, Folds.assign(items, 5, 1))
                .model()
                .orElseThrow();
    }
}
