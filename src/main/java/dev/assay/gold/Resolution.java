package dev.assay.gold;

import java.util.List;
import java.util.Locale;

/**
 * What became of all labels of an evalset.
 *
 * @param gold ordered by item and criterion
 * @param unresolved ordered by item and criterion
 * @param ignoredNotBlind labels left out because a verdict or another label was visible before
 */
public record Resolution(List<GoldLabel> gold, List<Unresolved> unresolved, int ignoredNotBlind) {

    public Resolution {
        gold = List.copyOf(gold);
        unresolved = List.copyOf(unresolved);
    }

    /** An item and criterion that humans labelled and that has no gold label all the same. */
    public record Unresolved(String itemId, String criterion, Cause cause) {}

    /** Why humans' labels gave no gold label. */
    public enum Cause {
        /** No label has strictly most votes. */
        TIE,
        /** Every label was given with something visible. */
        NOT_BLIND,
        /** There are rulings only, which the rule does not read, or first opinions that cannot be told from later ones. */
        NO_FIRST_OPINION;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
