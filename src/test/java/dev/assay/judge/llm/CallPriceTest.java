package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.JudgeSpec;
import dev.assay.judge.TokenUsage;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CallPriceTest {

    private final CallPrice price = priced("0.5", "1.5");
    private final CallPrice unknown = new CallPrice(Optional.empty());

    /** 1,000 input tokens at 0.5 per million are 500 millionths, 400 output tokens at 1.5 are 600. */
    @Test
    void reserves_input_and_output_in_millionths() {
        assertThat(price.reservation(1_000, 400)).isEqualTo(1_100);
    }

    /** 1 × 0.5 + 0 × 1.5 = 0.5, rounded up once: 1. And 0.07 × 3 + 0.07 × 2 = 0.35, not twice one. */
    @Test
    void rounds_up_once() {
        assertThat(price.reservation(1, 0)).isEqualTo(1);
        assertThat(priced("0.07", "0.07").reservation(3, 2)).isEqualTo(1);
    }

    @Test
    void settles_by_the_providers_count_else_at_the_reservation() {
        assertThat(price.settled(usage(OptionalInt.of(812), OptionalInt.of(44)), 9_999))
                .hasValue(472);
        assertThat(price.settled(usage(OptionalInt.of(812), OptionalInt.empty()), 9_999))
                .hasValue(9_999);
        assertThat(price.settled(TokenUsage.UNSTATED, 9_999)).hasValue(9_999);
    }

    @Test
    void prices_a_call_without_a_completion_at_nothing_or_at_the_reservation() {
        assertThat(price.settled(Fault.Charge.NOTHING, 1_100)).hasValue(0);
        assertThat(price.settled(Fault.Charge.UNKNOWN, 1_100)).hasValue(1_100);
    }

    @Test
    void knows_no_cost_where_the_price_is_unknown() {
        assertThat(unknown.reservation(1_000, 400)).isZero();
        assertThat(unknown.settled(usage(OptionalInt.of(1), OptionalInt.of(1)), 0))
                .isEmpty();
        assertThat(unknown.settled(Fault.Charge.NOTHING, 0)).isEmpty();
    }

    /** 812 tokens, 600 of them from the cache: 212 × 0.5 + 600 × 0.1 + 44 × 1.5 = 106 + 60 + 66 = 232. */
    @Test
    void takes_less_for_what_the_provider_read_from_its_cache() {
        CallPrice cheaperFromTheCache = new CallPrice(Optional.of(new JudgeSpec.Price(
                new BigDecimal("0.5"),
                Optional.of(new BigDecimal("0.1")),
                new BigDecimal("1.5"),
                Currency.getInstance("USD"))));
        TokenUsage usage = new TokenUsage(OptionalInt.of(812), OptionalInt.of(600), OptionalInt.of(44));

        assertThat(cheaperFromTheCache.settled(usage, 9_999)).hasValue(232);
        assertThat(price.settled(usage, 9_999)).hasValue(472);
    }

    @Test
    void a_provider_cannot_have_cached_more_than_it_read() {
        assertThat(new TokenUsage(OptionalInt.of(10), OptionalInt.of(12), OptionalInt.of(1)).cached())
                .hasValue(10);
        assertThat(new TokenUsage(OptionalInt.empty(), OptionalInt.of(12), OptionalInt.of(1)).cached())
                .isEmpty();
    }

    private static TokenUsage usage(OptionalInt prompt, OptionalInt completion) {
        return new TokenUsage(prompt, OptionalInt.empty(), completion);
    }

    private static CallPrice priced(String input, String output) {
        return new CallPrice(Optional.of(new JudgeSpec.Price(
                new BigDecimal(input), Optional.empty(), new BigDecimal(output), Currency.getInstance("USD"))));
    }
}
