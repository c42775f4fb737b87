package dev.assay.web;

import static dev.assay.web.Client.NDJSON;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Bodies and answers of more lines than the service holds at a time. */
@QuarkusTest
class StreamsTest {

    /** Four batches of lines, and two pages of rows. */
    private static final int MANY = 2000;

    private final String criterion = Client.fresh("tone");
    private final String judge = Client.fresh("judge");

    @Inject
    ObjectMapper json;

    @Test
    void a_bad_item_at_the_end_of_many_stores_nothing() {
        String evalset = Client.openEvalSet();

        Response refused =
                Client.postLines("/v1/evalsets/" + evalset + "/items", lines(MANY, StreamsTest::item) + "\n{\"id\":7}");

        refused.then()
                .statusCode(422)
                .body("detail", equalTo("1 of 2001 lines are invalid; nothing was stored"))
                .body("errors.line", equalTo(List.of(2001)));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(0));
        given().get("/v1/evalsets/" + evalset + "/items").then().body("items", hasSize(0));
    }

    @Test
    void after_the_first_bad_line_all_others_are_still_counted_and_a_hundred_named() {
        String evalset = Client.openEvalSet();
        String everyTenthIsBad = lines(MANY, number -> number % 10 == 0 ? "{\"id\":7}" : item(number));

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/items", everyTenthIsBad);

        refused.then()
                .statusCode(422)
                .body("detail", equalTo("200 of 2000 lines are invalid; nothing was stored"))
                .body("errors", hasSize(100))
                .body("errors[0].line", equalTo(1))
                .body("errors[99].line", equalTo(991));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(0));
    }

    @Test
    void partial_mode_keeps_the_good_of_many() {
        String evalset = Client.openEvalSet();
        String everyTenthIsBad = lines(MANY, number -> number % 10 == 0 ? "{\"id\":7}" : item(number));

        Response taken = Client.postLines("/v1/evalsets/" + evalset + "/items?mode=partial", everyTenthIsBad);

        taken.then().statusCode(200).body("accepted", equalTo(1800)).body("rejected", equalTo(200));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(1800));
        assertThat(exported(evalset)).hasSize(1800);
    }

    @Test
    void a_repeated_item_is_named_with_both_lines_however_far_apart() {
        String evalset = Client.openEvalSet();

        Response refused =
                Client.postLines("/v1/evalsets/" + evalset + "/items", lines(MANY, StreamsTest::item) + "\n" + item(2));

        refused.then()
                .statusCode(422)
                .body("errors.line", equalTo(List.of(2001)))
                .body("errors[0].detail", equalTo("the item '" + id(2) + "' was there already, in line 3"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(0));
    }

    @Test
    void an_item_that_is_stored_already_is_refused() {
        String evalset = evalSet();

        Response refused = Client.postLines("/v1/evalsets/" + evalset + "/items", item(MANY) + "\n" + item(1999));

        refused.then()
                .statusCode(422)
                .body("errors.line", equalTo(List.of(2)))
                .body("errors[0].detail", equalTo("item '" + id(1999) + "' is in the evalset already"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(MANY));
    }

    @Test
    void a_bad_label_and_a_bad_verdict_at_the_end_of_many_store_nothing() {
        String evalset = evalSet();
        String labels = lines(MANY, number -> Client.label(id(number), criterion, "ann", "polite"));
        String verdicts = lines(MANY, number -> Client.verdict(id(number), criterion, judge, "polite"));

        Response label = Client.postLines(
                "/v1/evalsets/" + evalset + "/labels",
                labels + "\n" + Client.label("nowhere", criterion, "ann", "polite"));
        Response verdict = Client.postLines(
                "/v1/evalsets/" + evalset + "/verdicts",
                verdicts + "\n" + Client.verdict(id(4), criterion, judge, "rude"));

        label.then().statusCode(422).body("errors.line", equalTo(List.of(2001)));
        verdict.then().statusCode(422).body("errors.line", equalTo(List.of(2001)));
        assertThat(verdict.<String>path("errors[0].detail")).endsWith("in line 5");
        Client.postLines("/v1/evalsets/" + evalset + "/labels", labels)
                .then()
                .body("accepted", equalTo(MANY))
                .body("blind.true", equalTo(MANY));
        given().get("/v1/evalsets/" + evalset + "/verdicts/judges").then().body("", hasSize(0));
    }

    @Test
    void an_export_of_items_is_the_pages_of_items() throws IOException {
        String evalset = evalSet();

        List<JsonNode> paged = pages("/v1/evalsets/" + evalset + "/items", 300);

        assertThat(exported(evalset)).hasSize(MANY).isEqualTo(paged);
    }

    @Test
    void an_export_of_judgements_is_the_pages_of_judgements() throws Exception {
        String run = finishedRun();
        String judgements = "/v1/runs/" + run + "/judgements";

        List<JsonNode> samples = lines(given().accept(NDJSON).get(judgements));
        List<JsonNode> combined = lines(given().accept(NDJSON).get(judgements + "?combined=true"));

        assertThat(samples).hasSize(3 * MANY).isEqualTo(pages(judgements, 500));
        assertThat(combined).hasSize(MANY).isEqualTo(pages(judgements + "?combined=true", 333));
        assertThat(combined)
                .extracting(line -> line.get("itemId").asText())
                .isEqualTo(IntStream.range(0, MANY).mapToObj(StreamsTest::id).toList());
        // two of three samples say polite: 2/3 of the votes
        assertThat(combined)
                .allMatch(line -> line.get("label").asText().equals("polite")
                        && line.get("samples").asInt() == 3
                        && Math.abs(line.get("confidence").asDouble() - 2.0 / 3) < 1e-12);
    }

    @Test
    void a_cursor_that_names_no_place_is_refused() throws Exception {
        String run = finishedRun();

        Response refused = given().queryParam("cursor", "MTA").get("/v1/runs/" + run + "/judgements");

        refused.then().statusCode(400).body("type", equalTo("/problems/invalid-request"));
    }

    private static String id(int number) {
        return "i%05d".formatted(number);
    }

    private static String item(int number) {
        return Client.item(id(number));
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String evalSet() {
        String evalset = Client.openEvalSet();
        Client.postLines("/v1/evalsets/" + evalset + "/items", lines(MANY, StreamsTest::item))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(MANY));
        return evalset;
    }

    /** Every item is judged three times; the last sample says rude. */
    private String finishedRun() throws InterruptedException {
        String rubric = Client.fresh("rubric");
        Client.postRubric(Client.rubric(rubric, "1.0.0", criterion));
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        String evalset = evalSet();
        Client.freeze(evalset);
        String verdicts = lines(3 * MANY, number -> Client.verdict(
                        id(number / 3), criterion, judge, number % 3 == 2 ? "rude" : "polite")
                .replace("}", ",\"sample\":" + number % 3 + "}"));
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", verdicts)
                .then()
                .statusCode(200);
        String run = Client.postJson(
                        "/v1/runs",
                        "{\"evalset\":\"%s\",\"rubric\":\"%s\",\"judges\":[\"%s\"]}".formatted(evalset, rubric, judge))
                .path("id");
        Client.finished(run).then().body("status", equalTo("succeeded"));
        return run;
    }

    private List<JsonNode> exported(String evalset) {
        return lines(given().accept(NDJSON).get("/v1/evalsets/" + evalset + "/items"));
    }

    private List<JsonNode> lines(Response response) {
        response.then().statusCode(200);
        assertThat(response.contentType()).startsWith(NDJSON);
        return response.asString().lines().map(this::tree).toList();
    }

    private JsonNode tree(String line) {
        try {
            return json.readTree(line);
        } catch (IOException notJson) {
            throw new java.io.UncheckedIOException(notJson);
        }
    }

    private List<JsonNode> pages(String path, int size) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = json.readTree(given().queryParam("limit", size)
                    .queryParam("cursor", cursor)
                    .get(path)
                    .asString());
            page.get("items").forEach(rows::add);
            cursor = page.path("nextCursor").asText("");
        } while (!cursor.isEmpty());
        return rows;
    }
}
