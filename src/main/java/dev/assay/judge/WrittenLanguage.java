package dev.assay.judge;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What can be told of the language of a text, to see whether two are clearly in different ones: in different scripts, or
 * in different ones of the few languages whose commonest words are known here. In doubt they are not.
 */
public final class WrittenLanguage {

    private static final int MIN_LETTERS = 12;
    private static final int MIN_WORDS = 3;
    private static final Map<String, Set<String>> COMMON_WORDS = Map.of(
            "en", words("the and is of that this with not was are does it for"),
            "de", words("der die das und ist nicht mit ein eine den dem auf wird"),
            "fr", words("le les des est et une pas dans qui du cette avec pour"),
            "es", words("el los las es una por pero del está como para y esta"),
            "it", words("il lo gli della che è non di sono nel questa per anche"));

    /** The languages in which a word is common. */
    private static final Map<String, Set<String>> LANGUAGES = languages();

    private final Optional<UnicodeScript> script;
    private final Optional<String> language;

    private WrittenLanguage(Optional<UnicodeScript> script, Optional<String> language) {
        this.script = script;
        this.language = language;
    }

    /** What can be told of the language of a text. */
    public static WrittenLanguage of(String text) {
        return new WrittenLanguage(script(text), language(text));
    }

    /** The language, of the few that are known here and where the words tell: {@code en}, {@code de}, {@code fr}, {@code es} or {@code it}. */
    public Optional<String> language() {
        return language;
    }

    /** The languages that can be told. */
    public static Set<String> known() {
        return COMMON_WORDS.keySet();
    }

    /** Words that are common in one of the known languages, and therefore tell nothing of a text's subject. */
    public static Set<String> commonWords() {
        return LANGUAGES.keySet();
    }

    boolean differsFrom(WrittenLanguage other) {
        return areKnownAndDiffer(script, other.script) || areKnownAndDiffer(language, other.language);
    }

    private static boolean areKnownAndDiffer(Optional<?> one, Optional<?> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** The script of most letters, where there are enough letters to tell. */
    private static Optional<UnicodeScript> script(String text) {
        Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
        int latin = 0;
        int all = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            if ((point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z')) {
                latin++;
                all++;
            } else if (point > '~' && Character.isLetter(point)) {
                letters.merge(joined(UnicodeScript.of(point)), 1, Integer::sum);
                all++;
            }
        }
        letters.merge(UnicodeScript.LATIN, latin, Integer::sum);
        for (Map.Entry<UnicodeScript, Integer> of : letters.entrySet()) {
            if (all >= MIN_LETTERS && 2 * of.getValue() > all) {
                return Optional.of(of.getKey());
            }
        }
        return Optional.empty();
    }

    /** Japanese mixes three scripts. */
    private static UnicodeScript joined(UnicodeScript script) {
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA ? UnicodeScript.HAN : script;
    }

    /** The language with most common words, where it has at least twice as many as the next. */
    private static Optional<String> language(String text) {
        Map<String, Integer> hits = new TreeMap<>();
        String lower = text.toLowerCase(Locale.ROOT);
        int begin = -1;
        for (int i = 0; i <= lower.length(); i++) {
            boolean isLetter = i < lower.length() && Character.isLetter(lower.charAt(i));
            if (isLetter && begin < 0) {
                begin = i;
            } else if (!isLetter && begin >= 0) {
                LANGUAGES
                        .getOrDefault(lower.substring(begin, i), Set.of())
                        .forEach(language -> hits.merge(language, 1, Integer::sum));
                begin = -1;
            }
        }
        int most = hits.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        long close = hits.values().stream().filter(count -> 2 * count > most).count();
        return hits.entrySet().stream()
                .filter(entry -> most >= MIN_WORDS && close == 1 && entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Map<String, Set<String>> languages() {
        Map<String, Set<String>> languages = new HashMap<>();
        COMMON_WORDS.forEach((language, words) -> words.forEach(word ->
                languages.computeIfAbsent(word, unused -> new TreeSet<>()).add(language)));
        return languages;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
    }
}
