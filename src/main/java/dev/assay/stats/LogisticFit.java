package dev.assay.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Binary logistic regression by maximum likelihood, P(y = 1 | x) = 1/(1 + exp(-x'beta)), by Newton's method with halved steps.
 *
 * <p>x holds one row per observation and every column that the model is to have, a column of ones for the intercept included. Targets
 * lie in [0,1]: labels, or shares that soften them. Impossible where columns depend on each other, and under separation (some
 * combination of columns tells the labels apart, wholly or up to ties), since the likelihood then has no maximum; soft targets always
 * have one.
 *
 * <p>The standard errors are the large-sample ones of independent observations, sqrt of the diagonal of (X'WX)^-1 with W = p(1-p).
 * They see neither clusters nor small n; measures built on this fit take their intervals from the cluster bootstrap instead.
 */
public final class LogisticFit {

    private static final int MAX_STEPS = 100;
    private static final int MAX_HALVINGS = 40;

    /** Newton's error squares at each step, so a last step of this size (in log odds) leaves rounding only. */
    private static final double CONVERGED = 1e-9;

    private static final String DEPENDENT = "columns depend on each other";

    private final double[][] x;
    private final double[] targets;
    private final double[] weights;
    private double[] beta;
    private double logLikelihood;
    private double[][] covariance;

    private LogisticFit(double[][] x, double[] targets, double[] weights) {
        this.x = x;
        this.targets = targets;
        this.weights = weights;
        this.beta = new double[x[0].length];
        this.logLikelihood = logLikelihood(beta);
        this.covariance = new double[0][];
    }

    /** Of observations that weigh 1. */
    public static Fit<LogisticFit> of(double[][] x, double[] targets) {
        double[] ones = new double[x.length];
        Arrays.fill(ones, 1);
        return of(x, targets, ones);
    }

    /**
     * @param x rows of equal length, at least one column, finite
     * @param targets one per row, in [0,1]
     * @param weights one per row, finite, at least 0; how often the row counts
     */
    public static Fit<LogisticFit> of(double[][] x, double[] targets, double[] weights) {
        Require.sameLength(x.length, targets.length, "targets");
        Require.sameLength(x.length, weights.length, "weights");
        for (int row = 0; row < x.length; row++) {
            Require.sameLength(x[0].length, x[row].length, "row " + row);
            Arrays.stream(x[row]).forEach(value -> Require.finite(value, "x"));
            Require.probability(targets[row], "target");
            Require.atLeastZero(weights[row], "weight");
        }
        return x.length == 0 ? Fit.impossible("no observations", 0) : new LogisticFit(x, targets, weights).climb();
    }

    private Fit<LogisticFit> climb() {
        for (int step = 0; step < MAX_STEPS; step++) {
            Optional<double[][]> inverse = ScaledInverse.of(information());
            if (inverse.isEmpty()) {
                return Fit.impossible(step == 0 ? DEPENDENT : "separation", x.length);
            }
            covariance = inverse.get();
            if (advance(times(covariance, gradient())) <= CONVERGED) {
                return finish();
            }
        }
        return Fit.impossible("separation", x.length);
    }

    /** The covariance at the last step belongs to the coefficients before it. */
    private Fit<LogisticFit> finish() {
        Optional<double[][]> inverse = ScaledInverse.of(information());
        covariance = inverse.orElse(covariance);
        return Fit.found(this);
    }

    /** Goes along the direction as far as the likelihood rises; the largest change of a row's log odds. */
    private double advance(double[] direction) {
        double share = 1;
        double[] next = moved(direction, share);
        double reached = logLikelihood(next);
        for (int halving = 0; reached < logLikelihood - tolerance() && halving < MAX_HALVINGS; halving++) {
            share /= 2;
            next = moved(direction, share);
            reached = logLikelihood(next);
        }
        double change = 0;
        for (double[] row : x) {
            change = Math.max(change, Math.abs(share * product(row, direction)));
        }
        beta = next;
        logLikelihood = reached;
        return change;
    }

    /** Close to the maximum rounding alone may lower the likelihood. */
    private double tolerance() {
        return 1e-12 * (1 + Math.abs(logLikelihood));
    }

    private double[] moved(double[] direction, double share) {
        double[] next = beta.clone();
        Arrays.setAll(next, j -> beta[j] + share * direction[j]);
        return next;
    }

    private double logLikelihood(double[] coefficients) {
        double sum = 0;
        for (int row = 0; row < x.length; row++) {
            double eta = product(x[row], coefficients);
            sum += weights[row] * (targets[row] * eta - Logit.logOnePlusExp(eta));
        }
        return sum;
    }

    private double[] gradient() {
        double[] gradient = new double[beta.length];
        for (int row = 0; row < x.length; row++) {
            // t - p, written so that a residual far out does not round to 0, which would hide separation.
            double eta = product(x[row], beta);
            double residual =
                    weights[row] * (targets[row] * Logit.inverse(-eta) - (1 - targets[row]) * Logit.inverse(eta));
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += residual * x[row][j];
            }
        }
        return gradient;
    }

    private double[][] information() {
        double[][] information = new double[beta.length][beta.length];
        for (int row = 0; row < x.length; row++) {
            double spread = weights[row] * spread(row);
            for (int i = 0; i < beta.length; i++) {
                for (int j = 0; j < beta.length; j++) {
                    information[i][j] += spread * x[row][i] * x[row][j];
                }
            }
        }
        return information;
    }

    private double spread(int row) {
        double eta = product(x[row], beta);
        return Logit.inverse(eta) * Logit.inverse(-eta);
    }

    /** One per column of x. */
    public double[] coefficients() {
        return beta.clone();
    }

    /** One per column of x, see the class about its worth. */
    public double[] standardErrors() {
        double[] errors = new double[beta.length];
        Arrays.setAll(errors, j -> Math.sqrt(covariance[j][j]));
        return errors;
    }

    /** (X'WX)^-1. */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** -2 times the log-likelihood; for labels 0 and 1 the deviance. */
    public double deviance() {
        return -2 * logLikelihood;
    }

    /** The fitted probability of a row of x. */
    public double probability(int row) {
        return Logit.inverse(product(x[row], beta));
    }

    /** The fitted log odds of a row of x. */
    public double logOdds(int row) {
        return product(x[row], beta);
    }

    /** Two-sided p-value of Wald's test that a coefficient is 0; empty where its standard error is 0. */
    public OptionalDouble waldP(int column) {
        double error = Math.sqrt(covariance[column][column]);
        return error > 0
                ? OptionalDouble.of(2 * StandardNormal.cumulative(-Math.abs(beta[column] / error)))
                : OptionalDouble.empty();
    }

    private static double[] times(double[][] matrix, double[] vector) {
        return Arrays.stream(matrix).mapToDouble(row -> product(row, vector)).toArray();
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int j = 0; j < first.length; j++) {
            sum += first[j] * second[j];
        }
        return sum;
    }
}
