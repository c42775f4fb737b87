package dev.assay.disagreement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the clusters known from before each cluster is: the one with which it shares most members, at least {@value
 * #SAME_CLUSTER} of both together, and none twice. So a name that people gave stays when some items come or go.
 */
public final class ClusterMatch {

    private static final double SAME_CLUSTER = 0.5;

    private ClusterMatch() {}

    private record Pair(int cluster, String known, double overlap) {}

    /**
     * The known id of each cluster, in their order; empty for a new one.
     *
     * @param clusters the members of each
     * @param known the members of each by id
     */
    public static List<Optional<String>> of(List<Set<String>> clusters, Map<String, Set<String>> known) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            int cluster = i;
            known.forEach((id, members) -> {
                double overlap = overlap(clusters.get(cluster), members);
                if (overlap >= SAME_CLUSTER) {
                    pairs.add(new Pair(cluster, id, overlap));
                }
            });
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.overlap())
                .thenComparing(Pair::known)
                .thenComparingInt(Pair::cluster));
        Map<Integer, String> matched = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!matched.containsKey(pair.cluster()) && taken.add(pair.known())) {
                matched.put(pair.cluster(), pair.known());
            }
        }
        List<Optional<String>> ids = new ArrayList<>();
        for (int i = 0; i < clusters.size(); i++) {
            ids.add(Optional.ofNullable(matched.get(i)));
        }
        return ids;
    }

    private static double overlap(Set<String> first, Set<String> second) {
        long both = first.stream().filter(second::contains).count();
        long either = first.size() + second.size() - both;
        return either == 0 ? 0 : (double) both / either;
    }
}
