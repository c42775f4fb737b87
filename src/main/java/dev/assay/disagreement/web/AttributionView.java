package dev.assay.disagreement.web;

import dev.assay.agreement.web.PartOpener;
import dev.assay.disagreement.CriterionShares;
import dev.assay.gold.GoldPart;
import dev.assay.stats.web.EstimateView;
import java.util.List;
import java.util.Map;

/**
 * What criteria have to do with items decided differently, on the wire.
 *
 * @param heldOut false paints a report: the figures must not certify anything
 * @param looks how often the holdout has been looked at
 */
public record AttributionView(
        String run, String gold, String split, boolean heldOut, int looks, List<JudgeView> judges) {

    /**
     * One judge.
     *
     * @param alike items that judge and gold decide the same
     * @param differing items that they decide differently
     * @param stricter of these, those that the judge fails
     * @param moreLenient of these, those that the judge passes
     * @param items the first of those decided differently
     */
    public record JudgeView(
            String judge,
            int alike,
            int differing,
            long stricter,
            long moreLenient,
            CriterionShares.LeftOut leftOut,
            List<ShareView> criteria,
            List<ItemView> items) {}

    /** A criterion's mean share of the differing items. */
    public record ShareView(String criterion, EstimateView share) {}

    /**
     * One item.
     *
     * @param gold {@code pass} or {@code fail}; the judge says the opposite
     * @param shares by criterion, adding up to 1
     */
    public record ItemView(String item, String gold, Map<String, Double> shares) {}

    static AttributionView of(String run, PartOpener.Opened opened, List<CriterionShares> judges, int limit) {
        GoldPart part = opened.part();
        return new AttributionView(
                run,
                part.header().id(),
                part.split(),
                part.split().equals("holdout"),
                opened.looks(),
                judges.stream().map(shares -> judge(shares, limit)).toList());
    }

    private static JudgeView judge(CriterionShares shares, int limit) {
        return new JudgeView(
                shares.judge(),
                shares.alike(),
                shares.items().size(),
                shares.stricter(),
                shares.moreLenient(),
                shares.leftOut(),
                shares.criteria().stream()
                        .map(share -> new ShareView(share.criterion(), EstimateView.of(share.share())))
                        .toList(),
                shares.items().stream()
                        .limit(limit)
                        .map(item -> new ItemView(item.itemId(), item.goldPasses() ? "pass" : "fail", item.shares()))
                        .toList());
    }
}
