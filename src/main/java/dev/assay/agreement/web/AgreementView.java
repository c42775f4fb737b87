package dev.assay.agreement.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.agreement.Agreement;
import dev.assay.agreement.AltTest;
import dev.assay.agreement.HumanCeiling;
import dev.assay.agreement.JudgeBiases;
import dev.assay.agreement.Metric;
import dev.assay.agreement.PanelVotes;
import dev.assay.agreement.PositionBias;
import dev.assay.gold.Coverage;
import dev.assay.stats.ConfusionMatrix;
import dev.assay.stats.Estimate;
import dev.assay.stats.bias.BinaryLeniency;
import dev.assay.stats.bias.LengthEffect;
import dev.assay.stats.bias.Repetition;
import dev.assay.stats.bias.SelfPreference;
import dev.assay.stats.raters.LeaveOneOutCeiling;
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

    /** Biases that could be measured; those of slices are of position only. */
    public record BiasView(
            Optional<PositionView> position,
            Optional<LeniencyView> leniency,
            Optional<LengthView> length,
            Optional<RepetitionView> repetition,
            Optional<SelfPreferenceView> selfPreference) {}

    /**
     * Whether the judge is kinder to outputs of its own model family.
     *
     * @param preference leniency towards the own family minus that towards others
     * @param passGap difference of its pass rates where humans pass
     * @param failGap difference of its pass rates where humans fail
     */
    public record SelfPreferenceView(EstimateView preference, EstimateView passGap, EstimateView failGap) {}

    /**
     * Whether the judge passes more than the humans do.
     *
     * @param gap pass rate of the judge minus that of the humans
     * @param dPrime how well it tells what humans pass from what they fail
     * @param criterion which way it leans, below 0 towards passing
     */
    public record LeniencyView(
            EstimateView gap, OptionalDouble mcNemarP, EstimateView dPrime, EstimateView criterion) {}

    /** Whether the judge picks the longer output, the human's pick held fixed; the coefficient is in log odds. */
    public record LengthView(
            EstimateView coefficient,
            EstimateView judgePrefersLonger,
            EstimateView humanPrefersLonger,
            EstimateView correlation) {}

    /** Whether the judge says the same when asked again. */
    public record RepetitionView(
            EstimateView majorityShare, EstimateView pairwiseAgreement, EstimateView flipRate, EstimateView kappa) {}

    /**
     * What the order of two outputs does to the judge.
     *
     * @param signTestP two-sided and exact, that whatever stands first and whatever stands second win as often
     */
    public record PositionView(
            EstimateView consistency,
            long primacyFlips,
            long recencyFlips,
            long tieFlips,
            OptionalDouble signTestP,
            EstimateView signed,
            EstimateView accuracyOverOrders) {}

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
                bias(figures, measured.biases()),
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
                bias(figures, Optional.empty()));
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

    private static Optional<BiasView> bias(Agreement.Figures figures, Optional<JudgeBiases> biases) {
        BiasView view = new BiasView(
                figures.position().map(AgreementView::position),
                biases.flatMap(JudgeBiases::leniency).map(AgreementView::leniency),
                biases.flatMap(JudgeBiases::length).map(AgreementView::length),
                biases.flatMap(JudgeBiases::repetition).map(AgreementView::repetition),
                biases.flatMap(JudgeBiases::selfPreference).map(AgreementView::selfPreference));
        boolean isEmpty = view.position().isEmpty()
                && view.leniency().isEmpty()
                && view.length().isEmpty()
                && view.repetition().isEmpty()
                && view.selfPreference().isEmpty();
        return isEmpty ? Optional.empty() : Optional.of(view);
    }

    private static LeniencyView leniency(BinaryLeniency leniency) {
        return new LeniencyView(
                EstimateView.of(leniency.gap()),
                leniency.mcNemarP(),
                EstimateView.of(leniency.sensitivity()),
                EstimateView.of(leniency.criterion()));
    }

    private static LengthView length(LengthEffect length) {
        return new LengthView(
                EstimateView.of(length.coefficient()),
                EstimateView.of(length.judgePrefersLonger()),
                EstimateView.of(length.humanPrefersLonger()),
                EstimateView.of(length.correlation()));
    }

    private static RepetitionView repetition(Repetition repetition) {
        return new RepetitionView(
                EstimateView.of(repetition.majorityShare()),
                EstimateView.of(repetition.pairwiseAgreement()),
                EstimateView.of(repetition.flipRate()),
                EstimateView.of(repetition.kappa()));
    }

    private static SelfPreferenceView selfPreference(SelfPreference preference) {
        return new SelfPreferenceView(
                EstimateView.of(preference.preference()),
                EstimateView.of(preference.passGap()),
                EstimateView.of(preference.failGap()));
    }

    private static PanelView panel(PanelVotes votes) {
        return new PanelView(
                votes.members(),
                EstimateView.of(votes.errorCorrelation()),
                EstimateView.of(votes.effectiveVotes()),
                votes.undefinedPairs());
    }

    private static PositionView position(PositionBias bias) {
        return new PositionView(
                EstimateView.of(bias.consistency()),
                bias.primacyFlips(),
                bias.recencyFlips(),
                bias.tieFlips(),
                bias.signTestP(),
                EstimateView.of(bias.signed()),
                EstimateView.of(bias.accuracyOverOrders()));
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
