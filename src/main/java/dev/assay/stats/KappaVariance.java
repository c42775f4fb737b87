package dev.assay.stats;

/** The large-sample variance of a weighted kappa (Fleiss, Cohen and Everitt 1969). */
final class KappaVariance {

    private final int labels;
    private final double n;
    private final double[][] shares;
    private final double[] gold;
    private final double[] judge;
    private final AgreementWeights weights;
    private final double observed;
    private final double expected;
    private final double[] goldCredit;
    private final double[] judgeCredit;

    /** @param table not empty, with chance agreement below 1 */
    KappaVariance(ConfusionMatrix table, ChanceCorrected kappa) {
        this.labels = table.labels();
        this.n = table.total();
        this.weights = kappa.weights();
        this.observed = kappa.observed(table);
        this.expected = kappa.expected(table);
        this.shares = new double[labels][labels];
        this.gold = new double[labels];
        this.judge = new double[labels];
        this.goldCredit = new double[labels];
        this.judgeCredit = new double[labels];
        fill(table);
    }

    private void fill(ConfusionMatrix table) {
        for (int i = 0; i < labels; i++) {
            gold[i] = table.goldTotal(i) / n;
            judge[i] = table.judgeTotal(i) / n;
        }
        for (int i = 0; i < labels; i++) {
            for (int j = 0; j < labels; j++) {
                shares[i][j] = table.count(i, j) / n;
                goldCredit[i] += weights.of(i, j) * judge[j];
                judgeCredit[j] += weights.of(i, j) * gold[i];
            }
        }
    }

    double standardError() {
        double sum = 0;
        for (int i = 0; i < labels; i++) {
            for (int j = 0; j < labels; j++) {
                double term = weights.of(i, j) * (1 - expected) - (goldCredit[i] + judgeCredit[j]) * (1 - observed);
                sum += shares[i][j] * term * term;
            }
        }
        double mean = observed * expected - 2 * expected + observed;
        return Math.sqrt(Math.max(0, sum - mean * mean) / n) / ((1 - expected) * (1 - expected));
    }

    double nullStandardError() {
        double sum = 0;
        for (int i = 0; i < labels; i++) {
            for (int j = 0; j < labels; j++) {
                double term = weights.of(i, j) - (goldCredit[i] + judgeCredit[j]);
                sum += gold[i] * judge[j] * term * term;
            }
        }
        return Math.sqrt(Math.max(0, sum - expected * expected) / n) / (1 - expected);
    }
}
