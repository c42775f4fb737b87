package dev.assay.calibration;

import dev.assay.fingerprint.CanonicalContent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parts clusters of labelled items into folds, so that each fold holds about the same mix of labels and no cluster lies
 * in two folds.
 *
 * <p>Clusters come largest first, equally large ones in a seeded order that does not depend on the order of the data;
 * each goes to the fold that has least of its labels so far.
 */
final class Folds {

    /** How many folds there are. */
    static final int COUNT = 5;

    private Folds() {}

    /**
     * A labelled item as folding sees it.
     *
     * @param label the number of its class
     */
    record Member(String cluster, int label) {}

    /** The fold of each cluster, in [0, {@value #COUNT}). */
    static Map<String, Integer> assign(List<Member> members, long seed) {
        Map<String, Map<Integer, Integer>> clusters = new TreeMap<>();
        Map<Integer, Integer> totals = new HashMap<>();
        for (Member member : members) {
            clusters.computeIfAbsent(member.cluster(), unused -> new TreeMap<>())
                    .merge(member.label(), 1, Integer::sum);
            totals.merge(member.label(), 1, Integer::sum);
        }
        Load load = new Load(totals);
        Map<String, Integer> folds = new LinkedHashMap<>();
        clusters.entrySet().stream()
                .sorted(largestFirst(seed))
                .forEach(cluster -> folds.put(cluster.getKey(), load.place(cluster.getValue())));
        return folds;
    }

    private static Comparator<Map.Entry<String, Map<Integer, Integer>>> largestFirst(long seed) {
        return Comparator.<Map.Entry<String, Map<Integer, Integer>>>comparingInt(cluster -> -size(cluster.getValue()))
                .thenComparing(cluster -> CanonicalContent.sha256("fold\n" + seed + "\n" + cluster.getKey()));
    }

    private static int size(Map<Integer, Integer> labels) {
        return labels.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** What each fold holds so far, as a share of all there is of each label. */
    private static final class Load {

        private final Map<Integer, Integer> totals;
        private final List<Map<Integer, Integer>> held;

        Load(Map<Integer, Integer> totals) {
            this.totals = totals;
            this.held = java.util.stream.IntStream.range(0, COUNT)
                    .<Map<Integer, Integer>>mapToObj(fold -> new HashMap<>())
                    .toList();
        }

        /** Puts a cluster where its labels are scarcest, among equals where least is held, and says where. */
        int place(Map<Integer, Integer> labels) {
            int best = 0;
            for (int fold = 1; fold < COUNT; fold++) {
                int byLabels = Double.compare(crowding(fold, labels), crowding(best, labels));
                if (byLabels < 0 || (byLabels == 0 && size(held.get(fold)) < size(held.get(best)))) {
                    best = fold;
                }
            }
            Map<Integer, Integer> chosen = held.get(best);
            labels.forEach((label, count) -> chosen.merge(label, count, Integer::sum));
            return best;
        }

        private double crowding(int fold, Map<Integer, Integer> labels) {
            return labels.entrySet().stream()
                    .mapToDouble(label -> label.getValue()
                            * (double) held.get(fold).getOrDefault(label.getKey(), 0)
                            / totals.getOrDefault(label.getKey(), 1))
                    .sum();
        }
    }
}
