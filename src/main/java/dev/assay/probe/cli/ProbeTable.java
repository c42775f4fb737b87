package dev.assay.probe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The result of a probe run for a terminal: a line for each family, then the two rates. */
final class ProbeTable {

    private static final String ROW = "  %-20s %-8s %5s  %-30s %8s%n";

    private final StringBuilder text = new StringBuilder();

    private ProbeTable() {}

    static String of(JsonNode result) {
        ProbeTable table = new ProbeTable();
        table.write(result);
        return table.text.toString();
    }

    private void write(JsonNode result) {
        line(result.path("judge").asText() + " on " + result.path("items").asInt() + " items of "
                + result.path("evalset").asText() + ", " + result.path("rubric").asText() + ", run "
                + result.path("run").asText());
        for (JsonNode criterion : result.path("criteria")) {
            line("");
            line(criterion.path("criterion").asText());
            row("family", "kind", "n", "rate", "unscored");
            for (JsonNode family : criterion.path("families")) {
                row(
                        family.path("family").asText(),
                        family.path("kind").asText(),
                        family.path("rate").path("n").asText(),
                        estimate(family.path("rate")),
                        Integer.toString(unscored(family.path("counts"))));
            }
            headline("attack success rate", criterion.path("attackSuccessRate"), criterion.path("attacks"), "attacks");
            headline("flip rate", criterion.path("flipRate"), criterion.path("flips"), "changes");
            line("  the judge's own noise: copies flip " + estimate(criterion.path("copyFlipRate"))
                    + ", and get the wanted label " + estimate(criterion.path("byChanceRate")));
            line("  unattacked items had the wanted label: " + estimate(criterion.path("unattackedRate")));
        }
        line("");
        line(result.path("caveat").asText());
    }

    private void headline(String name, JsonNode rate, JsonNode counts, String what) {
        line("  " + name + " " + estimate(rate) + ", n " + rate.path("n").asText() + " of "
                + counts.path("variants").asText() + " " + what + ", " + unscored(counts) + " without a label");
    }

    private void row(String family, String kind, String n, String rate, String unscored) {
        text.append(String.format(Locale.ROOT, ROW, family, kind, n, rate, unscored)
                        .stripTrailing())
                .append('\n');
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static int unscored(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts.path("unscored")) {
            sum += count.asInt();
        }
        return sum;
    }

    private static String estimate(JsonNode estimate) {
        return estimate.has("value")
                ? String.format(
                        Locale.ROOT,
                        "%.2f [%.2f, %.2f]",
                        estimate.path("value").asDouble(),
                        estimate.path("lower").asDouble(),
                        estimate.path("upper").asDouble())
                : "undefined: " + estimate.path("undefined").asText();
    }
}
