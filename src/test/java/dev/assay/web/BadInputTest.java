package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is named by line and rule, and nothing of it is stored unless partial mode was asked for. */
@QuarkusTest
class BadInputTest {

    private static final int TEN_MEGABYTES = 10 * 1024 * 1024;
    private static final byte[] NOT_UTF8 = {'{', '"', 'i', 'd', '"', ':', '"', (byte) 0xff, '"', '}'};

    /** Lines of which the first is good and one is bad. */
    record Lines(String name, byte[] body, int line, String rule, String detail) {

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Lines> items() {
        return List.of(
                afterAGoodItem("an item without an id", Client.bytes("{\"input\":\"x\"}"), "missing", "id"),
                afterAGoodItem("an id of an earlier line", Client.bytes(Client.item("i01")), "duplicate", "line 1"),
                afterAGoodItem("bytes that are not UTF-8", NOT_UTF8, "bad_utf8", "0xFF"),
                afterAGoodItem("a number that is none", Client.bytes("{\"id\":\"x\",\"input\":NaN}"), "not_finite", ""),
                afterAGoodItem(
                        "a line of ten megabytes",
                        Client.bytes("{\"id\":\"x\",\"input\":\"" + "x".repeat(TEN_MEGABYTES) + "\"}"),
                        "too_large",
                        "bytes"));
    }

    static Stream<Lines> labels() {
        return Stream.of(
                new Lines(
                        "a key that means nothing",
                        Client.bytes(Client.label("i02", "C", "ann", "polite").replace("}", ",\"colour\":\"red\"}")),
                        2,
                        "unknown_key",
                        "colour"),
                new Lines(
                        "a label off the scale",
                        Client.bytes(Client.label("i02", "C", "ann", "grim")),
                        2,
                        "off_scale",
                        "grim"),
                new Lines(
                        "an item that is not there",
                        Client.bytes(Client.label("i99", "C", "ann", "polite")),
                        2,
                        "unknown_reference",
                        "i99"),
                new Lines(
                        "the same human twice",
                        Client.bytes(Client.label("i01", "C", "ann", "rude")),
                        2,
                        "duplicate",
                        "line 1"));
    }

    @ParameterizedTest
    @MethodSource("items")
    void one_bad_item_refuses_all_items(Lines bad) {
        String evalset = Client.openEvalSet();

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/items", bad.body());

        assertNames(refused, bad);
        given().get("/v1/evalsets/" + evalset + "/items").then().body("items", hasSize(0));
    }

    @ParameterizedTest
    @MethodSource("items")
    void partial_mode_keeps_the_good_items(Lines bad) {
        String evalset = Client.openEvalSet();

        Response taken = Client.postLines("/v1/evalsets/" + evalset + "/items?mode=partial", bad.body());

        taken.then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(1))
                .body("errors[0].line", equalTo(bad.line()))
                .body("errors[0].rule", equalTo(bad.rule()));
        given().get("/v1/evalsets/" + evalset + "/items").then().body("items.id", equalTo(List.of("i01")));
    }

