package dev.assay.calibration;

import dev.assay.judge.TextEmbedder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers the vectors of the texts used last, since criteria share an item's text and items share annotations. */
final class SentenceVectors {

    private static final int REMEMBERED = 8_192;
    private static final int BATCH = 256;

    private final TextEmbedder embedder;
    private final Map<String, float[]> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    SentenceVectors(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    int dimensions() {
        return embedder.dimensions();
    }

    /** The vector of a text; two threads that miss the same text both ask for it, so that neither waits. */
    float[] of(String text) {
        synchronized (remembered) {
            float[] known = remembered.get(text);
            if (known != null) {
                return known;
            }
        }
        float[] vector = embedder.embed(List.of(text)).get(0);
        synchronized (remembered) {
            remembered.put(text, vector);
        }
        return vector;
    }

    /** Embeds those of the texts that are new, in batches. */
    void prepare(Collection<String> texts) {
        Set<String> distinct = new LinkedHashSet<>(texts);
        synchronized (remembered) {
            distinct.removeAll(remembered.keySet());
        }
        List<String> missing = new ArrayList<>(distinct);
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            List<float[]> vectors = embedder.embed(batch);
            synchronized (remembered) {
                for (int i = 0; i < batch.size(); i++) {
                    remembered.put(batch.get(i), vectors.get(i));
                }
            }
        }
    }
}
