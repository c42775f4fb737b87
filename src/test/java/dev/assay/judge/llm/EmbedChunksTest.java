package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.assay.judge.llm.EmbedChunks.End;
import dev.assay.judge.llm.EmbedChunks.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EmbedChunksTest {

    private final List<String> read = new ArrayList<>();

    /** Reads one piece a word, at most 10; its vector counts the words that are "x" and those that are not. */
    private Optional<Reading> reader(String text) {
        List<String> words = List.of(text.strip().split("\\s+"));
        List<String> seen = words.subList(0, Math.min(10, words.size()));
        if (text.isBlank()) {
            return Optional.empty();
        }
        float x = seen.stream().filter("x"::equals).count() / (float) seen.size();
        End end = seen.size() < 10 ? End.REACHED : End.PERHAPS_CUT;
        if (end == End.REACHED) {
            read.add(text);
        }
        return Optional.of(new Reading(new float[] {x, 1 - x}, seen.size(), end));
    }

    @Test
    void takes_a_short_text_whole() {
        Optional<double[]> sum = new EmbedChunks(this::reader).weightedSum("x y y y");

        // 4 pieces times (1/4, 3/4)
        assertThat(sum.orElseThrow()).containsExactly(1, 3);
        assertThat(read).containsExactly("x y y y");
    }

    @Test
    void halves_a_long_text_at_white_space_until_all_of_it_was_read() {
        String text = "alpha ".repeat(40) + "x";

        Optional<double[]> sum = new EmbedChunks(this::reader).weightedSum(text);

        assertThat(String.join("", read)).isEqualTo(text);
        assertThat(read).allSatisfy(part -> assertThat(part.strip()).matches("((alpha|x) ?)+"));
        // 41 words, each counted once
        assertThat(sum.orElseThrow()).containsExactly(new double[] {1, 40}, within(1e-5));
    }

    @Test
    void never_parts_a_surrogate_pair() {
        String text = "😀".repeat(1_000);

        new EmbedChunks(this::reader).weightedSum(text);

        assertThat(String.join("", read)).isEqualTo(text);
        assertThat(read).allSatisfy(part -> assertThat(part).matches("(😀)+"));
    }

    @Test
    void ends_on_a_model_that_never_reaches_the_end() {
        EmbedChunks chunks =
                new EmbedChunks(text -> Optional.of(new Reading(new float[] {1}, text.length(), End.PERHAPS_CUT)));

        Optional<double[]> sum = chunks.weightedSum("a".repeat(500));

        assertThat(sum.orElseThrow()).containsExactly(500);
    }

    @Test
    void is_empty_for_a_text_without_anything_to_read() {
        Optional<double[]> sum = new EmbedChunks(this::reader).weightedSum(" ".repeat(5_000));

        assertThat(sum).isEmpty();
    }
}
