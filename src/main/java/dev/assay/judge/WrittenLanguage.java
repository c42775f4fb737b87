package dev.assay.judge;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether two texts are clearly in different languages: in different scripts, or in different ones of the few languages
 * whose commonest words are known here. In doubt they are not.
 */
final class WrittenLanguage {

    private static final int MIN_LETTERS = 12;
    private static final int MIN_WORDS = 3;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Map<String, Set<String>> COMMON_WORDS = Map.of(
            "en", words("the and is of that this with not was are does it for"),
            "de", words("der die das und ist nicht mit ein eine den dem auf wird"),
            "fr", words("le les des est et une pas dans qui du cette avec pour"),
            "es", words("el los las es una por pero del está como para y esta"),
            "it", words("il lo gli della che è non di sono nel questa per anche"));

    private WrittenLanguage() {}

    static boolean differs(String one, String other) {
        return areKnownAndDiffer(script(one), script(other)) || areKnownAndDiffer(language(one), language(other));
    }

    private static boolean areKnownAndDiffer(Optional<?> one, Optional<?> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** The script of most letters, where there are enough letters to tell. */
    private static Optional<UnicodeScript> script(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        text.codePoints()
                .filter(Character::isLetter)
                .forEach(point -> letters.merge(joined(UnicodeScript.of(point)), 1, Integer::sum));
        int all = letters.values().stream().mapToInt(Integer::intValue).sum();
        return letters.entrySet().stream()
                .filter(entry -> all >= MIN_LETTERS && 2 * entry.getValue() > all)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Japanese mixes three scripts. */
    private static UnicodeScript joined(UnicodeScript script) {
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? UnicodeScript.HAN : script;
    }

    /** The language with most common words, where it has at least twice as many as the next. */
    private static Optional<String> language(String text) {
        Map<String, Long> hits = new TreeMap<>();
        String[] words = NOT_LETTERS.split(text.toLowerCase(Locale.ROOT));
        COMMON_WORDS.forEach((language, common) ->
                hits.put(language, Arrays.stream(words).filter(common::contains).count()));
        long most = hits.values().stream().mapToLong(Long::longValue).max().orElse(0);
        long close = hits.values().stream().filter(count -> 2 * count > most).count();
        return hits.entrySet().stream()
                .filter(entry -> most >= MIN_WORDS && close == 1 && entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
