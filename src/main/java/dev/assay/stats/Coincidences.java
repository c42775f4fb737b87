package dev.assay.stats;

/** Krippendorff's coincidence table as sums over clusters: each unit with m ratings adds 1/(m-1) per ordered pair of them. */
final class Coincidences {

    private final int labels;
    private final ClusterSums sums;
    private final long pairable;

    private Coincidences(int labels, ClusterSums sums, long pairable) {
        this.labels = labels;
        this.sums = sums;
        this.pairable = pairable;
    }

    static Coincidences of(Ratings ratings) {
        int labels = ratings.labels();
        ClusterSums.Builder builder = ClusterSums.of(ratings.design().clusterCount(), labels * labels);
        Pairable pairable = Pairable.of(ratings.size(), ratings::rated, ratings.design());
        for (int unit = 0; unit < ratings.size(); unit++) {
            int cluster = ratings.design().cluster(unit);
            addPairs(
                    ratings.counts(unit),
                    ratings.rated(unit),
                    pairable.scaledWeight(unit),
                    (cell, amount) -> builder.add(cluster, cell, amount));
        }
        return new Coincidences(labels, builder.build(), pairable.count());
    }

    /** The table alone, without the clusters. */
    static ConfusionMatrix table(Ratings ratings) {
        double[] cells = new double[ratings.labels() * ratings.labels()];
        Pairable pairable = Pairable.of(ratings.size(), ratings::rated, ratings.design());
        for (int unit = 0; unit < ratings.size(); unit++) {
            addPairs(
                    ratings.counts(unit),
                    ratings.rated(unit),
                    pairable.scaledWeight(unit),
                    (cell, amount) -> cells[cell] += amount);
        }
        return ConfusionMatrix.ofCells(ratings.labels(), cells);
    }

    private static void addPairs(int[] counts, int rated, double weight, Cells cells) {
        for (int c = 0; c < counts.length && rated > 1; c++) {
            for (int k = 0; k < counts.length && counts[c] > 0; k++) {
                int pairs = counts[c] * (counts[k] - (c == k ? 1 : 0));
                if (pairs > 0) {
                    cells.add(c * counts.length + k, weight * pairs / (rated - 1));
                }
            }
        }
    }

    private interface Cells {
        void add(int cell, double amount);
    }

    ClusterSums sums() {
        return sums;
    }

    long pairable() {
        return pairable;
    }

    ConfusionMatrix table(double[] cells) {
        return ConfusionMatrix.ofCells(labels, cells);
    }
}
