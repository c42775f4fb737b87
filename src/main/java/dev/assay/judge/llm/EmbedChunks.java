package dev.assay.judge.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a text of any length with a model that reads only a beginning: the text is halved until every part is read to
 * its end, and the parts' vectors are averaged by how many word pieces each holds.
 *
 * <p>Parts that hold nothing to read are left out.
 */
final class EmbedChunks {

    /** No part is tried whole above this many characters, since it would only be read in part. */
    private static final int LONGEST_TRY = 1_000;

    /** A part this short is never cut, whatever the model says. */
    private static final int SHORTEST_CUT = 32;

    private final Function<String, Optional<Reading>> reader;

    /** Takes the model: what it read of a text, or empty where the text holds nothing to read. */
    EmbedChunks(Function<String, Optional<Reading>> reader) {
        this.reader = reader;
    }

    /**
     * What the model read of one text.
     *
     * @param wordPieces how many pieces the vector rests on, at least 1
     * @param end whether the model may have stopped before the end of the text
     */
    record Reading(float[] vector, int wordPieces, End end) {}

    /** Where the model stopped. */
    enum End {
        REACHED,
        PERHAPS_CUT
    }

    /** The sum of the parts' vectors, each times its word pieces; empty where no part holds anything to read. */
    Optional<double[]> weightedSum(String text) {
        List<Reading> parts = new ArrayList<>();
        read(text, parts);
        return parts.isEmpty() ? Optional.empty() : Optional.of(weightedSum(parts));
    }

    private void read(String text, List<Reading> parts) {
        if (text.length() > LONGEST_TRY) {
            readHalves(text, parts);
            return;
        }
        Optional<Reading> reading = reader.apply(text);
        if (reading.isEmpty()) {
            return;
        }
        if (reading.get().end() == End.PERHAPS_CUT && text.length() > SHORTEST_CUT) {
            readHalves(text, parts);
        } else {
            parts.add(reading.get());
        }
    }

    private void readHalves(String text, List<Reading> parts) {
        int cut = cut(text);
        read(text.substring(0, cut), parts);
        read(text.substring(cut), parts);
    }

    /** The white space nearest the middle of the text within its middle half, else the middle. */
    private static int cut(String text) {
        int middle = text.length() / 2;
        for (int away = 0; away < text.length() / 4; away++) {
            if (Character.isWhitespace(text.charAt(middle - away))) {
                return middle - away;
            }
            if (Character.isWhitespace(text.charAt(middle + away))) {
                return middle + away;
            }
        }
        return Character.isLowSurrogate(text.charAt(middle)) ? middle - 1 : middle;
    }

    private static double[] weightedSum(List<Reading> parts) {
        double[] sum = new double[parts.get(0).vector().length];
        for (Reading part : parts) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part.wordPieces() * (double) part.vector()[i];
            }
        }
        return sum;
    }
}
