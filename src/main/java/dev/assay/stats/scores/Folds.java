package dev.assay.stats.scores;

import dev.assay.stats.Require;
import dev.assay.stats.SeededStream;
import java.util.ArrayList;
import java.util.Arrays;
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
        int[] labels = IntStream.range(0, items.size())
                .map(item -> items.isPositive(item) ? 1 : 0)
                .toArray();
        String[] groups =
                IntStream.range(0, items.size()).mapToObj(items::group).toArray(String[]::new);
        return assign(labels, groups, 2, count, seed);
    }

    /** The same on an unordered scale, each of whose labels is spread over the folds. */
    public static Folds assign(NominalScores items, int count, long seed) {
        return assign(items.labels(), items.groupOfItem(), items.scale(), count, seed);
    }

    private static Folds assign(int[] labels, String[] groupOfItem, int scale, int count, long seed) {
        List<Group> groups = groups(labels, groupOfItem, scale);
        if (count < 2 || count > groups.size()) {
            throw new IllegalArgumentException(
                    "folds must be 2.." + groups.size() + " (the number of groups), was " + count);
        }
        int[] total = new int[scale];
        groups.forEach(group -> group.addTo(total));
        int[][] held = new int[count][scale];
        Map<String, Integer> foldOfGroup = new HashMap<>();
        for (Group group : largestFirst(groups, seed)) {
            int fold = scarcest(held, group, total);
            group.addTo(held[fold]);
            foldOfGroup.put(group.name(), fold);
        }
        return new Folds(
                count, Arrays.stream(groupOfItem).mapToInt(foldOfGroup::get).toArray());
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

    /** A group and how often it has each label. */
    private static final class Group {

        private final String name;
        private final int[] labels;

        Group(String name, int scale) {
            this.name = name;
            this.labels = new int[scale];
        }

        String name() {
            return name;
        }

        int size() {
            return Arrays.stream(labels).sum();
        }

        void addTo(int[] held) {
            Arrays.setAll(held, label -> held[label] + labels[label]);
        }

        /** How full a fold is of the group's labels, as shares of all there is of each. */
        double crowding(int[] held, int[] total) {
            double sum = 0;
            for (int label = 0; label < labels.length; label++) {
                sum += (double) labels[label] * held[label] / Math.max(1, total[label]);
            }
            return sum;
        }
    }

    /** In the order of their names. */
    private static List<Group> groups(int[] labels, String[] groupOfItem, int scale) {
        Map<String, Group> groups = new TreeMap<>();
        for (int item = 0; item < labels.length; item++) {
            groups.computeIfAbsent(groupOfItem[item], name -> new Group(name, scale)).labels[labels[item]]++;
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

    private static int scarcest(int[][] held, Group group, int[] total) {
        int best = 0;
        for (int fold = 1; fold < held.length; fold++) {
            int byLabels = Double.compare(group.crowding(held[fold], total), group.crowding(held[best], total));
            boolean emptier =
                    Arrays.stream(held[fold]).sum() < Arrays.stream(held[best]).sum();
            if (byLabels < 0 || (byLabels == 0 && emptier)) {
                best = fold;
            }
        }
        return best;
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
