package dev.assay.run;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the calls of one judge came to.
 *
 * @param items that it was called for
 * @param calls all of them, those without a usable reply and those whose outcome is unknown included
 * @param promptTokens as the providers counted them; calls without a count are not in it
 * @param cachedTokens of these, read from a provider's cache
 * @param costMicros settled, in millionths of the currency
 * @param currency absent where the judge has no price, so that its cost is unknown
 */
public record JudgeCost(
        String judge,
        long items,
        long calls,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        long costMicros,
        Optional<String> currency) {

    /** The price of judging a thousand such items; empty without a price or an item. */
    public OptionalLong perThousandItemsMicros() {
        return currency.isEmpty() || items == 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(1000.0 * costMicros / items));
    }
}
