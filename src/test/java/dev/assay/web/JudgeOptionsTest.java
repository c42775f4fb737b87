package dev.assay.web;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ways of asking a chat model, through REST and to a stub of a provider that always says the same. */
@QuarkusTest
@TestProfile(JudgeOptionsTest.MayReachTheStub.class)
class JudgeOptionsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WireMockServer SERVER =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    /** Judges may reach this machine. */
    public static final class MayReachTheStub implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("assay.egress.allow", "127.0.0.1");
        }
    }

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
    }

    /** 40 items, every third one rude; i01 to i40. */
    private static String evalsetWithGold(String rubric) {
        String evalset = Client.openEvalSet();
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/items",
                        lines(number -> "{\"id\":\"%s\",\"input\":\"Where is it?\",\"output\":\"Reply number %d.\"}"
                                .formatted(Client.itemId(number), number)))
                .then()
                .statusCode(200);
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/labels",
                        lines(number -> Client.label(
                                Client.itemId(number), "tone", "ann", number % 3 == 0 ? "rude" : "polite")))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        Client.gold(evalset, rubric);
        return evalset;
    }

    private static String lines(java.util.function.IntFunction<String> line) {
        return IntStream.rangeClosed(1, 40).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String rubric() {
        String rubric = Client.fresh("rubric");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        return rubric;
    }

    private static String judge(String options) {
        String id = Client.fresh("judge");
        Client.putJudge(id, """
                        id: %s
                        kind: chat
                        provider: openai
                        baseUrl: %s/v1
                        model: example-chat-1
                        parameters: {temperature: 0, maxOutputTokens: 400}
                        price: {inputPerMillion: 2, cachedInputPerMillion: 1, outputPerMillion: 10, currency: USD}
                        %s
                        """.formatted(id, SERVER.baseUrl().replace("localhost", "127.0.0.1"), options))
                .then()
                .statusCode(201);
        return id;
    }

    private static String run(String evalset, String rubric, String... judges) {
        String run = Client.run(evalset, rubric, "", judges);
        assertThat(given().get("/v1/runs/" + run).<String>path("status")).isEqualTo("succeeded");
        return run;
    }

    private static void says(String content) throws JsonProcessingException {
        Map<String, Object> completion = Map.of(
                "model",
                "example-chat-1",
                "choices",
                List.of(Map.of("finish_reason", "stop", "message", Map.of("role", "assistant", "content", content))),
                "usage",
                Map.of(
                        "prompt_tokens",
                        1000,
                        "completion_tokens",
                        20,
                        "prompt_tokens_details",
                        Map.of("cached_tokens", 400)));
        SERVER.stubFor(post(anyUrl()).willReturn(okJson(JSON.writeValueAsString(completion))));
    }

    private static List<String> systemTexts() {
        return SERVER.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .map(JudgeOptionsTest::json)
                .map(request -> request.at("/messages/0/content").asText())
                .toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void examples_come_from_calibration_gold_and_nothing_is_measured_on_them() throws JsonProcessingException {
        says("{\"label\":\"polite\"}");
        String rubric = rubric();
        String evalset = evalsetWithGold(rubric);
        String judge = judge("fewShot: {perCriterion: 4, seed: 3}");

        String run = run(evalset, rubric, judge);

        JsonPath calibration = agreement(run, "calibration");
        JsonPath holdout = agreement(run, "holdout");
        assertThat(calibration.getInt("judges[0].coverage.shown")).isEqualTo(4);
        assertThat(calibration.getInt("judges[0].coverage.pairs"))
                .isEqualTo(calibration.getInt("judges[0].coverage.gold") - 4);
        assertThat(holdout.getInt("judges[0].coverage.shown")).isZero();
        Set<String> shown = new TreeSet<>();
        for (String system : systemTexts()) {
            shown.addAll(IntStream.rangeClosed(1, 40)
                    .filter(number -> system.contains("Reply number " + number + "."))
                    .mapToObj(Client::itemId)
                    .toList());
        }
        assertThat(shown).hasSize(4);
        // two of either label: polite and rude in turn
        assertThat(systemTexts().get(0).split("→ \"rude\"", -1)).hasSizeGreaterThanOrEqualTo(2);
        // an item that is an example itself is asked about without it
        List<Integer> examples = new ArrayList<>();
        systemTexts().forEach(system -> examples.add(system.split("→ ", -1).length - 1));
        assertThat(examples).contains(3, 4).doesNotContain(5);
    }

    @Test
    void the_same_examples_make_the_same_judge() throws JsonProcessingException {
        says("{\"label\":\"polite\"}");
        String rubric = rubric();
        String judge = judge("fewShot: {perCriterion: 2}");

        String first = identity(run(evalsetWithGold(rubric), rubric, judge), judge);
        String second = identity(run(evalsetWithGold(rubric), rubric, judge), judge);

        // the same items and labels in two evalsets give the same examples, and so the same judge
        assertThat(first).isEqualTo(second);
    }

    @Test
    void a_judge_that_wants_examples_is_refused_where_there_is_no_gold() {
        String rubric = rubric();
        String evalset = Client.openEvalSet(3);
        Client.freeze(evalset);

        Client.postJson(
                        "/v1/runs",
                        "{\"evalset\":\"" + evalset + "\",\"rubric\":\"" + rubric + "\",\"judges\":[\""
                                + judge("fewShot: {perCriterion: 2}") + "\"]}")
                .then()
                .statusCode(422);
    }

    @Test
    void a_panel_brings_its_members_and_pays_each_call_once() throws JsonProcessingException {
        says("{\"label\":\"polite\"}");
        String rubric = rubric();
        String evalset = evalsetWithGold(rubric);
        List<String> members = List.of(judge(""), judge("samples: 2"), judge(""));
        String panel = Client.fresh("panel");
        String other = Client.fresh("panel");
        Client.putJudge(panel, "id: " + panel + "\nkind: panel\nmembers: " + members + "\n")
                .then()
                .statusCode(201);
        Client.putJudge(other, "id: " + other + "\nkind: panel\nmembers: " + members.subList(0, 2) + "\n")
                .then()
                .statusCode(201);

        String run = run(evalset, rubric, panel, members.get(0), other);

        JsonPath view = given().get("/v1/runs/" + run).jsonPath();
        assertThat(view.getList("judges"))
                .containsExactly(members.get(0), members.get(1), members.get(2), panel, other);
        // 40 items: 1 + 2 + 1 calls, and 1 + 2 + 1 + 1 + 1 judgements
        assertThat(view.getInt("calls")).isEqualTo(160);
        assertThat(view.getInt("progress.scored")).isEqualTo(240);
        // 600 tokens at 2, 400 from the cache at 1, 20 at 10 a million: 1,800 millionths a call
        assertThat(new BigDecimal(view.getString("cost"))).isEqualByComparingTo("0.288");
        JsonPath costs = given().get("/v1/runs/" + run + "/costs")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(costs.getList("judge")).containsExactlyInAnyOrderElementsOf(members);
        assertThat(costs.getInt("find { it.judge == '" + members.get(1) + "' }.cachedTokens"))
                .isEqualTo(80 * 400);
        // two samples an item: 3,600 millionths, 3.60 a thousand
        assertThat(costs.getDouble("find { it.judge == '" + members.get(1) + "' }.costPer1000Items"))
                .isEqualTo(3.6);
        assertThat(given().get("/v1/costs").jsonPath().getList("judges.judge")).containsAll(List.copyOf(members));
        JsonPath tried = JsonPath.from(Client.postJson(
                        "/v1/judges/" + other + "/dry-run",
                        "{\"evalset\":\"" + evalset + "\",\"rubric\":\"" + rubric + "\",\"item\":\"i01\"}")
                .asString());
        assertThat(tried.getList("verdict.judge"))
                .containsExactly(members.get(0), members.get(1), members.get(1), other);
        assertThat(tried.getString("[3].verdict.label")).isEqualTo("polite");
    }

    @Test
    void a_flagged_verdict_says_so_and_keeps_its_label() throws JsonProcessingException {
        says("{\"rationale\":\"Curt, so the label is rude.\",\"label\":\"polite\",\"evidence\":[\"Good day!\"]}");
        String rubric = rubric();

        String run = run(evalsetWithGold(rubric), rubric, judge(""));

        JsonPath judgements =
                given().get("/v1/runs/" + run + "/judgements?limit=1").jsonPath();
        assertThat(judgements.getString("items[0].label")).isEqualTo("polite");
        assertThat(judgements.getList("items[0].flags")).containsExactly("contradiction", "evidence_not_found");
    }

    @Test
    void a_panel_of_panels_is_refused_when_it_is_to_judge() {
        String rubric = rubric();
        String evalset = Client.openEvalSet(3);
        Client.freeze(evalset);
        String inner = Client.fresh("panel");
        String outer = Client.fresh("panel");
        Client.putJudge(inner, "id: " + inner + "\nkind: panel\nmembers: [a, b]\n");
        Client.putJudge(outer, "id: " + outer + "\nkind: panel\nmembers: [" + inner + ", b]\n");

        Client.postJson(
                        "/v1/runs",
                        "{\"evalset\":\"" + evalset + "\",\"rubric\":\"" + rubric + "\",\"judges\":[\"" + outer
                                + "\"]}")
                .then()
                .statusCode(422);
    }

    private static JsonPath agreement(String run, String split) {
        return given().get("/v1/runs/" + run + "/agreement?by=&split=" + split)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String identity(String run, String judge) {
        Map<String, String> identities =
                given().get("/v1/runs/" + run + "/report").jsonPath().getMap("provenance.judges");
        return identities.get(judge);
    }
}
