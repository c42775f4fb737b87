package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import dev.assay.evalset.Item;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.JudgeSpec.Feature;
import dev.assay.judge.TextEmbedder;
import dev.assay.rubric.Rubric;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads items through the chosen features. Thread-safe if the embedder is. */
final class ItemReader {

    private static final int TERMS = 1 << 12;

    private final Rubric rubric;
    private final Set<Feature> features;
    private final SentenceVectors sentences;
    private final SideReader sides;

    /** The embedder is asked for {@link Feature#SENTENCE} only. */
    ItemReader(Rubric rubric, Set<Feature> features, TextEmbedder embedder) {
        this.rubric = rubric;
        this.features = Set.copyOf(features);
        this.sentences = new SentenceVectors(embedder);
        this.sides = new SideReader(this.features, sentences);
    }

    /**
     * What an item shares with others that it must not be parted from: its cluster, and its text, where that is more than
     * a few words. Evalsets often hold one text several times without a group that says so.
     */
    Set<String> kin(Item item) {
        Set<String> kin = new LinkedHashSet<>();
        kin.add("cluster\n" + item.cluster());
        ItemText text = ItemText.of(rubric, item);
        List<Leaf> subject = text.text().isEmpty() ? text.annotations().get(0) : text.text();
        if (ItemText.isTelling(subject)) {
            kin.add("text\n" + CanonicalContent.sha256(ItemText.rendered(subject)));
        }
        return kin;
    }

    /** Reads many items, which lets the embedder work in batches. */
    List<ItemReading> read(List<Item> items) {
        if (features.contains(Feature.SENTENCE)) {
            List<List<Leaf>> texts = new ArrayList<>();
            for (Item item : items) {
                ItemText text = ItemText.of(rubric, item);
                texts.add(text.text());
                text.annotations().forEach(annotation -> texts.add(ItemText.prose(annotation)));
            }
            sentences.prepare(texts);
        }
        return items.stream().map(this::read).toList();
    }

    ItemReading read(Item item) {
        ItemText text = ItemText.of(rubric, item);
        List<FeatureRow> ofText = new ArrayList<>();
        List<FeatureRow> ofAnnotation = new ArrayList<>();
        if (features.contains(Feature.SENTENCE)) {
            double[] vector = sentences.of(text.text());
            ofText.add(FeatureRow.of(vector));
            ofAnnotation.add(difference(text.annotations().stream()
                    .map(annotation -> beside(vector, sentences.of(ItemText.prose(annotation))))
                    .toList()));
        }
        if (features.contains(Feature.NGRAMS)) {
            ofText.add(FeatureRow.of(terms(text.text())));
            ofAnnotation.add(difference(text.annotations().stream()
                    .map(annotation -> terms(ItemText.prose(annotation)))
                    .toList()));
        }
        return new ItemReading(
                ofText,
                ofAnnotation,
                text.annotations().stream()
                        .map(annotation -> sides.read(text.text(), annotation))
                        .toList());
    }

    /**
     * The annotation's vector and its product with the text's, number by number, so that a linear model can see in which
     * respect the two fit; scaled so that both halves weigh about the same.
     */
    private static double[] beside(double[] text, double[] annotation) {
        int n = text.length;
        double[] both = new double[2 * n];
        for (int i = 0; i < n; i++) {
            both[i] = annotation[i];
            both[n + i] = text[i] * annotation[i] * Math.sqrt(n);
        }
        return both;
    }

    private static double[] terms(List<Leaf> leaves) {
        HashedTerms terms = new HashedTerms(TERMS);
        leaves.forEach(leaf -> terms.addCharacterRuns(leaf.value()));
        return terms.unit();
    }

    private static FeatureRow difference(List<double[]> sides) {
        double[] difference = sides.get(0).clone();
        for (int i = 0; i < difference.length && sides.size() == 2; i++) {
            difference[i] -= sides.get(1)[i];
        }
        return FeatureRow.of(difference);
    }
}
