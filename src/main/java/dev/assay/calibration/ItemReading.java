package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import dev.assay.stats.learn.FeatureRow;
import java.util.ArrayList;
import java.util.List;

/**
 * An item as numbers and values, before anything was learnt.
 *
 * @param ofText the text as each chosen feature sees it
 * @param ofAnnotation the annotation's prose likewise; for a pair the first minus the second
 * @param sides what was made of the text: one annotation, or the two of a pair
 */
record ItemReading(List<FeatureRow> ofText, List<FeatureRow> ofAnnotation, List<Side> sides) {

    ItemReading {
        ofText = List.copyOf(ofText);
        ofAnnotation = List.copyOf(ofAnnotation);
        sides = List.copyOf(sides);
    }

    /**
     * One annotation.
     *
     * @param values its short leaves
     * @param numbers a few figures about all of it, as many for every side
     */
    record Side(List<Value> values, double[] numbers) {

        Side {
            values = List.copyOf(values);
        }
    }

    /**
     * A short leaf.
     *
     * @param words how many different words it has
     * @param support the share of its words that the text holds too, in [0,1]; 0 without a word
     */
    record Value(Leaf leaf, int words, double support) {}

    /** The views of the text, then those of the annotation. */
    List<FeatureRow> views() {
        List<FeatureRow> views = new ArrayList<>(ofText);
        views.addAll(ofAnnotation);
        return views;
    }
}
