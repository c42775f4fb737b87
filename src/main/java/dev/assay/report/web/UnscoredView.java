package dev.assay.report.web;

import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.RunReport;
import dev.assay.run.Seat;
import java.util.ArrayList;
import java.util.List;

/** Why a judge gave no label, and how often; over the whole run, with gold or without. */
public record UnscoredView(JudgeName judge, List<Count> counts) {

    public UnscoredView {
        counts = List.copyOf(counts);
    }

    /** A reason code and how often it occurred. */
    public record Count(VisibleText reason, String count) {}

    /** Judges that always gave a label are left out. */
    static List<UnscoredView> of(RunReport report) {
        List<UnscoredView> views = new ArrayList<>();
        for (Seat seat : report.run().judges()) {
            RunReport.UnscoredReasons reasons = report.unscored().get(seat.judge());
            if (reasons != null && !reasons.counts().isEmpty()) {
                List<Count> counts = new ArrayList<>();
                reasons.counts()
                        .forEach((reason, count) ->
                                counts.add(new Count(VisibleText.of(reason), FigureText.count(count))));
                views.add(new UnscoredView(JudgeName.of(report, seat.judge()), counts));
            }
        }
        return views;
    }
}
