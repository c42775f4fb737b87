package dev.assay.stats.learn;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Rows on which ridge regressions are fitted, on one choice of the rows after another: the products of the rows, which
 * all of them need, are taken once.
 *
 * <p>A regression predicts mean(t) + w(t) . x for each target t, where w minimises the sum of squared errors plus penalty
 * times |w|^2 (Hoerl and Kennard 1970, doi:10.1080/00401706.1970.10488634). It is solved over the rows instead of the
 * features (Saunders, Gammerman and Vovk 1998, ICML): time grows with the cube of the rows and hardly with the features.
 */
public final class RidgeProblem {

    private final List<FeatureRow> rows;
    private final double penalty;
    private final double[][] products;

    /**
     * Takes the products of all rows.
     *
     * @param rows at least one, all of one width
     * @param penalty finite and above 0
     */
    public RidgeProblem(List<FeatureRow> rows, double penalty) {
        if (rows.isEmpty() || !(penalty > 0) || !Double.isFinite(penalty)) {
            throw new IllegalArgumentException("a ridge problem needs a row and a finite penalty above 0, had "
                    + rows.size() + " rows and penalty " + penalty);
        }
        this.rows = List.copyOf(rows);
        this.penalty = penalty;
        this.products = products(rows);
    }

    private static double[][] products(List<FeatureRow> rows) {
        double[][] products = new double[rows.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            double[] dense = rows.get(i).dense();
            for (int j = 0; j <= i; j++) {
                products[i][j] = rows.get(j).dot(dense);
                products[j][i] = products[i][j];
            }
        }
        return products;
    }

    /**
     * Fits on some of the rows.
     *
     * @param chosen positions of rows, at least one, without repetition
     * @param targets for each chosen row, finite, as many for each
     */
    public RidgeRegression fit(int[] chosen, double[][] targets) {
        if (chosen.length == 0 || chosen.length != targets.length) {
            throw new IllegalArgumentException("a ridge regression needs targets for each of its rows, had "
                    + chosen.length + " rows and targets for " + targets.length);
        }
        double[] means = means(targets);
        if (rows.stream().allMatch(row -> row.size() == 0)) {
            return new RidgeRegression(
                    means, new double[means.length][rows.get(0).width()]);
        }
        RealMatrix kernel = new Array2DRowRealMatrix(chosen.length, chosen.length);
        RealMatrix errors = new Array2DRowRealMatrix(chosen.length, means.length);
        for (int i = 0; i < chosen.length; i++) {
            for (int j = 0; j < chosen.length; j++) {
                kernel.setEntry(i, j, products[chosen[i]][chosen[j]] + (i == j ? penalty : 0));
            }
            for (int t = 0; t < means.length; t++) {
                errors.setEntry(i, t, targets[i][t] - means[t]);
            }
        }
        RealMatrix shares = new CholeskyDecomposition(kernel).getSolver().solve(errors);
        return new RidgeRegression(means, weights(chosen, shares));
    }

    private static double[] means(double[][] targets) {
        double[] means = new double[targets[0].length];
        for (double[] ofRow : targets) {
            for (int t = 0; t < means.length; t++) {
                means[t] += ofRow[t] / targets.length;
            }
        }
        return means;
    }

    private double[][] weights(int[] chosen, RealMatrix shares) {
        double[][] weights = new double[shares.getColumnDimension()][rows.get(0).width()];
        for (int i = 0; i < chosen.length; i++) {
            for (int t = 0; t < weights.length; t++) {
                rows.get(chosen[i]).addTo(weights[t], shares.getEntry(i, t));
            }
        }
        return weights;
    }
}
