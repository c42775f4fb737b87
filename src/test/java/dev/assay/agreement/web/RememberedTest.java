package dev.assay.agreement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final AtomicInteger computed = new AtomicInteger();
    private final Remembered<String, Integer> remembered = new Remembered<>(2);

    @Test
    void computes_the_same_once() {
        assertThat(remembered.of("a", computed::incrementAndGet)).isEqualTo(1);
        assertThat(remembered.of("a", computed::incrementAndGet)).isEqualTo(1);
        assertThat(remembered.of("b", computed::incrementAndGet)).isEqualTo(2);
    }

    @Test
    void forgets_what_was_used_least_lately() {
        remembered.of("a", computed::incrementAndGet);
        remembered.of("b", computed::incrementAndGet);
        remembered.of("a", computed::incrementAndGet);
        remembered.of("c", computed::incrementAndGet);

        assertThat(remembered.of("a", computed::incrementAndGet)).isEqualTo(1);
        assertThat(remembered.of("b", computed::incrementAndGet)).isEqualTo(4);
    }

    @Test
    void tries_again_after_a_failure() {
        IllegalStateException failure = new IllegalStateException("of a test");

        assertThatThrownBy(() -> remembered.of("a", () -> {
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(remembered.of("a", computed::incrementAndGet)).isEqualTo(1);
    }
}
