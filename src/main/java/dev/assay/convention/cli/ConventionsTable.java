package dev.assay.convention.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.judge.VisibleText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Conventions on a terminal: every clause with its weakest slices and its changes, then the gaps that could be measured. */
final class ConventionsTable {

    private static final int WEAKEST = 3;

    private final List<String> lines = new ArrayList<>();

    private ConventionsTable() {}

    /** One string a line, in which nothing that others wrote is unseen or moves what stands beside it. */
    static List<String> lines(JsonNode found) {
        ConventionsTable table = new ConventionsTable();
        table.lines.add(found.path("split").asText()
                + (found.path("heldOut").asBoolean() ? ", a look" : "")
                + " · gold " + found.path("gold").asText() + " · sampling "
                + found.path("sampling").asText());
        if (found.path("clauses").isEmpty()) {
            table.lines.add("no criterion of the rubric names a clause of the convention");
        }
        found.path("clauses").forEach(table::clause);
        table.gaps(found.path("gaps"));
        return table.lines.stream().map(VisibleText::indentedLine).toList();
    }

    private void clause(JsonNode clause) {
        lines.add("");
        lines.add(clause.path("clause").asText() + " · "
                + clause.path("criterion").asText() + ": kept in " + counted(clause.path("adherence")));
        fields(clause.path("by")).forEachRemaining(by -> slices(by.getKey(), by.getValue()));
        clause.path("changes").forEach(this::change);
    }

    private void slices(String key, JsonNode slices) {
        List<JsonNode> measured = new ArrayList<>();
        slices.forEach(slice -> {
            if (slice.path("adherence").has("value")) {
                measured.add(slice);
            }
        });
        if (measured.isEmpty()) {
            return;
        }
        measured.sort(Comparator.comparingDouble(
                slice -> slice.path("adherence").path("value").asDouble()));
        int left = slices.size() - Math.min(WEAKEST, measured.size());
        lines.add("  " + key + ", lowest first" + (left == 0 ? "" : ", " + left + " more left out"));
        measured.stream()
                .limit(WEAKEST)
                .forEach(slice ->
                        lines.add("    " + slice.path("value").asText() + ": " + counted(slice.path("adherence"))));
    }

    private void change(JsonNode change) {
        lines.add("  version " + change.path("from").asText() + " → "
                + change.path("to").asText() + ": " + estimate(change.path("before"), "%.2f") + " → "
                + estimate(change.path("after"), "%.2f") + ", difference "
                + estimate(change.path("difference"), "%+.2f"));
        fields(change.path("by"))
                .forEachRemaining(by -> by.getValue().forEach(slice -> sliceChange(by.getKey(), slice)));
    }

    /** Only what is still there after paying for having looked at all values of the key. */
    private void sliceChange(String key, JsonNode slice) {
        if (slice.has("adjustedP") && slice.path("adjustedP").asDouble() < 0.05) {
            lines.add("    " + key + " " + slice.path("value").asText() + ": "
                    + estimate(slice.path("difference"), "%+.2f") + ", adjusted p "
                    + number(slice.path("adjustedP"), "%.3f"));
        }
    }

    private void gaps(JsonNode gaps) {
        int undefined = 0;
        lines.add("");
        lines.add("judges, gap between the highest and the lowest slice");
        for (JsonNode gap : gaps) {
            JsonNode widest = gap.path("gap");
            if (!widest.has("highest")) {
                undefined++;
                continue;
            }
            lines.add("  " + gap.path("judge").asText() + " · "
                    + gap.path("criterion").asText() + " · "
                    + gap.path("by").asText() + " · " + gap.path("measure").asText() + ": "
                    + estimate(widest.path("difference"), "%.2f") + ", highest "
                    + widest.path("highest").asText() + ", lowest "
                    + widest.path("lowest").asText() + ", adjusted p "
                    + number(widest.path("adjustedP"), "%.3f") + " over "
                    + widest.path("pairs").asInt()
                    + (widest.path("pairs").asInt() == 1 ? " pair" : " pairs"));
        }
        if (undefined > 0) {
            lines.add("  " + undefined + " not measured: fewer than two slices with enough data");
        }
    }

    private static Iterator<Map.Entry<String, JsonNode>> fields(JsonNode node) {
        return node.fields();
    }

    private static String counted(JsonNode estimate) {
        return estimate(estimate, "%.2f") + " of " + estimate.path("n").asLong() + " items";
    }

    private static String estimate(JsonNode estimate, String format) {
        if (!estimate.has("value")) {
            return "undefined (" + estimate.path("undefined").asText() + ")";
        }
        String value = number(estimate.path("value"), format);
        return estimate.has("lower")
                ? value + " [" + number(estimate.path("lower"), format) + ", " + number(estimate.path("upper"), format)
                        + "]"
                : value + " (no interval)";
    }

    private static String number(JsonNode number, String format) {
        return String.format(Locale.ROOT, format, number.asDouble());
    }
}
