package dev.assay.report.web.clusters;

import dev.assay.disagreement.CriterionShares;
import dev.assay.judge.VisibleText;
import dev.assay.report.FigureText;
import dev.assay.report.web.FigureView;
import java.util.List;

/**
 * Which criterion has how much to do with items that a judge decides otherwise than gold.
 *
 * @param summary how many of how many, and which way
 * @param leftOut items that say nothing, in words; blank where there are none
 */
public record SharesView(VisibleText judge, String summary, List<Share> shares, String leftOut) {

    public SharesView {
        shares = List.copyOf(shares);
    }

    /** A criterion's mean share of these items. */
    public record Share(VisibleText criterion, FigureView share) {}

    static SharesView of(CriterionShares shares) {
        int differing = shares.items().size();
        CriterionShares.LeftOut left = shares.leftOut();
        int silent = left.withoutGold() + left.shown() + left.unscored() + left.tooManyCriteria();
        return new SharesView(
                VisibleText.of(shares.judge()),
                FigureText.counted(differing, "item") + " of "
                        + FigureText.count(differing + shares.alike()) + " decided otherwise: "
                        + shares.stricter() + " failed, " + shares.moreLenient() + " passed by the judge alone",
                shares.criteria().stream()
                        .map(share -> new Share(VisibleText.of(share.criterion()), FigureView.of(share.share())))
                        .toList(),
                silent == 0
                        ? ""
                        : FigureText.counted(silent, "item") + " without gold or a label on some criterion left out");
    }
}
