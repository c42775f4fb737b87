package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.gold.Coverage;
import dev.assay.report.RunReport;
import dev.assay.report.SampleReports;
import dev.assay.rubric.Criterion;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForestViewTest {

    private static final RunReport REPORT = SampleReports.catalog();

    @Test
    void gives_no_rank_where_intervals_overlap() {
        String finding = finding(judge("a", known(0.70, 0.60, 0.80)), judge("b", known(0.65, 0.55, 0.75)));

        assertThat(finding)
                .isEqualTo("a agrees with the auditors at κ 0.70 [0.60, 0.80]."
                        + " Not distinguishable from b: the intervals overlap.");
    }

    @Test
    void gives_a_rank_where_they_do_not() {
        String finding = finding(judge("a", known(0.30, 0.20, 0.40)), judge("b", known(0.70, 0.60, 0.80)));

        assertThat(finding)
                .isEqualTo("b agrees with the auditors at κ 0.70 [0.60, 0.80]."
                        + " Its interval lies above that of every other judge.");
    }

    @Test
    void compares_no_judge_without_an_interval() {
        Estimate bare = Estimate.known(0, Interval.none("all resamples give the same value"), 100);

        String finding =
                finding(judge("a", known(0.70, 0.60, 0.80)), judge("b", known(0.65, 0.55, 0.75)), judge("c", bare));

        assertThat(finding)
                .isEqualTo("a agrees with the auditors at κ 0.70 [0.60, 0.80]."
                        + " Not distinguishable from b: the intervals overlap."
                        + " Without an interval, hence not compared: c.");
    }

    @Test
    void compares_no_judge_with_too_little_data() {
        Estimate fewer = Estimate.known(0.9, Interval.of(0.5, 1, 0.95, IntervalMethod.BCA), 9);

        assertThat(finding(judge("a", fewer))).isEqualTo("No judge has a defined κ on at least 10 items.");
    }

    @Test
    void sets_humans_beside_a_coefficient_that_compares_with_theirs() {
        List<Measure> nominal = measures(0);
        List<Measure> ordinal = measures(1);

        assertThat(nominal.get(0).metric()).isEqualTo(Metric.KAPPA);
        assertThat(nominal.get(0).ceiling()).isPresent();
        assertThat(ordinal.get(0).metric()).isEqualTo(Metric.KRIPPENDORFF_ALPHA);
        assertThat(ordinal)
                .filteredOn(measure -> measure.metric() == Metric.KAPPA)
                .allSatisfy(measure -> assertThat(measure.ceiling()).isEmpty());
    }

    @Test
    void says_how_many_intervals_miss_by_chance() {
        CriterionView view = CriterionView.of(
                        REPORT,
                        REPORT.agreement().orElseThrow(),
                        REPORT.rubric().criteria().get(0),
                        1)
                .orElseThrow();

        // 4 judges on all items and on 5 + 6 slices are 48 intervals; one in twenty misses
        assertThat(view.forest().comparisons())
                .isEqualTo("48 intervals at 95\u00a0%: about 2 will miss by chance alone.");
        assertThat(view.forest().rows()).hasSize(48);
    }

    private static List<Measure> measures(int criterion) {
        Criterion of = REPORT.rubric().criteria().get(criterion);
        return Measure.of(
                of,
                REPORT.agreement().orElseThrow().judges().stream()
                        .filter(judge -> judge.criterion().equals(of.id()))
                        .toList());
    }

    private static String finding(Agreement.OfJudge... judges) {
        return ForestView.of(REPORT, List.of(judges), new Measure(Metric.KAPPA, Optional.empty()))
                .finding()
                .line();
    }

    private static Agreement.OfJudge judge(String name, Estimate kappa) {
        return new Agreement.OfJudge(
                name,
                "category",
                new Agreement.Figures(
                        new Coverage(100, 100, 100, 100, 0, 0, 0, 0, 0),
                        Optional.empty(),
                        Map.of(Metric.KAPPA, kappa),
                        Map.of(),
                        Optional.empty()),
                Optional.<HumanCeiling>empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static Estimate known(double value, double lower, double upper) {
        return Estimate.known(value, Interval.of(lower, upper, 0.95, IntervalMethod.BCA), 100);
    }
}
