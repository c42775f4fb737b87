package dev.assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompactKeysTest {

    private final CompactKeys keys = new CompactKeys();

    @Test
    void names_the_first_line_of_a_key() {
        assertThat(keys.putIfAbsent(3, "a")).isEmpty();
        assertThat(keys.putIfAbsent(7, "b")).isEmpty();
        assertThat(keys.putIfAbsent(9, "a")).hasValue(3);
        assertThat(keys.putIfAbsent(11, "a")).hasValue(3);
        assertThat(keys.size()).isEqualTo(2);
    }

    @Test
    void holds_what_was_added_and_nothing_else() {
        keys.add("a");

        assertThat(keys.holds("a")).isTrue();
        assertThat(keys.holds("A")).isFalse();
        assertThat(keys.holds("")).isFalse();
    }

    @Test
    void tells_the_same_letters_in_other_parts_apart() {
        keys.add("ab", "c");

        assertThat(keys.holds("a", "bc")).isFalse();
        assertThat(keys.holds("abc")).isFalse();
        assertThat(keys.holds("ab", "c", "")).isFalse();
    }

    @Test
    void forgets_nothing_while_it_grows() {
        IntStream.rangeClosed(1, 10_000).forEach(line -> keys.putIfAbsent(line, "item-" + line));

        assertThat(keys.size()).isEqualTo(10_000);
        assertThat(IntStream.rangeClosed(1, 10_000))
                .allMatch(line -> keys.putIfAbsent(99_999, "item-" + line).getAsInt() == line);
    }

    @Test
    void refuses_a_number_that_says_empty() {
        assertThatThrownBy(() -> keys.putIfAbsent(0, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number is at least 1, was 0");
    }
}
