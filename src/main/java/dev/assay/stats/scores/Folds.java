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
        Map<String, int[]> labelsOfGroup = new TreeMap<>();
        for (int item = 0; item < items.size(); item++) {
            labelsOfGroup.computeIfAbsent(items.group(item), unused -> new int[2])[items.isPositive(item) ? 1 : 0]++;
        }
        if (count < 2 || count > labelsOfGroup.size()) {
            throw new IllegalArgumentException(
                    "folds must be 2.." + labelsOfGroup.size() + " (the number of groups), was " + count);
        }
        int[][] held = new int[count][2];
        Map<String, Integer> foldOfGroup = new HashMap<>();
        for (String group : largestFirst(labelsOfGroup, seed)) {
            int[] labels = labelsOfGroup.get(group);
            int fold = scarcest(held, labels, items);
            held[fold][0] += labels[0];
            held[fold][1] += labels[1];
            foldOfGroup.put(group, fold);
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

    private static List<String> largestFirst(Map<String, int[]> labelsOfGroup, long seed) {
        List<String> names = new ArrayList<>(labelsOfGroup.keySet());
        SeededStream random = SeededStream.of(seed, 0);
        for (int end = names.size(); end > 1; end--) {
            int drawn = random.nextInt(end);
            String kept = names.set(end - 1, names.get(drawn));
            names.set(drawn, kept);
        }
        names.sort(Comparator.comparingInt(name -> -labelsOfGroup.get(name)[0] - labelsOfGroup.get(name)[1]));
        return names;
    }

    private static int scarcest(int[][] held, int[] labels, LabelledScores items) {
        int best = 0;
        for (int fold = 1; fold < held.length; fold++) {
            int byLabels = Double.compare(crowding(held[fold], labels, items), crowding(held[best], labels, items));
            boolean emptier = held[fold][0] + held[fold][1] < held[best][0] + held[best][1];
            if (byLabels < 0 || (byLabels == 0 && emptier)) {
                best = fold;
            }
        }
        return best;
    }

    /** How full a fold is of the given labels, as shares of all there is of each. */
    private static double crowding(int[] held, int[] labels, LabelledScores items) {
        return (double) labels[0] * held[0] / Math.max(1, items.negatives())
                + (double) labels[1] * held[1] / Math.max(1, items.positives());
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
