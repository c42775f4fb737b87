package dev.assay.judge;

import java.util.List;

/** Turns texts into vectors of one fixed length, deterministically. */
public interface TextEmbedder {

    /** Identifies the model, since distances are not portable between models. */
    String model();

    /** The length of every vector. */
    int dimensions();

    /**
     * One vector a text, in the order of the texts: of unit length, or all zeros where the text holds nothing that the
     * model can read. No value is NaN or infinite.
     */
    List<float[]> embed(List<String> texts);
}
