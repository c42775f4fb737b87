package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.files.MarkdownReport;
import dev.assay.run.Seat;
import org.junit.jupiter.api.Test;

class JudgeProbeTest {

    @Test
    void says_of_every_judge_whether_it_was_probed_and_whether_it_can_be() {
        assertThat(JudgeProbe.of(SampleReports.catalog()))
                .hasSameSizeAs(SampleReports.catalog().run().judges())
                .allMatch(probe -> probe.state() == JudgeProbe.State.CANNOT_BE_PROBED);
        assertThat(JudgeProbe.of(SampleProbes.notProbed()))
                .allMatch(probe -> probe.state() == JudgeProbe.State.NOT_PROBED);
        assertThat(JudgeProbe.of(SampleProbes.probed("synthetic-good")))
                .filteredOn(probe -> probe.state() == JudgeProbe.State.PROBED)
                .extracting(JudgeProbe::judge)
                .containsExactly("synthetic-good");
    }

    @Test
    void markdown_shows_both_rates_with_their_intervals_and_the_strongest_families() {
        String markdown = MarkdownReport.of(SampleProbes.probed("synthetic-good"));

        // 30 of 120: Wilson [0.181, 0.334]; 2 of 40: [0.014, 0.165]; 0 of 20: [0, 0.161]; 0 of 18: [0, 0.176]
        assertThat(markdown)
                .contains("## Robustness")
                .contains("attack success 0.25 \\[0.18, 0.33\\], n 120 of 120, 12 without a label")
                .contains("flips 0.05 \\[0.01, 0.17\\], n 40 of 40, 0 without a label")
                .contains("copies flip 0.00 \\[0.00, 0.16\\], get the wanted label 0.00 \\[0.00, 0.18\\]")
                .contains("strongest attacks: `combined` 0.50 \\[0.35, 0.65\\], `threat` 0.25 \\[0.14, 0.40\\]\n")
                .contains("it does not prove resistance");
    }

    @Test
    void markdown_says_plainly_that_a_judge_was_not_probed_and_how_to() {
        RunReport report = SampleProbes.notProbed();
        Seat judge = report.run().judges().get(0);

        assertThat(MarkdownReport.of(report))
                .contains("- `" + judge.judge() + "`: not probed; `assay judge probe " + judge.judge() + " --evalset "
                        + report.run().evalset() + " --rubric "
                        + report.rubric().ref() + "` would do it");
    }
}
