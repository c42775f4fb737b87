package dev.assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of RFC 8785: numbers (3.2.2.3), strings (3.2.2.2) and the order of keys (3.2.3). */
class CanonicalJsonTest {

    /**
     * ECMA-262 Number::toString prints k digits with the point after n of them: plain for n in 1..21, with leading
     * zeros for n in -5..0, with an exponent of n - 1 otherwise.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "1.0, 1",
        "4.50, 4.5",
        "-12.25, -12.25",
        "2e-3, 0.002",
        // n = 21: the last one without an exponent; n = 22: the first one with it
        "1e20, 100000000000000000000",
        "123456789012345680000, 123456789012345680000",
        "1e21, 1e+21",
        "1.5e22, 1.5e+22",
        "1e23, 1e+23",
        // n = -5: the last one without an exponent; n = -6: the first one with it
        "0.000001, 0.000001",
        "0.00000123, 0.00000123",
        "0.0000001, 1e-7",
        "-0.00000012, -1.2e-7",
        // the shortest digits that read back as the same double
        "0.1, 0.1",
        "0.30000000000000004, 0.30000000000000004",
        "1.10000000000000000000001, 1.1",
        // 2^-44: ...801e-14 is nearer to it, reads back as the double below; ...802e-14 reads back as it
        "5.6843418860808015e-14, 5.684341886080802e-14",
        // the bounds of a double: 2^-1074 and (2 - 2^-52) * 2^1023
        "5e-324, 5e-324",
        "1.7976931348623157e308, 1.7976931348623157e+308"
    })
    void prints_a_number_as_ecmascript_does(String written, String canonical) {
        String json = CanonicalContent.of(new BigDecimal(written)).json();

        assertThat(json).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e21, 1e+21", "100.0, 100", "-0.0, 0", "1e-7, 1e-7"})
    void prints_a_double_like_the_same_number_in_a_file(double number, String canonical) {
        assertThat(CanonicalContent.of(number).json()).isEqualTo(canonical);
    }

    @Test
    void keeps_the_digits_of_a_whole_number_that_no_double_holds() {
        // 2^53 + 1 = 9007199254740993 has no double; rounding would make it 2^53
        CanonicalContent id = CanonicalContent.of(9_007_199_254_740_993L);
        CanonicalContent neighbour = CanonicalContent.of(9_007_199_254_740_992L);

        assertThat(id.json()).isEqualTo("9007199254740993");
        assertThat(id).isNotEqualTo(neighbour);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_a_number_that_is_not_finite(double number) {
        assertThatThrownBy(() -> CanonicalContent.of(List.of(number)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number must be finite, was " + number);
    }

    @Test
    void refuses_a_number_beyond_the_range_of_a_double() {
        CanonicalContent beyond = CanonicalContent.of(new BigDecimal("1e400"));

        assertThatThrownBy(beyond::json)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a number must lie in the range of a double");
    }

    @Test
    void refuses_what_is_no_json_value() {
        assertThatThrownBy(() -> CanonicalContent.of(Map.of("at", new StringBuilder("now"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a JSON value: java.lang.StringBuilder");
    }

    @Test
    void escapes_quotes_backslashes_and_controls_and_nothing_else() {
        String text = "\"\\\b\t\n\f\r\u0000\u000f\u001f/\u007f\u2028é€😀";

        String json = CanonicalContent.of(text).json();

        assertThat(json).isEqualTo("\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u000f\\u001f" + "/\u007f\u2028é€😀" + "\"");
    }

    @Test
    void sorts_keys_by_utf_16_code_units() {
        // 😀 is D83D DE00 in UTF-16, so it stands before U+FF21, although its code point is larger
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key : List.of("\uff21", "😀", "é", "a", "10", "9", "A", "")) {
            map.put(key, 1);
        }

        String json = CanonicalContent.of(map).json();

        assertThat(json).isEqualTo("{\"\":1,\"10\":1,\"9\":1,\"A\":1,\"a\":1,\"é\":1,\"😀\":1,\"\uff21\":1}");
    }

    @Test
    void keeps_the_order_of_a_list_and_writes_no_white_space() {
        CanonicalContent content =
                CanonicalContent.of(Arrays.asList(3, "b", null, true, List.of(), Map.of(), Map.of("k", List.of(1, 2))));

        assertThat(content.json()).isEqualTo("[3,\"b\",null,true,[],{},{\"k\":[1,2]}]");
    }

    @Test
    void tells_different_halves_of_a_surrogate_pair_apart() {
        assertThat(CanonicalContent.of("a\uD800").json()).isEqualTo("\"a\\ud800\"");
        assertThat(CanonicalContent.of("\uDC01b").json()).isEqualTo("\"\\udc01b\"");
        assertThat(CanonicalContent.of("\uD83D\uDE00").json()).isEqualTo("\"\uD83D\uDE00\"");
    }
}
