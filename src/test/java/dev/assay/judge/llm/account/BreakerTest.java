package dev.assay.judge.llm.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.judge.llm.account.Breaker.Role;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final long SECOND = 1_000_000_000L;
    private final Breaker breaker = new Breaker();

    @Test
    void opens_when_half_of_twenty_calls_failed() {
        answered(10, 0);
        faulted(9, 0);
        assertThat(breaker.delay(0)).isZero();

        faulted(1, 0);

        assertThat(breaker.delay(0)).isEqualTo(5 * SECOND);
    }

    @Test
    void forgets_what_is_older_than_half_a_minute() {
        faulted(10, 0);
        answered(10, 31 * SECOND);

        faulted(9, 32 * SECOND);

        assertThat(breaker.delay(32 * SECOND)).isZero();
    }

    @Test
    void opens_at_once_for_a_key_that_the_provider_does_not_know() {
        breaker.rejected(breaker.enter(), 0);

        assertThat(breaker.delay(0)).isEqualTo(5 * SECOND);
    }

    @Test
    void one_call_tries_while_the_others_wait_and_its_answer_closes() {
        breaker.rejected(breaker.enter(), 0);

        Role probe = breaker.enter();
        assertThat(probe).isEqualTo(Role.PROBE);
        assertThat(breaker.delay(6 * SECOND)).isEqualTo(Long.MAX_VALUE);

        breaker.answered(6 * SECOND);
        assertThat(breaker.delay(6 * SECOND)).isZero();
    }

    @Test
    void waits_twice_as_long_after_each_try_in_vain_up_to_a_minute() {
        breaker.rejected(breaker.enter(), 0);
        long now = 0;
        long[] waits = new long[6];
        for (int i = 0; i < waits.length; i++) {
            waits[i] = breaker.delay(now) / SECOND;
            now += breaker.delay(now);
            breaker.faulted(breaker.enter(), now);
        }

        assertThat(waits).containsExactly(5, 10, 20, 40, 60, 60);
    }

    @Test
    void is_hopeless_after_ten_minutes() {
        breaker.rejected(breaker.enter(), 0);

        assertThat(breaker.isHopeless(599 * SECOND)).isFalse();
        assertThat(breaker.isHopeless(600 * SECOND)).isTrue();
    }

    @Test
    void a_late_end_of_an_older_call_does_not_end_the_try() {
        Role older = breaker.enter();
        breaker.rejected(breaker.enter(), 0);
        breaker.enter();

        breaker.inconclusive(older);

        assertThat(breaker.delay(10 * SECOND)).isEqualTo(Long.MAX_VALUE);
    }

    private void answered(int times, long now) {
        for (int i = 0; i < times; i++) {
            breaker.enter();
            breaker.answered(now);
        }
    }

    private void faulted(int times, long now) {
        for (int i = 0; i < times; i++) {
            breaker.faulted(breaker.enter(), now);
        }
    }
}
