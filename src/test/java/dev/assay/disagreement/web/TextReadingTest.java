package dev.assay.disagreement.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.judge.KeptEmbedder;
import dev.assay.judge.TextEmbedder;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextReadingTest {

    private static final List<String> TEXTS =
            IntStream.range(0, 100).mapToObj(i -> "text " + i).toList();

    /** Called for every batch before it is read. */
    private UnaryOperator<List<String>> before = texts -> texts;

    private final Map<String, float[]> kept = new HashMap<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final KeptEmbedder embedder = new KeptEmbedder(
            new TextEmbedder() {
                @Override
                public String model() {
                    return "length";
                }

                @Override
                public int dimensions() {
                    return 1;
                }

                @Override
                public List<float[]> embed(List<String> texts) {
                    return before.apply(texts).stream()
                            .map(text -> new float[] {1})
                            .toList();
                }
            },
            new KeptEmbedder.Shelf() {
                @Override
                public Map<String, float[]> find(String model, Set<String> hashes) {
                    Map<String, float[]> found = new HashMap<>(kept);
                    found.keySet().retainAll(hashes);
                    return found;
                }

                @Override
                public void keep(String model, Map<String, float[]> vectors) {
                    kept.putAll(vectors);
                }
            });
    private final TextReading<String> reading = new TextReading<>(embedder, waiting::add);

    @Test
    void says_how_many_texts_are_read_while_it_reads() {
        reading.begin("a run", TEXTS);
        Collection<Optional<TextReading.Progress>> seen = new ArrayDeque<>();
        before = texts -> {
            seen.add(reading.underWay("a run"));
            return texts;
        };

        waiting.remove().run();

        // Batches of 64: nothing is read before the first, 64 of 100 before the second.
        assertThat(seen)
                .containsExactly(
                        Optional.of(new TextReading.Progress(0, 100)), Optional.of(new TextReading.Progress(64, 100)));
        assertThat(reading.underWay("a run")).isEmpty();
        assertThat(embedder.missing(TEXTS)).isEmpty();
    }

    @Test
    void who_asks_for_the_same_again_begins_nothing() {
        reading.begin("a run", TEXTS);

        assertThat(reading.begin("a run", TEXTS.subList(0, 3))).isEqualTo(new TextReading.Progress(0, 100));
        assertThat(waiting).hasSize(1);
        assertThat(reading.underWay("another run")).isEmpty();
    }

    @Test
    void a_failure_is_told_once_and_what_was_read_before_it_is_kept() {
        reading.begin("a run", TEXTS);
        before = texts -> {
            if (texts.contains("text 99")) {
                throw new IllegalStateException("no model here");
            }
            return texts;
        };

        waiting.remove().run();

        assertThatThrownBy(() -> reading.underWay("a run"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the texts cannot be read")
                .hasRootCauseMessage("no model here");
        assertThat(reading.underWay("a run")).isEmpty();
        assertThat(embedder.missing(TEXTS)).hasSize(36).first().isEqualTo("text 64");
    }
}
