package dev.assay.stats.scores;

import dev.assay.stats.Logit;
import java.util.OptionalDouble;

/** The likelihood of the proportional odds model at a point: the thetas, then the slopes. */
final class OrdinalLikelihood {

    private final double[][] x;
    private final int[] labels;
    private final double[] weights;
    private final int cuts;

    OrdinalLikelihood(double[][] x, int[] labels, double[] weights, int scale) {
        this.x = x;
        this.labels = labels;
        this.weights = weights;
        this.cuts = scale - 1;
    }

    int cuts() {
        return cuts;
    }

    int items() {
        return labels.length;
    }

    /** Empty where the thetas do not rise, or a label that occurs has probability 0. */
    OptionalDouble at(double[] point) {
        double sum = 0;
        for (int item = 0; item < labels.length; item++) {
            double p = probability(point, eta(point, item), labels[item]);
            if (!(p > 0)) {
                return OptionalDouble.empty();
            }
            sum += weights[item] * Math.log(p);
        }
        for (int cut = 1; cut < cuts; cut++) {
            if (point[cut] <= point[cut - 1]) {
                return OptionalDouble.empty();
            }
        }
        return OptionalDouble.of(sum);
    }

    double[] gradient(double[] point) {
        double[] gradient = new double[point.length];
        for (int item = 0; item < labels.length; item++) {
            double eta = eta(point, item);
            double factor = weights[item] / probability(point, eta, labels[item]);
            double[] slope = slope(point, eta, item, labels[item]);
            for (int j = 0; j < gradient.length; j++) {
                gradient[j] += factor * slope[j];
            }
        }
        return gradient;
    }

    /** Fisher's expected information. */
    double[][] information(double[] point) {
        double[][] information = new double[point.length][point.length];
        for (int item = 0; item < labels.length; item++) {
            double eta = eta(point, item);
            for (int label = 0; label <= cuts; label++) {
                double p = probability(point, eta, label);
                if (p > 0) {
                    addSquare(information, slope(point, eta, item, label), weights[item] / p);
                }
            }
        }
        return information;
    }

    private static void addSquare(double[][] matrix, double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                matrix[i][j] += factor * vector[i] * vector[j];
            }
        }
    }

    /** The derivatives of the probability of a label by the point. */
    private double[] slope(double[] point, double eta, int item, int label) {
        double[] slope = new double[point.length];
        double above = label < cuts ? density(point[label] - eta) : 0;
        double below = label > 0 ? density(point[label - 1] - eta) : 0;
        if (label < cuts) {
            slope[label] = above;
        }
        if (label > 0) {
            slope[label - 1] = -below;
        }
        for (int column = 0; column < x[item].length; column++) {
            slope[cuts + column] = (below - above) * x[item][column];
        }
        return slope;
    }

    private double probability(double[] point, double eta, int label) {
        double upTo = label < cuts ? Logit.inverse(point[label] - eta) : 1;
        double below = label > 0 ? Logit.inverse(point[label - 1] - eta) : 0;
        return upTo - below;
    }

    private static double density(double logOdds) {
        return Logit.inverse(logOdds) * Logit.inverse(-logOdds);
    }

    private double eta(double[] point, int item) {
        double eta = 0;
        for (int column = 0; column < x[item].length; column++) {
            eta += point[cuts + column] * x[item][column];
        }
        return eta;
    }

    /** How far the log odds of any cut of any item move between two points. */
    double largestChange(double[] from, double[] to) {
        double largest = 0;
        for (int item = 0; item < labels.length; item++) {
            double moved = eta(to, item) - eta(from, item);
            for (int cut = 0; cut < cuts; cut++) {
                largest = Math.max(largest, Math.abs(to[cut] - from[cut] - moved));
            }
        }
        return largest;
    }

    double largestLogOdds(double[] point) {
        double largest = 0;
        for (int item = 0; item < labels.length; item++) {
            for (int cut = 0; cut < cuts; cut++) {
                largest = Math.max(largest, Math.abs(point[cut] - eta(point, item)));
            }
        }
        return largest;
    }

    static double product(double[] first, double[] second) {
        double sum = 0;
        for (int j = 0; j < first.length; j++) {
            sum += first[j] * second[j];
        }
        return sum;
    }
}
