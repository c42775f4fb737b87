package dev.assay.judge.llm;

import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Loads the embedding model so that nothing leaves this machine.
 *
 * <p>Left to itself the tokenizer's library asks the cloud host's metadata service who it is, reports that to its
 * makers, and on a machine with CUDA downloads another native library. Its switches are system properties, read once.
 */
final class EmbedRuntime {

    private static final Logger TOKENIZER_LOG = Logger.getLogger("ai.djl");

    private EmbedRuntime() {}

    /** The model, loaded on the first call; throws {@link IllegalStateException} when it or its native runtime does not work here. */
    static EmbeddingModel load() {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        if (TOKENIZER_LOG.getLevel() == null) {
            TOKENIZER_LOG.setLevel(Level.SEVERE);
        }
        return withLibraryClassLoader();
    }

    /** The library finds its files by the thread's class loader, which on a foreign thread may know nothing of them. */
    private static EmbeddingModel withLibraryClassLoader() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(AllMiniLmL6V2QuantizedEmbeddingModel.class.getClassLoader());
        try {
            return OneThreadModel.LOADED;
        } catch (LinkageError | RuntimeException cause) {
            throw new IllegalStateException(
                    "the in-process embedding model cannot be loaded on this machine; a judge of kind embedding needs"
                            + " it for the feature 'sentence' only",
                    cause);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
