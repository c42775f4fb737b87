package dev.assay.report.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.files.MarkdownText;
import dev.assay.report.SampleReports;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void opens_with_the_headline() {
        assertThat(MarkdownReport.of(SampleReports.catalog()))
                .startsWith("# synthetic-good, the best of 4 judges, agrees with the auditors on defect at κ 0.66");
    }

    @Test
    void puts_every_judge_with_its_coverage_into_a_table() {
        assertThat(MarkdownReport.of(SampleReports.catalog()))
                .contains(
                        "| judge | κ | agreement | α | sensitivity | specificity | n | scored | abstained | unreadable | failed |")
                .contains("| `synthetic-good` `Synthetic judge, good` | 0.66 \\[0.60, 0.72\\] |")
                .contains(
                        "| `majority-class` `Baseline: always the most frequent label` | undefined: the judge uses one label only |");
    }

    @Test
    void carries_what_is_needed_to_compute_it_again() {
        assertThat(MarkdownReport.of(SampleReports.catalog()))
                .contains("seed 20261121")
                .contains("Assay `0.1.0`, audit log `#812 5d41402abc4b2a76b9719d911017c592`")
                .containsPattern("- rubric `rubric_[0-9a-f]{64}`");
    }

    @Test
    void warns_of_figures_that_certify_nothing() {
        assertThat(MarkdownReport.of(SampleReports.catalogWhole()))
                .contains("**Whole gold set, not held out: these figures certify nothing.**");
    }

    @Test
    void quotes_untrusted_text_in_code_spans_only() {
        String hostile = "<img src=x onerror=alert(1)> @everyone ![x](https://evil.example/x.png) `` | end";

        String markdown = MarkdownReport.of(SampleReports.planted(hostile));

        assertThat(outsideCode(markdown))
                .doesNotContain("<img")
                .doesNotContain("@everyone")
                .doesNotContainPattern("(?<!\\\\)]\\(")
                .doesNotContain("https://");
    }

    @Test
    void keeps_a_row_a_row_when_a_name_holds_a_bar() {
        String markdown = MarkdownReport.of(SampleReports.planted("a|b"));

        long cells = markdown.lines()
                .filter(line -> line.startsWith("| `embedding a"))
                .findFirst()
                .orElseThrow()
                .replace("\\|", "")
                .chars()
                .filter(c -> c == '|')
                .count();
        // 11 columns have 12 bars
        assertThat(cells).isEqualTo(12);
    }

    @Test
    void fences_backticks_by_more_backticks() {
        assertThat(MarkdownText.code("a `` b")).isEqualTo("```a `` b```");
        assertThat(MarkdownText.code("`a")).isEqualTo("`` `a ``");
        assertThat(MarkdownText.code("  ")).isEqualTo("–");
    }

    /** What is left when every code span is cut out, as a reader of Markdown would find them: equal runs of backticks. */
    private static String outsideCode(String markdown) {
        return markdown.replaceAll("(?<!`)(?<!\\\\)(`+)(?!`).*?(?<!`)\\1(?!`)", "");
    }
}
