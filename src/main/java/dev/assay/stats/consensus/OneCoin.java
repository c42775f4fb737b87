package dev.assay.stats.consensus;

import dev.assay.stats.BootstrapPlan;
import dev.assay.stats.ClusterBootstrap;
import dev.assay.stats.ClusterSums;
import dev.assay.stats.Estimate;
import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * The model of Dawid and Skene with one accuracy per rater, errors falling on all other labels alike.
 *
 * <p>P(rater r says l | truth k) = a_r if l = k, else (1 - a_r)/(q - 1); by EM as in {@link DawidSkene}. Each accuracy gets {@value
 * #SMOOTHING} imaginary right and as many wrong responses, so that nobody is thought infallible. One number per rater bears few
 * labels (below about 50 each) and suits panels of judges; it cannot see that a rater leans to a label. Impossible where {@link
 * DawidSkene} is.
 *
 * <p>Interval of an accuracy: BCa bootstrap over clusters of items with the iteration inside; it takes the model as true.
 *
 * <p>Sources: Dawid and Skene 1979, doi 10.2307/2346806; for the one-coin form Zhang et al. 2016, JMLR 17:102. Deviation: the smoothing.
 */
public final class OneCoin {

    static final double SMOOTHING = 0.01;

    private final Consensus consensus;
    private final Coins coins;

    private OneCoin(Consensus consensus, Coins coins) {
        this.consensus = consensus;
        this.coins = coins;
    }

    public static Fit<OneCoin> of(Responses responses) {
        return of(responses, SMOOTHING);
    }

    /** @param smoothing imaginary right and imaginary wrong responses of each rater, at least 0 */
    public static Fit<OneCoin> of(Responses responses, double smoothing) {
        Require.atLeastZero(smoothing, "smoothing");
        return Overlap.required(responses).map(checked -> {
            ExpectationMaximisation<Coins> end =
                    ExpectationMaximisation.run(checked, posteriors -> Coins.fitting(checked, posteriors, smoothing));
            return new OneCoin(end.consensus(), end.model());
        });
    }

    public Consensus consensus() {
        return consensus;
    }

    /** In [0,1]; empty for a rater without responses. */
    public OptionalDouble accuracy(int rater) {
        return coins.accuracy(rater);
    }

    /**
     * A rater's accuracy with its interval; undefined where the model is impossible and for a rater without responses.
     *
     * @param clusters of the items, numbered densely from 0
     */
    public static Estimate accuracy(Responses responses, int rater, int[] clusters, BootstrapPlan plan) {
        Require.sameLength(responses.items(), clusters.length, "clusters");
        ClusterSums.Builder items =
                ClusterSums.of(Arrays.stream(clusters).max().orElse(-1) + 1, Math.max(1, responses.items()));
        for (int item = 0; item < clusters.length; item++) {
            items.add(clusters[item], item, 1);
        }
        return ClusterBootstrap.estimate(
                items.build(),
                counts -> of(responses.repeated(counts))
                        .model()
                        .map(model -> model.accuracy(rater))
                        .orElse(OptionalDouble.empty()),
                responses.perRater()[rater],
                "no overlap with other raters",
                plan);
    }
}
