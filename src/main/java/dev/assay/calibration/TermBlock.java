package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hashed terms: character runs of the text and of the annotation, which know no language, and the annotation's short
 * values crossed with the words of the text, since whether a value is right depends on both.
 */
final class TermBlock implements FeatureBlock {

    private static final int RUNS = 1 << 12;
    private static final int CROSSES = 1 << 14;

    /** A value of more words than this is prose, of which no other item has the same. */
    private static final int SHORT_VALUE_WORDS = 4;

    @Override
    public int width() {
        return 2 * RUNS + CROSSES;
    }

    @Override
    public double[] of(List<Leaf> text, List<Leaf> annotation) {
        HashedTerms ofText = new HashedTerms(RUNS);
        text.forEach(leaf -> ofText.addCharacterRuns(leaf.value()));
        HashedTerms ofAnnotation = new HashedTerms(RUNS);
        annotation.forEach(leaf -> ofAnnotation.addCharacterRuns(leaf.value()));
        double[] all = new double[width()];
        copy(ofText, all, 0);
        copy(ofAnnotation, all, RUNS);
        copy(crosses(text, annotation), all, 2 * RUNS);
        return all;
    }

    private static HashedTerms crosses(List<Leaf> text, List<Leaf> annotation) {
        Set<String> words = text.stream()
                .flatMap(leaf -> HashedTerms.words(leaf.value()).stream())
                .collect(Collectors.toSet());
        HashedTerms crosses = new HashedTerms(CROSSES);
        for (Leaf leaf : annotation) {
            if (HashedTerms.words(leaf.value()).size() <= SHORT_VALUE_WORDS) {
                words.forEach(word -> crosses.add(leaf.path() + "=" + leaf.value() + "\n" + word));
            }
        }
        return crosses;
    }

    private static void copy(HashedTerms terms, double[] all, int offset) {
        double[] scaled = terms.scaledTo(1);
        System.arraycopy(scaled, 0, all, offset, scaled.length);
    }
}