    @Test
    void a_sampling_probability_on_some_items_refuses_all_items() {
        String evalset = Client.openEvalSet();
        String withProbability = Client.item("i02").replace("}", ",\"samplingProb\":0.5}");

        Response refused =
                Client.postLines("/v1/evalsets/" + evalset + "/items", Client.item("i01") + "\n" + withProbability);

        refused.then()
                .statusCode(422)
                .body("type", equalTo("/problems/items-rejected"))
                .body("errors[0].rule", equalTo("missing"))
                .body("errors[0].line", equalTo(1))
                .body("errors[0].pointer", equalTo("/samplingProb"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(0));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void one_bad_label_refuses_all_labels(Lines bad) {
        String criterion = Client.fresh("tone");
        String rubric = rubricOf(criterion);
        String evalset = Client.openEvalSet(2);
        Client.freeze(evalset);

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/labels", afterAGoodLabel(bad, criterion));

        assertNames(refused, bad);
        gold(evalset, rubric).then().statusCode(422).body("type", equalTo("/problems/no-labels"));
    }

    @ParameterizedTest
    @MethodSource("labels")
    void partial_mode_keeps_the_good_labels(Lines bad) {
        String criterion = Client.fresh("tone");
        String rubric = rubricOf(criterion);
        String evalset = Client.openEvalSet(2);
        Client.freeze(evalset);

        Response taken =
                Client.postLines("/v1/evalsets/" + evalset + "/labels?mode=partial", afterAGoodLabel(bad, criterion));

        taken.then().statusCode(200).body("accepted", equalTo(1)).body("errors[0].rule", equalTo(bad.rule()));
        gold(evalset, rubric).then().statusCode(201).body("criteria.'%s'.gold".formatted(criterion), equalTo(1));
    }

    @Test
    void two_verdicts_of_one_place_are_refused_with_both_lines() {
        String evalset = Client.openEvalSet(1);
        String verdict = Client.verdict("i01", "tone", "gpt", "polite");

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/verdicts", verdict + "\n" + verdict);

        refused.then()
                .statusCode(422)
                .body("errors[0].line", equalTo(2))
                .body("errors[0].rule", equalTo("duplicate"))
                .body("errors[0].detail", containsString("line 1"));
        given().get("/v1/evalsets/" + evalset + "/verdicts/judges").then().body("", hasSize(0));
    }

    @Test
    void a_field_that_the_endpoint_does_not_know_is_refused() {
        String id = Client.fresh("evalset");

        Response refused = Client.postJson("/v1/evalsets", "{\"id\":\"" + id + "\",\"colour\":\"red\"}");

        refused.then()
                .statusCode(400)
                .body("type", equalTo("/problems/unknown-field"))
                .body("detail", containsString("colour"));
        given().get("/v1/evalsets/" + id).then().statusCode(404);
    }

    @Test
    void a_mode_that_does_not_exist_is_refused() {
        String evalset = Client.openEvalSet();

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/items?mode=brave", Client.item("i01"));

        refused.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(0));
    }

    @Test
    void a_split_and_a_policy_that_do_not_exist_are_refused() throws InterruptedException {
        String agreement = "/v1/runs/" + finishedRun() + "/agreement";

        Response split = given().queryParam("split", "best").get(agreement);
        Response policy = given().queryParam("unscored", "forget").get(agreement);

        split.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("hint", containsString("holdout"));
        policy.then()
                .statusCode(400)
                .body("type", equalTo("/problems/invalid-request"))
                .body("hint", containsString("disagree"));
    }

    @Test
    void items_of_a_frozen_evalset_never_change() {
        String evalset = Client.openEvalSet(1);
        Client.freeze(evalset);

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/items", Client.item("i02"));

        refused.then().statusCode(409).body("type", equalTo("/problems/evalset-frozen"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(1));
    }

    @Test
    void an_open_evalset_is_not_judged() {
        String evalset = Client.openEvalSet(1);
        String rubric = rubricOf(Client.fresh("tone"));

        Response refused = Client.postJson(
                "/v1/runs", "{\"evalset\":\"%s\",\"rubric\":\"%s\",\"judges\":[\"any\"]}".formatted(evalset, rubric));

        refused.then()
                .statusCode(409)
                .body("type", equalTo("/problems/evalset-not-frozen"))
                .body("hint", containsString("/freeze"));
    }

    private static Lines afterAGoodItem(String name, byte[] bad, String rule, String detail) {
        return new Lines(name, lines(Client.bytes(Client.item("i01")), bad), 2, rule, detail);
    }

    private static byte[] afterAGoodLabel(Lines bad, String criterion) {
        String secondLine = new String(bad.body(), java.nio.charset.StandardCharsets.UTF_8);
        return Client.bytes(Client.label("i01", criterion, "ann", "polite") + "\n"
                + secondLine.replace("\"C\"", "\"" + criterion + "\""));
    }

    private static byte[] lines(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.write('\n');
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static void assertNames(Response refused, Lines bad) {
        refused.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/items-rejected"))
                .body("detail", containsString("nothing was stored"))
                .body("errors.rule", hasItem(bad.rule()));
        assertThat(refused.<Integer>path("errors[0].line")).isEqualTo(bad.line());
        assertThat(refused.<String>path("errors[0].detail")).contains(bad.detail());
    }

    private static String rubricOf(String criterion) {
        String rubric = Client.fresh("rubric");
        Client.postRubric(Client.rubric(rubric, "1.0.0", criterion)).then().statusCode(201);
        return rubric;
    }

    private static Response gold(String evalset, String rubric) {
        return Client.postJson("/v1/evalsets/" + evalset + "/gold", "{\"rubric\":\"" + rubric + "\"}");
    }

    private static String finishedRun() throws InterruptedException {
        String criterion = Client.fresh("tone");
        String judge = Client.fresh("judge");
        String rubric = rubricOf(criterion);
        String evalset = Client.openEvalSet(1);
        Client.freeze(evalset);
        Client.postLines("/v1/evalsets/" + evalset + "/labels", Client.label("i01", criterion, "ann", "polite"));
        gold(evalset, rubric).then().statusCode(201);
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", Client.verdict("i01", criterion, judge, "polite"));
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        String run = Client.postJson(
                        "/v1/runs",
                        "{\"evalset\":\"%s\",\"rubric\":\"%s\",\"judges\":[\"%s\"]}".formatted(evalset, rubric, judge))
                .path("id");
        Client.finished(run).then().body("status", equalTo("succeeded"));
        return run;
    }
}
