package dev.assay.disagreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void joined_words_and_clauses_are_one_word_each() {
        assertThat(Words.of("Like-new, see CON-2.3.")).containsExactly("like-new", "see", "con-2.3");
        assertThat(Clauses.in("By CON-2.3 and CAT-1.2, CON-2.3 again.")).containsExactly("CON-2.3", "CAT-1.2");
    }

    @Test
    void a_long_row_of_joined_letters_or_numbers_is_read_too() {
        assertThat(Words.of("a.".repeat(50_000))).hasSize(1);
        assertThat(Clauses.in("AB-1" + ".1".repeat(50_000))).hasSize(1);
    }
}
