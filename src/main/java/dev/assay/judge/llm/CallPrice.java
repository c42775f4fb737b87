package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.TokenUsage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What calls cost, in millionths of the judge's currency, rounded up. A price per million tokens is, by its digits, the
 * price of one token in millionths.
 */
public record CallPrice(Optional<JudgeSpec.Price> price) {

    /** An upper bound before the call; 0 where the price is unknown. */
    public long reservation(long maxInputTokens, int maxOutputTokens) {
        return price.map(known -> micros(known, maxInputTokens, 0, maxOutputTokens))
                .orElse(0L);
    }

    /** By the provider's own count, else at the reservation; absent where the price is unknown. */
    OptionalLong settled(TokenUsage usage, long reservedMicros) {
        if (price.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!usage.isStated()) {
            return OptionalLong.of(reservedMicros);
        }
        int input = usage.prompt().getAsInt();
        int cached = usage.cached().orElse(0);
        return OptionalLong.of(
                micros(price.get(), input - cached, cached, usage.completion().getAsInt()));
    }

    /** A call without a completion. */
    OptionalLong settled(Fault.Charge charge, long reservedMicros) {
        if (price.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(charge == Fault.Charge.NOTHING ? 0 : reservedMicros);
    }

    private static long micros(JudgeSpec.Price price, long inputTokens, long cachedTokens, long outputTokens) {
        BigDecimal input = price.inputPerMillion().multiply(BigDecimal.valueOf(inputTokens));
        BigDecimal cached = price.cachedInputPerMillion()
                .orElse(price.inputPerMillion())
                .multiply(BigDecimal.valueOf(cachedTokens));
        BigDecimal output = price.outputPerMillion().multiply(BigDecimal.valueOf(outputTokens));
        return input.add(cached).add(output).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
