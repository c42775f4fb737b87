package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class HmacSha256Test {

    @Test
    void is_the_hmac_of_rfc_4231_test_case_1() {
        byte[] key = HexFormat.of().parseHex("0b".repeat(20));

        byte[] hash = new HmacSha256(key).of("Hi There");

        assertThat(HexFormat.of().formatHex(hash))
                .isEqualTo("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void refuses_a_short_secret_and_never_prints_one() {
        assertThatThrownBy(() -> new HmacSha256(new byte[15])).hasMessageContaining("at least 16 bytes, was 15");
        assertThat(new HmacSha256("sixteen byte key".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
                .asString()
                .doesNotContain("sixteen");
    }
}
