package dev.assay.stats.raters;

import dev.assay.stats.ClusterSums;
import dev.assay.stats.Ratings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** For each human and item the label that the other humans resolve to, where the human and the judge labelled the item too. */
final class References {

    private static final int NONE = -1;

    private final Ratings humans;
    private final int[] judge;
    private final int[][] byHuman;
    private int ties;

    private References(Ratings humans, int[] judge) {
        this.humans = humans;
        this.judge = judge;
        this.byHuman = new int[humans.raters()][humans.size()];
    }

    static References of(Ratings humans, int[] judge) {
        References references = new References(humans, judge);
        for (int human = 0; human < humans.raters(); human++) {
            for (int item = 0; item < humans.size(); item++) {
                references.byHuman[human][item] = references.resolve(human, item);
            }
        }
        return references;
    }

    private int resolve(int human, int item) {
        if (humans.label(item, human) == Ratings.MISSING || judge[item] == Ratings.MISSING) {
            return NONE;
        }
        int[] others = IntStream.range(0, humans.raters())
                .filter(other -> other != human)
                .map(other -> humans.label(item, other))
                .filter(label -> label != Ratings.MISSING)
                .toArray();
        return others.length < 2 ? NONE : mostFrequent(others);
    }

    private int mostFrequent(int[] given) {
        int[] counts = new int[humans.labels()];
        IntStream.of(given).forEach(label -> counts[label]++);
        int most = IntStream.of(counts).max().orElseThrow();
        int[] leading = IntStream.range(0, counts.length)
                .filter(label -> counts[label] == most)
                .toArray();
        ties += leading.length > 1 ? 1 : 0;
        return leading.length > 1 ? NONE : leading[0];
    }

    int ties() {
        return ties;
    }

    List<Integer> humansWith(int items) {
        return IntStream.range(0, byHuman.length)
                .filter(human -> resolved(human).count() >= items)
                .boxed()
                .toList();
    }

    private IntStream resolved(int human) {
        return IntStream.range(0, byHuman[human].length).filter(item -> byHuman[human][item] != NONE);
    }

    /** Distinct items that enter for one of the humans. */
    long items(List<Integer> entering) {
        return entering.stream().flatMapToInt(this::resolved).distinct().count();
    }

    /** The tables of all humans and both sides as sums over clusters, those without an item left out. */
    ClusterSums sums(List<Integer> entering) {
        int[] clusters = entering.stream()
                .flatMapToInt(this::resolved)
                .map(humans::cluster)
                .sorted()
                .distinct()
                .toArray();
        int labels = humans.labels();
        ClusterSums.Builder sums = ClusterSums.of(clusters.length, offset(entering.size(), Side.HUMAN, labels));
        for (int at = 0; at < entering.size(); at++) {
            int human = entering.get(at);
            for (int item : resolved(human).toArray()) {
                int cluster = Arrays.binarySearch(clusters, humans.cluster(item));
                int row = byHuman[human][item] * labels;
                int own = offset(at, Side.HUMAN, labels) + row + humans.label(item, human);
                sums.add(cluster, own, humans.weight(item));
                sums.add(cluster, offset(at, Side.JUDGE, labels) + row + judge[item], humans.weight(item));
            }
        }
        return sums.build();
    }

    /** Whose labels stand in the columns of a table. */
    enum Side {
        HUMAN,
        JUDGE
    }

    /** Where the table of a human and a side begins. */
    static int offset(int human, Side side, int labels) {
        return (2 * human + side.ordinal()) * labels * labels;
    }
}
