package dev.assay.gate;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a policy's checks are decided on. */
public interface Evidence {

    /** What is known of a check's metric. */
    Reading read(Check check, Subject subject);

    /**
     * The slices that the check's keys make among the items that a check is measured on, each with a value for every key.
     *
     * @return empty where no item has all of them
     */
    List<Map<String, String>> slices(Check check, Subject subject);

    /** The same evidence had the items been drawn once more: clusters of items drawn with replacement. */
    Evidence resampled(RandomGenerator random);
}
