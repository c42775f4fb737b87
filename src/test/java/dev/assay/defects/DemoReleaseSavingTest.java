package dev.assay.defects;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.evalset.ClusterDraw;
import dev.assay.evalset.Item;
import dev.assay.stats.Interval;
import dev.assay.stats.planning.WilsonSampleSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the judge of the demo saves on the demo's second release: releases like it are drawn from its audited items, clusters with
 * replacement, and audited anew, items that the judge calls defective with a higher probability. Predictions are the shares of
 * defects behind either word of the judge in the release before. The rate of all audited items is the truth.
 */
@Tag("slow")
class DemoReleaseSavingTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> GOOD =
            Map.of("category", "correct", "condition", "exact", "defect", "correct");
    private static final String ITEM = "item";
    private static final int REPLICATES = 1000;
    private static final double WANTED = 0.03;

    private record Audited(Item item, boolean defect, boolean judged) {}

    private record Saved(double items, double halfWidth, double coverage, int refused) {}

    @Test
    void is_measured_on_every_criterion_and_the_whole_item() throws IOException {
        Map<String, List<Audited>> before = audited("2026-09");
        Map<String, List<Audited>> now = audited("2026-10");
        Map<String, Boolean> reached = new TreeMap<>();
        now.forEach((criterion, items) -> {
            double rate = share(items, true, true) + share(items, true, false);
            long without = WilsonSampleSize.forHalfWidth(rate, WANTED, 0.95);
            double ifJudged = behind(before.get(criterion), true);
            double ifNot = behind(before.get(criterion), false);
            Saved found = null;
            for (double low = 0.04; low <= 1 && (found == null || found.halfWidth() > WANTED); low += 0.02) {
                found = saved(items, Math.min(1, Math.max(0.5, 2 * low)), low, ifJudged, ifNot, rate);
            }
            System.out.printf(
                    "%s: rate %.3f, random audit %d; designed %.0f items, half-width %.4f, coverage %.3f, refused %d: %.0f %% fewer%n",
                    criterion,
                    rate,
                    without,
                    found.items(),
                    found.halfWidth(),
                    found.coverage(),
                    found.refused(),
                    100 * (1 - found.items() / without));
            reached.put(criterion, found.items() <= 0.6 * without && found.coverage() >= 0.93);
        });

        assertTrue(reached.get("category"), "category");
        assertTrue(reached.get("defect"), "defect");
    }

    private static double share(List<Audited> items, boolean defect, boolean judged) {
        return (double) items.stream()
                        .filter(item -> item.defect() == defect && item.judged() == judged)
                        .count()
                / items.size();
    }

    private static double behind(List<Audited> items, boolean judged) {
        double defects = share(items, true, judged);
        return defects / (defects + share(items, false, judged));
    }

    private static Saved saved(
            List<Audited> release, double high, double low, double ifJudged, double ifNot, double truth) {
        double audits = 0;
        double half = 0;
        int covered = 0;
        int known = 0;
        for (int seed = 0; seed < REPLICATES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Audited> drawn = ClusterDraw.of(
                    release, Audited::item, (each, item) -> new Audited(item, each.defect(), each.judged()), random);
            List<DefectCase> cases = new ArrayList<>();
            for (Audited each : drawn) {
                double pi = each.judged() ? high : low;
                boolean isAudited = random.nextDouble() < pi;
                audits += isAudited ? 1.0 / REPLICATES : 0;
                cases.add(new DefectCase(
                        new Item(each.item().id(), Map.of(), each.item().group(), OptionalDouble.of(pi), Map.of()),
                        isAudited ? Optional.of(each.defect()) : Optional.empty(),
                        Optional.of(each.judged()),
                        OptionalDouble.of(each.judged() ? ifJudged : ifNot)));
            }
            Optional<Interval.Bounds> bounds = new DefectSample(cases, true, Optional.empty())
                    .rate(0.95)
                    .corrected()
                    .fold(
                            found -> found.interval().fold(Optional::of, none -> Optional.<Interval.Bounds>empty()),
                            undefined -> Optional.<Interval.Bounds>empty());
            if (bounds.isPresent()) {
                known++;
                half += (bounds.get().upper() - bounds.get().lower()) / 2;
                covered += bounds.get().lower() <= truth && bounds.get().upper() >= truth ? 1 : 0;
            }
        }
        return new Saved(audits, half / known, (double) covered / known, REPLICATES - known);
    }

    /** Items with a majority of first blind opinions and a verdict, by criterion, and whole items with all three. */
    private static Map<String, List<Audited>> audited(String release) throws IOException {
        Path folder = Path.of("evalsets", "catalog-listings-" + release);
        Map<String, Item> items = new HashMap<>();
        for (JsonNode line : lines(folder.resolve("items.jsonl"))) {
            items.put(
                    line.path("id").asText(),
                    new Item(
                            line.path("id").asText(),
                            Map.of(),
                            Optional.ofNullable(line.get("group")).map(JsonNode::asText),
                            OptionalDouble.empty(),
                            Map.of()));
        }
        Map<String, int[]> votes = new TreeMap<>();
        for (JsonNode line : lines(folder.resolve("labels.jsonl"))) {
            if (line.path("blind").asBoolean() && !line.path("adjudicated").asBoolean()) {
                int[] counts = votes.computeIfAbsent(key(line), unused -> new int[2]);
                counts[isDefect(line) ? 1 : 0]++;
            }
        }
        Map<String, Boolean> judged = new HashMap<>();
        for (JsonNode line : lines(folder.resolve("verdicts.jsonl"))) {
            boolean isOnScale = Set.of("correct", "too_broad", "wrong", "exact", "one_off", "incorrect")
                    .contains(line.path("label").asText());
            if (line.path("judge").asText().equals("synthetic-good") && isOnScale) {
                judged.put(key(line), isDefect(line));
            }
        }
        Map<String, List<Audited>> audited = new TreeMap<>();
        Map<String, List<Audited>> byItem = new TreeMap<>();
        votes.forEach((key, counts) -> {
            String[] parts = key.split(" ");
            if (counts[0] != counts[1] && judged.containsKey(key)) {
                Audited one = new Audited(items.get(parts[1]), counts[1] > counts[0], judged.get(key));
                audited.computeIfAbsent(parts[0], unused -> new ArrayList<>()).add(one);
                byItem.computeIfAbsent(parts[1], unused -> new ArrayList<>()).add(one);
            }
        });
        byItem.values().stream().filter(all -> all.size() == GOOD.size()).forEach(all -> audited.computeIfAbsent(
                        ITEM, unused -> new ArrayList<>())
                .add(new Audited(
                        all.get(0).item(),
                        all.stream().anyMatch(Audited::defect),
                        all.stream().anyMatch(Audited::judged))));
        return audited;
    }

    private static String key(JsonNode line) {
        return line.path("criterion").asText() + " " + line.path("itemId").asText();
    }

    private static boolean isDefect(JsonNode line) {
        return !line.path("label")
                .asText()
                .equals(GOOD.get(line.path("criterion").asText()));
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
