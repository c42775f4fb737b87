package dev.assay.gold;

import java.time.Instant;
import java.util.Map;

/** Knows when verdicts could first be seen, without knowing any verdict. */
@FunctionalInterface
public interface VerdictTimes {

    /** When the first verdict on an item was made, by item; items without a verdict are absent. */
    Map<String, Instant> first(String workspace, String evalset);
}
