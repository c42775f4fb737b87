package dev.assay.stats.learn;

import dev.assay.stats.Require;
import dev.assay.stats.SeededStream;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The coordinates of rows along the few directions in which they vary most, after their mean was taken off.
 *
 * <p>Found by subspace iteration from a seeded random start, which touches only the features that are not zero; with
 * {@value #EXTRA} spare directions and {@value #ROUNDS} rounds the leading ones are those of the full decomposition to
 * many digits wherever the variances fall off. Each direction points to where its largest loading is positive. Directions
 * of equal variance may come out turned.
 *
 * <p>Source: Halko, Martinsson and Tropp 2011, doi 10.1137/090771806.
 */
public final class PrincipalComponents {

    private static final int EXTRA = 10;
    private static final int ROUNDS = 8;
    private static final double NOTHING = 1e-12;

    private PrincipalComponents() {}

    /**
     * One row of coordinates a row, the direction of most variance first.
     *
     * @param rows at least one, all of one width
     * @param most directions at most; fewer where the rows do not vary in as many
     * @param seed of the random start
     */
    public static double[][] scores(List<FeatureRow> rows, int most, long seed) {
        double[][] directions = directions(rows, most, seed);
        double[][] columns = columns(rows, mean(rows, rows.get(0).width()), directions);
        double[][] scores = new double[rows.size()][directions.length];
        for (int i = 0; i < scores.length; i++) {
            for (int axis = 0; axis < directions.length; axis++) {
                scores[i][axis] = columns[axis][i];
            }
        }
        return scores;
    }

    /** The directions themselves, each of unit length, in the order of the variance along them; see {@link #scores}. */
    public static double[][] directions(List<FeatureRow> rows, int most, long seed) {
        Require.atLeast(1, rows.size(), "rows");
        Require.atLeast(1, most, "most");
        int width = rows.get(0).width();
        rows.forEach(row -> Require.sameLength(width, row.width(), "row"));
        int directions = Math.min(most + EXTRA, Math.min(rows.size(), width));
        double[] mean = mean(rows, width);
        double[][] basis = start(directions, width, SeededStream.of(seed, 0));
        for (int round = 0; round < ROUNDS; round++) {
            double[][] images = columns(rows, mean, basis);
            orthonormalise(images);
            basis = back(rows, mean, images);
            orthonormalise(basis);
        }
        return turned(columns(rows, mean, basis), most, basis);
    }

    private static double[] mean(List<FeatureRow> rows, int width) {
        double[] mean = new double[width];
        rows.forEach(row -> row.addTo(mean, 1.0 / rows.size()));
        return mean;
    }

    private static double[][] start(int directions, int width, RandomGenerator random) {
        double[][] basis = new double[directions][width];
        for (double[] direction : basis) {
            Arrays.setAll(direction, unused -> 2 * random.nextDouble() - 1);
        }
        orthonormalise(basis);
        return basis;
    }

    /** For each direction the coordinate of every row. */
    private static double[][] columns(List<FeatureRow> rows, double[] mean, double[][] basis) {
        return IntStream.range(0, basis.length)
                .parallel()
                .mapToObj(direction -> {
                    double shift = product(mean, basis[direction]);
                    return rows.stream()
                            .mapToDouble(row -> row.dot(basis[direction]) - shift)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    private static double[][] back(List<FeatureRow> rows, double[] mean, double[][] columns) {
        return IntStream.range(0, columns.length)
                .parallel()
                .mapToObj(direction -> {
                    double[] sums = new double[mean.length];
                    double total = 0;
                    for (int i = 0; i < rows.size(); i++) {
                        rows.get(i).addTo(sums, columns[direction][i]);
                        total += columns[direction][i];
                    }
                    for (int feature = 0; feature < sums.length; feature++) {
                        sums[feature] -= total * mean[feature];
                    }
                    return sums;
                })
                .toArray(double[][]::new);
    }

    /** Modified Gram-Schmidt, twice; what depends on the vectors before it becomes zeros. */
    private static void orthonormalise(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            double before = Math.sqrt(product(vectors[i], vectors[i]));
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    subtract(vectors[i], vectors[j], product(vectors[i], vectors[j]));
                }
            }
            double length = Math.sqrt(product(vectors[i], vectors[i]));
            boolean isNothing = length <= NOTHING * Math.max(1, before);
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] = isNothing ? 0 : vectors[i][k] / length;
            }
        }
    }

    /** Turns the directions to the axes of the rows' own variance and drops axes without any. */
    private static double[][] turned(double[][] columns, int most, double[][] basis) {
        int directions = columns.length;
        double[][] squares = new double[directions][directions];
        for (int i = 0; i < directions; i++) {
            for (int j = 0; j < directions; j++) {
                squares[i][j] = product(columns[i], columns[j]);
            }
        }
        EigenDecompositionSymmetric axes =
                new EigenDecompositionSymmetric(new Array2DRowRealMatrix(squares), NOTHING, true);
        double[] variances = axes.getEigenvalues();
        int kept = (int) Arrays.stream(variances)
                .limit(most)
                .filter(variance -> variance > NOTHING * Math.max(1, variances[0]))
                .count();
        double[][] turned = new double[kept][];
        for (int axis = 0; axis < kept; axis++) {
            turned[axis] = turned(basis, axes.getEigenvector(axis).toArray());
        }
        return turned;
    }

    /** A mixture of the basis, pointing to where its largest loading is positive. */
    private static double[] turned(double[][] basis, double[] weights) {
        double[] direction = new double[basis[0].length];
        for (int k = 0; k < weights.length; k++) {
            subtract(direction, basis[k], -weights[k]);
        }
        double largest = 0;
        for (double loading : direction) {
            largest = Math.abs(loading) > Math.abs(largest) + NOTHING ? loading : largest;
        }
        double sign = largest < 0 ? -1 : 1;
        return Arrays.stream(direction).map(loading -> sign * loading).toArray();
    }

    private static void subtract(double[] from, double[] vector, double times) {
        for (int k = 0; k < from.length; k++) {
            from[k] -= times * vector[k];
        }
    }

    private static double product(double[] first, double[] second) {
        double sum = 0;
        for (int k = 0; k < first.length; k++) {
            sum += first[k] * second[k];
        }
        return sum;
    }
}
