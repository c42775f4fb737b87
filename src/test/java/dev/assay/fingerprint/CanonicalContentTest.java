package dev.assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalContentTest {

    @Test
    void equal_content_has_an_equal_fingerprint_whatever_the_order_of_its_keys() {
        Map<String, Object> oneWay = new LinkedHashMap<>();
        oneWay.put("id", "a91f");
        oneWay.put("weight", new BigDecimal("2.0"));
        Map<String, Object> otherWay = new LinkedHashMap<>();
        otherWay.put("weight", 2);
        otherWay.put("id", CanonicalContent.of("a91f"));

        CanonicalContent one = CanonicalContent.of(oneWay);
        CanonicalContent other = CanonicalContent.of(otherWay);

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
        assertThat(one.fingerprint("item")).isEqualTo(other.fingerprint("item"));
    }

    @Test
    void different_content_has_another_fingerprint() {
        Fingerprint text = CanonicalContent.of("1").fingerprint("item");
        Fingerprint number = CanonicalContent.of(1).fingerprint("item");

        assertThat(text).isNotEqualTo(number);
    }

    @Test
    void the_fingerprint_is_the_sha_256_of_the_canonical_text() {
        // FIPS 180-2, the digest of the empty message; printf '""' | sha256sum gives the second
        assertThat(CanonicalContent.sha256(""))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(CanonicalContent.of("").fingerprint("rubric").value())
                .isEqualTo("rubric_12ae32cb1ec02d01eda3581b127c1fee3b0dc53572ed6baf239721a03d82e126");
    }

    @Test
    void does_not_change_with_the_tree_it_was_made_of() {
        List<Object> tree = new ArrayList<>(List.of("first"));
        CanonicalContent content = CanonicalContent.of(tree);

        tree.add("second");

        assertThat(content.json()).isEqualTo("[\"first\"]");
    }

    @Test
    void shows_a_text_as_it_is_and_anything_else_as_json() {
        assertThat(CanonicalContent.of("it's").text()).isEqualTo("it's");
        assertThat(CanonicalContent.of(List.of("it's")).text()).isEqualTo("[\"it's\"]");
        assertThat(CanonicalContent.of(null).text()).isEmpty();
    }

    @Test
    void a_fingerprint_is_a_kind_and_64_hexadecimal_digits() {
        String digits = "0123456789abcdef".repeat(4);

        assertThat(new Fingerprint("gold_" + digits).brief()).isEqualTo("gold_0123456789ab");
        assertThatThrownBy(() -> new Fingerprint("gold_" + digits.toUpperCase(java.util.Locale.ROOT)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected <kind>_<64 hex digits>");
        assertThatThrownBy(() -> new Fingerprint(digits)).isInstanceOf(IllegalArgumentException.class);
    }
}
