package dev.assay.gold;

import dev.assay.evalset.Item;
import dev.assay.fingerprint.CompactKeys;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Texts that stand on both sides of a split because the items that hold them name no common group. What is learnt from
 * calibration has then seen part of the holdout, and its figures there are too good.
 *
 * @param heldOut items of the holdout
 * @param shared of these, items that hold a text which an item of calibration holds too
 */
public record SharedTexts(int heldOut, int shared) {

    /** Shorter texts recur without meaning the same item. */
    private static final int LEAST_CHARACTERS = 20;

    private static final Set<String> ANNOTATION = Set.of("output", "outputs");

    /**
     * Compares every field that is not the annotation itself; of the texts their hashes are held.
     *
     * @param items gone through twice
     */
    public static SharedTexts between(Iterable<Item> items, SplitRule split) {
        CompactKeys calibration = new CompactKeys();
        for (Item item : items) {
            if (split.of(item.cluster()) == Split.CALIBRATION) {
                texts(item).forEach(calibration::add);
            }
        }
        int heldOut = 0;
        int shared = 0;
        for (Item item : items) {
            if (split.of(item.cluster()) == Split.HOLDOUT) {
                heldOut++;
                shared += texts(item).anyMatch(calibration::holds) ? 1 : 0;
            }
        }
        return new SharedTexts(heldOut, shared);
    }

    static Stream<String> texts(Item item) {
        return item.fields().entrySet().stream()
                .filter(field -> !ANNOTATION.contains(field.getKey()))
                .map(field -> field.getValue().text().strip())
                .filter(text -> text.length() >= LEAST_CHARACTERS);
    }

    /** What to tell who made the split; empty where nothing is shared. */
    public Optional<String> warning() {
        return shared == 0
                ? Optional.empty()
                : Optional.of(
                        shared + " of " + heldOut + " holdout items hold a text that a calibration item holds too;"
                                + " give items with the same text the same group, or what is learnt from calibration has seen"
                                + " part of the holdout");
    }
}
