package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import java.util.List;

/** Some numbers about a text and one annotation of it. */
interface FeatureBlock {

    /** How many numbers. */
    int width();

    double[] of(List<Leaf> text, List<Leaf> annotation);
}
