package dev.assay.stats.scores;

import dev.assay.stats.Estimate;
import dev.assay.stats.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The points of a reliability diagram: for each bin that is not empty its mean probability and its share of positive items.
 *
 * <p>Interval of a share: Wilson; where items come in groups, on the effective number of items (see {@link Proportion}).
 *
 * <p>Source: Murphy and Winkler 1977, doi 10.2307/2346866.
 */
public final class ReliabilityDiagram {

    /**
     * One point.
     *
     * @param bin its number, from 0, among all bins
     * @param n items in it, at least 1
     * @param meanProbability in [0,1]
     * @param positiveShare with its interval
     */
    public record Bin(int bin, long n, double meanProbability, Estimate positiveShare) {}

    private ReliabilityDiagram() {}

    public static List<Bin> of(Forecasts forecasts, Binning binning, int bins, double confidenceLevel) {
        BinSums sums = BinSums.of(forecasts, binning, bins);
        return sums.filled()
                .mapToObj(bin -> new Bin(
                        bin, Math.round(sums.items(bin)), sums.meanProbability(bin), share(sums, bin, confidenceLevel)))
                .toList();
    }

    private static Estimate share(BinSums sums, int bin, double confidenceLevel) {
        Forecasts forecasts = sums.forecasts();
        int[] items = IntStream.range(0, forecasts.size())
                .filter(item -> sums.binOf(item) == bin)
                .toArray();
        int[] groups = IntStream.of(items).map(forecasts::cluster).toArray();
        int[] distinct = IntStream.of(groups).sorted().distinct().toArray();
        int[] dense = IntStream.of(groups)
                .map(group -> Arrays.binarySearch(distinct, group))
                .toArray();
        boolean[] positive = new boolean[items.length];
        for (int i = 0; i < items.length; i++) {
            positive[i] = forecasts.isPositive(items[i]);
        }
        return Proportion.estimate(positive, Columns.ones(items.length), dense, confidenceLevel);
    }
}
