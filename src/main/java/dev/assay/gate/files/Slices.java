package dev.assay.gate.files;

import dev.assay.edge.files.DidYouMean;
import dev.assay.edge.files.FileMap;
import dev.assay.edge.files.FileNode;
import dev.assay.edge.files.FileRule;
import java.util.List;
import java.util.Optional;

/**
 * The metadata keys by which a gate may slice: those that are slices by default by their bare name, any other as {@code
 * meta.<key>}, so that a slip of the pen is not taken for a key that no item has.
 */
final class Slices {

    private static final List<String> BY_DEFAULT =
            List.of("annotator", "vendor", "workflow", "language", "conventionVersion");
    private static final String OTHER = "meta.";

    private Slices() {}

    /** The metadata key that a word names. */
    static Optional<String> key(String word) {
        if (word.startsWith(OTHER) && word.length() > OTHER.length()) {
            return Optional.of(word.substring(OTHER.length()));
        }
        return BY_DEFAULT.contains(word) ? Optional.of(word) : Optional.empty();
    }

    /** The word that names a metadata key. */
    static String word(String key) {
        return BY_DEFAULT.contains(key) ? key : OTHER + key;
    }

    static void refuse(FileMap map, FileNode.Text word) {
        map.problem(
                word.place(),
                FileRule.UNKNOWN_VALUE,
                "'" + word.value() + "' is no slice",
                DidYouMean.hint(BY_DEFAULT, word.value()) + "; for another metadata key write " + OTHER + word.value());
    }
}
