package dev.assay.judge.llm.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final long SECOND = 1_000_000_000L;
    private final Concurrency concurrency = new Concurrency();

    @Test
    void starts_at_twenty_and_doubles_a_round_up_to_its_ceiling() {
        assertThat(concurrency.level()).isEqualTo(20);

        round(100, 0);
        assertThat(concurrency.level()).isEqualTo(40);
        round(100, 0);
        assertThat(concurrency.level()).isEqualTo(80);
        round(100, 0);
        assertThat(concurrency.level()).isEqualTo(100);
    }

    @Test
    void falls_by_a_fifth_once_an_episode() {
        round(100, 0);

        for (int i = 0; i < 30; i++) {
            concurrency.refused(100, 0, i * SECOND / 10);
        }

        // 40 × 0.8
        assertThat(concurrency.level()).isEqualTo(32);
        concurrency.refused(100, 0, 16 * SECOND);
        assertThat(concurrency.level()).isEqualTo(25);
    }

    @Test
    void an_episode_lasts_as_long_as_the_provider_wants_to_be_left_alone() {
        concurrency.refused(100, 60 * SECOND, 0);

        concurrency.refused(100, 0, 59 * SECOND);

        assertThat(concurrency.level()).isEqualTo(16);
    }

    @Test
    void grows_by_a_twentieth_a_round_after_the_first_refusal() {
        round(100, 0);
        concurrency.refused(100, 0, 0);

        round(100, SECOND);

        // 32 × 1.05 = 33.6
        assertThat(concurrency.level()).isEqualTo(33);
    }

    @Test
    void does_not_grow_while_less_than_four_fifths_are_used() {
        round(100, 0);
        concurrency.refused(100, 0, 0);
        for (int i = 0; i < 100; i++) {
            concurrency.enter();
            concurrency.leave();
            concurrency.answered(100, SECOND);
        }

        assertThat(concurrency.level()).isEqualTo(32);
    }

    @Test
    void a_server_error_stops_its_growth_and_does_not_cut_it() {
        concurrency.faulted(0);

        round(100, SECOND / 2);
        assertThat(concurrency.level()).isEqualTo(20);

        round(100, 2 * SECOND);
        assertThat(concurrency.level()).isEqualTo(40);
    }

    @Test
    void never_closes_entirely() {
        for (int i = 0; i < 40; i++) {
            concurrency.refused(100, 0, i * 16 * SECOND);
        }

        assertThat(concurrency.level()).isEqualTo(1);
        assertThat(concurrency.hasRoom(100)).isTrue();
    }

    /** As many answers as calls may be open, with all places in use. */
    private void round(int ceiling, long now) {
        int level = Math.min(ceiling, concurrency.level());
        for (int i = 0; i < level; i++) {
            assertThat(concurrency.hasRoom(ceiling)).isTrue();
            concurrency.enter();
        }
        for (int i = 0; i < level; i++) {
            concurrency.leave();
            concurrency.answered(ceiling, now);
        }
    }
}
