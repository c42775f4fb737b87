package dev.assay.stats.simulation;

import dev.assay.stats.StandardNormal;

/**
 * An audit that is simulated many times.
 *
 * <p>A judge's score is normal with variance 1, {@value #SEPARATION} higher on defects; it calls a defect what scores above
 * {@value #CUT}. Human raters are right on {@value #HUMAN_SENSITIVITY} of the defects and {@value #HUMAN_SPECIFICITY} of the rest and
 * miss one item in five. An item repeats the first of its cluster with probability one half, which leaves all shares as they are.
 *
 * @param items audited, on average where the audit is a sample
 * @param prevalence share of defects, in (0,1)
 * @param clusterSize items a cluster, at least 1
 * @param auditedOfPassed probability with which an item that the judge passed is audited; 1 audits all alike, less audits everything the
 *     judge called a defect and this share of the rest
 */
record Setting(int items, double prevalence, int clusterSize, double auditedOfPassed) {

    static final double SEPARATION = 2;
    static final double CUT = 1.2816;
    static final double HUMAN_SENSITIVITY = 0.85;
    static final double HUMAN_SPECIFICITY = 0.95;
    static final double HUMAN_MISSING = 0.2;

    boolean isWeighted() {
        return auditedOfPassed < 1;
    }

    String name() {
        return "n " + items + ", prevalence " + prevalence + (clusterSize > 1 ? ", clusters of " + clusterSize : "")
                + (isWeighted() ? ", weighted" : "");
    }

    double sensitivity() {
        return 1 - StandardNormal.cumulative(CUT - SEPARATION);
    }

    double specificity() {
        return StandardNormal.cumulative(CUT);
    }

    /** P(judge says defect). */
    double judgedRate() {
        return prevalence * sensitivity() + (1 - prevalence) * (1 - specificity());
    }

    /** How many items there are, so that the expected number of audited ones is {@link #items}. */
    int population() {
        double audited = judgedRate() + (1 - judgedRate()) * auditedOfPassed;
        return (int) Math.round(items / audited / clusterSize) * clusterSize;
    }

    /** P(defect | judge's word). */
    double defectGiven(boolean judged) {
        return judged
                ? prevalence * sensitivity() / judgedRate()
                : prevalence * (1 - sensitivity()) / (1 - judgedRate());
    }

    double kappa() {
        double agreement = prevalence * sensitivity() + (1 - prevalence) * specificity();
        double chance = prevalence * judgedRate() + (1 - prevalence) * (1 - judgedRate());
        return (agreement - chance) / (1 - chance);
    }

    double auc() {
        return StandardNormal.cumulative(SEPARATION / Math.sqrt(2));
    }

    /** 1 - P(two humans differ) / P(two labels drawn from all differ). */
    double alpha() {
        double differ = 2
                * (prevalence * HUMAN_SENSITIVITY * (1 - HUMAN_SENSITIVITY)
                        + (1 - prevalence) * HUMAN_SPECIFICITY * (1 - HUMAN_SPECIFICITY));
        double positive = prevalence * HUMAN_SENSITIVITY + (1 - prevalence) * (1 - HUMAN_SPECIFICITY);
        return 1 - differ / (2 * positive * (1 - positive));
    }

    /** The expected number of audited defects or of audited others, whichever is less. */
    double expectedOfRarerClass() {
        double defects = population() * prevalence * (sensitivity() + (1 - sensitivity()) * auditedOfPassed);
        return Math.min(defects, items - defects);
    }
}
