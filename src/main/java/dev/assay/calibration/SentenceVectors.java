package dev.assay.calibration;

import dev.assay.calibration.ItemText.Leaf;
import dev.assay.judge.TextEmbedder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Remembers the vectors of the texts used last, since the criteria of a rubric ask about the same texts. */
final class SentenceVectors {

    private static final int REMEMBERED = 8_192;
    private static final int BATCH = 256;

    private final TextEmbedder embedder;
    private final Map<String, double[]> remembered = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, double[]> eldest) {
            return size() > REMEMBERED;
        }
    };

    SentenceVectors(TextEmbedder embedder) {
        this.embedder = embedder;
    }

    /**
     * The vector of a text; zeros without a leaf. Two threads that miss the same text both ask for it, so that neither
     * waits for the other.
     */
    double[] of(List<Leaf> leaves) {
        String text = ItemText.rendered(leaves);
        if (text.isEmpty()) {
            return new double[embedder.dimensions()];
        }
        synchronized (remembered) {
            double[] known = remembered.get(text);
            if (known != null) {
                return known;
            }
        }
        return remember(List.of(text)).get(0);
    }

    /** Embeds those of the texts that are new, in batches. */
    void prepare(List<List<Leaf>> texts) {
        Set<String> distinct = new LinkedHashSet<>();
        texts.forEach(leaves -> distinct.add(ItemText.rendered(leaves)));
        distinct.remove("");
        synchronized (remembered) {
            distinct.removeAll(remembered.keySet());
        }
        List<String> missing = new ArrayList<>(distinct);
        for (int from = 0; from < missing.size(); from += BATCH) {
            remember(missing.subList(from, Math.min(from + BATCH, missing.size())));
        }
    }

    private List<double[]> remember(List<String> texts) {
        List<double[]> vectors =
                embedder.embed(texts).stream().map(SentenceVectors::wide).toList();
        synchronized (remembered) {
            for (int i = 0; i < texts.size(); i++) {
                remembered.put(texts.get(i), vectors.get(i));
            }
        }
        return vectors;
    }

    private static double[] wide(float[] vector) {
        double[] wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }
}
