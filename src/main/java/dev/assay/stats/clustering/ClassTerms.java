package dev.assay.stats.clustering;

import dev.assay.stats.Require;
import java.util.Arrays;

/**
 * How telling each term is of each class of texts: tf/|c| ln(1 + A/f), with tf the times that the class uses the term, |c| all
 * terms that it uses, A the mean of |c| over the classes and f the times that all classes use the term ("class-based TF-IDF").
 *
 * <p>Source: Grootendorst 2022 (BERTopic), arXiv:2203.05794.
 */
public final class ClassTerms {

    private ClassTerms() {}

    /**
     * The weight of each term in each class, at least 0.
     *
     * @param counts by class and term, finite and at least 0; a class without terms gets zeros
     */
    public static double[][] weights(double[][] counts) {
        int terms = counts.length == 0 ? 0 : counts[0].length;
        double[] sizes = new double[counts.length];
        double[] all = new double[terms];
        for (int of = 0; of < counts.length; of++) {
            Require.sameLength(terms, counts[of].length, "counts");
            for (int term = 0; term < terms; term++) {
                sizes[of] += Require.atLeastZero(counts[of][term], "count");
                all[term] += counts[of][term];
            }
        }
        double mean = Arrays.stream(sizes).average().orElse(0);
        double[][] weights = new double[counts.length][terms];
        for (int of = 0; of < counts.length; of++) {
            for (int term = 0; term < terms; term++) {
                weights[of][term] =
                        counts[of][term] == 0 ? 0 : counts[of][term] / sizes[of] * Math.log(1 + mean / all[term]);
            }
        }
        return weights;
    }
}
