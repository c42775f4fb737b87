package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.SampleProbes;
import org.junit.jupiter.api.Test;

class RobustnessViewTest {

    private static final ReportHtml HTML =
            new ReportHtml(TestEngine.create(), InlineAssets.of("body{}", ""), "http://localhost:8080");

    @Test
    void the_page_shows_rates_counts_and_the_strongest_families() {
        String html = HTML.of(SampleProbes.probed("synthetic-good"));

        assertThat(html)
                .contains("<section id=\"robustness\"")
                .contains("n 120 of 120, 12 without a label")
                .contains("combined 0.50 [0.35, 0.65], threat 0.25 [0.14, 0.40]")
                .contains("Probe run run_probe1, 20 items, 2026-11-21T10:00:00Z.")
                .contains("it does not prove resistance");
    }

    @Test
    void the_page_says_plainly_that_a_judge_was_not_probed_and_how_to() {
        assertThat(HTML.of(SampleProbes.notProbed()))
                .contains("not probed. Probe it with <code>assay judge probe synthetic-good --evalset ");
    }

    @Test
    void json_holds_the_result_of_a_probed_judge_only() {
        ReportJson json = ReportJson.of(SampleProbes.probed("synthetic-good"));

        assertThat(json.robustness())
                .filteredOn(judge -> judge.probes().isPresent())
                .singleElement()
                .satisfies(judge -> {
                    assertThat(judge.judge()).isEqualTo("synthetic-good");
                    assertThat(judge.state()).isEqualTo("probed");
                });
        assertThat(ReportJson.of(SampleProbes.notProbed()).robustness())
                .allMatch(judge -> judge.state().equals("not_probed"));
    }
}
