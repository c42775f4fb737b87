package dev.assay.web;

import static dev.assay.web.Client.NDJSON;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The life of an evalset over HTTP, from its rubric to the agreement of a judge with humans. */
@QuarkusTest
class RestContractTest {

    private static final int ITEMS = 12;

    private final String rubric = Client.fresh("rubric");
    private final String criterion = Client.fresh("tone");
    private final String judge = Client.fresh("judge");

    @Test
    void a_rubric_version_is_created_once_repeated_freely_and_never_changed() {
        String version = Client.rubric(rubric, "1.0.0", criterion);

        Response created = Client.postRubric(version);
        Response repeated = Client.postRubric(version);
        Response changed = Client.postRubric(version.replace("polite?", "kind?"));

        created.then().statusCode(201).header("Location", containsString("/v1/rubrics/" + rubric + "/versions/1.0.0"));
        repeated.then().statusCode(200).body("fingerprint", equalTo(created.path("fingerprint")));
        changed.then().statusCode(409).body("type", equalTo("/problems/rubric-exists"));
        given().get("/v1/rubrics/" + rubric)
                .then()
                .body("criteria[0].question", equalTo("Is the reply polite?"))
                .body("criteria[0].scale.labels", equalTo(List.of("polite", "rude")));
    }

    @Test
    void a_bad_rubric_is_refused_with_all_its_problems_at_once() {
        String bad = Client.rubric(rubric, "one", criterion).replace("title:", "titel:");

        Response refused = Client.postRubric(bad);

        refused.then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/invalid-file"))
                .body("hint", notNullValue())
                .body("errors.rule", equalTo(List.of("bad_value", "unknown_key")))
                .body("errors.find { it.rule == 'bad_value' }.line", equalTo(2))
                .body("errors.find { it.rule == 'unknown_key' }.line", equalTo(3))
                .body("errors.find { it.rule == 'unknown_key' }.column", equalTo(1))
                .body("errors.find { it.rule == 'unknown_key' }.hint", containsString("title"));
        given().get("/v1/rubrics/" + rubric).then().statusCode(404);
    }

    @Test
    void a_rubric_can_be_checked_without_being_stored() {
        String good = Client.rubric(rubric, "1.0.0", criterion);

        given().contentType("text/plain")
                .body(good)
                .post("/v1/rubrics/validate")
                .then()
                .statusCode(200)
                .body("criteria[0].scale.labels", equalTo(List.of("polite", "rude")));
        given().contentType("text/plain")
                .body(good.replace("title:", "titel:"))
                .post("/v1/rubrics/validate")
                .then()
                .statusCode(422)
                .body("errors.rule", equalTo(List.of("unknown_key")));
        given().get("/v1/rubrics/" + rubric).then().statusCode(404);
    }

    @Test
    void labels_count_what_is_known_of_their_blindness() {
        String evalset = Client.openEvalSet(3);
        String blind = Client.label("i01", criterion, "ann", "polite");
        String seeing = Client.label("i02", criterion, "ann", "polite").replace("true", "false");
        String silent = Client.label("i03", criterion, "ann", "rude").replace(",\"blind\":true", "");

        Response added =
                Client.postLines("/v1/evalsets/" + evalset + "/labels", String.join("\n", blind, seeing, silent));

        added.then()
                .statusCode(200)
                .body("accepted", equalTo(3))
                .body("blind.true", equalTo(1))
                .body("blind.false", equalTo(1))
                .body("blind.unknown", equalTo(1));
    }

    @Test
    void gold_is_the_strict_majority_and_a_tie_stays_unresolved() {
        String evalset = labelledEvalSet();

        Response gold = gold(evalset, 7);

        // Two humans agree on i01 to i11 and disagree on i12: 11 gold labels, 1 tie.
        gold.then()
                .statusCode(201)
                .body("resolve", equalTo("majority"))
                .body("criteria.'%s'.gold".formatted(criterion), equalTo(ITEMS - 1))
                .body("criteria.'%s'.unresolved".formatted(criterion), equalTo(1))
                .body("criteria.'%s'.byTier.consensus".formatted(criterion), equalTo(ITEMS - 1));
        int calibration = gold.path("criteria.'%s'.calibration".formatted(criterion));
        int holdout = gold.path("criteria.'%s'.holdout".formatted(criterion));
        assertThat(calibration).isPositive();
        assertThat(holdout).isPositive();
        assertThat(calibration + holdout).isEqualTo(ITEMS - 1);
    }

