package dev.assay.stats.scores;

import dev.assay.stats.Fit;
import dev.assay.stats.Logit;
import dev.assay.stats.Require;
import dev.assay.stats.ScaledInverse;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Ordinal logistic regression with proportional odds, P(Y <= k | x) = 1/(1 + exp(-(theta_k - x'beta))) for labels 0 to K-1; the
 * calibration of a judge on an ordered scale.
 *
 * <p>By maximum likelihood with Fisher scoring and halved steps; the thetas rise. One slope serves all cuts of the scale, which the data
 * may belie. Impossible where a label of the scale never occurs (its probability would be 0), where columns depend on each other or are
 * constant (the thetas are the intercepts), and under separation. Items weigh 1 or as given; standard errors are not offered.
 *
 * <p>Source: McCullagh 1980, doi 10.1111/j.2517-6161.1980.tb01109.x.
 */
public final class ProportionalOdds {

    private static final int MAX_STEPS = 200;
    private static final int MAX_HALVINGS = 40;
    private static final double CONVERGED = 1e-8;

    /** Log odds this far out mean separation: no data of ours supports odds of e^40. */
    private static final double DIVERGED = 40;

    private final double[] thetas;
    private final double[] beta;
    private final double logLikelihood;

    private ProportionalOdds(double[] thetas, double[] beta, double logLikelihood) {
        this.thetas = thetas;
        this.beta = beta;
        this.logLikelihood = logLikelihood;
    }

    /**
     * @param x one row per item, without a column of ones, finite
     * @param labels one per item, 0 to K-1 in the order of the scale
     * @param weights one per item, at least 0
     * @param scale K, at least 2
     */
    public static Fit<ProportionalOdds> of(double[][] x, int[] labels, double[] weights, int scale) {
        Require.sameLength(x.length, labels.length, "labels");
        Require.sameLength(x.length, weights.length, "weights");
        double[] counts = new double[Require.atLeast(2, scale, "labels of the scale")];
        for (int item = 0; item < labels.length; item++) {
            Require.sameLength(x[0].length, x[item].length, "row " + item);
            Arrays.stream(x[item]).forEach(value -> Require.finite(value, "x"));
            counts[Objects.checkIndex(labels[item], scale)] += Require.atLeastZero(weights[item], "weight");
        }
        return Arrays.stream(counts).allMatch(count -> count > 0)
                ? climb(new OrdinalLikelihood(x, labels, weights, scale), start(counts, x[0].length))
                : Fit.impossible("a label of the scale never occurs", labels.length);
    }

    /** The log odds of the cumulative shares, then a slope of 0 for each column. */
    private static double[] start(double[] counts, int columns) {
        double[] start = new double[counts.length - 1 + columns];
        double total = Arrays.stream(counts).sum();
        double below = 0;
        for (int cut = 0; cut < counts.length - 1; cut++) {
            below += counts[cut];
            start[cut] = Logit.of(below / total);
        }
        return start;
    }

    private static Fit<ProportionalOdds> climb(OrdinalLikelihood likelihood, double[] start) {
        double[] point = start;
        double reached = likelihood.at(point).orElseThrow();
        for (int step = 0; step < MAX_STEPS; step++) {
            Optional<double[][]> inverse = ScaledInverse.of(likelihood.information(point));
            if (inverse.isEmpty()) {
                return Fit.impossible(
                        step == 0 ? "columns are constant or depend on each other" : "separation", likelihood.items());
            }
            double[] direction = times(inverse.get(), likelihood.gradient(point));
            double share = 1;
            double[] next = moved(point, direction, share);
            for (int halving = 0; halving < MAX_HALVINGS; halving++) {
                if (likelihood.at(next).orElse(Double.NEGATIVE_INFINITY) >= reached - 1e-12 * Math.abs(reached)) {
                    break;
                }
                share /= 2;
                next = moved(point, direction, share);
            }
            double change = likelihood.largestChange(point, next);
            point = next;
            reached = likelihood.at(point).orElse(reached);
            if (likelihood.largestLogOdds(point) > DIVERGED) {
                return Fit.impossible("separation", likelihood.items());
            }
            if (change <= CONVERGED) {
                int cuts = likelihood.cuts();
                return Fit.found(new ProportionalOdds(
                        Arrays.copyOf(point, cuts), Arrays.copyOfRange(point, cuts, point.length), reached));
            }
        }
        return Fit.impossible("separation", likelihood.items());
    }

    private static double[] moved(double[] point, double[] direction, double share) {
        double[] next = point.clone();
        Arrays.setAll(next, j -> point[j] + share * direction[j]);
        return next;
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix)
                .mapToDouble(row -> OrdinalLikelihood.product(row, vector))
                .toArray();
    }

    /** theta_0 to theta_(K-2), rising. */
    public double[] thetas() {
        return thetas.clone();
    }

    /** One per column of x; above 0 a higher x goes with higher labels. */
    public double[] coefficients() {
        return beta.clone();
    }

    /** -2 times the log-likelihood. */
    public double deviance() {
        return -2 * logLikelihood;
    }

    /** The probability of each label for a row of x. */
    public double[] probabilities(double[] row) {
        Require.sameLength(beta.length, row.length, "x");
        double eta = OrdinalLikelihood.product(row, beta);
        double[] probabilities = new double[thetas.length + 1];
        double below = 0;
        for (int label = 0; label < probabilities.length; label++) {
            double upTo = label < thetas.length ? Logit.inverse(thetas[label] - eta) : 1;
            probabilities[label] = Math.max(0, upTo - below);
            below = upTo;
        }
        return probabilities;
    }
}
