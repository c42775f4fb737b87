package dev.assay.demo;

import java.util.List;

/** What the demo judges: the bundled content, seeded, so that the figures are the same on every machine. */
public final class DemoHouse {

    public static final String EVALSET = "catalog-listings-2026-10";
    /** The release before, on which the judge of the gates is certified. */
    public static final String EARLIER = "catalog-listings-2026-09";

    /** The judge that the gates are about. */
    public static final String CERTIFIED = "synthetic-good";

    /** Policies of which one passes, one fails and one needs more evidence. */
    public static final List<String> GATES =
            List.of("catalog-listings-release", "catalog-listings-premium", "catalog-listings-condition");

    public static final String RUBRIC = "catalog-listing";
    public static final double HOLDOUT_SHARE = 0.5;
    public static final long SEED = 20261121;

    /** Marks the demo's run among others. */
    public static final String TAG = "catalog-listings";

    /** Three synthetic judges, the real offline one, and the two baselines that keep it honest. */
    public static final List<String> JUDGES = List.of(
            "synthetic-good",
            "synthetic-strict",
            "synthetic-lenient",
            "minilm",
            "baseline-majority",
            "baseline-length");

    private DemoHouse() {}
}
