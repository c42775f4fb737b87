package dev.assay.gate;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** What a policy's checks are decided on. */
public interface Evidence {

    /** What is known of a metric. */
    Reading read(Metric metric, Subject subject);

    /**
     * The slices that metadata keys make among the items that a metric is measured on, each with a value for every key.
     *
     * @return empty where no item has all the keys
     */
    List<Map<String, String>> slices(Metric metric, Subject subject, List<String> keys);

    /** The same evidence had the items been drawn once more: clusters of items drawn with replacement. */
    Evidence resampled(RandomGenerator random);
}
