package dev.assay.stats;

/** The log odds ln(p/(1-p)) and their inverse, without overflow. */
public final class Logit {

    private Logit() {}

    /** ln(p/(1-p)), p in (0,1). */
    public static double of(double p) {
        if (!(p > 0 && p < 1)) {
            throw new IllegalArgumentException("a probability must be in (0,1) to have log odds, was " + p);
        }
        return Math.log(p) - Math.log1p(-p);
    }

    /** 1/(1 + exp(-eta)). */
    public static double inverse(double eta) {
        if (eta >= 0) {
            return 1 / (1 + Math.exp(-eta));
        }
        double odds = Math.exp(eta);
        return odds / (1 + odds);
    }

    /** ln(1 + exp(eta)). */
    public static double logOnePlusExp(double eta) {
        return Math.max(eta, 0) + Math.log1p(Math.exp(-Math.abs(eta)));
    }
}
