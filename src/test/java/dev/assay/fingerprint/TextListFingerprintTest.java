package dev.assay.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextListFingerprintTest {

    static Stream<List<String>> lists() {
        return Stream.of(
                List.of(),
                List.of("a"),
                List.of("item_0f", "item_a0"),
                List.of("", "a\"b\\c", "two\nlines", "Grüße 📦", "\u0001"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void is_the_fingerprint_of_the_whole_list(List<String> texts) {
        TextListFingerprint streamed = new TextListFingerprint();

        texts.forEach(streamed::add);

        assertThat(streamed.fingerprint("evalset"))
                .isEqualTo(CanonicalContent.of(texts).fingerprint("evalset"));
    }
}
