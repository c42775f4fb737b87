package dev.assay.judge.llm;

import dev.assay.judge.TextEmbedder;
import dev.assay.judge.llm.EmbedChunks.End;
import dev.assay.judge.llm.EmbedChunks.Reading;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sentence-embedding model all-MiniLM-L6-v2, quantised to 8 bits, inside this process and without a network.
 *
 * <p>It was trained on English: other languages work only as far as they share words with English. The model reads the
 * first 126 word pieces of a text (some 500 characters) and silently drops the rest, so a longer text is read in parts
 * and their vectors are averaged. Of a text above {@value #READ_CHARACTERS} characters only that beginning is read.
 *
 * <p>The model is loaded on first use, which takes about a second and 250 MB; afterwards a short text takes some
 * milliseconds of one processor. Thread-safe. The same text gives the same vector on one machine; between kinds of processors the last
 * digits may differ, since the runtime picks its arithmetic by processor.
 *
 * <p>Wang et al. 2020, arXiv:2002.10957; Reimers and Gurevych 2019, arXiv:1908.10084.
 */
public final class MiniLmEmbedder implements TextEmbedder {

    /** How much of a text is read at most: a text of this length takes seconds. */
    static final int READ_CHARACTERS = 100_000;

    private static final int DIMENSIONS = 384;

    /** The tokenizer cuts at 128 word pieces, of which two mark the beginning and the end. */
    private static final int READ_WORD_PIECES = 126;

    private final Object loading = new Object();
    private volatile @Nullable EmbeddingModel model;

    @Override
    public String model() {
        return "all-minilm-l6-v2-q";
    }

    @Override
    public int dimensions() {
        return DIMENSIONS;
    }

    /**
     * Embeds each different text once, on as many threads as there are processors.
     *
     * @throws IllegalStateException when the model or its native runtime cannot be loaded on this machine
     */
    @Override
    public List<float[]> embed(List<String> texts) {
        if (texts.isEmpty()) {
            return List.of();
        }
        EmbeddingModel loaded = loaded();
        Map<String, float[]> distinct = new ConcurrentHashMap<>();
        texts.parallelStream().distinct().forEach(text -> distinct.put(text, vector(loaded, text)));
        return texts.stream()
                .map(text -> Objects.requireNonNull(distinct.get(text)).clone())
                .toList();
    }

    private static float[] vector(EmbeddingModel loaded, String text) {
        String beginning = text.length() <= READ_CHARACTERS ? text : text.substring(0, READ_CHARACTERS);
        return new EmbedChunks(part -> read(loaded, part))
                .weightedSum(beginning)
                .map(MiniLmEmbedder::unit)
                .orElseGet(() -> new float[DIMENSIONS]);
    }

    private static Optional<Reading> read(EmbeddingModel model, String text) {
        Response<Embedding> response;
        try {
            response = model.embed(text);
        } catch (IllegalArgumentException holdsNoWordPiece) {
            return Optional.empty();
        }
        int wordPieces = Objects.requireNonNull(response.tokenUsage()).inputTokenCount();
        End end = wordPieces < READ_WORD_PIECES ? End.REACHED : End.PERHAPS_CUT;
        return Optional.of(new Reading(response.content().vector(), wordPieces, end));
    }

    private static float[] unit(double[] vector) {
        double squares = 0;
        for (double value : vector) {
            squares += value * value;
        }
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length && squares > 0; i++) {
            unit[i] = (float) (vector[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private EmbeddingModel loaded() {
        EmbeddingModel present = model;
        if (present != null) {
            return present;
        }
        synchronized (loading) {
            EmbeddingModel racing = model;
            if (racing == null) {
                racing = EmbedRuntime.load();
                model = racing;
            }
            return racing;
        }
    }
}
