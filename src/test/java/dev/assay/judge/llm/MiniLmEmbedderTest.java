package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MiniLmEmbedderTest {

    private static final MiniLmEmbedder EMBEDDER = new MiniLmEmbedder();

    @Test
    void holds_cat_closer_to_kitten_than_to_tax() {
        List<float[]> vectors = EMBEDDER.embed(List.of("cat", "kitten", "tax"));

        double kitten = dot(vectors.get(0), vectors.get(1));
        double tax = dot(vectors.get(0), vectors.get(2));

        assertThat(kitten).isGreaterThan(tax + 0.2);
    }

    @Test
    void gives_unit_vectors_of_the_stated_length_for_any_script() {
        List<String> texts = List.of(
                "a used bicycle",
                "Gebrauchtes Fahrrad, leichte Kratzer am Rahmen",
                "Vélo d'occasion, très bon état",
                "漢字",
                "😀");

        List<float[]> vectors = EMBEDDER.embed(texts);

        assertThat(vectors).hasSize(5).allSatisfy(vector -> {
            assertThat(vector).hasSize(EMBEDDER.dimensions());
            assertThat(dot(vector, vector)).isCloseTo(1, within(1e-6));
        });
    }

    @Test
    void gives_zeros_for_a_text_that_holds_nothing_to_read() {
        List<float[]> vectors = EMBEDDER.embed(List.of("", "  \n", "\u200b", "\ud800"));

        assertThat(vectors).hasSize(4).allSatisfy(vector -> assertThat(vector).containsOnly(0f));
    }

    @Test
    void gives_the_same_vector_alone_in_a_batch_and_from_another_embedder() {
        String text = "Kopfhörer mit Ladekabel";

        float[] alone = EMBEDDER.embed(List.of(text)).get(0);
        float[] inBatch = EMBEDDER.embed(List.of("tax", text, text)).get(2);
        float[] elsewhere = new MiniLmEmbedder().embed(List.of(text)).get(0);

        assertThat(inBatch).isEqualTo(alone);
        assertThat(elsewhere).isEqualTo(alone);
    }

    @Test
    void keeps_its_vectors_when_a_caller_changes_one() {
        List<float[]> vectors = EMBEDDER.embed(List.of("cat", "cat"));

        vectors.get(0)[0] = 99;

        assertThat(vectors.get(1)[0]).isNotEqualTo(99f);
    }

    @Test
    void reads_a_long_text_to_its_end() {
        // 400 word pieces of filler; the model alone would stop after 126 and see no difference
        String filler = "the bicycle is blue ".repeat(100);

        List<float[]> vectors = EMBEDDER.embed(List.of(filler + "kitten", filler + "tax evasion", filler));

        assertThat(dot(vectors.get(0), vectors.get(1))).isLessThan(0.9999);
        assertThat(dot(vectors.get(0), vectors.get(2))).isGreaterThan(0.9);
    }

    @Test
    void answers_several_threads_at_once_alike() throws Exception {
        List<String> texts = Stream.iterate(0, i -> i + 1)
                .limit(8)
                .map(i -> "listing number " + i)
                .toList();
        MiniLmEmbedder fresh = new MiniLmEmbedder();
        ExecutorService threads = Executors.newFixedThreadPool(4);

        List<Future<List<float[]>>> answers = threads.invokeAll(List.<Callable<List<float[]>>>of(
                () -> fresh.embed(texts),
                () -> fresh.embed(texts),
                () -> fresh.embed(texts),
                () -> fresh.embed(texts)));
        threads.shutdown();

        List<float[]> expected = EMBEDDER.embed(texts);
        for (Future<List<float[]>> answer : answers) {
            for (int i = 0; i < texts.size(); i++) {
                assertThat(answer.get().get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Test
    void forbids_its_tokenizer_to_report_home_or_to_download() {
        EMBEDDER.embed(List.of("cat"));

        assertThat(ai.djl.util.Utils.isOfflineMode()).isTrue();
        assertThat(System.getProperty("OPT_OUT_TRACKING")).isEqualTo("true");
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
