package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.Reason;
import dev.assay.judge.llm.Fault.Recourse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

    private static final RandomGenerator LOWEST = () -> 0L;
    private static final RandomGenerator HIGHEST = () -> -1L;

    private final SettableClock clock = new SettableClock();

    @Test
    void doubles_the_ceiling_from_half_a_second_to_thirty() {
        RetryPolicy.Patience patience = new RetryPolicy(10, clock, HIGHEST).begin();
        List<Duration> waits = new ArrayList<>();

        for (int i = 0; i < 9; i++) {
            waits.add(patience.after(fault(Recourse.RETRY)).orElseThrow());
        }

        assertThat(waits)
                .map(wait -> Math.round(wait.toNanos() / 1e8) / 10.0)
                .containsExactly(0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0);
    }

    @Test
    void may_wait_not_at_all_since_the_jitter_is_full() {
        RetryPolicy.Patience patience = new RetryPolicy(10, clock, LOWEST).begin();

        assertThat(patience.after(fault(Recourse.RETRY))).contains(Duration.ZERO);
    }

    @Test
    void counts_sends_and_not_retries() {
        RetryPolicy.Patience patience = new RetryPolicy(2, clock, LOWEST).begin();

        assertThat(patience.after(fault(Recourse.RETRY))).isPresent();
        assertThat(patience.after(fault(Recourse.RETRY))).isEmpty();
    }

    @Test
    void uses_up_no_attempt_for_a_rate_limit() {
        RetryPolicy.Patience patience = new RetryPolicy(1, clock, LOWEST).begin();

        for (int i = 0; i < 20; i++) {
            assertThat(patience.after(fault(Recourse.WAIT))).isPresent();
        }
        assertThat(patience.after(fault(Recourse.RETRY))).isEmpty();
    }

    @Test
    void treats_what_the_provider_asks_for_as_a_floor_with_up_to_a_tenth_more() {
        Fault asked = fault(Recourse.WAIT).after(Optional.of(Duration.ofSeconds(20)));

        assertThat(new RetryPolicy(4, clock, LOWEST).begin().after(asked)).contains(Duration.ofSeconds(20));
        assertThat(new RetryPolicy(4, clock, HIGHEST).begin().after(asked)).hasValueSatisfying(wait -> assertThat(wait)
                .isBetween(Duration.ofMillis(21_999), Duration.ofSeconds(22)));
    }

    @Test
    void adds_no_back_off_to_what_a_rate_limit_asks_for_and_one_where_it_asks_for_nothing() {
        Fault soon = fault(Recourse.WAIT).after(Optional.of(Duration.ofMillis(10)));
        Fault now = fault(Recourse.WAIT).after(Optional.of(Duration.ZERO));

        assertThat(new RetryPolicy(4, clock, HIGHEST).begin().after(soon))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMillis(10), Duration.ofMillis(11)));
        assertThat(new RetryPolicy(4, clock, HIGHEST).begin().after(now))
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofMillis(400)));
    }

    @Test
    void waits_no_longer_than_ten_minutes_after_the_question_was_first_asked() {
        RetryPolicy.Patience patience = new RetryPolicy(4, clock, LOWEST).begin();
        Fault asked = fault(Recourse.WAIT).after(Optional.of(Duration.ofMinutes(6)));

        clock.sleep(patience.after(asked).orElseThrow(), () -> false);

        assertThat(patience.after(asked)).isEmpty();
        assertThat(patience.after(fault(Recourse.WAIT).after(Optional.of(Duration.ofMinutes(4)))))
                .contains(Duration.ofMinutes(4));
    }

    @Test
    void never_repeats_a_request_that_would_fail_again() {
        RetryPolicy.Patience patience = new RetryPolicy(4, clock, LOWEST).begin();

        assertThat(patience.after(fault(Recourse.GIVE_UP))).isEmpty();
    }

    @Test
    void asks_an_unreadable_reply_again_twice_and_at_once() {
        RetryPolicy.Patience patience = new RetryPolicy(10, clock, HIGHEST).begin();

        assertThat(patience.afterUnreadable(Reason.MALFORMED_JSON)).contains(Duration.ZERO);
        assertThat(patience.afterUnreadable(Reason.OFF_SCALE)).contains(Duration.ZERO);
        assertThat(patience.afterUnreadable(Reason.MALFORMED_JSON)).isEmpty();
    }

    @Test
    void counts_reasks_as_sends() {
        RetryPolicy.Patience patience = new RetryPolicy(2, clock, HIGHEST).begin();

        assertThat(patience.afterUnreadable(Reason.MALFORMED_JSON)).isPresent();
        assertThat(patience.after(fault(Recourse.RETRY))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"AMBIGUOUS", "DUPLICATE_KEY", "WRONG_NONCE"})
    void gives_a_hostile_item_no_other_try(Reason suspicious) {
        RetryPolicy.Patience patience = new RetryPolicy(4, clock, LOWEST).begin();

        assertThat(patience.afterUnreadable(suspicious)).isEmpty();
    }

    private static Fault fault(Recourse recourse) {
        return Fault.unsent(Reason.PROVIDER_ERROR, recourse);
    }
}
