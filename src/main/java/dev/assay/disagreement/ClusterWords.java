package dev.assay.disagreement;

import dev.assay.judge.WrittenLanguage;
import dev.assay.stats.clustering.ClassTerms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The words that tell each cluster from the other clusters, from what is in none and from the cases in which the judge agreed
 * with gold: by {@link ClassTerms} on words and pairs of words, times the square root of the share p of members that use them,
 * since a word of one member is no word of the cluster, times (1 - q/p)^2 with q the share of the other texts that use them.
 */
final class ClusterWords {

    private static final int TERMS = 6;
    private static final int NAMED = 3;
    private static final int STEM = 4;
    /** Two words say more than one that is a little more frequent. */
    private static final double PHRASE = 1.5;

    private static final double FEWEST_MEMBERS = 0.15;
    private static final Set<String> SMALL_WORDS = smallWords();

    private ClusterWords() {}

    private static Set<String> smallWords() {
        Set<String> words = new HashSet<>(WrittenLanguage.commonWords());
        words.addAll(List.of(
                ("a an as at be been but by can could did do done from had has have he her here him his how i if in"
                                + " into its itself just like may me might more most must my no nor of on one only or other our out"
                                + " over own shall she should so some such than their them then there these they those though"
                                + " through thus to too under up upon us very we were what when where which while who why will"
                                + " within without would yet you your therefore hence yes also about after all any because before"
                                + " being between both down during each few further off once same until again against")
                        .split(" ")));
        words.removeAll(List.of("like", "no", "not", "without"));
        return Set.copyOf(words);
    }

    /**
     * The most telling terms of each class, best first.
     *
     * @param classes the terms of each text by class; the last ones may be there for contrast only
     */
    static List<List<String>> of(List<List<List<String>>> classes) {
        Map<String, Integer> numbers = new TreeMap<>();
        classes.forEach(texts -> texts.forEach(
                terms -> terms.stream().filter(ClusterWords::isTelling).forEach(term -> numbers.putIfAbsent(term, 0))));
        List<String> vocabulary = new ArrayList<>(numbers.keySet());
        for (int term = 0; term < vocabulary.size(); term++) {
            numbers.put(vocabulary.get(term), term);
        }
        double[][] counts = new double[classes.size()][vocabulary.size()];
        for (int of = 0; of < counts.length; of++) {
            for (List<String> terms : classes.get(of)) {
                for (String term : terms) {
                    Integer number = numbers.get(term);
                    if (number != null) {
                        counts[of][number]++;
                    }
                }
            }
        }
        double[][] weights = ClassTerms.weights(counts);
        Users all = Users.of(classes.stream().flatMap(List::stream).toList());
        List<List<String>> best = new ArrayList<>();
        for (int of = 0; of < counts.length; of++) {
            best.add(best(Users.of(classes.get(of)), all, vocabulary, numbers, weights[of]));
        }
        return best;
    }

    /** How many of some texts use each term. */
    private record Users(Map<String, Integer> byTerm, int texts) {

        static Users of(List<List<String>> texts) {
            Map<String, Integer> users = new HashMap<>();
            texts.forEach(terms -> new HashSet<>(terms).forEach(term -> users.merge(term, 1, Integer::sum)));
            return new Users(users, texts.size());
        }

        int of(String term) {
            return byTerm.getOrDefault(term, 0);
        }
    }

    private static List<String> best(
            Users own, Users all, List<String> vocabulary, Map<String, Integer> numbers, double[] weights) {
        int others = all.texts() - own.texts();
        Map<String, Double> scores = new HashMap<>();
        vocabulary.forEach(term -> {
            int by = own.of(term);
            if (by > 1 && by >= FEWEST_MEMBERS * own.texts()) {
                double share = (double) by / own.texts();
                double other = others == 0 ? 0 : (double) (all.of(term) - by) / others;
                double apart = Math.max(0, 1 - other / share);
                double phrase = term.indexOf(' ') < 0 ? 1 : PHRASE;
                scores.put(term, phrase * weights[numbers.getOrDefault(term, 0)] * Math.sqrt(share) * apart * apart);
            }
        });
        return withoutRepetition(scores.keySet().stream()
                .sorted(Comparator.comparing((String term) -> -scores.getOrDefault(term, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    /** Leaves out a word that stands in a pair already taken, and a pair that says no more than its words. */
    private static List<String> withoutRepetition(List<String> ranked) {
        List<String> kept = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (String term : ranked) {
            List<String> words = List.of(term.split(" "));
            if (kept.size() < TERMS && words.stream().map(ClusterWords::stem).noneMatch(used::contains)) {
                kept.add(term);
                words.forEach(word -> used.add(stem(word)));
            }
        }
        return kept;
    }

    /** What "named" and "names" have in common: all but the last letters. */
    private static String stem(String word) {
        return word.length() <= STEM ? word : word.substring(0, Math.max(STEM, word.length() - 3));
    }

    /** Whether a term is more than small words and numbers. */
    static boolean isTelling(String term) {
        for (String word : term.split(" ")) {
            if (SMALL_WORDS.contains(word) || word.length() < 2 || Character.isDigit(word.charAt(0))) {
                return false;
            }
        }
        return true;
    }

    /** The terms that stand in a name. */
    static String named(List<String> terms) {
        return String.join(", ", terms.subList(0, Math.min(NAMED, terms.size())));
    }
}
