package dev.assay.stats.rates;

/** What a reader of a corrected rate must be told. */
public enum RateWarning {
    /** The correction left [0,1]: the judge errs otherwise on these items than on those its error rates were measured on. */
    ERROR_RATES_DO_NOT_TRANSFER("judge error rates do not transfer");

    private final String text;

    RateWarning(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }
}
