package dev.assay.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;

/** A replay on one screen of a terminal: agreement before and after, what got worse, and the first verdicts that change. */
final class ReplayTable {

    private static final int MOST_CHANGES = 20;
    private static final String METRIC = "  %-18s %-22s %-22s %s%n";
    private static final String CHANGE = "  %-24s %-16s %-14s %-14s %-14s %s%n";

    private final StringBuilder text = new StringBuilder();

    private ReplayTable() {}

    static String of(JsonNode result) {
        ReplayTable table = new ReplayTable();
        table.write(result);
        return table.text.toString();
    }

    private void write(JsonNode result) {
        JsonNode leftOut = result.path("leftOut");
        line(result.path("judge").asText() + " on " + result.path("items").asInt() + " calibration items of "
                + result.path("evalset").asText() + ", "
                + result.path("from").path("rubric").asText() + " -> "
                + result.path("to").path("rubric").asText() + " ("
                + result.path("diff").path("required").asText() + " step), "
                + result.path("state").asText());
        line("left out: " + leftOut.path("quoted").asInt() + " quoted in the rubric, "
                + leftOut.path("shown").asInt() + " shown as examples, "
                + leftOut.path("notJudged").asInt() + " not judged before; drafts tried on this gold: "
                + result.path("draftsTried").asInt());
        for (JsonNode criterion : result.path("agreement")) {
            write(criterion, result.path("changes"));
        }
        changes(result.path("changes"));
        line("");
        for (JsonNode warning : result.path("warnings")) {
            line("warning: " + warning.asText());
        }
        line(result.path("caveat").asText());
        line("replay " + result.path("id").asText() + ", run "
                + result.path("replayRun").asText());
    }

    private void write(JsonNode criterion, JsonNode changes) {
        line("");
        line(criterion.path("criterion").asText() + ", "
                + criterion.path("pairs").asInt() + " pairs");
        row(METRIC, "agreement", "before", "after", "difference");
        Iterator<Map.Entry<String, JsonNode>> metrics = criterion.path("before").fields();
        while (metrics.hasNext()) {
            Map.Entry<String, JsonNode> metric = metrics.next();
            row(
                    METRIC,
                    metric.getKey(),
                    estimate(metric.getValue(), "%.2f"),
                    estimate(criterion.path("after").path(metric.getKey()), "%.2f"),
                    estimate(criterion.path("difference").path(metric.getKey()), "%+.2f"));
        }
        int changed = 0;
        for (JsonNode change : changes) {
            changed += change.path("criterion").equals(criterion.path("criterion")) ? 1 : 0;
        }
        line("  " + changed + " verdicts change: " + criterion.path("mended").asInt() + " mended, "
                + criterion.path("broken").asInt() + " broken; without a label before "
                + unscored(criterion.path("coverage").path("before")) + ", after "
                + unscored(criterion.path("coverage").path("after")));
        for (JsonNode worse : criterion.path("worseOn")) {
            line("  worse on gold " + worse.path("gold").asText() + ": "
                    + worse.path("broken").asInt() + " broken, "
                    + worse.path("mended").asInt() + " mended");
        }
    }

    private void changes(JsonNode changes) {
        if (changes.isEmpty()) {
            return;
        }
        line("");
        row(CHANGE, "item", "criterion", "gold", "before", "after", "");
        for (int i = 0; i < Math.min(changes.size(), MOST_CHANGES); i++) {
            JsonNode change = changes.path(i);
            row(
                    CHANGE,
                    change.path("itemId").asText(),
                    change.path("criterion").asText(),
                    change.path("gold").asText("none"),
                    change.path("before").asText(),
                    change.path("after").asText(),
                    effect(change));
        }
        if (changes.size() > MOST_CHANGES) {
            line("  and " + (changes.size() - MOST_CHANGES) + " more; --json shows all");
        }
    }

    private static String effect(JsonNode change) {
        if (!change.has("wasRight") || !change.has("isRight")) {
            return "";
        }
        boolean wasRight = change.path("wasRight").asBoolean();
        boolean isRight = change.path("isRight").asBoolean();
        if (wasRight == isRight) {
            return "";
        }
        return isRight ? "mended" : "BROKEN";
    }

    private static int unscored(JsonNode coverage) {
        return coverage.path("abstained").asInt()
                + coverage.path("unreadable").asInt()
                + coverage.path("failed").asInt();
    }

    private static String estimate(JsonNode estimate, String format) {
        if (!estimate.has("value")) {
            return "undefined: " + estimate.path("undefined").asText();
        }
        String value = number(format, estimate.path("value"));
        return estimate.has("lower")
                ? value + " [" + number(format, estimate.path("lower")) + ", " + number(format, estimate.path("upper"))
                        + "]"
                : value + " (no interval)";
    }

    private static String number(String format, JsonNode number) {
        return String.format(Locale.ROOT, format, number.asDouble());
    }

    private void row(String format, Object... cells) {
        text.append(String.format(Locale.ROOT, format, cells).stripTrailing()).append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
