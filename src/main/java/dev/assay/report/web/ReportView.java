package dev.assay.report.web;

import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.VisibleText;
import dev.assay.report.ClusterSentence;
import dev.assay.report.FigureText;
import dev.assay.report.LargestDisagreements;
import dev.assay.report.RunReport;
import dev.assay.rubric.Criterion;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A report in the order in which people read it. Text that others wrote is a {@link VisibleText}; every string is ours.
 *
 * @param missing what to do where there is no agreement yet
 * @param chartData the numbers of all charts, safe inside a script element
 */
public record ReportView(
        String run,
        String title,
        VisibleText headline,
        List<VisibleText> lede,
        ValidityView validity,
        List<CriterionView> criteria,
        Optional<Missing> missing,
        List<DisagreementView> disagreements,
        List<ClusterSectionView> clusters,
        List<VisibleText> findings,
        List<ItemRowView> items,
        List<UnscoredView> unscored,
        List<CostRowView> costs,
        List<RobustnessView> robustness,
        List<GateSectionView> gates,
        MethodView method,
        RawString chartData) {

    private static final int ITEMS = 40;

    public ReportView {
        lede = List.copyOf(lede);
        criteria = List.copyOf(criteria);
        disagreements = List.copyOf(disagreements);
        clusters = List.copyOf(clusters);
        findings = List.copyOf(findings);
        items = List.copyOf(items);
        unscored = List.copyOf(unscored);
        costs = List.copyOf(costs);
        robustness = List.copyOf(robustness);
        gates = List.copyOf(gates);
    }

    /** Why there is no agreement, and the request that changes it. */
    public record Missing(VisibleText why, String command) {}

    /** @param service where the service answers, for commands that a person copies, such as {@code http://localhost:8080} */
    static ReportView of(RunReport report, String service) {
        List<CriterionView> criteria = criteria(report);
        return new ReportView(
                report.run().id(),
                "Report on " + report.run().id(),
                VisibleText.of(report.headline()),
                lede(report),
                ValidityView.of(report),
                criteria,
                report.whyNoAgreement()
                        .filter(why -> !report.isOfProbe())
                        .map(why -> new Missing(VisibleText.of(why), command(report, service))),
                DisagreementView.of(report),
                ClusterSectionView.of(report),
                report.findings().stream().map(VisibleText::of).toList(),
                ItemRowView.of(report, ITEMS),
                UnscoredView.of(report),
                CostRowView.of(report),
                RobustnessView.of(report),
                report.gates().stream().map(GateSectionView::of).toList(),
                MethodView.of(report),
                ScriptJson.of(CanonicalContent.of(Map.of(
                        "forests", criteria.stream().map(CriterionView::chart).toList()))));
    }

    /** Whether anything on the page is a chart. */
    public boolean hasCharts() {
        return !criteria.isEmpty();
    }

    public boolean hasLeanings() {
        return criteria.stream().anyMatch(criterion -> criterion.leaning().isPresent());
    }

    public boolean hasMatrices() {
        return criteria.stream().anyMatch(criterion -> !criterion.matrices().isEmpty());
    }

    private static List<CriterionView> criteria(RunReport report) {
        List<CriterionView> views = new ArrayList<>();
        report.agreement().ifPresent(agreement -> {
            for (Criterion criterion : report.rubric().criteria()) {
                CriterionView.of(report, agreement, criterion, views.size() + 1).ifPresent(views::add);
            }
        });
        return views;
    }

    private static List<VisibleText> lede(RunReport report) {
        List<VisibleText> sentences = new ArrayList<>();
        sentences.add(VisibleText.of(unscored(report)));
        LargestDisagreements.of(report, 3).stream()
                .filter(largest -> report.headline().startsWith(largest.judge()))
                .findFirst()
                .map(largest -> ClusterSentence.of(report, largest.judge()).orElseGet(() -> groups(largest)))
                .map(VisibleText::of)
                .ifPresent(sentences::add);
        return sentences;
    }

    private static String groups(LargestDisagreements largest) {
        return "The " + largest.shown().size() + " largest groups hold "
                + FigureText.count(largest.explained()) + " of its "
                + FigureText.counted(largest.disagreements(), "disagreement") + " with the auditors.";
    }

    private static String unscored(RunReport report) {
        long unscored = report.run().progress().done() - report.run().progress().scored();
        long done = report.run().progress().done();
        return unscored == 0
                ? "All " + FigureText.counted(done, "verdict") + " of the run have a label."
                : FigureText.count(unscored) + " of " + FigureText.counted(done, "verdict")
                        + " of the run have no label; they are counted beside every figure.";
    }

    private static String command(RunReport report, String service) {
        return "curl -X POST " + service + "/v1/evalsets/"
                + CommandWord.of(report.run().evalset(), "EVALSET")
                + "/gold -H 'Content-Type: application/json' -d '{\"rubric\":\""
                + CommandWord.of(report.rubric().ref().toString(), "RUBRIC")
                + "\",\"resolve\":\"majority\",\"holdoutShare\":0.5,\"seed\":1}'";
    }
}
