package dev.assay.run.web;

import dev.assay.run.JudgeCost;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the calls of a judge came to, on the wire.
 *
 * @param cachedTokens of the prompt tokens, read from a provider's cache
 * @param cost absent where the judge has no price
 * @param costPer1000Items the same for a thousand such items
 */
public record CostView(
        String judge,
        long items,
        long calls,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        Optional<BigDecimal> cost,
        Optional<BigDecimal> costPer1000Items,
        Optional<String> currency) {

    public static CostView of(JudgeCost cost) {
        return new CostView(
                cost.judge(),
                cost.items(),
                cost.calls(),
                cost.promptTokens(),
                cost.cachedTokens(),
                cost.completionTokens(),
                cost.currency().map(known -> RunView.money(cost.costMicros())),
                cost.perThousandItemsMicros().isPresent()
                        ? Optional.of(
                                RunView.money(cost.perThousandItemsMicros().getAsLong()))
                        : Optional.empty(),
                cost.currency());
    }
}
