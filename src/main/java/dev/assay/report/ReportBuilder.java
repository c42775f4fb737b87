package dev.assay.report;

import dev.assay.agreement.Agreement;
import dev.assay.disagreement.DisagreementGroup;
import dev.assay.gold.GoldItem;
import dev.assay.gold.LabelPair;
import dev.assay.judge.CombinedJudgement;
import dev.assay.rubric.Criterion;
import dev.assay.rubric.Rubric;
import dev.assay.run.JudgeCost;
import dev.assay.run.Run;
import dev.assay.run.Seat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what the rooms below found out about a run. */
public final class ReportBuilder {

    private final Run run;
    private final Rubric rubric;
    private final List<JudgeCost> costs;
    private final RunReport.Provenance provenance;

    /** @param costs of the judges that made calls */
    public ReportBuilder(Run run, Rubric rubric, List<JudgeCost> costs, RunReport.Provenance provenance) {
        this.run = run;
        this.rubric = rubric;
        this.costs = costs;
        this.provenance = provenance;
    }

    /**
     * A report with agreement.
     *
     * @param items the gold items of the part that was measured
     * @param judges combined judgements on these items, by judge
     * @param unscored of all items, by judge
     */
    public RunReport measured(
            Agreement agreement,
            List<GoldItem> items,
            Map<String, List<CombinedJudgement>> judges,
            Map<String, RunReport.UnscoredReasons> unscored) {
        List<DisagreementGroup> groups = new ArrayList<>();
        judges.forEach((judge, judgements) -> {
            for (Criterion criterion : rubric.criteria()) {
                groups.addAll(DisagreementGroup.of(
                        criterion.scale(),
                        LabelPair.join(criterion.id(), items, judgements).pairs()));
            }
        });
        return report(
                Headline.of(agreement, run.judges().size()),
                Optional.of(agreement),
                Optional.empty(),
                groups,
                unscored);
    }

    /** A report of a run that cannot be compared with humans yet. */
    public RunReport unmeasured(String why, Map<String, RunReport.UnscoredReasons> unscored) {
        return report("No agreement yet: " + why, Optional.empty(), Optional.of(why), List.of(), unscored);
    }

    private RunReport report(
            String headline,
            Optional<Agreement> agreement,
            Optional<String> why,
            List<DisagreementGroup> groups,
            Map<String, RunReport.UnscoredReasons> unscored) {
        Map<String, RunReport.UnscoredReasons> ofEveryJudge = new LinkedHashMap<>();
        for (Seat seat : run.judges()) {
            ofEveryJudge.put(
                    seat.judge(), unscored.getOrDefault(seat.judge(), new RunReport.UnscoredReasons(Map.of())));
        }
        return new RunReport(run, rubric, headline, agreement, why, groups, ofEveryJudge, costs, provenance);
    }
}
