package dev.assay.stats;

/**
 * The score interval of the difference of two independent proportions.
 *
 * <p>For a hypothesised difference D the proportions are estimated under p1 - p2 = D by maximum likelihood (the root of a cubic), and Z(D) = (p1
 * - p2 - D)/sqrt(N/(N - 1) (p1~(1 - p1~)/n1 + p2~(1 - p2~)/n2)), N = n1 + n2; the bounds are the D with Z(D) = z and Z(D) = -z. Sizes may be
 * effective numbers and need not be whole. Undefined where a side has no items.
 *
 * <p>Source: Miettinen and Nurminen 1985, doi 10.1002/sim.4780040211; closed form of the root: Farrington and Manning 1990, doi
 * 10.1002/sim.4780091208.
 */
public final class MiettinenNurminen {

    private static final int HALVINGS = 60;

    private MiettinenNurminen() {}

    /**
     * @param first share of the first sample, in [0,1]
     * @param firstSize its (effective) number of items, at least 0
     * @param second share of the second sample, in [0,1]
     * @param secondSize its (effective) number of items, at least 0
     * @param confidenceLevel two-sided, in (0,1)
     * @return first minus second
     */
    public static Estimate estimate(
            double first, double firstSize, double second, double secondSize, double confidenceLevel) {
        Require.probability(first, "first");
        Require.probability(second, "second");
        long n = Math.round(firstSize + secondSize);
        if (!(firstSize > 0) || !(secondSize > 0) || !(firstSize + secondSize > 1)) {
            return Estimate.undefined("a side has no items", Math.max(0, n));
        }
        double z = StandardNormal.twoSided(Require.confidenceLevel(confidenceLevel));
        Samples samples = new Samples(first, firstSize, second, secondSize);
        double value = first - second;
        double lower = bound(samples, z, -1, value);
        double upper = bound(samples, -z, value, 1);
        return Estimate.known(value, Interval.of(lower, upper, confidenceLevel, IntervalMethod.MIETTINEN_NURMINEN), n);
    }

    /**
     * The same of two shares with their intervals, from which the effective numbers are read.
     *
     * @return first minus second with the items of both as n; undefined where either is
     */
    public static Estimate difference(Estimate first, Estimate second, double confidenceLevel) {
        return first.fold(
                one -> second.fold(
                        two -> difference(one, two, confidenceLevel), undefined -> unknown(first, second, undefined)),
                undefined -> unknown(first, second, undefined));
    }

    private static Estimate unknown(Estimate first, Estimate second, Estimate.Undefined why) {
        return Estimate.undefined(why.reason(), first.n() + second.n());
    }

    private static Estimate difference(Estimate.Known first, Estimate.Known second, double confidenceLevel) {
        double firstSize = effective(first);
        double secondSize = effective(second);
        long n = first.n() + second.n();
        return estimate(first.pointValue(), firstSize, second.pointValue(), secondSize, confidenceLevel)
                .fold(
                        known -> Estimate.known(
                                known.pointValue(),
                                known.interval()
                                        .fold(
                                                bounds -> firstSize + secondSize == n
                                                        ? bounds
                                                        : bounds.withEffective(firstSize + secondSize),
                                                none -> none),
                                n),
                        undefined -> Estimate.undefined(undefined.reason(), n));
    }

    /** Two-sided p-value of no difference, by Z(0), in [0,1]; 1 where there is too little to tell. */
    public static double pValueOfEqual(Estimate.Known first, Estimate.Known second) {
        double firstSize = effective(first);
        double secondSize = effective(second);
        if (!(firstSize + secondSize > 1)) {
            return 1;
        }
        Samples samples = new Samples(first.pointValue(), firstSize, second.pointValue(), secondSize);
        return Math.min(1, 2 * StandardNormal.cumulative(-Math.abs(samples.score(0))));
    }

    private static double effective(Estimate.Known share) {
        return share.interval().fold(bounds -> bounds.nEffective().orElse(share.n()), none -> (double) share.n());
    }

    /** The D between two ends with Z(D) = z; Z falls as D rises. */
    private static double bound(Samples samples, double z, double from, double to) {
        double low = from;
        double high = to;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (samples.score(middle) > z) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    private record Samples(double first, double firstSize, double second, double secondSize) {

        double score(double difference) {
            double p = restricted(difference);
            double q = clip(p - difference);
            double size = firstSize + secondSize;
            double variance = size / (size - 1) * (p * (1 - p) / firstSize + q * (1 - q) / secondSize);
            double gap = first - second - difference;
            if (variance <= 0) {
                return gap == 0 ? 0 : Math.signum(gap) * Double.MAX_VALUE;
            }
            return gap / Math.sqrt(variance);
        }

        /** The first proportion of greatest likelihood where the difference is given. */
        private double restricted(double difference) {
            double ratio = secondSize / firstSize;
            double a = 1 + ratio;
            double b = -(1 + ratio + first + ratio * second + difference * (ratio + 2));
            double c = difference * difference + difference * (2 * first + ratio + 1) + first + ratio * second;
            double d = -first * difference * (1 + difference);
            double v = Math.pow(b / (3 * a), 3) - b * c / (6 * a * a) + d / (2 * a);
            double square = Math.pow(b / (3 * a), 2) - c / (3 * a);
            double u = (v >= 0 ? 1 : -1) * Math.sqrt(Math.max(0, square));
            double cosine = u == 0 ? 1 : Math.max(-1, Math.min(1, v / (u * u * u)));
            double w = (Math.PI + Math.acos(cosine)) / 3;
            double p = 2 * u * Math.cos(w) - b / (3 * a);
            return Math.max(Math.max(0, difference), Math.min(Math.min(1, 1 + difference), p));
        }

        private static double clip(double p) {
            return Math.max(0, Math.min(1, p));
        }
    }
}
