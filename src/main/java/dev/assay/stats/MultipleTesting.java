package dev.assay.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts a family of p-values so that each may be compared with the level as if it stood alone.
 *
 * <p>Holm, Hochberg and Bonferroni bound the chance of any false rejection (Hochberg under independence or positive dependence);
 * Benjamini-Hochberg bounds the expected share of false rejections under independence or positive dependence,
 * Benjamini-Yekutieli under any dependence. Every test that was tried belongs to the family, also those not shown.
 *
 * <p>Sources: Holm 1979, Scand. J. Statist. 6:65; Hochberg 1988, doi 10.1093/biomet/75.4.800; Benjamini and Hochberg 1995,
 * doi 10.1111/j.2517-6161.1995.tb02031.x; Benjamini and Yekutieli 2001, doi 10.1214/aos/1013699998. The adjusted values are those
 * of R's {@code p.adjust}.
 */
public enum MultipleTesting {
    BONFERRONI("bonferroni") {
        @Override
        double[] adjustAscending(double[] p) {
            return IntStream.range(0, p.length)
                    .mapToDouble(i -> p.length * p[i])
                    .toArray();
        }
    },
    /** max over j &lt;= i of (m-j+1) p_(j). */
    HOLM("holm") {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMaximum(stepwise(p));
        }
    },
    /** min over j &gt;= i of (m-j+1) p_(j). */
    HOCHBERG("hochberg") {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMinimumFromEnd(stepwise(p));
        }
    },
    /** min over j &gt;= i of m/j p_(j). */
    BENJAMINI_HOCHBERG("bh") {
        @Override
        double[] adjustAscending(double[] p) {
            return runningMinimumFromEnd(byRank(p, 1));
        }
    },
    /** As Benjamini-Hochberg, times 1 + 1/2 + ... + 1/m. */
    BENJAMINI_YEKUTIELI("by") {
        @Override
        double[] adjustAscending(double[] p) {
            double harmonic =
                    IntStream.rangeClosed(1, p.length).mapToDouble(i -> 1.0 / i).sum();
            return runningMinimumFromEnd(byRank(p, harmonic));
        }
    };

    private final String wireName;

    MultipleTesting(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    abstract double[] adjustAscending(double[] p);

    /**
     * Adjusted p-values in the order given, each in [0,1] and at least the one it came from.
     *
     * @param p the whole family, each in [0,1]; may be empty
     */
    public double[] adjust(double[] p) {
        for (double value : p) {
            Require.probability(value, "p");
        }
        Integer[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .toArray(Integer[]::new);
        double[] ascending = Arrays.stream(order).mapToDouble(i -> p[i]).toArray();
        double[] adjusted = adjustAscending(ascending);
        double[] inGivenOrder = new double[p.length];
        for (int rank = 0; rank < p.length; rank++) {
            inGivenOrder[order[rank]] = Math.min(1, adjusted[rank]);
        }
        return inGivenOrder;
    }

    private static double[] stepwise(double[] p) {
        return IntStream.range(0, p.length)
                .mapToDouble(i -> (p.length - i) * p[i])
                .toArray();
    }

    private static double[] byRank(double[] p, double factor) {
        return IntStream.range(0, p.length)
                .mapToDouble(i -> factor * p.length / (i + 1) * p[i])
                .toArray();
    }

    private static double[] runningMaximum(double[] values) {
        for (int i = 1; i < values.length; i++) {
            values[i] = Math.max(values[i], values[i - 1]);
        }
        return values;
    }

    private static double[] runningMinimumFromEnd(double[] values) {
        for (int i = values.length - 2; i >= 0; i--) {
            values[i] = Math.min(values[i], values[i + 1]);
        }
        return values;
    }
}
