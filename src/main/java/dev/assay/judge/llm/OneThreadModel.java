package dev.assay.judge.llm;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The library's model with one native thread a text. Left to itself the runtime has all cores work on each text, and they wait
 * for each other most of the time, since a text of a sentence or two is little work; several texts at once use the cores better.
 * The vectors are the same to the last bit.
 */
final class OneThreadModel extends AbstractInProcessEmbeddingModel {

    private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";
    private static final String WORD_PIECES = "/all-minilm-l6-v2-q-tokenizer.json";
    private static final int DIMENSIONS = 384;

    /** Once for all embedders, since it takes a second and 250 MB. */
    static final OneThreadModel LOADED = new OneThreadModel();

    private final OnnxBertBiEncoder encoder;

    private OneThreadModel() {
        super(Runnable::run);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                InputStream weights = resource(WEIGHTS);
                InputStream wordPieces = resource(WORD_PIECES)) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            encoder = new OnnxBertBiEncoder(
                    environment,
                    environment.createSession(weights.readAllBytes(), options),
                    wordPieces,
                    PoolingMode.MEAN);
        } catch (OrtException refused) {
            throw new IllegalStateException("the native runtime refuses the embedding model", refused);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AllMiniLmL6V2QuantizedEmbeddingModel.class.getResourceAsStream(name), name);
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return DIMENSIONS;
    }
}
