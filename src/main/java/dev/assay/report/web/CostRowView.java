package dev.assay.report.web;

import dev.assay.report.FigureText;
import dev.assay.report.MoneyText;
import dev.assay.report.RunReport;
import dev.assay.run.JudgeCost;
import java.util.List;

/**
 * What a judge's calls came to, as a line of the page.
 *
 * @param input tokens, with the share that came from a cache where one did
 * @param cost in the judge's currency, or that it has no price
 * @param perThousandItems empty where the cost is unknown
 */
public record CostRowView(
        JudgeName judge,
        String items,
        String calls,
        String input,
        String output,
        String cost,
        String perThousandItems) {

    private static final String NO_PRICE = "no price stated";

    static List<CostRowView> of(RunReport report) {
        return report.costs().stream().map(cost -> of(report, cost)).toList();
    }

    private static CostRowView of(RunReport report, JudgeCost cost) {
        String cached = cost.cachedTokens() == 0
                ? ""
                : " (" + FigureText.share((double) cost.cachedTokens() / cost.promptTokens()) + " cached)";
        return new CostRowView(
                JudgeName.of(report, cost.judge()),
                FigureText.count(cost.items()),
                FigureText.count(cost.calls()),
                FigureText.count(cost.promptTokens()) + cached,
                FigureText.count(cost.completionTokens()),
                cost.currency()
                        .map(currency -> MoneyText.of(cost.costMicros(), currency))
                        .orElse(NO_PRICE),
                cost.perThousandItemsMicros().isPresent()
                        ? MoneyText.of(
                                cost.perThousandItemsMicros().getAsLong(),
                                cost.currency().orElse(""))
                        : "");
    }
}
