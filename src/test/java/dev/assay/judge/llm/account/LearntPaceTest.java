package dev.assay.judge.llm.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LearntPaceTest {

    private static final long SECOND = 1_000_000_000L;

    private long now;
    private int sent;
    private int refused;

    @Test
    void is_unlimited_until_something_is_refused() {
        LearntPace pace = new LearntPace(0);
        run(pace, 10, 1000, () -> true);

        assertThat(pace.perSecond()).isInfinite();
    }

    @Test
    void learns_the_rate_of_a_bucket_and_is_hardly_refused_from_then_on() {
        // the provider takes 100 a second and saves 100; the caller would send 1000
        LearntPace pace = new LearntPace(0);
        Bucket bucket = new Bucket();
        run(pace, 20, 1000, bucket::takes);
        sent = 0;
        refused = 0;

        run(pace, 60, 1000, bucket::takes);

        assertThat(pace.perSecond()).isBetween(80.0, 125.0);
        assertThat((double) refused / sent).isLessThan(0.05);
        assertThat(sent - refused).isGreaterThan(90 * 60);
    }

    @Test
    void does_not_slow_down_for_refusals_by_chance() {
        LearntPace pace = new LearntPace(0);
        Random chance = new Random(11);

        run(pace, 60, 500, () -> chance.nextDouble() >= 0.1);

        assertThat(sent).isGreaterThan(60 * 500 * 8 / 10);
    }

    @Test
    void gives_up_slowing_down_where_it_does_not_help() {
        // three in ten are refused whatever the rate: four cuts in vain, then a minute without a limit
        LearntPace pace = new LearntPace(0);
        Random chance = new Random(12);

        run(pace, 60, 500, () -> chance.nextDouble() >= 0.3);

        assertThat(sent).isGreaterThan(60 * 500 / 2);
    }

    /** Sends as fast as the pace allows, at most so many a second. */
    private void run(LearntPace pace, int seconds, int mostPerSecond, BooleanSupplier provider) {
        long end = now + seconds * SECOND;
        while (now < end) {
            now += Math.max(pace.delay(now), SECOND / mostPerSecond);
            pace.take(now);
            sent++;
            if (provider.getAsBoolean()) {
                pace.answered(now);
            } else {
                refused++;
                pace.refused(now);
            }
        }
    }

    private final class Bucket {

        private double tokens = 100;
        private long filled;

        boolean takes() {
            tokens = Math.min(100, tokens + (now - filled) * 100.0 / SECOND);
            filled = now;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
