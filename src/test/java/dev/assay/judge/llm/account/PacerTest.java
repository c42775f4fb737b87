package dev.assay.judge.llm.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacerTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void lets_the_burst_go_at_once_and_the_rest_at_the_rate() {
        // 100 a second with a margin of a hundredth: the call after the burst waits 1/99 s
        Pacer pacer = new Pacer(100, 100, 0);

        for (int i = 0; i < 100; i++) {
            assertThat(pacer.delay(1, 0)).isZero();
            pacer.take(1, 0);
        }

        assertThat(pacer.delay(1, 0)).isBetween(SECOND / 99, SECOND / 99 + 1);
    }

    @Test
    void a_thousand_calls_of_a_hundred_a_second_take_a_little_more_than_nine_seconds() {
        // the burst of 100, then 900 at 99 a second: 900 / 99 = 9.09 s
        Pacer pacer = new Pacer(100, 100, 0);
        long now = 0;

        for (int i = 0; i < 1000; i++) {
            now += pacer.delay(1, now);
            pacer.take(1, now);
        }

        assertThat(now).isBetween(9_090_000_000L, 9_091_000_000L);
    }

    @Test
    void saves_no_more_than_a_full_bucket() {
        Pacer pacer = new Pacer(10, 2, 0);
        long later = 1000 * SECOND;

        pacer.take(1, later);
        pacer.take(1, later);

        assertThat(pacer.delay(1, later)).isPositive();
    }

    @Test
    void gives_back_what_an_estimate_took_too_much() {
        Pacer pacer = new Pacer(100, 100, 0);
        pacer.take(100, 0);
        assertThat(pacer.delay(50, 0)).isPositive();

        pacer.settle(-60);

        assertThat(pacer.delay(50, 0)).isZero();
    }

    @Test
    void what_is_larger_than_the_bucket_waits_until_it_is_full() {
        Pacer pacer = new Pacer(100, 10, 0);

        assertThat(pacer.delay(1_000, 0)).isZero();
        pacer.take(1_000, 0);

        // 1000 units at 99 a second
        assertThat(pacer.delay(10, 0)).isBetween(10 * SECOND, 11 * SECOND);
    }
}
