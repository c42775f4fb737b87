package dev.assay.disagreement;

import dev.assay.fingerprint.CanonicalContent;
import java.util.List;

/**
 * The judged items in two halves, items of a group together: what is found on one is tested on the other.
 *
 * @param discovery where rules are looked for
 * @param confirmation where they are tested, seen by nobody who looked for rules
 */
record Halves(List<JudgedCase> discovery, List<JudgedCase> confirmation) {

    /** Or the same seed as that of the gold split would have all items of a split in one half. */
    private static final String SALT = "halves";

    /** Halves by the hash of seed and group, so that an item stays in its half when others come and go. */
    static Halves of(List<JudgedCase> cases, long seed) {
        return new Halves(
                cases.stream().filter(judged -> isFirst(judged, seed)).toList(),
                cases.stream().filter(judged -> !isFirst(judged, seed)).toList());
    }

    private static boolean isFirst(JudgedCase judged, long seed) {
        return Character.digit(
                        CanonicalContent.sha256(SALT + "\n" + seed + "\n" + judged.group())
                                .charAt(0),
                        16)
                < 8;
    }
}
