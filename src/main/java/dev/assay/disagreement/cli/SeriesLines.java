package dev.assay.disagreement.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The clusters of a series of releases on a terminal. */
final class SeriesLines {

    private SeriesLines() {}

    /** One string a line; texts of others are not yet made visible. */
    static List<String> of(JsonNode found) {
        List<String> lines = new ArrayList<>();
        for (JsonNode release : found.path("releases")) {
            lines.add(release.path("evalset").asText() + ": "
                    + release.path("items").asInt() + " items with gold, judged in "
                    + release.path("run").asText());
        }
        found.path("left")
                .fields()
                .forEachRemaining(left -> lines.add(
                        left.getKey() + ": left out, " + left.getValue().asText()));
        for (JsonNode cluster : found.path("clusters")) {
            lines.add("  " + cluster.path("size").asInt() + "  "
                    + cluster.path("criterion").asText() + " · "
                    + cluster.path("name").asText());
            lines.add("     " + releases(cluster.path("releases")) + "  ·  "
                    + cluster.path("cause").asText());
            lines.add("     do: " + cluster.path("recommendation").asText());
        }
        found.path("unclustered")
                .fields()
                .forEachRemaining(rest -> lines.add("  unclustered, " + rest.getKey() + ": "
                        + rest.getValue().asInt()));
        for (JsonNode slice : found.path("slices")) {
            lines.add("  more often, " + slice.path("criterion").asText() + ", where "
                    + slice.path("rule").asText());
        }
        return lines;
    }

    private static String releases(JsonNode counts) {
        List<String> parts = new ArrayList<>();
        counts.fields()
                .forEachRemaining(count ->
                        parts.add(count.getKey() + " " + count.getValue().asInt()));
        return String.join(", ", parts);
    }
}
