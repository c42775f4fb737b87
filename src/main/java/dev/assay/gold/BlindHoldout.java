package dev.assay.gold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The gold items that certify: held out, and resting on first blind opinions alone.
 *
 * <p>A ruling on a disagreement pulls gold towards whoever disagreed, so that the judge looks better than it is; rulings
 * therefore never enter here, whatever rule the gold set was resolved by. Where gold is a ruling, the humans' first blind
 * opinions are resolved anew by majority; a tie among them has no gold.
 *
 * @param look the recorded look under which they were opened
 * @param leftOut what the holdout has beside these
 * @param oldest when the oldest opinion behind any label was given; absent where none is dated
 * @param undated labels behind which there is an opinion without a date
 */
public record BlindHoldout(
        GoldSet.Header header,
        List<GoldItem> items,
        HoldoutLook look,
        LeftOut leftOut,
        Optional<Instant> oldest,
        int undated)
        implements GoldPart {

    public BlindHoldout {
        items = List.copyOf(items);
    }

    /**
     * Gold labels of the holdout that certify nothing, each counted once.
     *
     * @param notBlind whether something was visible to the human is unknown
     * @param ties rulings on which the first blind opinions are split
     * @param rulingOnly rulings without any first blind opinion
     */
    public record LeftOut(int notBlind, int ties, int rulingOnly) {

        public int total() {
            return notBlind + ties + rulingOnly;
        }
    }

    @Override
    public String split() {
        return Split.HOLDOUT.word();
    }

    static BlindHoldout of(HoldoutSet holdout, List<AuditLabel> humans) {
        BlindSelection selection = new BlindSelection(humans);
        List<GoldItem> items = selection.of(holdout.items());
        return new BlindHoldout(
                holdout.header(), items, holdout.look(), selection.leftOut(), selection.oldest(), selection.undated());
    }
}