    @Test
    void the_first_gold_set_fixes_the_split() {
        String evalset = labelledEvalSet();
        gold(evalset, 7).then().statusCode(201);

        Response otherSeed = gold(evalset, 8);

        otherSeed.then().statusCode(409).body("type", equalTo("/problems/split-fixed"));
        given().queryParam("rubric", rubric)
                .get("/v1/evalsets/" + evalset + "/gold")
                .then()
                .statusCode(200)
                .body("seed", equalTo(7));
    }

    @Test
    void gold_names_labels_that_are_off_the_scale() {
        String evalset = Client.openEvalSet(1);
        Client.freeze(evalset);
        Client.postLines("/v1/evalsets/" + evalset + "/labels", Client.label("i01", criterion, "ann", "grim"))
                .then()
                .statusCode(200);
        Client.postRubric(Client.rubric(rubric, "1.0.0", criterion)).then().statusCode(201);

        Response gold = gold(evalset, 7);

        gold.then().statusCode(422).body("errors[0]", containsString("grim"));
    }

    @Test
    void gold_is_not_made_of_labels_of_another_major_version() {
        String evalset = Client.openEvalSet(1);
        Client.freeze(evalset);
        Client.postRubric(Client.rubric(rubric, "2.0.0", criterion)).then().statusCode(201);
        String old =
                Client.label("i01", criterion, "ann", "polite").replace("}", ",\"rubric\":\"" + rubric + "@1.0.0\"}");
        Client.postLines("/v1/evalsets/" + evalset + "/labels", old).then().statusCode(200);

        Response gold = gold(evalset, 7);

        gold.then().statusCode(409).body("type", equalTo("/problems/rubric-major-mismatch"));
    }

    @Test
    void a_dry_run_forecasts_and_starts_nothing() {
        String evalset = labelledEvalSet();
        recordVerdicts(evalset);

        Response forecast = Client.postJson("/v1/runs", runOf(evalset).replace("}", ",\"dryRun\":true}"));

        forecast.then().statusCode(200).body("judgements", equalTo(ITEMS)).body("calls.max", equalTo(0));
        given().queryParam("limit", 500)
                .get("/v1/runs")
                .then()
                .body("items.findAll { it.evalset == '%s' }".formatted(evalset), hasSize(0));
    }

    @Test
    void a_run_is_accepted_at_once_and_ends_with_every_judgement_counted() throws InterruptedException {
        String evalset = labelledEvalSet();
        recordVerdicts(evalset);

        Response accepted = Client.postJson("/v1/runs", runOf(evalset));
        String run = accepted.path("id");
        Response done = Client.finished(run);

        accepted.then()
                .statusCode(202)
                .header("Location", containsString("/v1/runs/" + run))
                .header("Retry-After", matchesPattern("[0-9]+"));
        // i12 was judged off the scale: unreadable, neither clamped nor dropped.
        done.then()
                .body("status", equalTo("succeeded"))
                .body("progress.total", equalTo(ITEMS))
                .body("progress.scored", equalTo(ITEMS - 1))
                .body("progress.unreadable", equalTo(1))
                .body("progress.pending", equalTo(0))
                .body("cost", equalTo(0))
                .body("fingerprints.evalset", matchesPattern("evalset_[0-9a-f]{64}"));
    }

    @Test
    void judgements_come_as_pages_as_lines_and_combined() throws InterruptedException {
        String run = finishedRun();
        String judgements = "/v1/runs/" + run + "/judgements";

        Response first = given().queryParam("limit", 10).get(judgements);
        Response second = given().queryParam("limit", 10)
                .queryParam("cursor", first.<String>path("nextCursor"))
                .get(judgements);
        Response lines = given().accept(NDJSON).get(judgements);
        Response combined = given().queryParam("combined", true).get(judgements);
        Response unreadable = given().queryParam("status", "unreadable").get(judgements);

        first.then().statusCode(200).body("items", hasSize(10)).body("items[0].itemId", equalTo("i01"));
        second.then().body("items.itemId", equalTo(List.of("i11", "i12"))).body("", not(hasKey("nextCursor")));
        assertThat(lines.contentType()).startsWith(NDJSON);
        assertThat(lines.asString().lines()).hasSize(ITEMS).allMatch(line -> line.contains("\"sample\":0"));
        combined.then().body("items", hasSize(ITEMS)).body("items.samples", everyItem(equalTo(1)));
        unreadable.then().body("items.itemId", equalTo(List.of("i12"))).body("items[0].reason", equalTo("off_scale"));
    }

