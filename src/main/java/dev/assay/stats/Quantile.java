package dev.assay.stats;

/** Sample quantiles, linear between order statistics at position (n-1)p ("type 7", Hyndman and Fan 1996, doi 10.2307/2684934). */
public final class Quantile {

    private Quantile() {}

    /**
     * @param ascending at least one value
     * @param share in [0,1]
     */
    public static double ofSorted(double[] ascending, double share) {
        double position = (ascending.length - 1) * share;
        int below = (int) Math.floor(position);
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }
}
