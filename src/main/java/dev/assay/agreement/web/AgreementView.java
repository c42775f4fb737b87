package dev.assay.agreement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agreement.Agreement;
import dev.assay.agreement.AltTest;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PanelVotes;
import dev.assay.gold.Coverage;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.raters.LeaveOneOutCeiling;
import dev.assay.stats.web.EstimateView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Agreement on the wire.
 *
 * @param crossFitted present and true on the calibration split, where judges that learnt from it answered items by
 *     parts fitted without them
 * @param heldOut false paints a report: the figures must not certify anything
 * @param diagnostic true where some gold rests on labels of unknown blindness
 * @param looks how often the holdout has been looked at
 */
public record AgreementView(
        String run,
        String gold,
        String split,
        boolean heldOut,
        Optional<Boolean> crossFitted,
        String weights,
        String unscored,
        boolean diagnostic,
        LabelsView labels,
        int looks,
        List<JudgeView> judges) {

    /** What the gold rests on. */
    public record LabelsView(int blind, int unknown, int ignoredNotBlind) {}

    /** One judge on one criterion. */
    public record JudgeView(
            String judge,
            String criterion,
            Coverage coverage,
            Optional<ConfusionView> confusion,
            Map<String, Object> metrics,
            Optional<BiasView> bias,
            Optional<CeilingView> humanCeiling,
            Optional<AltTestView> altTest,
            Optional<PanelView> panel,
            List<SliceView> slices) {}

    /**
     * How many independent judges a panel is worth.
     *
     * @param errorCorrelation mean phi of the members' errors
     * @param undefinedPairs pairs of members without a phi
     */
    public record PanelView(
            List<String> members, EstimateView errorCorrelation, EstimateView effectiveVotes, int undefinedPairs) {}

    /**
     * Gold by judge.
     *
     * @param counts rows are gold, columns the judge; weighted where items are
     * @param unscored pairs without a label of the judge, by gold label
     */
    public record ConfusionView(List<String> labels, List<List<Double>> counts, List<Integer> unscored) {}

    /** How well a judge finds one label. */
    public record LabelView(EstimateView precision, EstimateView recall, EstimateView f1, long support) {}

    /** Humans among themselves, and beside the judge against the same humans. */
    public record CeilingView(
            int items, Map<String, Object> metrics, List<PairView> pairs, Optional<LeaveOneOutView> leaveOneOut) {}

    /**
     * Each human, and the judge, by kappa with the most frequent label of the other humans on the same items.
     *
     * @param gap humans minus judge
     * @param ties references left out because the other humans were divided
     */
    public record LeaveOneOutView(
            EstimateView humans, EstimateView judge, EstimateView gap, int annotators, int ties) {}

    /**
     * Whether the judge may stand in for the humans, and against whom.
     *
     * @param constantPasses whether always giving the most frequent label would pass too: then passing says nothing
     */
    public record AltTestView(
            EstimateView winningRate,
            EstimateView advantageProbability,
            double epsilon,
            boolean passed,
            boolean constantPasses,
            List<AgainstHumanView> humans) {}

    /**
     * The judge against one human, both measured by the other humans on the same items.
     *
     * @param pValue that the judge is worse than the human by epsilon or more; absent if the human is not tested
     * @param result {@code judge_wins}, {@code not_shown} or {@code not_tested}
     */
    public record AgainstHumanView(
            String human,
            int n,
            double judgeAdvantage,
            double humanAdvantage,
            OptionalDouble pValue,
            OptionalDouble adjustedP,
            String result) {}

    /** Two humans. */
    public record PairView(String a, String b, int items, Map<String, Object> metrics) {}

    /** The figures of the items that share a value. */
    public record SliceView(
            @JsonProperty("by") String by,
            String value,
            Coverage coverage,
            Optional<ConfusionView> confusion,
            Map<String, Object> metrics,
            Optional<BiasView> bias) {}

    public static AgreementView of(String run, String gold, int looks, Agreement agreement) {
        return new AgreementView(
                run,
                gold,
                agreement.split(),
                agreement.split().equals("holdout"),
                agreement.split().equals("calibration") ? Optional.of(true) : Optional.empty(),
                agreement.weighting().wireName(),
                agreement.unscored().word(),
                agreement.blindness().isDiagnostic(),
                new LabelsView(
                        agreement.blindness().blind(),
                        agreement.blindness().unknown(),
                        agreement.blindness().ignoredNotBlind()),
                looks,
                agreement.judges().stream().map(AgreementView::judge).toList());
    }

    private static JudgeView judge(Agreement.OfJudge measured) {
        Agreement.Figures figures = measured.figures();
        return new JudgeView(
                measured.judge(),
                measured.criterion(),
                figures.coverage(),
                figures.confusion().map(AgreementView::confusion),
                metrics(figures),
                BiasView.of(figures, measured.biases()),
                measured.ceiling().map(ceiling -> ceiling(ceiling, measured.leaveOneOut())),
                measured.altTest().map(AgreementView::altTest),
                measured.panel().map(AgreementView::panel),
                measured.slices().stream().map(AgreementView::slice).toList());
    }

    private static SliceView slice(Agreement.Slice slice) {
        Agreement.Figures figures = slice.figures();
        return new SliceView(
                slice.by(),
                slice.value(),
                figures.coverage(),
                figures.confusion().map(AgreementView::confusion),
                metrics(figures),
                BiasView.of(figures, Optional.empty()));
    }

    private static Map<String, Object> metrics(Agreement.Figures figures) {
        Map<String, Object> metrics = estimates(figures.metrics());
        if (!figures.perLabel().isEmpty()) {
            Map<String, LabelView> perLabel = new LinkedHashMap<>();
            figures.perLabel()
                    .forEach((label, found) -> perLabel.put(
                            label,
                            new LabelView(
                                    EstimateView.of(found.precision()),
                                    EstimateView.of(found.recall()),
                                    EstimateView.of(found.f1()),
                                    found.support())));
            metrics.put("perLabel", perLabel);
        }
        return metrics;
    }

    private static Map<String, Object> estimates(Map<Metric, Estimate> estimates) {
        Map<String, Object> views = new LinkedHashMap<>();
        estimates.forEach((metric, estimate) -> views.put(metric.wireName(), EstimateView.of(estimate)));
        return views;
    }

    private static ConfusionView confusion(Agreement.Confusion confusion) {
        ConfusionMatrix table = confusion.counts();
        List<List<Double>> rows = new ArrayList<>();
        for (int gold = 0; gold < table.labels(); gold++) {
            List<Double> row = new ArrayList<>();
            for (int judge = 0; judge < table.labels(); judge++) {
                row.add(table.count(gold, judge));
            }
            rows.add(row);
        }
        return new ConfusionView(confusion.labels(), rows, confusion.unscored());
    }

    private static PanelView panel(PanelVotes votes) {
        return new PanelView(
                votes.members(),
                EstimateView.of(votes.errorCorrelation()),
                EstimateView.of(votes.effectiveVotes()),
                votes.undefinedPairs());
    }

    private static CeilingView ceiling(HumanCeiling ceiling, Optional<LeaveOneOutCeiling.Ceiling> leaveOneOut) {
        return new CeilingView(
                ceiling.items(),
                estimates(ceiling.metrics()),
                ceiling.pairs().stream()
                        .map(pair -> new PairView(pair.a(), pair.b(), pair.items(), estimates(pair.metrics())))
                        .toList(),
                leaveOneOut.map(beside -> new LeaveOneOutView(
                        EstimateView.of(beside.ceiling()),
                        EstimateView.of(beside.judge()),
                        EstimateView.of(beside.gap()),
                        beside.humans(),
                        beside.ties())));
    }

    private static AltTestView altTest(AltTest test) {
        return new AltTestView(
                EstimateView.of(test.winningRate()),
                EstimateView.of(test.advantageProbability()),
                test.epsilon(),
                test.isPassed(),
                test.constantPasses(),
                test.humans().stream()
                        .map(against -> new AgainstHumanView(
                                against.human(),
                                against.comparison().n(),
                                against.comparison().judgeAdvantage(),
                                against.comparison().humanAdvantage(),
                                against.comparison().pValue(),
                                against.comparison().adjustedP(),
                                against.comparison().result().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
