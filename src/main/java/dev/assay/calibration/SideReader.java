package dev.assay.calibration;

import dev.assay.calibration.ItemReading.Side;
import dev.assay.calibration.ItemReading.Value;
import dev.assay.calibration.ItemText.Leaf;
import dev.assay.judge.JudgeSpec.Feature;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads one annotation of a text: its values, and a few figures on how it fits the text. */
final class SideReader {

    private final Set<Feature> features;
    private final SentenceVectors sentences;

    SideReader(Set<Feature> features, SentenceVectors sentences) {
        this.features = features;
        this.sentences = sentences;
    }

    Side read(List<Leaf> text, List<Leaf> annotation) {
        Set<String> words = ItemText.words(text);
        List<Leaf> prose = ItemText.prose(annotation);
        List<Double> numbers = new ArrayList<>();
        if (features.contains(Feature.SENTENCE)) {
            numbers.add(dot(sentences.of(text), sentences.of(prose)));
        }
        if (features.contains(Feature.NGRAMS)) {
            Set<String> own = ItemText.words(prose);
            numbers.add(share(own, words));
            numbers.add(share(words, own));
        }
        if (features.contains(Feature.LENGTH)) {
            numbers.add(Math.log1p(length(text)));
            numbers.add(Math.log1p(length(annotation)));
        }
        boolean readsWords = features.contains(Feature.SENTENCE) || features.contains(Feature.NGRAMS);
        return new Side(
                readsWords ? values(words, annotation) : List.of(),
                numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static List<Value> values(Set<String> text, List<Leaf> annotation) {
        List<Value> values = new ArrayList<>();
        for (Leaf leaf : annotation) {
            if (leaf.isValue()) {
                Set<String> words = HashedTerms.words(leaf.value());
                values.add(new Value(leaf, words.size(), share(words, text)));
            }
        }
        return values;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double share(Set<String> of, Set<String> in) {
        Set<String> common = new LinkedHashSet<>(of);
        common.retainAll(in);
        return of.isEmpty() ? 0 : (double) common.size() / of.size();
    }

    private static int length(List<Leaf> leaves) {
        return leaves.stream().mapToInt(leaf -> leaf.value().length()).sum();
    }
}
