package dev.assay.calibration;

import dev.assay.stats.learn.FeatureRow;
import dev.assay.stats.learn.RidgeProblem;
import dev.assay.stats.learn.RidgeRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is to be expected of an item by each view of it: which values annotators give to such texts, and which labels
 * gold gives to such items.
 *
 * <p>An annotation other than what such texts usually get is suspect: label errors show in the out-of-sample
 * probability of the given label (Northcutt, Jiang and Chuang 2021, doi:10.1613/jair.1.12125). Few numbers that are
 * learnt first and then weighed (stacking: Wolpert 1992, doi:10.1016/S0893-6080(05)80023-1) serve small gold sets better
 * than thousands of raw ones.
 */
final class Expectations {

    /** Learning takes time with the cube of this. */
    private static final int MOST_ITEMS = 800;

    private static final double PENALTY = 0.3;

    private final Map<Set<Integer>, List<RidgeRegression>> byFoldsLeft;

    private Expectations(Map<Set<Integer>, List<RidgeRegression>> byFoldsLeft) {
        this.byFoldsLeft = Map.copyOf(byFoldsLeft);
    }

    /**
     * Learns from everything, from all but a fold, and from all but two folds, for every fold and every two.
     *
     * <p>Of more than {@value #MOST_ITEMS} items some are taken, spread evenly over each fold.
     *
     * @param readings at least one in every fold
     * @param folds the fold of each item
     */
    static Expectations learn(List<ItemReading> readings, int[] folds, Targets targets) {
        int[] taken = taken(folds);
        List<RidgeProblem> problems = problems(readings, taken);
        Map<Set<Integer>, List<RidgeRegression>> byFoldsLeft = new HashMap<>();
        for (Set<Integer> left : upToTwoFolds()) {
            int[] chosen = IntStream.range(0, taken.length)
                    .filter(i -> !left.contains(folds[taken[i]]))
                    .toArray();
            double[][] wanted =
                    targets.of(Arrays.stream(chosen).map(i -> taken[i]).toArray());
            byFoldsLeft.put(
                    left,
                    problems.stream()
                            .map(problem -> problem.fit(chosen, wanted))
                            .toList());
        }
        return new Expectations(byFoldsLeft);
    }

    private static int[] taken(int[] folds) {
        return IntStream.range(0, Folds.COUNT)
                .mapToObj(fold -> IntStream.range(0, folds.length)
                        .filter(i -> folds[i] == fold)
                        .toArray())
                .flatMapToInt(ofFold -> evenly(ofFold, share(ofFold.length, folds.length)))
                .toArray();
    }

    private static int share(int ofFold, int ofAll) {
        return ofAll <= MOST_ITEMS ? ofFold : Math.max(1, (int) ((long) MOST_ITEMS * ofFold / ofAll));
    }

    private static IntStream evenly(int[] items, int count) {
        return IntStream.range(0, count).map(i -> items[(int) ((long) i * items.length / count)]);
    }

    private static List<RidgeProblem> problems(List<ItemReading> readings, int[] taken) {
        List<List<FeatureRow>> views =
                Arrays.stream(taken).mapToObj(i -> readings.get(i).views()).toList();
        List<RidgeProblem> problems = new ArrayList<>();
        for (int view = 0; view < views.get(0).size(); view++) {
            int of = view;
            problems.add(
                    new RidgeProblem(views.stream().map(rows -> rows.get(of)).toList(), PENALTY));
        }
        return problems;
    }

    private static Set<Set<Integer>> upToTwoFolds() {
        Set<Set<Integer>> sets = new HashSet<>();
        sets.add(Set.of());
        for (int one = 0; one < Folds.COUNT; one++) {
            for (int other = 0; other < Folds.COUNT; other++) {
                sets.add(one == other ? Set.of(one) : Set.of(one, other));
            }
        }
        return sets;
    }

    /** The same without what only fitting needs: nothing that leaves two folds out. */
    Expectations forAnswers() {
        Map<Set<Integer>, List<RidgeRegression>> kept = new HashMap<>(byFoldsLeft);
        kept.keySet().removeIf(left -> left.size() > 1);
        return new Expectations(kept);
    }

    /**
     * For each view, how much each target is to be expected, about 0 to 1.
     *
     * @param left at most two folds, of which nothing may have been learnt
     */
    List<double[]> scores(ItemReading reading, Set<Integer> left) {
        List<RidgeRegression> regressions = byFoldsLeft.getOrDefault(left, List.of());
        List<FeatureRow> views = reading.views();
        return IntStream.range(0, regressions.size())
                .mapToObj(view -> regressions.get(view).predict(views.get(view)))
                .toList();
    }
}
