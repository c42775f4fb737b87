package dev.assay.gold;

import java.util.List;

/**
 * All blind gold of a release, held out or not, by first blind opinions: what a rate of the release is corrected with. A judge's
 * agreement with it certifies nothing, since somebody may have learnt from part of it.
 *
 * @param look the recorded look under which it was opened, since it holds the holdout
 * @param leftOut gold labels that do not count
 */
public record FreshAudit(GoldSet.Header header, List<GoldItem> items, HoldoutLook look, BlindHoldout.LeftOut leftOut)
        implements GoldPart {

    public FreshAudit {
        items = List.copyOf(items);
    }

    @Override
    public String split() {
        return "all";
    }
}
