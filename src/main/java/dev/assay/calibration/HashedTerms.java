package dev.assay.calibration;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Counts of terms as a vector of fixed length: each term adds or subtracts 1 at a place, both chosen by its hash, so that
 * terms which meet at a place cancel out on average (Weinberger et al. 2009, arXiv:0902.2206). The vector has unit
 * length, or is all zeros without a term.
 */
final class HashedTerms {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");

    private final double[] counts;

    /** Starts without a term, in a vector of this length. */
    HashedTerms(int length) {
        this.counts = new double[length];
    }

    void add(String term) {
        int hash = mixed(term.hashCode());
        counts[Math.floorMod(hash, counts.length)] += (hash >>> 30) % 2 == 0 ? 1 : -1;
    }

    /** Adds every run of 3 to 5 characters of the text; white space counts as one blank, as do the text's two ends. */
    void addCharacterRuns(String text) {
        String padded = " " + normal(text).strip().replaceAll("\\s+", " ") + " ";
        for (int length = 3; length <= 5; length++) {
            for (int start = 0; start + length <= padded.length(); start++) {
                add(padded.substring(start, start + length));
            }
        }
    }

    /** The vector at unit length. */
    double[] unit() {
        double squares = 0;
        for (double count : counts) {
            squares += count * count;
        }
        double[] unit = new double[counts.length];
        for (int i = 0; i < counts.length && squares > 0; i++) {
            unit[i] = counts[i] / Math.sqrt(squares);
        }
        return unit;
    }

    /** The different words of a text, in lower case, in the order of their first use. */
    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        WORD.matcher(normal(text)).results().map(MatchResult::group).forEach(words::add);
        return words;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** Spreads a string's hash, whose low bits follow its last character, over all bits (MurmurHash3's finaliser). */
    private static int mixed(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }
}
