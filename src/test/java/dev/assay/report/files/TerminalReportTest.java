package dev.assay.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.SampleReports;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalReportTest {

    private static final TerminalReport PLAIN = new TerminalReport(TerminalReport.USUAL_WIDTH, Colour.NONE);

    @Test
    void opens_with_the_headline() {
        String text = PLAIN.of(SampleReports.catalog());

        assertThat(text)
                .startsWith(
                        "synthetic-good, the best of 4 judges, agrees with the auditors on defect at κ 0.66 [0.60, 0.72]");
    }

    @Test
    void aligns_one_table_a_criterion() {
        List<String> lines = PLAIN.of(SampleReports.catalog()).lines().toList();

        int start = lines.indexOf("defect  binary: recorded, missed");
        assertThat(lines.subList(start, start + 8))
                .containsExactly(
                        "defect  binary: recorded, missed",
                        "  judge              κ                  agreement            n  scored  abst.  unread.  failed",
                        "  embedding          0.40 [0.34, 0.46]  0.74 [0.69, 0.79]  514     514      3        2       1",
                        "  majority-class     undefined          0.60 [0.55, 0.65]  514     514      0        0       0",
                        "  synthetic-good     0.66 [0.60, 0.72]  0.83 [0.78, 0.88]  514     514      3        2       1",
                        "  synthetic-lenient  0.49 [0.43, 0.55]  0.77 [0.72, 0.82]  514     514      3        2       1",
                        "  majority-class: κ is undefined, the judge uses one label only",
                        "  humans among themselves: α 0.79 [0.74, 0.84] on 500 items with two labels or more");
    }

    /** Kappa .66 of synthetic-good wins 2 of 3, .40 of embedding 1 of 3, 0 of majority-class none. */
    @Test
    void says_which_judge_may_stand_in_for_an_auditor() {
        String text = PLAIN.of(SampleReports.catalog()).replaceAll("\\s+", " ");

        assertThat(text)
                .contains("in place of an auditor (alternative annotator test, ε 0.20): embedding fails, 1 of 3 won,"
                        + " advantage 0.70 [0.65, 0.75] · majority-class fails, 0 of 3 won")
                .contains("synthetic-good passes, 2 of 3 won, advantage 0.83 [0.78, 0.88]");
    }

    @Test
    void names_synthetic_judges_and_baselines_by_their_titles() {
        String text = PLAIN.of(SampleReports.catalog());

        assertThat(text)
                .contains("majority-class     Baseline: always the most frequent label")
                .contains("synthetic-good     Synthetic judge, good");
    }

    @Test
    void says_which_way_the_judge_errs_with_examples() {
        String text = PLAIN.of(SampleReports.catalog());

        assertThat(text)
                .contains(
                        "    condition: gold one grade off → judged fits · judge more lenient · 24 items, 50\u00a0% of these\n")
                .contains(
                        "        item-1037: “Der Verkäufer nennt einen Riss im Gehäuse; im Feld steht kein Mangel.”\n");
    }

    @Test
    void counts_why_verdicts_have_no_label() {
        assertThat(PLAIN.of(SampleReports.catalog()))
                .contains("  synthetic-good: abstained/cannot_judge 9 · failed/timeout 2 · unreadable/off_scale 4\n");
    }

    @Test
    void warns_of_figures_that_certify_nothing() {
        assertThat(PLAIN.of(SampleReports.catalogWhole()))
                .contains("! Whole gold set, not held out: these figures certify nothing.\n")
                .contains("! Diagnostic only: 31 gold labels are not known to be blind.\n");
        assertThat(PLAIN.of(SampleReports.catalog())).doesNotContain("\n! ");
    }

    @Test
    void shows_what_the_order_does_to_a_judge_of_pairs() {
        assertThat(PLAIN.of(SampleReports.pairsAndScores()))
                .contains("palm2-vanilla in both orders: consistent 0.68 [0.63, 0.72], accuracy 0.66 [0.62, 0.70]");
    }

    @Test
    void leads_with_a_rank_correlation_on_a_numeric_scale() {
        assertThat(PLAIN.of(SampleReports.pairsAndScores()))
                .contains(
                        "  palm2-vanilla  0.61 [0.52, 0.69]  1.31 [1.18, 1.46]    260     260      0        0       0\n");
    }

    @Test
    void reports_a_run_without_gold_all_the_same() {
        String text = PLAIN.of(SampleReports.unmeasured());

        assertThat(text)
                .startsWith("No agreement yet: this evalset has no gold set for catalog@1.0.0.")
                .contains("synthetic-lenient: unreadable/truncated 3");
    }

    @Test
    void keeps_sentences_within_the_width() {
        String text = new TerminalReport(72, Colour.NONE).of(SampleReports.catalogWhole());

        assertThat(text.lines().filter(line -> line.contains("·") || line.startsWith("! ")))
                .allSatisfy(line ->
                        assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(72));
    }

    @Test
    void sends_the_terminal_no_command_that_is_not_its_own() {
        String text = PLAIN.of(SampleReports.planted("\u001b]0;owned\u0007 \u202E"));

        assertThat(text).doesNotContain("\u001b").doesNotContain("\u0007").doesNotContain("\u202E");
    }

    @Test
    void colours_only_when_asked_to() {
        String coloured = new TerminalReport(TerminalReport.USUAL_WIDTH, Colour.ANSI).of(SampleReports.catalogWhole());

        assertThat(coloured).contains("\u001b[1m").contains("\u001b[33m! Whole gold set");
        assertThat(coloured.replaceAll("\u001b\\[\\d+m", "")).isEqualTo(PLAIN.of(SampleReports.catalogWhole()));
    }
}
