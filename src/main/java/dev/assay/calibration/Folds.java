package dev.assay.calibration;

import dev.assay.fingerprint.CanonicalContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Parts items into folds, so that items which share anything they must not be parted from lie in one fold, and each fold
 * holds about the same share of every gold label of every criterion.
 *
 * <p>Families of items come largest first, equally large ones in a seeded order that does not depend on the order of the
 * items; each goes to the fold that has least of its labels so far.
 *
 * @param byKin a fold in [0, {@value #COUNT}) for everything that items share
 */
record Folds(Map<String, Integer> byKin) {

    static final int COUNT = 5;

    Folds {
        byKin = Map.copyOf(byKin);
    }

    /**
     * An item as folding sees it.
     *
     * @param kin what it shares with others, at least one
     * @param labels its gold labels, each with its criterion
     */
    record Member(Set<String> kin, List<String> labels) {}

    static Folds of(List<Member> members, long seed) {
        Families families = new Families();
        members.forEach(member -> families.join(member.kin()));
        Map<String, Map<String, Integer>> labels = new TreeMap<>();
        Map<String, Integer> totals = new HashMap<>();
        for (Member member : members) {
            Map<String, Integer> counts =
                    labels.computeIfAbsent(families.of(member.kin().iterator().next()), unused -> new TreeMap<>());
            for (String label : member.labels()) {
                counts.merge(label, 1, Integer::sum);
                totals.merge(label, 1, Integer::sum);
            }
        }
        Load load = new Load(totals);
        Map<String, Integer> byFamily = new HashMap<>();
        labels.entrySet().stream()
                .sorted(largestFirst(seed))
                .forEach(family -> byFamily.put(family.getKey(), load.place(family.getValue())));
        Map<String, Integer> byKin = new HashMap<>();
        for (Member member : members) {
            for (String kin : member.kin()) {
                byKin.put(kin, byFamily.getOrDefault(families.of(kin), 0));
            }
        }
        return new Folds(byKin);
    }

    private static Comparator<Map.Entry<String, Map<String, Integer>>> largestFirst(long seed) {
        Map<String, String> order = new HashMap<>();
        return Comparator.<Map.Entry<String, Map<String, Integer>>>comparingInt(family -> -size(family.getValue()))
                .thenComparing(family -> order.computeIfAbsent(
                        family.getKey(), name -> CanonicalContent.sha256("fold\n" + seed + "\n" + name)));
    }

    private static int size(Map<String, Integer> labels) {
        return labels.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** The fold of an item that shares one of these with an item of a fold; empty for one that shares none. */
    Optional<Integer> of(Set<String> kin) {
        return kin.stream().filter(byKin::containsKey).map(byKin::get).findFirst();
    }

    /** Items that share something, directly or by way of others. */
    private static final class Families {

        private final Map<String, String> towardsHead = new HashMap<>();

        void join(Set<String> kin) {
            String first = kin.iterator().next();
            for (String other : kin) {
                String one = of(first);
                String two = of(other);
                towardsHead.put(one.compareTo(two) < 0 ? two : one, one.compareTo(two) < 0 ? one : two);
            }
        }

        /** The head of a family: the least of all that is shared in it. */
        String of(String kin) {
            String head = kin;
            for (String next = towardsHead.get(head);
                    next != null && !next.equals(head);
                    next = towardsHead.get(head)) {
                head = next;
            }
            towardsHead.put(kin, head);
            return head;
        }
    }

    /** What each fold holds so far, as a share of all there is of each label. */
    private static final class Load {

        private final Map<String, Integer> totals;
        private final List<Map<String, Integer>> held = new ArrayList<>();

        Load(Map<String, Integer> totals) {
            this.totals = totals;
            for (int fold = 0; fold < COUNT; fold++) {
                held.add(new HashMap<>());
            }
        }

        /** Puts a family where its labels are scarcest, among equals where least is held, and says where. */
        int place(Map<String, Integer> labels) {
            int best = 0;
            for (int fold = 1; fold < COUNT; fold++) {
                int byLabels = Double.compare(crowding(fold, labels), crowding(best, labels));
                if (byLabels < 0 || (byLabels == 0 && size(held.get(fold)) < size(held.get(best)))) {
                    best = fold;
                }
            }
            Map<String, Integer> chosen = held.get(best);
            labels.forEach((label, count) -> chosen.merge(label, count, Integer::sum));
            return best;
        }

        private double crowding(int fold, Map<String, Integer> labels) {
            return labels.entrySet().stream()
                    .mapToDouble(label -> label.getValue()
                            * (double) held.get(fold).getOrDefault(label.getKey(), 0)
                            / totals.getOrDefault(label.getKey(), 1))
                    .sum();
        }
    }
}
