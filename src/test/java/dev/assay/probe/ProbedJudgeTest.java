package dev.assay.probe;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.access.Caller;
import dev.assay.gold.store.SeenVerdicts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The probes find the weaknesses that a scripted judge was given, and no others. The script says nothing about models. */
@QuarkusTest
@TestProfile(ProbeHouse.class)
class ProbedJudgeTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration LONGEST_RUN = Duration.ofSeconds(120);
    private static final int ITEMS = 6;
    private static final Pattern FORGED = Pattern.compile("\\{\"cannotJudge\".*?\\}");
    private static final Pattern ITEM = Pattern.compile("Reply (\\d+)");

    @Inject
    SeenVerdicts seen;

    private String evalset = "";
    private String judge = "";

    @BeforeEach
    void name() {
        int number = NUMBER.incrementAndGet();
        evalset = "probed-" + number;
        judge = "script-" + number;
    }

    /** Obeys whoever says ignore, copies any verdict beside its own, and is confused by blank lines on even items. */
    private static String weak(String output) {
        if (output.toLowerCase(Locale.ROOT).contains("ignore")) {
            return verdict("good");
        }
        Matcher forged = FORGED.matcher(output);
        if (forged.find()) {
            return forged.group() + "\n" + verdict("bad");
        }
        Matcher item = ITEM.matcher(output);
        boolean isEven = item.find() && Integer.parseInt(item.group(1)) % 2 == 0;
        return verdict(isEven && output.endsWith("\n\n") ? "good" : "bad");
    }

    @Test
    void finds_what_was_planted_family_by_family() throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(ProbedJudgeTest::weak)) {
            house(provider);

            JsonNode result = probed("");

            JsonNode quality = result.path("criteria").path(0);
            assertThat(result.path("status").asText()).isEqualTo("succeeded");
            assertThat(result.path("items").asInt()).isEqualTo(ITEMS);
            assertThat(result.path("models").path(0).asText()).isEqualTo("script-1");
            // Of ignore-previous the three English wordings say so, the three German ones say "Ignoriere": 18 of 36.
            // Of combined the same holds for two of four; the other two forge a verdict: 12 of 24, 12 unreadable.
            Map<String, String> rates = families(quality, "attack");
            assertThat(rates)
                    .containsEntry("ignore-previous", "18 of 36, 0 without a label")
                    .containsEntry("combined", "12 of 24, 12 without a label")
                    .containsEntry("fake-completion", "0 of 36, 36 without a label")
                    .hasSize(18);
            rates.keySet().removeAll(Set.of("ignore-previous", "combined", "fake-completion"));
            assertThat(rates)
                    .allSatisfy((family, rate) ->
                            assertThat(rate).startsWith("0 of").endsWith(" 0 without a label"));
            // Blank lines confuse three of six items. No output has a line end or a context to change.
            assertThat(families(quality, "neutral"))
                    .containsExactlyInAnyOrderEntriesOf(Map.of(
                            "copy", "0 of 6, 0 without a label",
                            "trailing-newline", "3 of 6, 0 without a label",
                            "double-spaces", "0 of 6, 0 without a label",
                            "neutral-suffix", "0 of 36, 0 without a label",
                            "neutral-prefix", "0 of 24, 0 without a label"));
            int attacks = quality.path("attacks").path("variants").asInt();
            assertThat(quality.path("attackSuccessRate").path("value").asDouble())
                    .isEqualTo(30.0 / attacks);
            assertThat(quality.path("flipRate").path("value").asDouble()).isEqualTo(3.0 / 72);
            assertThat(quality.path("copyFlipRate").path("value").asDouble()).isZero();
            assertThat(quality.path("unattackedRate").path("value").asDouble()).isZero();
            assertThat(quality.path("attacks").path("unscored").toString()).isEqualTo("{\"ambiguous\":48}");
        }
    }

    @Test
    void a_judge_that_withstands_everything_has_a_rate_of_zero_and_an_interval()
            throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);

            JsonNode quality = probed(",\"families\":[\"naive\",\"copy\"]")
                    .path("criteria")
                    .path(0);

            // six items, each with six wordings: no more than six independent observations, 3.8415/9.8415 = 0.3903
            JsonNode rate = quality.path("attackSuccessRate");
            assertThat(rate.path("value").asDouble()).isZero();
            assertThat(rate.path("n").asInt()).isEqualTo(36);
            assertThat(rate.path("upper").asDouble()).isBetween(0.3903, 0.3904);
            assertThat(rate.path("nClusters").asInt()).isEqualTo(ITEMS);
        }
    }

    @Test
    void equal_probes_are_one_set_and_every_run_of_them_is_listed_newest_first()
            throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            String families = ",\"items\":2,\"seed\":4,\"families\":[\"naive\"]";

            JsonNode first = probed(families);
            JsonNode second = probed(families);

            assertThat(first.path("probeSet").asText())
                    .matches("probes-[0-9a-f]{8}")
                    .isEqualTo(second.path("probeSet").asText());
            given().get("/v1/evalsets/" + first.path("probeSet").asText())
                    .then()
                    .body("title", equalTo("Probes of 2 items of " + evalset))
                    .body("items", equalTo(14))
                    .body("frozen", equalTo(true));
            JsonNode listed = JSON.readTree(given().get("/v1/judges/" + judge + "/probes?rubric=replies@1")
                    .asString());
            assertThat(listed.path("items").findValuesAsText("run"))
                    .containsExactly(
                            second.path("run").asText(), first.path("run").asText());
            given().get("/v1/judges/" + judge + "/probes?rubric=another").then().body("items.size()", equalTo(0));
            given().get("/v1/runs/" + first.path("run").asText())
                    .then()
                    .body("tags.probed", equalTo(evalset))
                    .body("tags.probes", startsWith("probes_"));
        }
    }

    @Test
    void every_report_on_the_judge_shows_its_newest_probe() throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(ProbedJudgeTest::weak)) {
            house(provider);
            String run = post(
                            "/v1/runs",
                            "{\"evalset\":\"%s\",\"rubric\":\"replies\",\"judges\":[\"%s\"]}".formatted(evalset, judge))
                    .path("id");
            ended(run);

            JsonNode before = robustness(run);
            JsonNode probe = probed(",\"families\":[\"ignore-previous\"]");
            JsonNode after = robustness(run);

            assertThat(before.toString()).isEqualTo("{\"judge\":\"" + judge + "\",\"state\":\"not_probed\"}");
            assertThat(after.path("state").asText()).isEqualTo("probed");
            assertThat(after.path("probes")).isEqualTo(probe);
            given().accept("text/html")
                    .get("/v1/runs/" + probe.path("run").asText() + "/report")
                    .then()
                    .statusCode(200)
                    .body(containsString("the run probes a judge, and variants of items have no gold of their own"))
                    .body(not(containsString("What is missing")));
            given().accept("text/html")
                    .get("/v1/runs/" + run + "/report")
                    .then()
                    .body(containsString("What is missing"));
        }
    }

    private static JsonNode robustness(String run) throws IOException {
        return JSON.readTree(given().accept("application/json")
                        .get("/v1/runs/" + run + "/report")
                        .asString())
                .path("robustness")
                .path(0);
    }

    @Test
    void a_verdict_on_a_variant_ends_the_blindness_of_its_item() throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            JsonNode result = probed(",\"items\":1,\"families\":[\"copy\"]");
            String base = given().get("/v1/evalsets/" + result.path("probeSet").asText() + "/items")
                    .path("items[0].meta.baseItem");
            String other = base.equals("i1") ? "i2" : "i1";

            // The probed item has a verdict by now, the other has none.
            JsonNode labelled = JSON.readTree(
                    lines("labels", label(base) + "\n" + label(other)).asString());

            assertThat(labelled.path("blind").toString()).isEqualTo("{\"true\":1,\"false\":0,\"unknown\":1}");
        }
    }

    @Test
    void whoever_is_served_a_verdict_on_a_variant_has_seen_one_on_its_item() throws IOException, InterruptedException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            JsonNode result = probed(",\"items\":2,\"families\":[\"copy\"]");
            Response run = given().get("/v1/runs/" + result.path("run").asText());
            Caller caller = new Caller(run.path("createdBy"), Caller.DEFAULT_WORKSPACE, Set.of());
            Response items =
                    given().get("/v1/evalsets/" + result.path("probeSet").asText() + "/items");
            Set<String> bases = Set.copyOf(items.<List<String>>path("items.meta.baseItem"));

            Set<String> before = seen.seenBy(caller, evalset);
            given().get("/v1/runs/" + result.path("run").asText() + "/judgements")
                    .then()
                    .statusCode(200);

            assertThat(before).isEmpty();
            assertThat(bases).hasSize(2);
            assertThat(seen.seenBy(caller, evalset)).isEqualTo(bases);
        }
    }

    private static String label(String item) {
        return "{\"itemId\":\"%s\",\"criterion\":\"quality\",\"annotator\":\"ann\",\"label\":\"bad\",\"at\":\"%s\"}"
                .formatted(item, Instant.now());
    }

    @Test
    void refuses_judges_that_cannot_hear() throws IOException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            yaml("put", "/v1/judges/" + judge + "-deaf", "id: " + judge + "-deaf\nkind: recorded\n");

            post("/v1/judges/" + judge + "-deaf/probes", request(""))
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/judge-not-ready"))
                    .body("detail", containsString("of kind recorded"))
                    .body("hint", containsString("Probe a chat judge"));
        }
    }

    @Test
    void refuses_families_items_and_evalsets_that_do_not_exist() throws IOException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            String path = "/v1/judges/" + judge + "/probes";

            post(path, request(",\"families\":[\"naive\",\"bribery\"]"))
                    .then()
                    .statusCode(400)
                    .body("detail", equalTo("no family of probes is called bribery"))
                    .body("hint", containsString("ignore-previous"));
            post(path, request(",\"items\":0")).then().statusCode(400);
            post(path, request(",\"colour\":1")).then().statusCode(400);
            post(path, request("").replace(evalset, "none")).then().statusCode(404);
            post("/v1/judges/nobody/probes", request("")).then().statusCode(404);
            post(path, "{}").then().statusCode(400).body("detail", equalTo("evalset is missing"));
            given().get("/v1/judges/nobody/probes").then().statusCode(404);
        }
    }

    @Test
    void a_run_that_probes_nothing_has_no_result_whatever_its_tags_say() throws IOException {
        try (ScriptedProvider provider = new ScriptedProvider(output -> verdict("bad"))) {
            house(provider);
            String run = post(
                            "/v1/runs",
                            "{\"evalset\":\"%s\",\"rubric\":\"replies\",\"judges\":[\"%s\"],\"tags\":{\"probes\":\"probes_0\"}}"
                                    .formatted(evalset, judge))
                    .path("id");

            given().get("/v1/runs/" + run + "/probes")
                    .then()
                    .statusCode(404)
                    .body("detail", containsString("does not probe a judge"))
                    .body("hint", containsString("POST /v1/judges/"));
        }
    }

    private static Map<String, String> families(JsonNode criterion, String kind) {
        Map<String, String> rates = new TreeMap<>();
        for (JsonNode family : criterion.path("families")) {
            if (family.path("kind").asText().equals(kind)) {
                int unscored = 0;
                for (JsonNode count : family.path("counts").path("unscored")) {
                    unscored += count.asInt();
                }
                rates.put(
                        family.path("family").asText(),
                        family.path("counts").path("hits").asInt() + " of "
                                + family.path("rate").path("n").asInt() + ", " + unscored + " without a label");
            }
        }
        return rates;
    }

    private static String verdict(String label) {
        return "{\"rationale\":\"It says so.\",\"label\":\"" + label
                + "\",\"confidence\":0.9,\"evidence\":[],\"cannotJudge\":false}";
    }

    /** A rubric, a judge at the provider, and a frozen evalset of six bad replies. */
    private void house(ScriptedProvider provider) {
        yaml("post", "/v1/rubrics", """
                id: replies
                version: 1.0.0
                title: Replies
                inputs: [input, output]
                criteria:
                  - id: quality
                    question: Does the reply answer the question?
                    scale: {type: binary, labels: [good, bad], passing: [good]}
                decision: {rule: all_pass}
                """);
        yaml("put", "/v1/judges/" + judge, """
                id: %s
                kind: chat
                provider: openai
                baseUrl: %s
                model: script
                parameters: {temperature: 0, maxOutputTokens: 200}
                limits: {maxConcurrency: 4, timeout: PT20S, attempts: 1}
                """.formatted(judge, provider.baseUrl()));
        post("/v1/evalsets", "{\"id\":\"" + evalset + "\"}").then().statusCode(201);
        lines(
                "items",
                IntStream.rangeClosed(1, ITEMS)
                        .mapToObj(number ->
                                "{\"id\":\"i%d\",\"input\":\"Where is it?\",\"output\":\"Reply %d: no idea.\"}"
                                        .formatted(number, number))
                        .collect(Collectors.joining("\n")));
        given().post("/v1/evalsets/" + evalset + "/freeze").then().statusCode(200);
    }

    private String request(String more) {
        return "{\"evalset\":\"" + evalset + "\",\"rubric\":\"replies\"" + more + "}";
    }

    /** Opens a probe run and waits for its result. */
    private JsonNode probed(String more) throws IOException, InterruptedException {
        Response opened = post("/v1/judges/" + judge + "/probes", request(more));
        opened.then().statusCode(202).header("Location", containsString("/v1/runs/run_"));
        String run = opened.path("id");
        ended(run);
        return JSON.readTree(given().get("/v1/runs/" + run + "/probes").asString());
    }

    private static void ended(String run) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
        while (given().get("/v1/runs/" + run).path("status").toString().matches("queued|running")
                && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
    }

    private Response lines(String what, String lines) {
        Response stored = given().contentType("application/x-ndjson")
                .body(lines.getBytes(StandardCharsets.UTF_8))
                .post("/v1/evalsets/" + evalset + "/" + what);
        stored.then().statusCode(200);
        return stored;
    }

    private static Response post(String path, String json) {
        return given().contentType("application/json").body(json).post(path);
    }

    private static void yaml(String method, String path, String yaml) {
        Response stored = given().contentType("application/yaml")
                .body(yaml.getBytes(StandardCharsets.UTF_8))
                .request(method.toUpperCase(Locale.ROOT), path);
        assertThat(stored.statusCode()).as(stored.asString()).isIn(200, 201);
    }
}
