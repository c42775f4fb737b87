package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.agreement.Agreement;
import dev.assay.gold.Coverage;
import dev.assay.judge.VisibleText;
import dev.assay.report.Leniency;
import dev.assay.report.RunReport;
import dev.assay.report.SampleReports;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.Interval;
import dev.assay.stats.IntervalMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final JudgeName JUDGE = new JudgeName(VisibleText.of("j"), Optional.empty());

    @Test
    void a_figure_on_too_few_items_is_not_shown() {
        Estimate few = Estimate.known(0.9, Interval.of(0.4, 1, 0.95, IntervalMethod.BCA), 9);

        assertThat(FigureView.of(few)).isEqualTo(new FigureView("", "", "not enough data", 9));
    }

    @Test
    void a_negative_figure_has_a_real_minus_sign() {
        Estimate worse = Estimate.known(-0.2, Interval.of(-0.3, -0.1, 0.95, IntervalMethod.BCA), 50);

        assertThat(FigureView.of(worse).value()).isEqualTo("−0.20");
        assertThat(FigureView.of(worse).interval()).isEqualTo("−0.30 – −0.10");
    }

    @Test
    void an_undefined_figure_says_why() {
        assertThat(FigureView.of(Estimate.undefined("one class only", 50)).note())
                .isEqualTo("undefined: one class only");
    }

    @Test
    void a_matrix_names_its_most_frequent_confusion() {
        MatrixView matrix = matrix(new double[][] {{30, 10}, {12, 8}}, 0, 1);

        assertThat(matrix.finding().line()).isEqualTo("Most frequent confusion: gold “b” judged “a”, 12 of 20.");
    }

    @Test
    void a_matrix_tints_by_the_share_of_the_gold_label() {
        MatrixView.Row row =
                matrix(new double[][] {{30, 10}, {12, 8}}, 0, 1).rows().get(0);

        // 30 of 40 are 75 %: ceil(0.75 x 9) = 7; 10 of 40 are 25 %: ceil(2.25) = 3
        assertThat(row.cells())
                .containsExactly(
                        new MatrixView.Cell("30", "75\u00a0%", 7, true),
                        new MatrixView.Cell("10", "25\u00a0%", 3, false));
    }

    @Test
    void a_matrix_counts_what_has_no_label_in_a_column_of_its_own() {
        MatrixView.Row row =
                matrix(new double[][] {{30, 10}, {12, 8}}, 0, 1).rows().get(1);

        assertThat(row.unscored()).isEqualTo("1");
        assertThat(row.total()).isEqualTo("21");
    }

    @Test
    void a_matrix_row_without_gold_has_no_share() {
        MatrixView.Row row =
                matrix(new double[][] {{5, 0}, {0, 0}}, 0, 0).rows().get(1);

        assertThat(row.cells()).extracting(MatrixView.Cell::share).containsOnly("–");
        assertThat(row.cells()).extracting(MatrixView.Cell::tint).containsOnly(0);
    }

    @Test
    void coverage_fills_the_bar_and_leaves_empty_states_out() {
        CoverageView coverage = CoverageView.of(new Coverage(10, 10, 6, 6, 0, 1, 1, 0, 0));

        // 6, 1 and 1 of 8
        assertThat(coverage.segments())
                .containsExactly(
                        new CoverageView.Segment("scored", "6", "0.00", "75.00"),
                        new CoverageView.Segment("unreadable", "1", "75.00", "12.50"),
                        new CoverageView.Segment("failed", "1", "87.50", "12.50"));
    }

    @Test
    void coverage_of_nothing_is_empty() {
        assertThat(CoverageView.of(new Coverage(0, 0, 0, 0, 0, 0, 0, 0, 0)).segments())
                .isEmpty();
    }

    @Test
    void leniency_is_drawn_around_the_middle() {
        LeniencyView view = LeniencyView.of(new Leniency("j", "c", 3, 1, 0));

        // a quarter of the left half, three quarters of the right
        assertThat(view.lenientX()).isEqualTo("37.50");
        assertThat(view.lenientWidth()).isEqualTo("12.50");
        assertThat(view.stricterWidth()).isEqualTo("37.50");
        assertThat(view.words()).isEqualTo("1 more lenient, 3 stricter");
    }

    @Test
    void validity_warns_of_an_unfinished_run() {
        RunReport catalog = SampleReports.catalog();

        assertThat(ValidityView.of(catalog).isDoubtful()).isFalse();
        assertThat(ValidityView.of(SampleReports.partial()).warnings())
                .containsExactly("The run is partial: 20 judgements pending, 2 failed.");
    }

    @Test
    void the_judge_of_the_headline_is_open_and_the_others_are_folded() {
        List<DisagreementView> views = DisagreementView.of(SampleReports.catalog());

        assertThat(views)
                .filteredOn(DisagreementView::isOpen)
                .extracting(view -> view.judge().id().line())
                .containsExactly("synthetic-good");
    }

    @Test
    void an_item_lists_judges_under_the_label_they_gave() {
        ItemRowView item = ItemRowView.of(SampleReports.catalog(), 1).get(0);

        assertThat(item.verdicts()).hasSize(1);
        assertThat(item.verdicts().get(0).judges())
                .extracting(VisibleText::line)
                .containsExactly("embedding", "majority-class", "synthetic-good", "synthetic-lenient");
        assertThat(item.said()).isPresent();
    }

    @Test
    void a_run_is_shown_with_what_it_cost() {
        RunView view = RunView.of(SampleReports.paidRun());

        assertThat(view.cost()).contains("3.12 USD");
        assertThat(view.when()).isEqualTo("21 Nov 2026, 09:20 UTC");
        assertThat(view.done()).isEqualTo("6,240");
    }

    @Test
    void home_speaks_of_the_newest_run_that_has_a_headline() {
        HomeView home = HomeView.of(new SampleRunPages(), 20, "http://localhost:8080");

        assertThat(home.latest()).contains(SampleReports.RUN);
        assertThat(home.headline()).isPresent();
        assertThat(home.runs()).hasSize(3);
    }

    private static MatrixView matrix(double[][] counts, int... unscored) {
        return MatrixView.of(
                JUDGE,
                new Agreement.Confusion(
                        List.of("a", "b"), ConfusionMatrix.of(counts), List.of(unscored[0], unscored[1])),
                Map.of());
    }
}
