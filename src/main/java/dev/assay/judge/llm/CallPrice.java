package dev.assay.judge.llm;

import dev.assay.judge.JudgeSpec;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What calls cost, in millionths of the judge's currency, rounded up. A price per million tokens is, by its digits, the
 * price of one token in millionths.
 */
public record CallPrice(Optional<JudgeSpec.Price> price) {

    /** An upper bound before the call; 0 where the price is unknown. */
    public long reservation(long maxInputTokens, int maxOutputTokens) {
        return price.map(known -> micros(known, maxInputTokens, maxOutputTokens))
                .orElse(0L);
    }

    /** By the provider's own count, else at the reservation; absent where the price is unknown. */
    OptionalLong settled(OptionalInt promptTokens, OptionalInt completionTokens, long reservedMicros) {
        if (price.isEmpty()) {
            return OptionalLong.empty();
        }
        return promptTokens.isPresent() && completionTokens.isPresent()
                ? OptionalLong.of(micros(price.get(), promptTokens.getAsInt(), completionTokens.getAsInt()))
                : OptionalLong.of(reservedMicros);
    }

    /** A call without a completion. */
    OptionalLong settled(Fault.Charge charge, long reservedMicros) {
        if (price.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(charge == Fault.Charge.NOTHING ? 0 : reservedMicros);
    }

    private static long micros(JudgeSpec.Price price, long inputTokens, long outputTokens) {
        BigDecimal input = price.inputPerMillion().multiply(BigDecimal.valueOf(inputTokens));
        BigDecimal output = price.outputPerMillion().multiply(BigDecimal.valueOf(outputTokens));
        return input.add(output).setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
