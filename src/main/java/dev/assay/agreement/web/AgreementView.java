package dev.assay.agreement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agreement.Agreement;
import dev.assay.agreement.AltTest;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PositionBias;
import dev.assay.gold.Coverage;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
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
            List<SliceView> slices) {}

    /**
     * Gold by judge.
     *
     * @param counts rows are gold, columns the judge; weighted where items are
     * @param unscored pairs without a label of the judge, by gold label
     */
    public record ConfusionView(List<String> labels, List<List<Double>> counts, List<Integer> unscored) {}

    /** How well a judge finds one label. */
    public record LabelView(EstimateView precision, EstimateView recall, EstimateView f1, long support) {}

    /** Biases that could be measured. */
    public record BiasView(Optional<PositionView> position) {}

    /** What the order of two outputs does to the judge. */
    public record PositionView(
            EstimateView consistency,
            long primacyFlips,
            long recencyFlips,
            EstimateView signed,
            EstimateView accuracyOverOrders) {}

    /** Humans among themselves. */
    public record CeilingView(int items, Map<String, Object> metrics, List<PairView> pairs) {}

    /** Whether the judge may stand in for the humans, and against whom. */
    public record AltTestView(
            EstimateView winningRate,
            EstimateView advantageProbability,
            double epsilon,
            boolean passed,
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
                bias(figures),
                measured.ceiling().map(AgreementView::ceiling),
                measured.altTest().map(AgreementView::altTest),
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
                bias(figures));
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

    private static Optional<BiasView> bias(Agreement.Figures figures) {
        return figures.position().map(position -> new BiasView(Optional.of(position(position))));
    }

    private static PositionView position(PositionBias bias) {
        return new PositionView(
                EstimateView.of(bias.consistency()),
                bias.primacyFlips(),
                bias.recencyFlips(),
                EstimateView.of(bias.signed()),
                EstimateView.of(bias.accuracyOverOrders()));
    }

    private static CeilingView ceiling(HumanCeiling ceiling) {
        return new CeilingView(
                ceiling.items(),
                estimates(ceiling.metrics()),
                ceiling.pairs().stream()
                        .map(pair -> new PairView(pair.a(), pair.b(), pair.items(), estimates(pair.metrics())))
                        .toList());
    }

    private static AltTestView altTest(AltTest test) {
        return new AltTestView(
                EstimateView.of(test.winningRate()),
                EstimateView.of(test.advantageProbability()),
                test.epsilon(),
                test.isPassed(),
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
