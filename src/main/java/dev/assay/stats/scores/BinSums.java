package dev.assay.stats.scores;

import dev.assay.stats.Require;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Items, probabilities and positive labels summed by bin. */
final class BinSums {

    private final Forecasts forecasts;
    private final int[] order;
    private final int[] binOfItem;
    private final double[] items;
    private final double[] probabilities;
    private final double[] positives;

    private BinSums(Forecasts forecasts, int bins, int[] order) {
        this.forecasts = forecasts;
        this.order = order;
        this.binOfItem = new int[forecasts.size()];
        this.items = new double[Require.atLeast(1, bins, "bins")];
        this.probabilities = new double[bins];
        this.positives = new double[bins];
    }

    static BinSums of(Forecasts forecasts, Binning binning, int bins) {
        return of(forecasts, binning, bins, forecasts.byProbability(), Columns.ones(forecasts.size()));
    }

    /**
     * @param order positions of the forecasts by probability
     * @param counts how often each item counts, whole numbers
     */
    static BinSums of(Forecasts forecasts, Binning binning, int bins, int[] order, double[] counts) {
        BinSums sums = new BinSums(forecasts, bins, order);
        binning.fill(sums, counts);
        return sums;
    }

    void add(int bin, int item, double count) {
        binOfItem[item] = bin;
        items[bin] += count;
        probabilities[bin] += count * forecasts.probability(item);
        positives[bin] += count * forecasts.target(item);
    }

    Forecasts forecasts() {
        return forecasts;
    }

    int size() {
        return items.length;
    }

    int[] order() {
        return order;
    }

    /** The bin of an item that counts; items that count twice may lie in two, then the higher one. */
    int binOf(int item) {
        return binOfItem[item];
    }

    /** Items in a bin. */
    double items(int bin) {
        return items[bin];
    }

    double items() {
        return Arrays.stream(items).sum();
    }

    /** The bins that are not empty. */
    IntStream filled() {
        return IntStream.range(0, items.length).filter(bin -> items[bin] > 0);
    }

    /** Of a bin that is not empty. */
    double meanProbability(int bin) {
        return probabilities[bin] / items[bin];
    }

    /** Of a bin that is not empty. */
    double positiveShare(int bin) {
        return positives[bin] / items[bin];
    }

    /** |positive share - mean probability| of a bin that is not empty. */
    double gap(int bin) {
        return Math.abs(positiveShare(bin) - meanProbability(bin));
    }
}
