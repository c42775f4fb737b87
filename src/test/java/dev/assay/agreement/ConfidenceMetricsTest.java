package dev.assay.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.stats.Estimate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfidenceMetricsTest {

    /**
     * "yes" is the defect. Twenty defects called yes at .9, twenty good items called no at .9, so at .1 for a defect: every defect above every
     * good item, area 1; each forecast is .1 off its outcome, Brier .01 and both bins off by .1.
     */
    @Test
    void reads_confidence_as_the_probability_of_a_defect() {
        Map<Metric, Estimate> metrics = AgreementBuilder.on(AgreementBuilder.BINARY)
                .items(20, "yes", aJudgement -> aJudgement.sureAt(0.9).saying("yes"))
                .items(20, "no", aJudgement -> aJudgement.sureAt(0.9).saying("no"))
                .measureJudge()
                .figures()
                .metrics();

        assertThat(value(metrics.get(Metric.AUC))).isEqualTo(1);
        assertThat(value(metrics.get(Metric.BRIER))).isCloseTo(0.01, within(1e-12));
        assertThat(value(metrics.get(Metric.ECE))).isCloseTo(0.1, within(1e-12));
    }

    @Test
    void are_absent_where_the_judge_states_no_confidence() {
        assertThat(AgreementBuilder.on(AgreementBuilder.BINARY)
                        .items(20, "yes", "yes")
                        .items(20, "no", "no")
                        .measureJudge()
                        .figures()
                        .metrics())
                .doesNotContainKeys(Metric.AUC, Metric.ECE, Metric.BRIER);
    }

    @Test
    void a_weighted_audit_has_an_area_but_no_calibration_figures() {
        Map<Metric, Estimate> metrics = AgreementBuilder.on(AgreementBuilder.BINARY)
                .withItems(item -> item.sampledWith(0.5))
                .items(20, "yes", aJudgement -> aJudgement.sureAt(0.9).saying("yes"))
                .items(20, "no", aJudgement -> aJudgement.sureAt(0.6).saying("yes"))
                .measureJudge()
                .figures()
                .metrics();

        assertThat(value(metrics.get(Metric.AUC))).isEqualTo(1);
        assertThat(metrics.get(Metric.BRIER)).isEqualTo(Estimate.undefined("not measured on weighted audits", 40));
    }

    private static double value(Estimate estimate) {
        return ((Estimate.Known) estimate).pointValue();
    }
}
