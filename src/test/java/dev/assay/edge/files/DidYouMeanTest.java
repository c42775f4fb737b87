package dev.assay.edge.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DidYouMeanTest {

    private static final List<String> KNOWN = List.of("hardFail", "question", "scale", "weight");

    @ParameterizedTest
    @CsvSource({"qestion,question", "wieght,weight", "hard_fail,hardFail", "Scale,scale", "scales,scale"})
    void finds_the_word_that_was_meant(String written, String meant) {
        assertThat(DidYouMean.among(KNOWN, written)).contains(meant);
    }

    @Test
    void guesses_nothing_for_a_word_that_is_far_from_all() {
        assertThat(DidYouMean.among(KNOWN, "threshold")).isEmpty();
        assertThat(DidYouMean.hint(KNOWN, "threshold")).isEqualTo("known here: hardFail, question, scale, weight");
    }
}
