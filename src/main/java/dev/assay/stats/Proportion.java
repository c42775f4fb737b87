package dev.assay.stats;

/**
 * A share of successes with its Wilson interval on the effective number of items (see {@code Trials}).
 *
 * <p>Undefined without items.
 */
public final class Proportion {

    private static final String NO_ITEMS = "no items";

    private Proportion() {}

    /** Of independent items. */
    public static Estimate estimate(long successes, long n, double confidenceLevel) {
        if (successes < 0 || successes > n) {
            throw new IllegalArgumentException("successes must be in 0.." + n + ", was " + successes);
        }
        if (n == 0) {
            return Estimate.undefined(NO_ITEMS, 0);
        }
        double share = (double) successes / n;
        return Estimate.known(share, WilsonInterval.of(share, (double) n, confidenceLevel), n);
    }

    /** Of independent items, one by one. */
    public static Estimate estimate(boolean[] successes, double confidenceLevel) {
        return trials(successes, ItemDesign.plain(successes.length)).estimate(NO_ITEMS, confidenceLevel);
    }

    /**
     * Of weighted items in clusters.
     *
     * @param successes one per item
     * @param weights inverse inclusion probabilities, finite and above 0
     * @param clusters numbered densely from 0
     */
    public static Estimate estimate(boolean[] successes, double[] weights, int[] clusters, double confidenceLevel) {
        ItemDesign design =
                ItemDesign.plain(successes.length).withWeights(weights).withClusters(clusters);
        return trials(successes, design).estimate(NO_ITEMS, confidenceLevel);
    }

    private static Trials trials(boolean[] successes, ItemDesign design) {
        Trials trials = new Trials(design);
        for (int item = 0; item < successes.length; item++) {
            if (successes[item]) {
                trials.success(item);
            } else {
                trials.failure(item);
            }
        }
        return trials;
    }
}