    @Test
    void the_events_of_a_finished_run_end_with_its_state() throws InterruptedException {
        String run = finishedRun();

        Response events = given().accept("text/event-stream").get("/v1/runs/" + run + "/events");

        events.then().statusCode(200);
        assertThat(events.asString())
                .contains("event:end")
                .contains("id:" + ITEMS)
                .contains("\"succeeded\"");
    }

    @Test
    void agreement_reads_the_calibration_split_unless_told_otherwise() throws InterruptedException {
        String run = finishedRun();

        Response agreement = given().get("/v1/runs/" + run + "/agreement");

        agreement
                .then()
                .statusCode(200)
                .body("split", equalTo("calibration"))
                .body("looks", equalTo(0))
                .body("judges[0].judge", equalTo(judge))
                .body("judges[0].criterion", equalTo(criterion))
                .body("judges[0].metrics", hasKey("kappa"));
    }

    @Test
    void a_holdout_is_looked_at_once_however_often_it_is_read() throws InterruptedException {
        String run = finishedRun();
        String agreement = "/v1/runs/" + run + "/agreement";

        Response first = given().queryParam("split", "holdout").get(agreement);
        Response again = given().queryParam("split", "holdout").get(agreement);

        first.then().statusCode(200).body("heldOut", equalTo(true)).body("looks", equalTo(1));
        again.then().statusCode(200).body("looks", equalTo(1));
        assertThat(again.asString()).isEqualTo(first.asString());
    }

    @Test
    void the_whole_gold_set_is_marked_as_not_held_out() throws InterruptedException {
        String run = finishedRun();

        Response all = given().queryParam("split", "all").get("/v1/runs/" + run + "/agreement");

        all.then()
                .statusCode(200)
                .body("split", equalTo("all"))
                .body("heldOut", equalTo(false))
                .body("looks", equalTo(0))
                .body("judges[0].coverage.items", equalTo(ITEMS - 1));
    }

    @Test
    void an_evalset_that_a_run_rests_on_is_not_deleted() throws InterruptedException {
        String run = finishedRun();
        String evalset = given().get("/v1/runs/" + run).path("evalset");

        Response refused = given().delete("/v1/evalsets/" + evalset);

        refused.then().statusCode(409).body("type", equalTo("/problems/evalset-in-use"));
        given().get("/v1/evalsets/" + evalset).then().body("items", equalTo(ITEMS));
    }

    @Test
    void an_evalset_that_nothing_rests_on_is_deleted_with_its_items() {
        String evalset = Client.openEvalSet(2);

        Response deleted = given().delete("/v1/evalsets/" + evalset);

        deleted.then().statusCode(204);
        given().get("/v1/evalsets/" + evalset).then().statusCode(404);
    }

    /** Frozen; two humans call every item polite, but of the last one of them says rude. */
    private String labelledEvalSet() {
        Client.postRubric(Client.rubric(rubric, "1.0.0", criterion));
        String evalset = Client.openEvalSet(ITEMS);
        String labels = IntStream.rangeClosed(1, ITEMS)
                .mapToObj(number -> Client.label(Client.itemId(number), criterion, "ann", "polite") + "\n"
                        + Client.label(Client.itemId(number), criterion, "bob", number == ITEMS ? "rude" : "polite"))
                .collect(Collectors.joining("\n"));
        Client.postLines("/v1/evalsets/" + evalset + "/labels", labels).then().statusCode(200);
        Client.freeze(evalset);
        return evalset;
    }

    /** The judge says polite of every item but the last, of which it says something that is not on the scale. */
    private void recordVerdicts(String evalset) {
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        String verdicts = IntStream.rangeClosed(1, ITEMS)
                .mapToObj(number ->
                        Client.verdict(Client.itemId(number), criterion, judge, number == ITEMS ? "grim" : "polite"))
                .collect(Collectors.joining("\n"));
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", verdicts)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(ITEMS));
    }

    private String runOf(String evalset) {
        return "{\"evalset\":\"%s\",\"rubric\":\"%s\",\"judges\":[\"%s\"],\"seed\":7}"
                .formatted(evalset, rubric, judge);
    }

    private String finishedRun() throws InterruptedException {
        String evalset = labelledEvalSet();
        gold(evalset, 7).then().statusCode(201);
        recordVerdicts(evalset);
        String run = Client.postJson("/v1/runs", runOf(evalset)).path("id");
        Client.finished(run).then().body("status", equalTo("succeeded"));
        return run;
    }

    private Response gold(String evalset, int seed) {
        return Client.postJson(
                "/v1/evalsets/" + evalset + "/gold",
                "{\"rubric\":\"%s\",\"holdoutShare\":0.5,\"seed\":%d}".formatted(rubric, seed));
    }
}
