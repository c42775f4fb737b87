package dev.assay.report.web.clusters;

import dev.assay.report.web.PageAddress;
import java.util.Optional;

/**
 * The address of the clusters page, which says all that the page shows.
 *
 * @param judge only this one
 * @param criterion only this one
 * @param split {@code calibration}, {@code holdout} or {@code all}
 */
record ClusterAddress(String run, Optional<String> judge, Optional<String> criterion, String split) {

    private static final String USUAL_SPLIT = "calibration";

    ClusterAddress withJudge(Optional<String> other) {
        return new ClusterAddress(run, other, criterion, split);
    }

    ClusterAddress withCriterion(Optional<String> other) {
        return new ClusterAddress(run, judge, other, split);
    }

    ClusterAddress withSplit(String other) {
        return new ClusterAddress(run, judge, criterion, other);
    }

    /** A path on this server; what the page takes for granted is left out. */
    String path() {
        return PageAddress.of(run, "clusters")
                .with("judge", judge)
                .with("criterion", criterion)
                .with("split", Optional.of(split).filter(asked -> !asked.equals(USUAL_SPLIT)))
                .path();
    }
}
