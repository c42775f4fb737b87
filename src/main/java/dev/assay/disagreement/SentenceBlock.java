package dev.assay.disagreement;

import dev.assay.judge.TextEmbedder;
import dev.assay.stats.learn.FeatureRow;
import dev.assay.stats.learn.PrincipalComponents;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sentence vectors without what all texts have in common: less the mean of ordinary texts (of the same language, where
 * there are enough of it), less the {@value #COMMON} directions in which ordinary texts vary most, at unit length.
 *
 * <p>Ordinary sentences differ by how they are built and what goods they name, and so would clusters of the raw vectors
 * (Mu and Viswanath 2018, arXiv:1702.01417, take off such directions for the same reason).
 */
final class SentenceBlock {

    private static final int COMMON = 15;
    /** Fewer ordinary texts do not tell what is common. */
    private static final int ENOUGH = 50;

    private static final int ENOUGH_OF_A_LANGUAGE = 10;
    private static final double NOTHING = 1e-9;

    private SentenceBlock() {}

    /**
     * One vector a text, of unit length or zeros.
     *
     * @param languages of the texts, blank where unknown; all blank to take no notice of languages
     */
    static double[][] of(
            List<String> texts,
            List<String> languages,
            List<String> ordinary,
            List<String> ordinaryLanguages,
            TextEmbedder embedder) {
        double[][] vectors = wide(embedder.embed(texts));
        double[][] common = wide(embedder.embed(ordinary));
        Map<String, double[]> means = means(common, ordinaryLanguages);
        double[] overall = mean(Arrays.asList(common), embedder.dimensions());
        takeOff(vectors, languages, means, overall);
        takeOff(common, ordinaryLanguages, means, overall);
        if (common.length >= ENOUGH) {
            double[][] directions = PrincipalComponents.directions(
                    Arrays.stream(common).map(FeatureRow::of).toList(), COMMON, COMMON);
            for (double[] vector : vectors) {
                for (double[] direction : directions) {
                    add(vector, direction, -product(vector, direction));
                }
                toUnit(vector);
            }
        }
        return vectors;
    }

    private static double[][] wide(List<float[]> vectors) {
        return vectors.stream()
                .map(vector -> {
                    double[] wide = new double[vector.length];
                    Arrays.setAll(wide, k -> vector[k]);
                    return wide;
                })
                .toArray(double[][]::new);
    }

    private static Map<String, double[]> means(double[][] vectors, List<String> languages) {
        Map<String, List<double[]>> byLanguage = new LinkedHashMap<>();
        for (int i = 0; i < vectors.length; i++) {
            byLanguage
                    .computeIfAbsent(languages.get(i), unused -> new ArrayList<>())
                    .add(vectors[i]);
        }
        Map<String, double[]> means = new LinkedHashMap<>();
        byLanguage.forEach((language, of) -> {
            if (of.size() >= ENOUGH_OF_A_LANGUAGE) {
                means.put(language, mean(of, of.get(0).length));
            }
        });
        return means;
    }

    private static double[] mean(List<double[]> vectors, int width) {
        double[] mean = new double[width];
        vectors.forEach(vector -> add(mean, vector, 1.0 / vectors.size()));
        return mean;
    }

    private static void takeOff(
            double[][] vectors, List<String> languages, Map<String, double[]> means, double[] overall) {
        for (int i = 0; i < vectors.length; i++) {
            if (product(vectors[i], vectors[i]) > NOTHING) {
                add(vectors[i], means.getOrDefault(languages.get(i), overall), -1);
                toUnit(vectors[i]);
            }
        }
    }

    private static void toUnit(double[] vector) {
        double length = Math.sqrt(product(vector, vector));
        for (int k = 0; k < vector.length; k++) {
            vector[k] = length < NOTHING ? 0 : vector[k] / length;
        }
    }

    private static void add(double[] to, double[] vector, double times) {
        for (int k = 0; k < to.length; k++) {
            to[k] += times * vector[k];
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
