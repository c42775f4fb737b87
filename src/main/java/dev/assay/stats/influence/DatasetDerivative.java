package dev.assay.stats.influence;

import dev.assay.stats.Fit;
import dev.assay.stats.Require;
import dev.assay.stats.ScaledInverse;
import java.util.Arrays;

/**
 * How the leave-one-out error of a ridge regression would change if an item weighed a little more.
 *
 * <p>With weights alpha (all 1), M = (Z'Z + lambda I)^-1, H = Z M Z', f = H y, e = y - f: the prediction without item i is y_i - e_i/(1 -
 * H_ii), the error L the mean over i of its squared residual r_i = e_i/(1 - H_ii), and dL/dalpha_j = (2/n) sum over i != j of r_i (-H_ij
 * e_j/(1 - H_ii) - e_i H_ij^2/(1 - H_ii)^2). Above 0 the item harms: it makes the others harder to predict. All columns are penalised, a
 * column of ones too.
 *
 * <p>A queue for people to look again, like {@link LogisticInfluence}, and no better: a wrong label far from all others harms nobody. On
 * labels -1 and 1 the squared error stands in for the log loss. Time and memory go with the square of the number of items. Impossible
 * where a leverage reaches 1 or, at lambda 0, columns depend on each other.
 *
 * <p>Source: Dukler et al. 2022 (DIVA), arXiv 2111.09785; there on the last layer of a network, here on any columns. No code of theirs was
 * found, so this is our reading of it.
 */
public final class DatasetDerivative {

    private static final double FULL_LEVERAGE = 1 - 1e-9;

    private final double[] y;
    private final double[][] hat;
    private final double[] residuals;

    private DatasetDerivative(double[] y, double[][] hat) {
        this.y = y;
        this.hat = hat;
        this.residuals = new double[y.length];
        Arrays.setAll(residuals, i -> y[i] - product(hat[i], y));
    }

    /**
     * @param z one row per item, finite
     * @param y one per item, finite; labels as -1 and 1
     * @param lambda at least 0
     */
    public static Fit<DatasetDerivative> of(double[][] z, double[] y, double lambda) {
        Require.sameLength(z.length, y.length, "y");
        Require.atLeastZero(lambda, "lambda");
        for (int item = 0; item < z.length; item++) {
            Require.finite(y[item], "y");
            Require.sameLength(z[0].length, z[item].length, "row " + item);
            Arrays.stream(z[item]).forEach(value -> Require.finite(value, "z"));
        }
        if (z.length == 0) {
            return Fit.impossible("no items", 0);
        }
        return ScaledInverse.of(penalised(z, lambda))
                .map(inverse -> new DatasetDerivative(y.clone(), hat(z, inverse)).unlessDecidedByOne())
                .orElseGet(() -> Fit.impossible("columns depend on each other", z.length));
    }

    private static double[][] penalised(double[][] z, double lambda) {
        double[][] squares = new double[z[0].length][z[0].length];
        for (double[] row : z) {
            for (int i = 0; i < row.length; i++) {
                for (int j = 0; j < row.length; j++) {
                    squares[i][j] += row[i] * row[j];
                }
            }
        }
        for (int i = 0; i < squares.length; i++) {
            squares[i][i] += lambda;
        }
        return squares;
    }

    private static double[][] hat(double[][] z, double[][] inverse) {
        double[][] hat = new double[z.length][z.length];
        for (int i = 0; i < z.length; i++) {
            double[] solved = new double[inverse.length];
            int item = i;
            Arrays.setAll(solved, k -> product(inverse[k], z[item]));
            for (int j = 0; j < z.length; j++) {
                hat[i][j] = product(solved, z[j]);
            }
        }
        return hat;
    }

    private Fit<DatasetDerivative> unlessDecidedByOne() {
        for (int item = 0; item < y.length; item++) {
            if (hat[item][item] >= FULL_LEVERAGE) {
                return Fit.impossible("an item alone decides a coefficient", y.length);
            }
        }
        return Fit.found(this);
    }

    /** What a fit without the item predicts for it, in the unit of y. */
    public double predictionWithout(int item) {
        return y[item] - residualWithout(item);
    }

    private double residualWithout(int item) {
        return residuals[item] / (1 - hat[item][item]);
    }

    /** L, the mean squared residual of the predictions without the item itself. */
    public double meanSquaredError() {
        double sum = 0;
        for (int item = 0; item < y.length; item++) {
            sum += residualWithout(item) * residualWithout(item);
        }
        return sum / y.length;
    }

    /** dL/dalpha of the item; above 0 it harms. */
    public double derivative(int item) {
        double sum = 0;
        for (int other = 0; other < y.length; other++) {
            if (other != item) {
                double rest = 1 - hat[other][other];
                double h = hat[other][item];
                double change = -h * residuals[item] / rest - residuals[other] * h * h / (rest * rest);
                sum += residualWithout(other) * change;
            }
        }
        return 2 * sum / y.length;
    }

    /** All items, the most harmful first. */
    public int[] byHarm() {
        double[] derivatives = new double[y.length];
        Arrays.setAll(derivatives, this::derivative);
        return SuspicionRanking.descending(derivatives);
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int j = 0; j < first.length; j++) {
            sum += first[j] * second[j];
        }
        return sum;
    }
}
