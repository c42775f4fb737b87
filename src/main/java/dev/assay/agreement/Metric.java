package dev.assay.agreement;

/** Every agreement metric that a report or a gate may name. */
public enum Metric {
    PERCENT("percent"),
    ACCURACY("accuracy"),
    KAPPA("kappa"),
    KAPPA_LINEAR("kappaLinear"),
    KAPPA_QUADRATIC("kappaQuadratic"),
    SCOTT_PI("scottPi"),
    KRIPPENDORFF_ALPHA("krippendorffAlpha"),
    GWET_AC1("gwetAc1"),
    GWET_AC2("gwetAc2"),
    MCC("mcc"),
    PEARSON("pearson"),
    SPEARMAN("spearman"),
    KENDALL_TAU_B("kendallTauB"),
    ICC21("icc21"),
    MEAN_ABSOLUTE_ERROR("meanAbsoluteError"),
    ROOT_MEAN_SQUARE_ERROR("rootMeanSquareError"),
    SENSITIVITY("sensitivity"),
    SPECIFICITY("specificity"),
    AUC("auc"),
    ECE("ece"),
    BRIER("brier");

    private final String wireName;

    Metric(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON, in gate policies and in reports. */
    public String wireName() {
        return wireName;
    }
}
