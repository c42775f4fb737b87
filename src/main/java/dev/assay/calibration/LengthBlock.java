package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import java.util.List;

/** The logarithms of how long the text and the annotation are, in characters: the baseline that reads nothing. */
final class LengthBlock implements FeatureBlock {

    @Override
    public int width() {
        return 2;
    }

    @Override
    public double[] of(List<Leaf> text, List<Leaf> annotation) {
        return new double[] {length(text), length(annotation)};
    }

    private static double length(List<Leaf> leaves) {
        return Math.log1p(
                leaves.stream().mapToInt(leaf -> leaf.value().length()).sum());
    }
}
