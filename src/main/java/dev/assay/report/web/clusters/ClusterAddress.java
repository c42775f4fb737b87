package dev.assay.report.web.clusters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

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
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        judge.ifPresent(id -> query.add("judge=" + encoded(id)));
        criterion.ifPresent(id -> query.add("criterion=" + encoded(id)));
        if (!split.equals(USUAL_SPLIT)) {
            query.add("split=" + encoded(split));
        }
        return "/runs/" + encoded(run) + "/clusters" + query;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
