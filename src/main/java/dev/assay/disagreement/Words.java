package dev.assay.disagreement;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Splits texts of any language into what is counted. */
final class Words {

    /** Possessive, or a long row of joined letters would overflow the stack. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]++(?:[._'’-][\\p{L}\\p{M}\\p{N}]++)*+");

    private Words() {}

    /** The words of a text in their order, in lower case; "like-new" and "CON-2.3" are one word each. */
    static List<String> of(String text) {
        return WORD.matcher(normal(text)).results().map(MatchResult::group).toList();
    }

    /** The words, and each two that stand side by side, joined by a blank. */
    static List<String> withPairs(String text) {
        List<String> words = of(text);
        List<String> all = new ArrayList<>(words);
        for (int i = 1; i < words.size(); i++) {
            all.add(words.get(i - 1) + " " + words.get(i));
        }
        return all;
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
