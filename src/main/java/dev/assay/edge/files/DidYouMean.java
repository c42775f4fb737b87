package dev.assay.edge.files;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody most likely meant. */
public final class DidYouMean {

    private static final int MAX_LENGTH = 100;

    private DidYouMean() {}

    /**
     * The nearest known word, where one is near: at most a third of its letters differ, ignoring case, hyphens and
     * underscores. Of equally near words the first in alphabetical order. Nothing is near a word of over 100 letters.
     */
    public static Optional<String> among(Collection<String> known, String word) {
        return known.stream()
                .filter(candidate -> word.length() <= MAX_LENGTH)
                .filter(candidate -> distance(plain(candidate), plain(word))
                        <= Math.max(1, plain(candidate).length() / 3))
                .min(Comparator.<String>comparingInt(candidate -> distance(plain(candidate), plain(word)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Advice for people: the nearest word, or all of them. */
    public static String hint(Collection<String> known, String word) {
        return among(known, word)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("known here: " + String.join(", ", known));
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Edits from one word to the other: insertions, deletions, substitutions and swaps of neighbours. */
    private static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, from, to, i, j);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int cheapest(int[][] edits, String from, String to, int i, int j) {
        int substituted = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substituted, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
    }
}
