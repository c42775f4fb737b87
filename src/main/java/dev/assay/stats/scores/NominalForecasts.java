package dev.assay.stats.scores;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Probabilities of all labels of an unordered scale that were given to items without knowledge of their labels, beside those labels.
 *
 * <p>They come from {@link #uncalibrated}, out of fold ({@link CrossFitting}) or from a finished calibration for groups that it never saw
 * ({@link NominalCalibration#forecast}), and in no other way. Calibration is measured label by label, on {@link #of}.
 */
public final class NominalForecasts {

    private final double[][] probabilities;
    private final NominalScores items;

    private NominalForecasts(double[][] probabilities, NominalScores items) {
        this.probabilities = probabilities;
        this.items = items;
    }

    /** The scores divided by their sum; nothing was fitted, so nothing can leak. */
    public static NominalForecasts uncalibrated(NominalScores items) {
        OneVsRest unchanged = identity(items.scale());
        return honest(item -> unchanged.probabilities(items.scores(item)), items);
    }

    static OneVsRest identity(int scale) {
        return new OneVsRest(IntStream.range(0, scale)
                .<CalibrationMap>mapToObj(label -> new IdentityMap())
                .toList());
    }

    static NominalForecasts honest(IntFunction<double[]> ofItem, NominalScores items) {
        double[][] probabilities =
                IntStream.range(0, items.size()).mapToObj(ofItem).toArray(double[][]::new);
        return new NominalForecasts(probabilities, items);
    }

    public int size() {
        return probabilities.length;
    }

    /** One per label, adding up to 1. */
    public double[] probabilities(int item) {
        return probabilities[item].clone();
    }

    /** The probabilities of one label, positive where it is the true one. */
    public Forecasts of(int label) {
        double[] own =
                Arrays.stream(probabilities).mapToDouble(row -> row[label]).toArray();
        return Forecasts.honest(own, items.against(label));
    }

    /** The mean of -ln of the probability of the true label, in nats, cut as {@link LogLoss} does; empty without items. */
    public OptionalDouble meanLogLoss() {
        return IntStream.range(0, size())
                .mapToDouble(item -> -Math.log(LabelledScores.clip(probabilities[item][items.label(item)])))
                .average();
    }
}
