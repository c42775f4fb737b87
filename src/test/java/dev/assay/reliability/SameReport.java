package dev.assay.reliability;

import dev.assay.provider.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares two reports but for what two runs never share: ids, times, and what was paid. */
public final class SameReport {

    private static final Set<String> OWN = Set.of(
            "id",
            "run",
            "createdAt",
            "startedAt",
            "finishedAt",
            "measuredAt",
            "at",
            "calls",
            "cost",
            "costs",
            "spent",
            "latencyMs",
            "duration",
            "durationSeconds",
            "tags");

    private SameReport() {}

    /** Where they differ, as paths; empty when they are the same. */
    public static List<String> differences(Json one, Json other) {
        List<String> differences = new ArrayList<>();
        compare("", one, other, differences);
        return differences;
    }

    private static void compare(String path, Json one, Json other, List<String> differences) {
        if (one.equals(other)) {
            return;
        }
        List<Json> ones = one.elements();
        List<Json> others = other.elements();
        if (!one.names().isEmpty() && one.names().equals(other.names())) {
            one.names().stream()
                    .filter(name -> !OWN.contains(name))
                    .forEach(name -> compare(path + "/" + name, one.at(name), other.at(name), differences));
        } else if (!ones.isEmpty() && ones.size() == others.size()) {
            for (int i = 0; i < ones.size(); i++) {
                compare(path + "/" + i, ones.get(i), others.get(i), differences);
            }
        } else {
            differences.add(path + ": " + brief(one) + " and " + brief(other));
        }
    }

    private static String brief(Json value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
