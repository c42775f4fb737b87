package dev.assay.gate;

import java.util.Arrays;
import java.util.Optional;

/** Everything that a check may be about: a closed list. */
public enum Metric {
    PERCENT("agreement.percent", Kind.PROPORTION),
    KAPPA("agreement.kappa", Kind.COEFFICIENT),
    KAPPA_LINEAR("agreement.kappaLinear", Kind.COEFFICIENT),
    KAPPA_QUADRATIC("agreement.kappaQuadratic", Kind.COEFFICIENT),
    SCOTT_PI("agreement.scottPi", Kind.COEFFICIENT),
    KRIPPENDORFF_ALPHA("agreement.krippendorffAlpha", Kind.COEFFICIENT),
    GWET_AC1("agreement.gwetAc1", Kind.COEFFICIENT),
    GWET_AC2("agreement.gwetAc2", Kind.COEFFICIENT),
    MCC("agreement.mcc", Kind.COEFFICIENT),
    PEARSON("agreement.pearson", Kind.COEFFICIENT),
    SPEARMAN("agreement.spearman", Kind.COEFFICIENT),
    KENDALL_TAU_B("agreement.kendallTauB", Kind.COEFFICIENT),
    ICC21("agreement.icc21", Kind.COEFFICIENT),
    ACCURACY("agreement.accuracy", Kind.PROPORTION),
    AUC("agreement.auc", Kind.SHARE),
    ECE("agreement.ece", Kind.SHARE),
    BRIER("agreement.brier", Kind.SHARE),
    SENSITIVITY("judge.sensitivity", Kind.PROPORTION),
    SPECIFICITY("judge.specificity", Kind.PROPORTION),
    ATTACK_SUCCESS_RATE("judge.attackSuccessRate", Kind.PROPORTION),
    FLIP_RATE("judge.flipRate", Kind.PROPORTION),
    ABSTAIN_RATE("judge.abstainRate", Kind.PROPORTION),
    RATE_CORRECTED("defects.rateCorrected", Kind.SHARE),
    RATE_AUDITED("defects.rateAudited", Kind.PROPORTION),
    PASS_RATE("item.passRate", Kind.PROPORTION),
    HARD_FAIL_CONFIRMED("hardFail.confirmed", Kind.AMOUNT),
    UNSCORED_RATE("run.unscoredRate", Kind.PROPORTION),
    COST("run.cost", Kind.AMOUNT);

    /** What kind of number a metric is: its range, and how its bounds are found. */
    public enum Kind {
        /** A share of counted things, in [0,1], with Wilson's interval. */
        PROPORTION(0, 1),
        /** In [0,1], with an interval of its own. */
        SHARE(0, 1),
        /** Agreement beyond chance or correlation, in [-1,1]. */
        COEFFICIENT(-1, 1),
        /** A count or a sum, at least 0; it is what it is and has no interval. */
        AMOUNT(0, Double.MAX_VALUE);

        private final double min;
        private final double max;

        Kind(double min, double max) {
            this.min = min;
            this.max = max;
        }

        /** Whether a metric of this kind can take the value. */
        public boolean holds(double value) {
            return value >= min && value <= max;
        }
    }

    private final String word;
    private final Kind kind;

    Metric(String word, Kind kind) {
        this.word = word;
        this.kind = kind;
    }

    /** The word of the gate file, such as {@code agreement.kappa}. */
    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<Metric> of(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst();
    }
}
