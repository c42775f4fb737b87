package dev.assay.agreement.web;

import dev.assay.agreement.Agreement;
import dev.assay.agreement.JudgeBiases;
import dev.assay.agreement.PositionBias;
import dev.assay.stats.bias.BinaryLeniency;
import dev.assay.stats.bias.LengthEffect;
import dev.assay.stats.bias.Repetition;
import dev.assay.stats.bias.SelfPreference;
import dev.assay.stats.web.EstimateView;
import java.util.Optional;
import java.util.OptionalDouble;

/** Biases that could be measured, on the wire; those of slices are of position only. */
public record BiasView(
        Optional<PositionView> position,
        Optional<LeniencyView> leniency,
        Optional<LengthView> length,
        Optional<RepetitionView> repetition,
        Optional<SelfPreferenceView> selfPreference) {

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

    static Optional<BiasView> of(Agreement.Figures figures, Optional<JudgeBiases> biases) {
        BiasView view = new BiasView(
                figures.position().map(BiasView::position),
                biases.flatMap(JudgeBiases::leniency).map(BiasView::leniency),
                biases.flatMap(JudgeBiases::length).map(BiasView::length),
                biases.flatMap(JudgeBiases::repetition).map(BiasView::repetition),
                biases.flatMap(JudgeBiases::selfPreference).map(BiasView::selfPreference));
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
}
