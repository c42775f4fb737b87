package dev.assay.stats;

/** How the bounds of an interval were found; the wire name is what a report prints. */
public enum IntervalMethod {
    WILSON("wilson"),
    WILSON_ONE_SIDED("wilson-one-sided"),
    CLOPPER_PEARSON("clopper_pearson"),
    CLOPPER_PEARSON_ONE_SIDED("clopper_pearson-one-sided"),
    BCA("bca"),
    BCA_ONE_SIDED("bca-one-sided"),
    PERCENTILE("percentile"),
    PERCENTILE_ONE_SIDED("percentile-one-sided"),
    /** Every resample gives the same value: a bound by our own rule, named in the measure's javadoc. */
    BOUNDARY("boundary"),
    BOUNDARY_ONE_SIDED("boundary-one-sided"),
    F("f"),
    F_ONE_SIDED("f-one-sided"),
    DELONG("delong"),
    DELONG_ONE_SIDED("delong-one-sided"),
    TANGO("tango"),
    TANGO_ONE_SIDED("tango-one-sided"),
    NEWCOMBE("newcombe"),
    NEWCOMBE_ONE_SIDED("newcombe-one-sided"),
    MIETTINEN_NURMINEN("miettinen_nurminen"),
    MIETTINEN_NURMINEN_ONE_SIDED("miettinen_nurminen-one-sided"),
    DKW("dkw"),
    DKW_ONE_SIDED("dkw-one-sided"),
    LEE("lee"),
    LEE_ONE_SIDED("lee-one-sided"),
    PPI("ppi"),
    PPI_ONE_SIDED("ppi-one-sided"),
    AIPW("aipw"),
    AIPW_ONE_SIDED("aipw-one-sided"),
    NORMAL("normal"),
    NORMAL_ONE_SIDED("normal-one-sided"),
    STUDENT_T("t"),
    STUDENT_T_ONE_SIDED("t-one-sided"),
    /** The central interval of a posterior that shrinks a share towards a pool; a credible interval. */
    BETA_BINOMIAL("beta_binomial"),
    BETA_BINOMIAL_ONE_SIDED("beta_binomial-one-sided");

    private final String wireName;

    IntervalMethod(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /** The method under which each bound is read alone; a one-sided method stays itself. */
    public IntervalMethod oneSided() {
        return name().endsWith("_ONE_SIDED") ? this : valueOf(name() + "_ONE_SIDED");
    }
}
