package dev.assay.disagreement;

import dev.assay.stats.learn.FeatureRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How much more texts of one kind use each term than texts of another kind do, and how rare the term is altogether.
 *
 * <p>A term weighs max(0, z) ln((1 + n)/(1 + df)): z is the difference of its log odds among the two
 * kinds by its standard error, both shrunk by {@value #PRIOR} imagined texts that use terms as all texts together do (Monroe,
 * Colaresi and Quinn 2008, doi 10.1093/pan/mpn018, on texts instead of occurrences). So what judges always write weighs
 * nothing, however rare it is in other places. Terms that a single text uses are left out. Without texts of the other kind z
 * is 1.
 */
final class ContrastTerms {

    private static final double PRIOR = 10;
    private static final int FEWEST_TEXTS = 2;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Double> weights = new HashMap<>();

    private ContrastTerms() {}

    /**
     * @param of the texts whose terms are sought
     * @param against the other kind, may be empty
     * @param terms of a text, asked again instead of kept, since those of many long texts would fill the memory
     */
    static <T> ContrastTerms of(List<T> of, List<T> against, Function<T, List<String>> terms) {
        Map<String, Integer> in = documents(of, terms, Set.of());
        Map<String, Integer> out = documents(against, terms, in.keySet());
        Map<String, Integer> all = new TreeMap<>(in);
        out.forEach((term, count) -> all.merge(term, count, Integer::sum));
        ContrastTerms contrast = new ContrastTerms();
        int texts = of.size() + against.size();
        all.forEach((term, count) -> {
            int inside = in.getOrDefault(term, 0);
            if (count >= FEWEST_TEXTS && inside > 0) {
                double z = against.isEmpty() ? 1 : z(inside, of.size(), count - inside, against.size());
                if (z > 0) {
                    double rarity = Math.log((1.0 + texts) / (1 + count));
                    contrast.numbers.put(term, contrast.numbers.size());
                    contrast.weights.put(term, z * rarity);
                }
            }
        });
        return contrast;
    }

    /** @param only these terms are counted, all where there are none */
    private static <T> Map<String, Integer> documents(
            List<T> texts, Function<T, List<String>> terms, Set<String> only) {
        Map<String, Integer> documents = new HashMap<>();
        for (T text : texts) {
            for (String term : new HashSet<>(terms.apply(text))) {
                if (only.isEmpty() || only.contains(term)) {
                    documents.merge(term, 1, Integer::sum);
                }
            }
        }
        return documents;
    }

    /** The contrast of inside of n texts with outside of m texts, in standard errors. */
    static double z(int inside, int n, int outside, int m) {
        double share = (inside + outside + 0.5) / (n + m + 1);
        double with = PRIOR * share;
        double without = PRIOR * (1 - share);
        double difference = Math.log((inside + with) / (n - inside + without))
                - Math.log((outside + with) / (m - outside + without));
        return difference / Math.sqrt(1 / (inside + with) + 1 / (outside + with));
    }

    /** How many terms have a weight. */
    int size() {
        return numbers.size();
    }

    /** The weights of the terms of a text by term number, together of unit length; zeros where none has a weight. */
    FeatureRow unit(List<String> terms) {
        Map<Integer, Double> row = new TreeMap<>();
        for (String term : new HashSet<>(terms)) {
            Integer number = numbers.get(term);
            double weight = weights.getOrDefault(term, 0.0);
            if (number != null && weight > 0) {
                row.put(number, weight);
            }
        }
        double length = Math.sqrt(row.values().stream().mapToDouble(w -> w * w).sum());
        FeatureRow.Builder unit = new FeatureRow.Builder(size());
        row.forEach((number, weight) -> unit.add(number, weight / length));
        return unit.build();
    }
}
