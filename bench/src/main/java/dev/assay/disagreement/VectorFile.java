package dev.assay.disagreement;

import dev.assay.judge.KeptEmbedder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Vectors that are kept from one process to the next, so that only the first pays for the model. */
final class VectorFile implements KeptEmbedder.Shelf {

    private static final int DIMENSIONS = 384;

    private final Path file;
    private final Map<String, float[]> vectors = new HashMap<>();

    VectorFile(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String hash = in.readUTF();
                float[] vector = new float[DIMENSIONS];
                for (int k = 0; k < DIMENSIONS; k++) {
                    vector[k] = in.readFloat();
                }
                vectors.put(hash, vector);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean isEmpty() {
        return vectors.isEmpty();
    }

    void write() {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                out.writeInt(vectors.size());
                for (Map.Entry<String, float[]> vector : vectors.entrySet()) {
                    out.writeUTF(vector.getKey());
                    for (float value : vector.getValue()) {
                        out.writeFloat(value);
                    }
                }
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public Map<String, float[]> find(String model, Set<String> hashes) {
        Map<String, float[]> found = new HashMap<>();
        hashes.forEach(hash -> {
            float[] vector = vectors.get(hash);
            if (vector != null) {
                found.put(hash, vector);
            }
        });
        return found;
    }

    @Override
    public void keep(String model, Map<String, float[]> added) {
        vectors.putAll(added);
    }
}
