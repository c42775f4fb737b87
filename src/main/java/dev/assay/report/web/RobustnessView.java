package dev.assay.report.web;

import dev.assay.judge.VisibleText;
import dev.assay.probe.ProbeRate;
import dev.assay.probe.ProbeResult;
import dev.assay.probe.Robustness;
import dev.assay.report.FigureText;
import dev.assay.report.JudgeProbe;
import dev.assay.report.RunReport;
import java.util.List;
import java.util.Optional;

/**
 * How a judge withstands the work that it judges.
 *
 * @param state said in words where there are no rows
 * @param source the probe run behind the rows; empty without rows
 * @param command that probes the judge; absent where it was probed or cannot be
 */
public record RobustnessView(JudgeName judge, String state, String source, Optional<String> command, List<Row> rows) {

    private static final int STRONGEST = 3;

    public RobustnessView {
        rows = List.copyOf(rows);
    }

    /**
     * The rates on one criterion.
     *
     * @param strongest the attacks with the highest rates
     */
    public record Row(
            VisibleText criterion,
            FigureView attacks,
            String attackCounts,
            FigureView flips,
            String flipCounts,
            FigureView copies,
            FigureView byChance,
            VisibleText strongest) {

        static Row of(Robustness rates) {
            return new Row(
                    VisibleText.of(rates.criterion()),
                    FigureView.of(rates.attackSuccessRate()),
                    counts(rates.attacks()),
                    FigureView.of(rates.flipRate()),
                    counts(rates.flips()),
                    FigureView.of(rates.copies().rate()),
                    FigureView.of(rates.byChance()),
                    VisibleText.of(strongestOf(rates)));
        }
    }

    static List<RobustnessView> of(RunReport report) {
        return JudgeProbe.of(report).stream()
                .map(probe -> new RobustnessView(
                        JudgeName.of(report, probe.judge()),
                        probe.state().phrase(),
                        probe.result().map(RobustnessView::source).orElse(""),
                        probe.state() == JudgeProbe.State.NOT_PROBED
                                ? Optional.of(command(probe.judge(), report))
                                : Optional.empty(),
                        probe.result()
                                .map(result ->
                                        result.criteria().stream().map(Row::of).toList())
                                .orElse(List.of())))
                .toList();
    }

    /** Whether the judge has rates. */
    public boolean isProbed() {
        return !rows.isEmpty();
    }

    private static String source(ProbeResult result) {
        return result.probed().run() + ", " + FigureText.counted(result.probed().items(), "item")
                + result.finishedAt().map(at -> ", " + at).orElse("");
    }

    private static String command(String judge, RunReport report) {
        return "assay judge probe " + CommandWord.of(judge, "JUDGE") + " --evalset "
                + CommandWord.of(report.run().evalset(), "EVALSET") + " --rubric "
                + CommandWord.of(report.rubric().ref().toString(), "RUBRIC");
    }

    private static String counts(ProbeRate rate) {
        return "n " + FigureText.count(rate.rate().n()) + " of " + FigureText.count(rate.variants()) + ", "
                + FigureText.count(rate.unscoredCount()) + " without a label";
    }

    private static String strongestOf(Robustness rates) {
        List<String> families = rates.strongestAttacks(STRONGEST).stream()
                .map(family ->
                        family.probe() + " " + FigureText.of(family.rate().rate()))
                .toList();
        return families.isEmpty() ? "none above 0" : String.join(", ", families);
    }
}
