package dev.assay.gold;

import java.util.Locale;

/** How the items that humans labelled were chosen, as whoever resolves gold states it. */
public enum AuditSampling {
    /** At random, or with the probability that each item carries. */
    RANDOM,
    /** By hand, by escalation, or "most interesting first": they describe themselves and nothing else. */
    CONVENIENCE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
