package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sentence vectors of the text and of the annotation, and their product number by number: its sum is their cosine, so
 * that a linear model can see how well the two fit, and in which respect.
 */
final class SentenceBlock implements FeatureBlock {

    private final SentenceVectors sentences;

    SentenceBlock(SentenceVectors sentences) {
        this.sentences = sentences;
    }

    /** The texts whose vectors an item needs. */
    static List<String> texts(ItemText item) {
        return Stream.concat(Stream.of(item.text()), item.annotations().stream())
                .map(ItemText::rendered)
                .toList();
    }

    @Override
    public int width() {
        return 3 * sentences.dimensions();
    }

    @Override
    public double[] of(List<Leaf> text, List<Leaf> annotation) {
        float[] a = sentences.of(ItemText.rendered(text));
        float[] b = sentences.of(ItemText.rendered(annotation));
        int n = a.length;
        double[] all = new double[3 * n];
        for (int i = 0; i < n; i++) {
            all[i] = a[i];
            all[n + i] = b[i];
            all[2 * n + i] = n * (double) a[i] * b[i];
        }
        return all;
    }
}
