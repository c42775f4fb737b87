package dev.assay.stats;

import org.apache.commons.statistics.inference.AlternativeHypothesis;
import org.apache.commons.statistics.inference.FisherExactTest;

/**
 * Errors among the items of a slice beside those among all others.
 *
 * <p>With p inside, q outside and r overall: lift p/r; risk difference p - q; weighted relative accuracy (slice share)(p - r);
 * Cohen's h 2 asin sqrt p - 2 asin sqrt q; effect size sqrt 2 (p - q)/sqrt(p(1-p) + q(1-q)). Fisher's exact test asks whether the
 * slice has more errors than chance would give it with these margins; items count as independent.
 *
 * <p>Sources: Fisher 1935; Lavrac, Flach and Zupan 1999, doi 10.1007/3-540-48751-4_17; Chung et al. 2020 (SliceFinder), doi
 * 10.1109/TKDE.2019.2916074.
 *
 * @param items in the slice, at least 0
 * @param errors among them
 * @param otherItems outside the slice, at least 0
 * @param otherErrors among those
 */
public record SliceContrast(int items, int errors, int otherItems, int otherErrors) {

    public SliceContrast {
        if (errors < 0 || errors > items || otherErrors < 0 || otherErrors > otherItems) {
            throw new IllegalArgumentException("errors must lie between 0 and the items, were " + errors + " of "
                    + items + " and " + otherErrors + " of " + otherItems);
        }
    }

    /** The one-sided p-value of more errors inside, in (0,1]; 1 where a margin is empty. */
    public double pValueOfMore() {
        int allErrors = errors + otherErrors;
        int all = items + otherItems;
        if (items == 0 || otherItems == 0 || allErrors == 0 || allErrors == all) {
            return 1;
        }
        int[][] table = {{errors, items - errors}, {otherErrors, otherItems - otherErrors}};
        return Math.min(
                1,
                FisherExactTest.withDefaults()
                        .with(AlternativeHypothesis.GREATER_THAN)
                        .test(table)
                        .getPValue());
    }

    /** p/r; undefined without items in the slice or without errors. */
    public Estimate lift() {
        return items == 0 || errors + otherErrors == 0
                ? Estimate.undefined("no errors", all())
                : Estimate.known(
                        share(errors, items) / share(errors + otherErrors, all()),
                        Interval.none("needs the items, not their counts"),
                        all());
    }

    /** p - q with the interval of Miettinen and Nurminen. */
    public Estimate riskDifference(double confidenceLevel) {
        return MiettinenNurminen.estimate(
                share(errors, items), items, share(otherErrors, otherItems), otherItems, confidenceLevel);
    }

    /** (slice share)(p - r), in [-0.25,0.25]; 0 without items. */
    public double weightedRelativeAccuracy() {
        return all() == 0 ? 0 : share(items, all()) * (share(errors, items) - share(errors + otherErrors, all()));
    }

    /** Cohen's h, in [-pi,pi]. */
    public double cohenH() {
        return 2 * Math.asin(Math.sqrt(share(errors, items)))
                - 2 * Math.asin(Math.sqrt(share(otherErrors, otherItems)));
    }

    /** The effect size of SliceFinder; 0 where neither side varies. */
    public double effectSize() {
        double inside = share(errors, items);
        double outside = share(otherErrors, otherItems);
        double spread = Math.sqrt(inside * (1 - inside) + outside * (1 - outside));
        return spread == 0 ? 0 : Math.sqrt(2) * (inside - outside) / spread;
    }

    private int all() {
        return items + otherItems;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
