package dev.assay.real;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.stats.Interval;
import dev.assay.stats.TangoScore;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Panels of real judges beside their best member: chosen on the calibration split, compared on the holdout. A judge without
 * a label counts as wrong. The figures are those of {@code docs/judges.md}.
 */
@QuarkusTest
class PanelFiguresTest {

    private static final Map<String, List<String>> PANELS = panels();
    private static final SplitRule SPLIT = new SplitRule(1, 0.5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Map<String, List<String>> panels() {
        Map<String, List<String>> panels = new LinkedHashMap<>();
        panels.put("three-siblings", List.of("gpt-4-vanilla-norules", "gpt-4-cot", "gpt-4-metrics-reference"));
        panels.put("three-families", List.of("gpt-4-swap", "palm2-vanilla", "chatgpt-cot"));
        panels.put(
                "all-eight",
                List.of(
                        "gpt-4-vanilla-norules",
                        "gpt-4-cot",
                        "gpt-4-metrics-reference",
                        "gpt-4-swap",
                        "chatgpt-vanilla-norules",
                        "chatgpt-cot",
                        "palm2-vanilla",
                        "falcon-vanilla"));
        return panels;
    }

    @Test
    void panels_are_compared_with_their_best_member_as_the_page_says() throws IOException {
        RealEvalSets.judged("llmbar");
        for (Map.Entry<String, List<String>> panel : PANELS.entrySet()) {
            given().contentType("application/json")
                    .body("{\"id\":\"" + panel.getKey() + "\",\"kind\":\"panel\",\"members\":[\""
                            + String.join("\",\"", panel.getValue()) + "\"]}")
                    .put("/v1/judges/" + panel.getKey())
                    .then()
                    .statusCode(201);
        }
        String run = RealEvalSets.run("llmbar", List.copyOf(PANELS.keySet()));

        JsonPath progress = given().get("/v1/runs/" + run).jsonPath();
        // 419 pairs in both orders by 8 members, each once although they sit in several panels, and 3 panels once a
        // pair
        assertThat(progress.getInt("progress.total")).isEqualTo(419 * 2 * 8 + 419 * 3);
        assertThat(progress.getInt("progress.pending")).isZero();

        Map<String, String> gold = gold();
        Map<String, Map<String, String>> said = said(run);
        JsonPath agreement =
                given().get("/v1/runs/" + run + "/agreement?split=all&by=").jsonPath();
        List<String> lines = PANELS.entrySet().stream()
                .map(panel -> line(panel.getKey(), panel.getValue(), gold, said, agreement))
                .toList();
        assertThat(Files.readAllLines(Path.of("docs/judges.md"))).containsAll(lines);
    }

    private static String line(
            String panel,
            List<String> members,
            Map<String, String> gold,
            Map<String, Map<String, String>> said,
            JsonPath agreement) {
        String best = members.stream()
                .max(Comparator.comparingLong(member -> right(said.get(member), gold, Split.CALIBRATION)))
                .orElseThrow();
        long onlyPanel = 0;
        long onlyBest = 0;
        long pairs = 0;
        for (Map.Entry<String, String> label : gold.entrySet()) {
            if (SPLIT.of(label.getKey()) == Split.HOLDOUT) {
                boolean panelIsRight = label.getValue().equals(said.get(panel).get(label.getKey()));
                boolean bestIsRight = label.getValue().equals(said.get(best).get(label.getKey()));
                onlyPanel += panelIsRight && !bestIsRight ? 1 : 0;
                onlyBest += bestIsRight && !panelIsRight ? 1 : 0;
                pairs++;
            }
        }
        Interval.Bounds difference = TangoScore.of(onlyPanel, onlyBest, pairs, 0.95);
        String votes = "judges.find { it.judge == '" + panel + "' }.panel.effectiveVotes.value";
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f %% | %s, %.1f %% | %+.1f [%+.1f, %+.1f] |",
                panel,
                members.size(),
                agreement.getDouble(votes),
                100.0 * right(said.get(panel), gold, Split.HOLDOUT) / pairs,
                best,
                100.0 * right(said.get(best), gold, Split.HOLDOUT) / pairs,
                100.0 * (onlyPanel - onlyBest) / pairs,
                100 * difference.lower(),
                100 * difference.upper());
    }

    private static long right(Map<String, String> labels, Map<String, String> gold, Split split) {
        return gold.entrySet().stream()
                .filter(label -> SPLIT.of(label.getKey()) == split)
                .filter(label -> label.getValue().equals(labels.get(label.getKey())))
                .count();
    }

    private static Map<String, String> gold() throws IOException {
        Map<String, String> gold = new TreeMap<>();
        for (String line : Files.readAllLines(RealEvalSets.FOLDER.resolve("llmbar/labels.jsonl"))) {
            JsonNode label = JSON.readTree(line);
            gold.put(label.path("itemId").asText(), label.path("label").asText());
        }
        return gold;
    }

    private static Map<String, Map<String, String>> said(String run) throws IOException {
        Map<String, Map<String, String>> said = new TreeMap<>();
        String lines = given().accept("application/x-ndjson")
                .get("/v1/runs/" + run + "/judgements?combined=true")
                .asString();
        for (String line : lines.lines().toList()) {
            JsonNode judgement = JSON.readTree(line);
            said.computeIfAbsent(judgement.path("judge").asText(), unused -> new TreeMap<>())
                    .put(
                            judgement.path("itemId").asText(),
                            judgement.path("label").asText("none"));
        }
        return said;
    }
}
