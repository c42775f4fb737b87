package dev.assay.stats.scores;

import java.util.Arrays;

/** How forecasts are put into bins by their probability. */
public enum Binning {
    /** Bin k of M holds the probabilities with floor(M p) = k, the last one p = 1 too. */
    EQUAL_WIDTH {
        @Override
        void fill(BinSums bins, double[] counts) {
            for (int item = 0; item < bins.forecasts().size(); item++) {
                double bin = Math.floor(bins.forecasts().probability(item) * bins.size());
                bins.add((int) Math.min(bin, bins.size() - 1.0), item, counts[item]);
            }
        }
    },
    /** By ascending probability, equal ones in the order of the items, into parts whose sizes differ by one at most, larger ones first. */
    EQUAL_MASS {
        @Override
        void fill(BinSums bins, double[] counts) {
            long n = Math.round(Arrays.stream(counts).sum());
            long placed = 0;
            for (int item : bins.order()) {
                long until = placed + Math.round(counts[item]);
                while (placed < until) {
                    int bin = part(placed, n, bins.size());
                    long end = Math.min(until, start(bin + 1L, n, bins.size()));
                    bins.add(bin, item, (double) (end - placed));
                    placed = end;
                }
            }
        }
    };

    /** @param counts how often each item counts, whole numbers */
    abstract void fill(BinSums bins, double[] counts);

    /** Where part k of n positions begins: the first n mod M parts have one more. */
    private static long start(long part, long n, int parts) {
        return part * (n / parts) + Math.min(part, n % parts);
    }

    private static int part(long position, long n, int parts) {
        long smaller = n / parts;
        long inLarger = (n % parts) * (smaller + 1);
        return (int) (position < inLarger ? position / (smaller + 1) : n % parts + (position - inLarger) / smaller);
    }
}
