package dev.assay.stats.consensus;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;

/**
 * The model of Dawid and Skene: each rater has a table of error rates, given a true label errors are independent, and the true labels
 * are found together with the tables.
 *
 * <p>Maximises prod_i sum_k pi_k prod_responses e_r(k, l) over the shares pi and the error rates e_r(k, l) = P(rater r says l | truth k) by
 * EM in log space, starting from the shares of the votes, which also fixes which class is which. Each cell of a table gets {@code
 * smoothing} imaginary responses ({@value #USUAL_SMOOTHING} unless said otherwise), so that no answer is thought impossible for
 * having not been seen; 0 is the model as published. Ends when the log-likelihood changes by less than 1e-10 of itself, or after 1000
 * iterations: {@link Consensus#stop} says which. With smoothing that likelihood is not what EM maximises, and may fall a little.
 *
 * <p>A table has q(q-1) free rates, so below about 50 responses per rater prefer {@link OneCoin}. EM finds a local maximum. Raters that
 * err together, such as judges of one family, look right together: see {@link ErrorCorrelation}. Impossible with one label or without
 * an item that two raters answered, since raters are only known by each other.
 *
 * <p>Source: Dawid and Skene 1979, doi 10.2307/2346806. Deviation: the smoothing.
 */
public final class DawidSkene {

    /** Imaginary responses for each cell of a rater's table. */
    public static final double USUAL_SMOOTHING = 0.01;

    private final Consensus consensus;
    private final ErrorRates rates;

    private DawidSkene(Consensus consensus, ErrorRates rates) {
        this.consensus = consensus;
        this.rates = rates;
    }

    public static Fit<DawidSkene> of(Responses responses) {
        return of(responses, USUAL_SMOOTHING);
    }

    /** @param smoothing at least 0 */
    public static Fit<DawidSkene> of(Responses responses, double smoothing) {
        Require.atLeastZero(smoothing, "smoothing");
        return Overlap.required(responses).map(checked -> {
            ExpectationMaximisation<ErrorRates> end = ExpectationMaximisation.run(
                    checked, posteriors -> ErrorRates.fitting(checked, posteriors, smoothing));
            return new DawidSkene(end.consensus(), end.model());
        });
    }

    public Consensus consensus() {
        return consensus;
    }

    /** Rows are true labels, columns given ones; a row that no item bears on is all 0 without smoothing. */
    public double[][] errorRates(int rater) {
        return rates.rates(rater);
    }

    /** The chance that the rater is right on an item like these: sum_k pi_k e(k, k). */
    public double accuracy(int rater) {
        double[] priors = consensus.priors();
        double[][] table = errorRates(rater);
        double sum = 0;
        for (int label = 0; label < priors.length; label++) {
            sum += priors[label] * table[label][label];
        }
        return sum;
    }
}
