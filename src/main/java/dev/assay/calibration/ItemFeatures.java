package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import dev.assay.evalset.Item;
import dev.assay.judge.JudgeSpec.Feature;
import dev.assay.judge.TextEmbedder;
import dev.assay.rubric.Rubric;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Turns items into rows of numbers, one block of numbers a feature.
 *
 * <p>A pair is described by how its first annotation differs from its second, number by number, so that swapping the
 * two turns every sign.
 */
final class ItemFeatures {

    /** Part of what a fit is identified by: any change to what the numbers mean needs a new one. */
    static final String VERSION = "item-features-1";

    private final Rubric rubric;
    private final SentenceVectors sentences;
    private final boolean embeds;
    private final List<FeatureBlock> blocks = new ArrayList<>();

    ItemFeatures(Rubric rubric, Set<Feature> features, TextEmbedder embedder) {
        this.rubric = rubric;
        this.sentences = new SentenceVectors(embedder);
        this.embeds = features.contains(Feature.SENTENCE);
        if (embeds) {
            blocks.add(new SentenceBlock(sentences));
        }
        if (features.contains(Feature.NGRAMS)) {
            blocks.add(new TermBlock());
        }
        if (features.contains(Feature.LENGTH)) {
            blocks.add(new LengthBlock());
        }
    }

    /** Embeds what the rows of these items will need, all at once. */
    void prepare(List<Item> items) {
        if (embeds) {
            sentences.prepare(items.stream()
                    .map(item -> ItemText.of(rubric, item))
                    .flatMap(text -> SentenceBlock.texts(text).stream())
                    .toList());
        }
    }

    FeatureRow row(Item item) {
        ItemText text = ItemText.of(rubric, item);
        int width = blocks.stream().mapToInt(FeatureBlock::width).sum();
        double[] row = new double[width];
        int offset = 0;
        for (FeatureBlock block : blocks) {
            write(block, text, row, offset);
            offset += block.width();
        }
        return FeatureRow.of(row);
    }

    private static void write(FeatureBlock block, ItemText text, double[] row, int offset) {
        List<List<Leaf>> annotations = text.annotations();
        double[] first = block.of(text.text(), annotations.isEmpty() ? List.of() : annotations.get(0));
        double[] second =
                annotations.size() == 2 ? block.of(text.text(), annotations.get(1)) : new double[block.width()];
        for (int i = 0; i < first.length; i++) {
            row[offset + i] = first[i] - second[i];
        }
    }
}
