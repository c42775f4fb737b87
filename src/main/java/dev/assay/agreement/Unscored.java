package dev.assay.agreement;

/** What happens to verdicts without a label; coverage stands beside either. */
public enum Unscored {
    /** They leave the pairs. */
    EXCLUDE,
    /** They count as wrong where that has a meaning; metrics in which it has none are absent. */
    DISAGREE;

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
