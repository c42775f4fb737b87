package dev.assay.disagreement;

import dev.assay.judge.WrittenLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.German2Stemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/**
 * What words mean apart from their endings: "excuses", "s'excuse" and "excusé" have one stem. Words without a meaning of their own are
 * left out.
 *
 * <p>English, German, French, Spanish and Italian have their endings cut off (Snowball, Porter 2001, https://snowballstem.org). Which of
 * them a text is in is told by its commonest words; a text of which it cannot be told is read as most others are. Words of other languages
 * stay as they are, and so do words with a digit, such as clauses and sizes.
 */
final class Stems {

    private static final int RUN = 4;
    /** Where no blanks part words, two signs are about one. */
    private static final int RUN_OF_IDEOGRAPHS = 2;

    private static final Pattern JOINT = Pattern.compile("['’-]");
    private static final Pattern DIGIT = Pattern.compile("\\p{N}");

    private static final Map<String, Grammar> GRAMMARS = Map.of(
            "en", new Grammar(EnglishStemmer::new, EnglishAnalyzer.getDefaultStopSet()),
            "de", new Grammar(German2Stemmer::new, GermanAnalyzer.getDefaultStopSet()),
            "fr", new Grammar(FrenchStemmer::new, FrenchAnalyzer.getDefaultStopSet()),
            "es", new Grammar(SpanishStemmer::new, SpanishAnalyzer.getDefaultStopSet()),
            "it", new Grammar(ItalianStemmer::new, ItalianAnalyzer.getDefaultStopSet()));

    private record Grammar(Supplier<SnowballStemmer> stemmer, CharArraySet emptyWords) {}

    private final Optional<String> usual;

    private Stems(Optional<String> usual) {
        this.usual = usual;
    }

    /** Learns from texts which language is the usual one among them. */
    static Stems in(List<String> texts) {
        Map<String, Long> counts = texts.stream()
                .flatMap(text -> WrittenLanguage.of(text).language().stream())
                .collect(Collectors.groupingBy(language -> language, Collectors.counting()));
        return new Stems(counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey));
    }

    /** The stems of a text in their order. */
    List<String> of(String text) {
        Optional<Grammar> grammar =
                WrittenLanguage.of(text).language().or(() -> usual).map(GRAMMARS::get);
        if (grammar.isEmpty()) {
            return Words.of(text);
        }
        SnowballStemmer stemmer = grammar.get().stemmer().get();
        List<String> stems = new ArrayList<>();
        for (String word : Words.of(text)) {
            if (DIGIT.matcher(word).find()) {
                stems.add(word);
                continue;
            }
            for (String part : JOINT.split(word)) {
                if (part.length() > 1 && !grammar.get().emptyWords().contains(part)) {
                    stemmer.setCurrent(part);
                    stemmer.stem();
                    stems.add(stemmer.getCurrent());
                }
            }
        }
        return stems;
    }

    /**
     * Every run of {@value #RUN} characters within each stem ({@value #RUN_OF_IDEOGRAPHS} where it holds ideographs), and shorter stems as
     * they are: compounds share runs with their parts.
     */
    List<String> runs(String text) {
        List<String> runs = new ArrayList<>();
        for (String stem : of(text)) {
            int length = stem.codePoints().anyMatch(Character::isIdeographic) ? RUN_OF_IDEOGRAPHS : RUN;
            for (int start = 0; start == 0 || start + length <= stem.length(); start++) {
                runs.add(stem.substring(start, Math.min(stem.length(), start + length)));
            }
        }
        return runs;
    }
}
