package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    @Test
    void goes_into_a_header_without_the_line_feed_of_its_file_and_is_never_printed() {
        ApiKey key = ApiKey.of("sk-canary-1\n", "KEY");

        assertThat(key.in(KeyHeader.BEARER)).isEqualTo("Bearer sk-canary-1");
        assertThat(key).asString().isEqualTo("ApiKey[masked]");
        assertThat(key.maskedIn("Incorrect API key: sk-canary-1.")).isEqualTo("Incorrect API key: [key].");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-canary-1\nX-Other: 1", "sk canary-1", "sk-canary-é", "  "})
    void refuses_what_cannot_be_a_header_and_does_not_quote_it(String value) {
        assertThatThrownBy(() -> ApiKey.of(value, "MY_KEY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("MY_KEY")
                .hasMessageNotContaining("canary");
    }
}
