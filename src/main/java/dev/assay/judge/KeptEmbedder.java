package dev.assay.judge;

import dev.assay.fingerprint.CanonicalContent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Embeds each text once: vectors are kept by the hash of the text, so that a restart does not pay for them again. */
public final class KeptEmbedder implements TextEmbedder {

    private static final int BATCH = 128;

    private final TextEmbedder embedder;
    private final Shelf shelf;

    /** Where vectors are kept. */
    public interface Shelf {

        /** Those of the vectors that are there, by hash. */
        Map<String, float[]> find(String model, Set<String> hashes);

        /** Keeps vectors; one that is there already may be passed over. */
        void keep(String model, Map<String, float[]> vectors);
    }

    public KeptEmbedder(TextEmbedder embedder, Shelf shelf) {
        this.embedder = embedder;
        this.shelf = shelf;
    }

    @Override
    public String model() {
        return embedder.model();
    }

    @Override
    public int dimensions() {
        return embedder.dimensions();
    }

    /** Those of the texts that nobody has embedded before, each once, in their order. */
    public List<String> missing(Collection<String> texts) {
        List<String> distinct = texts.stream().distinct().toList();
        List<String> missing = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += BATCH) {
            Map<String, String> byHash = new LinkedHashMap<>();
            distinct.subList(from, Math.min(from + BATCH, distinct.size()))
                    .forEach(text -> byHash.put(CanonicalContent.sha256(text), text));
            byHash.keySet()
                    .removeAll(shelf.find(model(), Set.copyOf(byHash.keySet())).keySet());
            missing.addAll(byHash.values());
        }
        return missing;
    }

    @Override
    public List<float[]> embed(List<String> texts) {
        Map<String, String> byHash = new LinkedHashMap<>();
        texts.forEach(text -> byHash.put(CanonicalContent.sha256(text), text));
        Map<String, float[]> vectors = new HashMap<>(shelf.find(model(), byHash.keySet()));
        List<String> missing = byHash.keySet().stream()
                .filter(hash -> !vectors.containsKey(hash))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<String> batch = missing.subList(from, Math.min(from + BATCH, missing.size()));
            List<float[]> fresh = embedder.embed(
                    batch.stream().map(hash -> byHash.getOrDefault(hash, "")).toList());
            Map<String, float[]> added = new LinkedHashMap<>();
            for (int i = 0; i < batch.size(); i++) {
                added.put(batch.get(i), fresh.get(i));
            }
            shelf.keep(model(), added);
            vectors.putAll(added);
        }
        return texts.stream()
                .map(text -> vectors.getOrDefault(CanonicalContent.sha256(text), new float[0]))
                .toList();
    }
}
