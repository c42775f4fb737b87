package dev.assay.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RubricVersionTest {

    @Test
    void versions_are_ordered_as_numbers_and_not_as_text() {
        Stream<String> shuffled = Stream.of("10.0.0", "2.0.0", "1.9.12", "1.10.0", "1.9.9", "0.0.1");

        assertThat(shuffled.map(RubricVersion::parse).sorted().map(RubricVersion::toString))
                .containsExactly("0.0.1", "1.9.9", "1.9.12", "1.10.0", "2.0.0", "10.0.0");
    }

    @Test
    void an_equal_version_is_neither_before_nor_after() {
        assertThat(RubricVersion.parse("3.2.0")).isEqualByComparingTo(new RubricVersion(3, 2, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "3.2", "3.2.0.1", "v3.2.0", "3.2.x", "-3.2.0", "3.2.0 ", "", "3.2.1234567"})
    void refuses_what_is_not_three_numbers(String text) {
        assertThatThrownBy(() -> RubricVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a version: '" + text + "', expected major.minor.patch");
    }

    @Test
    void a_reference_names_one_version_of_one_rubric() {
        RubricRef ref = RubricRef.parse("toxicity@3.2.0");

        assertThat(ref).isEqualTo(new RubricRef("toxicity", new RubricVersion(3, 2, 0)));
        assertThat(ref).hasToString("toxicity@3.2.0");
        assertThatThrownBy(() -> RubricRef.parse("@3.2.0"))
                .hasMessage("not a rubric reference: '@3.2.0', expected id@major.minor.patch");
        assertThatThrownBy(() -> RubricRef.parse("toxicity")).isInstanceOf(IllegalArgumentException.class);
    }
}
