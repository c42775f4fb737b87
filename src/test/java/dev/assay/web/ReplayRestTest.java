package dev.assay.web;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.assay.Assay;
import dev.assay.access.Caller;
import dev.assay.auditlog.store.AuditLog;
import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import dev.assay.gold.store.SeenVerdicts;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A draft tried on a judge that reads it: every third reply is rude, the judge sees only the loud ones, and under the draft
 * it sees the curt ones too, and takes some polite ones for curt. The script says nothing about any model.
 */
@QuarkusTest
@TestProfile(JudgeOptionsTest.MayReachTheStub.class)
class ReplayRestTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WireMockServer SERVER =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
    private static final int ITEMS = 40;
    private static final String MENDING = "curt replies count as rude";
    private static final Pattern NUMBER = Pattern.compile("\\[no (\\d\\d)\\]");

    /** Of {@link Client#gold}. */
    private static final SplitRule SPLIT = new SplitRule(1, 0.5);

    @Inject
    SeenVerdicts seen;

    @Inject
    AuditLog auditLog;

    private String rubric = "";
    private String evalset = "";
    private String judge = "";

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void house() throws JsonProcessingException {
        SERVER.resetAll();
        SERVER.stubFor(asked().atPriority(9).willReturn(says("polite")));
        SERVER.stubFor(
                asked().atPriority(5).withRequestBody(containing("Go away")).willReturn(says("rude")));
        for (String curt : List.of("Hm, [", "As said, [")) {
            SERVER.stubFor(asked().atPriority(1)
                    .withRequestBody(containing(MENDING))
                    .withRequestBody(containing(curt))
                    .willReturn(says("rude")));
        }
        rubric = Client.fresh("rubric");
        Client.postRubric(text("1.0.0", "unfriendly", "[]")).then().statusCode(201);
        judge = judge("");
        evalset = Client.openEvalSet();
        lines("items", number -> "{\"id\":\"%s\",\"input\":\"Where is it?\",\"output\":\"%s[no %02d], my dear.\"}"
                .formatted(Client.itemId(number), manner(number), number));
        lines(
                "labels",
                number -> Client.label(Client.itemId(number), "tone", "ann", isRude(number) ? "rude" : "polite"));
        Client.freeze(evalset);
    }

    private static MappingBuilder asked() {
        return post(anyUrl());
    }

    private static ResponseDefinitionBuilder says(String label) throws JsonProcessingException {
        return okJson(JSON.writeValueAsString(Map.of(
                "model",
                "script-1",
                "choices",
                List.of(Map.of(
                        "finish_reason",
                        "stop",
                        "message",
                        Map.of("role", "assistant", "content", "{\"label\":\"" + label + "\"}"))),
                "usage",
                Map.of("prompt_tokens", 100, "completion_tokens", 10))));
    }

    private static boolean isRude(int number) {
        return number % 3 == 0;
    }

    private static boolean isCurt(int number) {
        return isRude(number) && number % 2 == 1;
    }

    private static boolean soundsCurt(int number) {
        return !isRude(number) && number % 10 == 0;
    }

    private static String manner(int number) {
        if (isCurt(number)) {
            return "Hm, ";
        }
        if (isRude(number)) {
            return "Go away, ";
        }
        return soundsCurt(number) ? "As said, " : "With pleasure, ";
    }

    private static Set<String> ids(IntPredicate which) {
        return IntStream.rangeClosed(1, ITEMS)
                .filter(which)
                .mapToObj(Client::itemId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isCalibration(int number) {
        return SPLIT.of(Client.itemId(number)) == Split.CALIBRATION;
    }

    private void lines(String what, IntFunction<String> line) {
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/" + what,
                        IntStream.rangeClosed(1, ITEMS).mapToObj(line).collect(Collectors.joining("\n")))
                .then()
                .statusCode(200);
    }

    private String text(String version, String rude, String examples) {
        return """
                id: %s
                version: %s
                title: Tone of replies
                inputs: [input, output]
                criteria:
                  - id: tone
                    question: Is the reply polite?
                    scale: {type: nominal, labels: [polite, rude], passing: [polite]}
                    anchors: {polite: friendly, rude: %s}
                    examples: %s
                decision: {rule: all_pass}
                """.formatted(rubric, version, rude, examples);
    }

    private String draft() {
        return text("1.1.0", MENDING, "[]");
    }

    private static String judge(String options) {
        String id = Client.fresh("judge");
        Client.putJudge(id, """
                        id: %s
                        kind: chat
                        provider: openai
                        baseUrl: %s/v1
                        model: script-1
                        parameters: {temperature: 0, maxOutputTokens: 100}
                        %s
                        """.formatted(id, SERVER.baseUrl().replace("localhost", "127.0.0.1"), options))
                .then()
                .statusCode(201);
        return id;
    }

    /** Gold, and a run of the judge under the rubric as it is. */
    private String judgedRun() {
        Client.gold(evalset, rubric);
        return Client.run(evalset, rubric, "", judge);
    }

    private static Response replay(String run, String judge, String rubric, Map<String, Object> more) {
        Map<String, Object> request = new java.util.HashMap<>(more);
        request.put("rubric", rubric);
        request.put("judge", judge);
        return given().contentType("application/json").body(request).post("/v1/runs/" + run + "/replays");
    }

    /** Replays to the end; answers the id. */
    private static String replayed(String run, String judge, String rubric, Map<String, Object> more)
            throws InterruptedException {
        Response opened = replay(run, judge, rubric, more);
        opened.then().statusCode(202).header("Location", containsString("/v1/replays/replay_"));
        Client.finished(opened.path("replayRun"));
        return opened.path("id");
    }

    private static JsonPath result(String replay) {
        return given().get("/v1/replays/" + replay)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Set<String> askedAbout() {
        return SERVER.getAllServeEvents().stream()
                .map(event -> event.getRequest().getBodyAsString())
                .flatMap(body -> NUMBER.matcher(body).results())
                .map(found -> "i" + found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> actsSince(long seq) {
        return auditLog.since(Caller.DEFAULT_WORKSPACE, seq, 500).stream()
                .map(entry -> entry.action() + " " + entry.object())
                .toList();
    }

    @Test
    void shows_which_verdicts_change_and_agreement_before_and_after() throws InterruptedException {
        String run = judgedRun();

        JsonPath result = result(replayed(run, judge, draft(), Map.of()));

        Set<String> mended = ids(number -> isCalibration(number) && isCurt(number));
        Set<String> broken = ids(number -> isCalibration(number) && soundsCurt(number));
        int all = ids(ReplayRestTest::isCalibration).size();
        assertThat(mended).isNotEmpty();
        assertThat(broken).isNotEmpty();
        assertThat(result.getString("status")).isEqualTo("succeeded");
        assertThat(result.getString("split")).isEqualTo("calibration");
        assertThat(result.getString("state")).isEqualTo("draft");
        assertThat(result.getString("from.rubric")).isEqualTo(rubric + "@1.0.0");
        assertThat(result.getString("to.rubric")).isEqualTo(rubric + "@1.1.0");
        assertThat(result.getString("diff.required")).isEqualTo("minor");
        assertThat(result.getList("changes.findAll { it.isRight }.itemId"))
                .containsExactlyElementsOf(List.copyOf(mended));
        assertThat(result.getList("changes.findAll { it.wasRight }.itemId"))
                .containsExactlyElementsOf(List.copyOf(broken));
        assertThat(result.getInt("agreement[0].mended")).isEqualTo(mended.size());
        assertThat(result.getInt("agreement[0].worseOn[0].broken")).isEqualTo(broken.size());
        // before, exactly the curt ones are wrong; after, exactly those that only sound so
        assertThat(result.getDouble("agreement[0].before.percent.value"))
                .isCloseTo((double) (all - mended.size()) / all, within(1e-6));
        assertThat(result.getDouble("agreement[0].after.percent.value"))
                .isCloseTo((double) (all - broken.size()) / all, within(1e-6));
        assertThat(result.getDouble("agreement[0].difference.percent.value"))
                .isCloseTo((double) (mended.size() - broken.size()) / all, within(1e-6));
        assertThat(result.getDouble("agreement[0].difference.kappa.lower"))
                .isLessThan(result.getDouble("agreement[0].difference.kappa.upper"));
        assertThat(result.getInt("agreement[0].coverage.before.scored")).isEqualTo(all);
        assertThat(result.getInt("agreement[0].coverage.after.scored")).isEqualTo(all);
        assertThat(result.getList("warnings"))
                .containsExactly("tone has " + all + " pairs: below 30 an interval says little");
        assertThat(result.getString("caveat")).contains("measured on the holdout");
    }

    @Test
    void the_page_shows_what_changed_worst_first_and_offers_to_freeze_it() throws InterruptedException {
        String run = judgedRun();
        String replay = replayed(run, judge, draft(), Map.of());

        String page = given().accept("text/html")
                .get("/runs/" + run + "/workbench?replay=" + replay)
                .then()
                .statusCode(200)
                .extract()
                .asString();

        int mended = ids(number -> isCalibration(number) && isCurt(number)).size();
        int broken = ids(number -> isCalibration(number) && soundsCurt(number)).size();
        assertThat(page)
                .contains("Under the draft " + judge + " mends " + mended + " verdict")
                .contains("The changes need a minor step; the version takes a minor step.")
                .contains("data-freeze=\"/v1/replays/" + replay + "/freeze\"")
                .contains("<option value=\"" + judge + "\">");
        assertThat(page.indexOf("effect broken")).isPositive().isLessThan(page.indexOf("effect mended"));
        assertThat(page.split("effect broken", -1)).hasSize(broken + 1);
    }

    @Test
    void a_dry_run_says_how_many_calls_there_would_be_and_sends_and_stores_nothing() {
        String run = judgedRun();
        SERVER.resetRequests();

        Response forecast = replay(run, judge, draft(), Map.of("dryRun", true));

        int items = ids(ReplayRestTest::isCalibration).size();
        forecast.then()
                .statusCode(200)
                .body("split", equalTo("calibration"))
                .body("items", equalTo(items))
                .body("forecast.judgements", equalTo(items))
                .body("forecast.calls.min", equalTo(items))
                .body("diff.required", equalTo("minor"));
        assertThat(SERVER.getAllServeEvents()).isEmpty();
        given().get("/v1/runs/" + run + "/replays").then().body("items.size()", equalTo(0));
    }

    @Test
    void no_held_out_item_is_ever_sent_or_shown_and_none_is_looked_at() throws InterruptedException {
        String run = judgedRun();
        SERVER.resetRequests();
        long start = auditLog.head(Caller.DEFAULT_WORKSPACE).seq();

        String answer = given().get("/v1/replays/" + replayed(run, judge, draft(), Map.of()))
                .asString();

        Set<String> calibration = ids(ReplayRestTest::isCalibration);
        assertThat(calibration).hasSizeBetween(10, 30);
        assertThat(askedAbout()).isEqualTo(calibration);
        String replayRun = JsonPath.from(answer).getString("replayRun");
        String set = given().get("/v1/runs/" + replayRun).path("evalset");
        assertThat(new TreeSet<>(given().get("/v1/evalsets/" + set + "/items?limit=100")
                        .jsonPath()
                        .<String>getList("items.id")))
                .isEqualTo(calibration);
        assertThat(ids(number -> !isCalibration(number)))
                .allSatisfy(heldOut -> assertThat(answer).doesNotContain("\"" + heldOut + "\""));
        assertThat(actsSince(start))
                .anySatisfy(act -> assertThat(act).startsWith("rubric.replay"))
                .noneSatisfy(act -> assertThat(act).startsWith("holdout.look"));
    }

    @Test
    void a_draft_becomes_a_version_when_it_is_frozen_and_not_before() throws InterruptedException {
        String run = judgedRun();
        long start = auditLog.head(Caller.DEFAULT_WORKSPACE).seq();
        String replay = replayed(run, judge, draft(), Map.of());
        String version = "/v1/rubrics/" + rubric + "/versions/1.1.0";
        given().get(version).then().statusCode(404);
        given().get("/v1/rubrics/" + rubric).then().body("version", equalTo("1.0.0"));

        Client.post("/v1/replays/" + replay + "/freeze")
                .then()
                .statusCode(201)
                .header("Location", containsString(version))
                .body("version", equalTo("1.1.0"));

        given().get(version)
                .then()
                .statusCode(200)
                .body("fingerprint", equalTo(result(replay).get("to.fingerprint")));
        assertThat(result(replay).getString("state")).isEqualTo("immutable");
        Client.post("/v1/replays/" + replay + "/freeze").then().statusCode(200);
        assertThat(actsSince(start))
                .contains("rubric.replay rubric/" + rubric + "@1.1.0", "rubric.add rubric/" + rubric + "@1.1.0");
    }

    @Test
    void two_drafts_of_one_version_are_tried_and_one_of_them_is_frozen() throws InterruptedException {
        String run = judgedRun();
        String first = replayed(run, judge, draft(), Map.of());
        String second = replayed(run, judge, text("1.1.0", "unpleasant", "[]"), Map.of());

        Client.post("/v1/replays/" + first + "/freeze").then().statusCode(201);
        Client.post("/v1/replays/" + second + "/freeze")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rubric-exists"));

        // each was judged under its own words, and still is shown so
        assertThat(result(first).getList("changes")).isNotEmpty();
        assertThat(result(second).getList("changes")).isEmpty();
        assertThat(result(first).getInt("draftsTried")).isEqualTo(2);
        given().get("/v1/runs/" + run + "/replays?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .body("items[0].to.rubric", equalTo(rubric + "@1.1.0"));
        String cursor = given().get("/v1/runs/" + run + "/replays?limit=1").path("nextCursor");
        given().queryParam("cursor", cursor)
                .get("/v1/runs/" + run + "/replays")
                .then()
                .body("items.id", contains(first));
    }

    @Test
    void the_verdicts_of_a_replay_are_those_of_a_run_like_any_other() throws InterruptedException {
        String run = judgedRun();
        JsonPath result = result(replayed(run, judge, draft(), Map.of("limit", 12)));
        String replayRun = result.getString("replayRun");

        assertThat(result.getInt("items")).isEqualTo(12);
        given().get("/v1/runs/" + replayRun)
                .then()
                .body("rubric", equalTo(rubric + "@1.1.0"))
                .body("tags.replayed", equalTo(run))
                .body("calls", equalTo(12));
        given().get("/v1/runs/" + replayRun + "/judgements?combined=true&limit=100")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(12));
        given().accept("text/html")
                .get("/v1/runs/" + replayRun + "/report")
                .then()
                .statusCode(200);
    }

    @Test
    void whoever_reads_a_replay_has_seen_verdicts_on_the_items() throws InterruptedException {
        String run = judgedRun();
        String replay = replayed(run, judge, draft(), Map.of());
        Response replayRun = given().get("/v1/runs/" + run);
        Caller caller = new Caller(replayRun.path("createdBy"), Caller.DEFAULT_WORKSPACE, Set.of());

        Set<String> before = seen.seenBy(caller, evalset);
        JsonPath result = result(replay);
        Set<String> after = seen.seenBy(caller, evalset);
        given().get("/v1/runs/" + result.getString("replayRun") + "/judgements?limit=100");

        assertThat(before).isEmpty();
        assertThat(after).isEqualTo(Set.copyOf(result.getList("changes.itemId")));
        assertThat(seen.seenBy(caller, evalset)).isEqualTo(ids(ReplayRestTest::isCalibration));
    }

    @Test
    void items_that_the_draft_quotes_are_left_out_and_counted() throws InterruptedException {
        String run = judgedRun();
        int quoted = IntStream.rangeClosed(1, ITEMS)
                .filter(number -> isCalibration(number) && isCurt(number))
                .findFirst()
                .orElseThrow();
        String example = "[{label: rude, output: \"Hm, [no %02d], my dear.\"}]".formatted(quoted);
        SERVER.resetRequests();

        JsonPath result = result(replayed(run, judge, text("1.1.0", MENDING, example), Map.of()));

        assertThat(result.getInt("leftOut.quoted")).isEqualTo(1);
        assertThat(result.getInt("items"))
                .isEqualTo(ids(ReplayRestTest::isCalibration).size() - 1);
        assertThat(result.getList("changes.itemId")).doesNotContain(Client.itemId(quoted));
    }

    @Test
    void a_judge_with_examples_from_gold_is_not_asked_about_these() throws InterruptedException {
        judge = judge("fewShot: {perCriterion: 4, seed: 3}");
        String run = judgedRun();

        JsonPath result = result(replayed(run, judge, draft(), Map.of()));

        assertThat(result.getString("status")).isEqualTo("succeeded");
        assertThat(result.getInt("leftOut.shown")).isEqualTo(4);
        assertThat(result.getInt("items"))
                .isEqualTo(ids(ReplayRestTest::isCalibration).size() - 4);
    }

    @Test
    void a_panel_of_listening_judges_is_replayed_with_its_members() throws InterruptedException {
        List<String> members = List.of(judge, judge(""), judge(""));
        judge = Client.fresh("panel");
        Client.putJudge(judge, "id: " + judge + "\nkind: panel\nmembers: " + members + "\n")
                .then()
                .statusCode(201);
        String run = judgedRun();

        JsonPath result = result(replayed(run, judge, draft(), Map.of()));

        assertThat(result.getString("status")).isEqualTo("succeeded");
        assertThat(result.getInt("agreement[0].mended"))
                .isEqualTo(
                        ids(number -> isCalibration(number) && isCurt(number)).size());
    }

    @Test
    void a_budget_stops_a_replay_which_says_so_and_cannot_be_frozen() throws InterruptedException {
        String run = judgedRun();

        String replay = replayed(run, judge, draft(), Map.of("budget", Map.of("maxCalls", 3)));

        JsonPath result = result(replay);
        assertThat(result.getString("status")).isEqualTo("paused");
        assertThat(result.<String>getList("warnings"))
                .anySatisfy(warning -> assertThat(warning).startsWith("the replay is paused"));
        assertThat(result.getInt("agreement[0].coverage.after.pending"))
                .isEqualTo(ids(ReplayRestTest::isCalibration).size() - 3);
        Client.post("/v1/replays/" + replay + "/freeze")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/run-state"));
    }

    @Test
    void refuses_drafts_that_would_show_nothing() {
        String run = judgedRun();

        replay(run, judge, text("1.0.1", "unfriendly", "[]"), Map.of())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/nothing-to-judge"))
                .body("detail", containsString("reads the same in the draft as in " + rubric + "@1.0.0"));
        replay(run, judge, text("1.1.0", "unfriendly", "[]").replace("examples:", "weight: 2\n    examples:"), Map.of())
                .then()
                .statusCode(422)
                .body("hint", containsString("Weights and decisions need no replay"));
        replay(run, judge, draft().replace("[polite, rude]", "[polite, curt, rude]"), Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rubric-major-mismatch"))
                .body("errors", hasItem(containsString("labels changed")))
                .body("hint", containsString("have people label"));
        replay(run, judge, text("2.0.0", MENDING, "[]"), Map.of()).then().statusCode(409);
        replay(run, judge, text("1.0.0", MENDING, "[]"), Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/rubric-exists"))
                .body("hint", containsString("Raise the draft's version"));
        replay(run, judge, "id: a\nversion: 1\ncriteria:\n  - {id: b, scale: {type: binary, labels: [x]}}\n", Map.of())
                .then()
                .statusCode(422)
                .body("errors.line", hasItems(2, 4))
                .body("errors.source", hasItem("rubric"));
    }

    @Test
    void refuses_judges_that_cannot_hear_and_runs_without_gold() throws InterruptedException {
        String ungold = Client.run(evalset, rubric, "", judge);
        replay(ungold, judge, draft(), Map.of()).then().statusCode(409).body("type", equalTo("/problems/no-gold"));
        Client.gold(evalset, rubric);
        String recorded = Client.fresh("recorded");
        Client.putJudge(recorded, Client.recordedJudge(recorded)).then().statusCode(201);
        lines("verdicts", number -> Client.verdict(Client.itemId(number), "tone", recorded, "polite"));
        String learnt = Client.fresh("learnt");
        Client.putJudge(learnt, "id: " + learnt + "\nkind: embedding\n").then().statusCode(201);
        String run = Client.run(evalset, rubric, "", recorded, learnt);

        replay(run, recorded, draft(), Map.of())
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/judge-not-ready"))
                .body("detail", containsString("the same words whatever the rubric says"));
        replay(run, learnt, draft(), Map.of())
                .then()
                .statusCode(422)
                .body("detail", containsString("held against what it learnt from"));
        replay(run, "nobody", draft(), Map.of()).then().statusCode(404);
        replay("run_none", judge, draft(), Map.of()).then().statusCode(404);
        replay(run, judge, "", Map.of()).then().statusCode(400);
        replay(ungold, judge, draft(), Map.of("limit", 0)).then().statusCode(400);
        replay(ungold, judge, draft(), Map.of("split", "holdout")).then().statusCode(400);
        given().get("/v1/replays/replay_none").then().statusCode(404);
    }

    @Test
    void refuses_a_judge_whose_file_has_changed_since_the_run() {
        String run = judgedRun();
        Response now = given().get("/v1/judges/" + judge);
        given().contentType(Client.YAML)
                .header("If-Match", now.header("ETag"))
                .body(Client.bytes("""
                        id: %s
                        kind: chat
                        provider: openai
                        baseUrl: %s/v1
                        model: script-2
                        parameters: {temperature: 0, maxOutputTokens: 100}
                        """.formatted(judge, SERVER.baseUrl().replace("localhost", "127.0.0.1"))))
                .put("/v1/judges/" + judge)
                .then()
                .statusCode(200);

        replay(run, judge, draft(), Map.of())
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/fingerprint-changed"))
                .body("detail", containsString("its file has changed since that run"));
    }

    @Test
    void compares_two_rubrics_by_name_or_by_text_and_says_which_step_it_takes() {
        diff(rubric + "@1.0.0", draft())
                .then()
                .statusCode(200)
                .body("required", equalTo("minor"))
                .body("declared", equalTo("minor"))
                .body("announced", equalTo(true))
                .body("labelsComparable", equalTo(true))
                .body("changes[0].where", equalTo("tone"))
                .body("changes[0].what", equalTo("anchors changed"));
        diff(rubric, draft().replace("[polite, rude]", "[polite, curt, rude]"))
                .then()
                .statusCode(200)
                .body("required", equalTo("major"))
                .body("announced", equalTo(false))
                .body("labelsComparable", equalTo(false));
        diff(rubric + "@1", rubric).then().statusCode(200).body("changes.size()", equalTo(0));
        diff(rubric, "id: a\nversion: 1\ncriteria: []\n")
                .then()
                .statusCode(422)
                .body("errors.source", hasItem("to"))
                .body("errors.line", hasItems(2, 3));
        diff("nothing", draft()).then().statusCode(404);
        Client.postJson("/v1/rubrics/diff", "{}").then().statusCode(400);
    }

    private static Response diff(String from, String to) {
        return given().contentType("application/json")
                .body(Map.of("from", from, "to", to))
                .post("/v1/rubrics/diff");
    }

    @Test
    void the_command_waits_and_prints_one_screen(@TempDir Path folder) throws IOException {
        String run = judgedRun();
        Path file = Files.writeString(folder.resolve("tone.yaml"), draft());

        Printed whole = replayCommand(file, run);
        Printed stopped = replayCommand(file, run, "--max-calls", "2");
        Printed refused =
                replayCommand(Files.writeString(folder.resolve("same.yaml"), text("1.0.1", "unfriendly", "[]")), run);

        assertThat(whole.out())
                .startsWith(judge + " on ")
                .contains(rubric + "@1.0.0 -> " + rubric + "@1.1.0 (minor step), draft")
                .contains("worse on gold polite")
                .contains("BROKEN")
                .contains("mended");
        assertThat(whole.exitCode()).isZero();
        assertThat(stopped.exitCode()).isEqualTo(4);
        assertThat(refused.exitCode()).isEqualTo(2);
    }

    /** What a command wrote to its result, and how it ended. */
    private record Printed(int exitCode, String out) {}

    private static Printed replayCommand(Path file, String run, String... more) {
        String judge = given().get("/v1/runs/" + run).path("judges[0]");
        PrintStream stdout = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            String[] args = {
                "rubric",
                "replay",
                file.toString(),
                "--run",
                run,
                "--judge",
                judge,
                "--server",
                "http://127.0.0.1:" + RestAssured.port
            };
            String[] all = Arrays.copyOf(args, args.length + more.length);
            System.arraycopy(more, 0, all, args.length, more.length);
            int exitCode = Assay.run(all);
            return new Printed(exitCode, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(stdout);
        }
    }
}
