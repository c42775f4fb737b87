package dev.assay.stats.raters;

import dev.assay.stats.ItemDesign;
import dev.assay.stats.Ratings;
import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The labels that several humans and one judge gave to the same items; any of them may be missing on an item. */
public final class AnnotatedItems {

    private final OptionalDouble[][] humans;
    private final OptionalDouble[] judge;
    private final ItemDesign design;

    private AnnotatedItems(OptionalDouble[][] humans, OptionalDouble[] judge, ItemDesign design) {
        this.humans = humans;
        this.judge = judge;
        this.design = design;
    }

    /**
     * Numbers, each item its own cluster.
     *
     * @param humans one row per item, one column per human, empty = no label; all rows equally long
     * @param judge one per item, empty = unscored
     * @throws IllegalArgumentException if lengths differ or a number is not finite
     */
    public static AnnotatedItems of(OptionalDouble[][] humans, OptionalDouble[] judge) {
        Require.sameLength(humans.length, judge.length, "judge");
        OptionalDouble[][] rows = new OptionalDouble[humans.length][];
        for (int item = 0; item < humans.length; item++) {
            Require.sameLength(humans[0].length, humans[item].length, "item " + item);
            rows[item] = humans[item].clone();
            Arrays.stream(rows[item]).forEach(AnnotatedItems::requireFinite);
        }
        Arrays.stream(judge).forEach(AnnotatedItems::requireFinite);
        return new AnnotatedItems(rows, judge.clone(), ItemDesign.plain(humans.length));
    }

    /**
     * Labels of one scale as their positions on it, 0 to q-1; the distance of neighbours is 1.
     *
     * @param judge one position per item, {@link Ratings#MISSING} = unscored
     */
    public static AnnotatedItems of(Ratings humans, int[] judge) {
        OptionalDouble[][] rows = IntStream.range(0, humans.size())
                .mapToObj(item -> IntStream.range(0, humans.raters())
                        .mapToObj(human -> position(humans.label(item, human), humans.labels()))
                        .toArray(OptionalDouble[]::new))
                .toArray(OptionalDouble[][]::new);
        return of(
                rows,
                IntStream.of(judge)
                        .mapToObj(label -> position(label, humans.labels()))
                        .toArray(OptionalDouble[]::new));
    }

    private static OptionalDouble position(int label, int labels) {
        if (label < Ratings.MISSING || label >= labels) {
            throw new IllegalArgumentException("label must be in -1.." + (labels - 1) + ", was " + label);
        }
        return label == Ratings.MISSING ? OptionalDouble.empty() : OptionalDouble.of(label);
    }

    private static void requireFinite(OptionalDouble label) {
        label.ifPresent(value -> Require.finite(value, "label"));
    }

    /** The same items in clusters, numbered densely from 0. */
    public AnnotatedItems withClusters(int[] clusters) {
        return new AnnotatedItems(humans, judge, design.withClusters(clusters));
    }

    public int size() {
        return judge.length;
    }

    /** Number of humans, also of those who labelled nothing. */
    public int humans() {
        return humans.length == 0 ? 0 : humans[0].length;
    }

    ItemDesign design() {
        return design;
    }

    double judge(int item) {
        return judge[item].orElseThrow();
    }

    double human(int item, int human) {
        return humans[item][human].orElseThrow();
    }

    /** The items on which this human can be compared: the judge, the human and somebody else labelled them. */
    int[] comparable(int human) {
        return IntStream.range(0, size())
                .filter(item -> judge[item].isPresent() && humans[item][human].isPresent())
                .filter(item -> Arrays.stream(humans[item])
                                .filter(OptionalDouble::isPresent)
                                .count()
                        >= 2)
                .toArray();
    }

    /** The labels of the others on an item. */
    double[] peers(int item, int human) {
        return IntStream.range(0, humans())
                .filter(other -> other != human)
                .mapToObj(other -> humans[item][other])
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
    }
}
