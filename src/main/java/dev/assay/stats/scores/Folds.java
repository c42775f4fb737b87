package dev.assay.stats.scores;

import dev.assay.stats.Require;
import dev.assay.stats.SeededStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Parts labelled items into folds so that no group lies in two folds and each fold holds about the same mix of labels.
 *
 * <p>Groups are shuffled by seed from the order of their names, then placed largest first, each where its labels are scarcest and,
 * among equals, where fewest items are. The order of the items changes nothing. No fold need hold every label: a fold is only scored,
 * while a map is fitted on all the others.
 */
public final class Folds {

    /** The usual number of folds. */
    public static final int USUAL = 5;

    private final int count;
    private final int[] foldOfItem;

    private Folds(int count, int[] foldOfItem) {
        this.count = count;
        this.foldOfItem = foldOfItem;
    }

    /** @throws IllegalArgumentException unless count is at least 2 and at most the number of groups */
    public static Folds assign(LabelledScores items, int count, long seed) {
        List<Group> groups = groups(items);
        if (count < 2 || count > groups.size()) {
            throw new IllegalArgumentException(
                    "folds must be 2.." + groups.size() + " (the number of groups), was " + count);
        }
        int[][] held = new int[count][2];
        Map<String, Integer> foldOfGroup = new HashMap<>();
        for (Group group : largestFirst(groups, seed)) {
            int fold = scarcest(held, group, items);
            held[fold][0] += group.negatives();
            held[fold][1] += group.positives();
            foldOfGroup.put(group.name(), fold);
        }
        return new Folds(
                count,
                IntStream.range(0, items.size())
                        .map(item -> foldOfGroup.get(items.group(item)))
                        .toArray());
    }

    /**
     * Folds that were fixed elsewhere.
     *
     * @param foldOfItem one per item, 0 to the highest, each of them used
     * @throws IllegalArgumentException if a group lies in two folds
     */
    public static Folds given(LabelledScores items, int[] foldOfItem) {
        Require.sameLength(items.size(), foldOfItem.length, "folds");
        Map<String, Integer> foldOfGroup = new HashMap<>();
        int count = 0;
        for (int item = 0; item < foldOfItem.length; item++) {
            Integer other = foldOfGroup.putIfAbsent(items.group(item), foldOfItem[item]);
            if (foldOfItem[item] < 0 || (other != null && other != foldOfItem[item])) {
                throw new IllegalArgumentException(
                        "a group must lie in one fold, 0 or higher: " + items.group(item) + " in " + foldOfItem[item]);
            }
            count = Math.max(count, foldOfItem[item] + 1);
        }
        return new Folds(Require.atLeast(2, count, "folds"), foldOfItem.clone());
    }

    private record Group(String name, int negatives, int positives) {

        Group with(Group other) {
            return new Group(name, negatives + other.negatives, positives + other.positives);
        }

        int size() {
            return negatives + positives;
        }
    }

    /** In the order of their names. */
    private static List<Group> groups(LabelledScores items) {
        Map<String, Group> groups = new TreeMap<>();
        for (int item = 0; item < items.size(); item++) {
            int positive = items.isPositive(item) ? 1 : 0;
            Group one = new Group(items.group(item), 1 - positive, positive);
            groups.merge(one.name(), one, Group::with);
        }
        return new ArrayList<>(groups.values());
    }

    private static List<Group> largestFirst(List<Group> byName, long seed) {
        List<Group> shuffled = new ArrayList<>(byName);
        SeededStream random = SeededStream.of(seed, 0);
        for (int end = shuffled.size(); end > 1; end--) {
            int drawn = random.nextInt(end);
            Group kept = shuffled.set(end - 1, shuffled.get(drawn));
            shuffled.set(drawn, kept);
        }
        shuffled.sort(Comparator.comparingInt(group -> -group.size()));
        return shuffled;
    }

    private static int scarcest(int[][] held, Group group, LabelledScores items) {
        int best = 0;
        for (int fold = 1; fold < held.length; fold++) {
            int byLabels = Double.compare(crowding(held[fold], group, items), crowding(held[best], group, items));
            boolean emptier = held[fold][0] + held[fold][1] < held[best][0] + held[best][1];
            if (byLabels < 0 || (byLabels == 0 && emptier)) {
                best = fold;
            }
        }
        return best;
    }

    /** How full a fold is of the group's labels, as shares of all there is of each. */
    private static double crowding(int[] held, Group group, LabelledScores items) {
        return (double) group.negatives() * held[0] / Math.max(1, items.negatives())
                + (double) group.positives() * held[1] / Math.max(1, items.positives());
    }

    /** The folds of the items outside of one fold, numbered without it; at least three folds. */
    Folds without(int fold) {
        int[] others = IntStream.of(foldOfItem)
                .filter(each -> each != fold)
                .map(each -> each > fold ? each - 1 : each)
                .toArray();
        return new Folds(Require.atLeast(2, count - 1, "folds left"), others);
    }

    public int count() {
        return count;
    }

    public int items() {
        return foldOfItem.length;
    }

    /** In [0, {@link #count}). */
    public int foldOf(int item) {
        return foldOfItem[item];
    }
}
