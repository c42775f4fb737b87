package dev.assay.gate;

import java.util.Arrays;
import java.util.Optional;

/** Everything that a check may be about: a closed list. */
public enum Metric {
    PERCENT("agreement.percent", Kind.PROPORTION, Source.GOLD_PAIRS),
    KAPPA("agreement.kappa", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    KAPPA_LINEAR("agreement.kappaLinear", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    KAPPA_QUADRATIC("agreement.kappaQuadratic", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    SCOTT_PI("agreement.scottPi", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    KRIPPENDORFF_ALPHA("agreement.krippendorffAlpha", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    GWET_AC1("agreement.gwetAc1", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    GWET_AC2("agreement.gwetAc2", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    MCC("agreement.mcc", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    PEARSON("agreement.pearson", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    SPEARMAN("agreement.spearman", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    KENDALL_TAU_B("agreement.kendallTauB", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    ICC21("agreement.icc21", Kind.COEFFICIENT, Source.GOLD_PAIRS),
    ACCURACY("agreement.accuracy", Kind.PROPORTION, Source.GOLD_PAIRS),
    AUC("agreement.auc", Kind.SHARE, Source.GOLD_PAIRS),
    ECE("agreement.ece", Kind.SHARE, Source.GOLD_PAIRS),
    BRIER("agreement.brier", Kind.SHARE, Source.GOLD_PAIRS),
    SENSITIVITY("judge.sensitivity", Kind.PROPORTION, Source.GOLD_PAIRS),
    SPECIFICITY("judge.specificity", Kind.PROPORTION, Source.GOLD_PAIRS),
    ATTACK_SUCCESS_RATE("judge.attackSuccessRate", Kind.PROPORTION, Source.PROBES),
    FLIP_RATE("judge.flipRate", Kind.PROPORTION, Source.PROBES),
    ABSTAIN_RATE("judge.abstainRate", Kind.PROPORTION, Source.VERDICTS),
    RATE_CORRECTED("defects.rateCorrected", Kind.SHARE, Source.AUDIT),
    RATE_AUDITED("defects.rateAudited", Kind.PROPORTION, Source.AUDIT),
    PASS_RATE("item.passRate", Kind.PROPORTION, Source.DECISIONS),
    HARD_FAIL_CONFIRMED("hardFail.confirmed", Kind.AMOUNT, Source.HARD_FAILS),
    UNSCORED_RATE("run.unscoredRate", Kind.PROPORTION, Source.RUN),
    COST("run.cost", Kind.AMOUNT, Source.RUN);

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

    /** What a metric is measured on. */
    public enum Source {
        /** Held-out gold beside the judge's verdicts. */
        GOLD_PAIRS,
        /** The judge's newest probes. */
        PROBES,
        /** The run's verdicts alone. */
        VERDICTS,
        /** The run's verdicts, corrected by the audit of its evalset. */
        AUDIT,
        /** The rubric's decisions on the run's items. */
        DECISIONS,
        /** The rubric's decisions on the run's items beside those of a baseline. */
        DIFFERENCES,
        /** What humans and the judge said about labels that fail an item. */
        HARD_FAILS,
        /** The run as a whole. */
        RUN
    }

    private final String word;
    private final Kind kind;
    private final Source source;

    Metric(String word, Kind kind, Source source) {
        this.word = word;
        this.kind = kind;
        this.source = source;
    }

    public Source source() {
        return source;
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
