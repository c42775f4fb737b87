package dev.assay.stats;

/** The agreement pe that two raters would reach by chance. */
@FunctionalInterface
interface ChanceAgreement {

    /**
     * @param gold shares of the labels in the first rater's margin, summing to 1
     * @param judge the same of the second rater
     */
    double of(double[] gold, double[] judge, AgreementWeights weights);

    /** The chance term of coefficients that read only the mean of both margins. */
    static ChanceAgreement ofMeanMargin(MeanMargin chance) {
        return (gold, judge, weights) -> {
            double[] mean = new double[gold.length];
            for (int label = 0; label < mean.length; label++) {
                mean[label] = (gold[label] + judge[label]) / 2;
            }
            return chance.of(mean, weights);
        };
    }

    /** A chance term of one margin. */
    @FunctionalInterface
    interface MeanMargin {
        double of(double[] margin, AgreementWeights weights);
    }
}
