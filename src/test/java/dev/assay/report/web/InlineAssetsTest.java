package dev.assay.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InlineAssetsTest {

    @ParameterizedTest
    @ValueSource(strings = {"a='</script>'", "a='</SCRIPT '", "a='<!--'", "a\r\nb"})
    void refuses_a_script_that_would_not_arrive_whole(String script) {
        assertThatThrownBy(() -> InlineAssets.of("", script))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be inlined");
    }

    @Test
    void refuses_a_style_that_would_end_its_element() {
        assertThatThrownBy(() -> InlineAssets.of("a{content:'</style>'}", ""))
                .hasMessage("a style that holds '</style' or a carriage return cannot be inlined");
    }

    @Test
    void lets_styles_and_the_named_script_in_and_nothing_out() {
        assertThat(InlineAssets.of("", "").policy())
                .startsWith("default-src 'none'; script-src 'sha256-")
                .doesNotContain("connect-src")
                .doesNotContain("http");
    }
}
