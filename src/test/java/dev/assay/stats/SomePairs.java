package dev.assay.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Pairs for tests: from a table, or random with a seed that the test prints. */
public final class SomePairs {

    private SomePairs() {}

    /** The items behind whole counts, row by row. */
    public static RatedPairs of(int[][] table) {
        int[] gold = IntStream.range(0, table.length)
                .flatMap(i -> repeated(i, Arrays.stream(table[i]).sum()))
                .toArray();
        int[] judge = Arrays.stream(table)
                .flatMapToInt(row -> IntStream.range(0, row.length).flatMap(j -> repeated(j, row[j])))
                .toArray();
        return RatedPairs.of(table.length, gold, judge);
    }

    private static IntStream repeated(int value, int times) {
        return IntStream.generate(() -> value).limit(times);
    }

    /** Gold uniform, the judge right on about 60 % of the items. */
    public static RatedPairs random(long seed, int labels, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] gold = IntStream.generate(() -> random.nextInt(labels)).limit(n).toArray();
        int[] judge = IntStream.of(gold)
                .map(label -> random.nextDouble() < 0.6 ? label : random.nextInt(labels))
                .toArray();
        return RatedPairs.of(labels, gold, judge);
    }

    /** Numbers in steps of 0.5, so that there are ties. */
    public static NumericPairs randomNumbers(long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] x = random.doubles(n).map(value -> Math.floor(20 * value) / 2).toArray();
        double[] y = Arrays.stream(x)
                .map(value -> value + Math.floor(8 * random.nextDouble()) / 2 - 2)
                .toArray();
        return NumericPairs.of(x, y);
    }

    public static int[] gold(RatedPairs pairs) {
        return IntStream.range(0, pairs.size()).map(pairs::gold).toArray();
    }

    public static int[] judge(RatedPairs pairs) {
        return IntStream.range(0, pairs.size()).map(pairs::judge).toArray();
    }

    public static double[] constant(int n, double value) {
        double[] all = new double[n];
        Arrays.fill(all, value);
        return all;
    }

    /** Clusters of {@code size} neighbours. */
    public static int[] clusters(int n, int size) {
        return IntStream.range(0, n).map(item -> item / size).toArray();
    }
}
