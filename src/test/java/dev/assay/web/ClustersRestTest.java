package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.assay.gold.Split;
import dev.assay.gold.SplitRule;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClustersRestTest {

    /** Seed and share of {@link Client#gold}. */
    private static final SplitRule RULE = new SplitRule(1, 0.5);

    /** A judge that calls every reply about a parcel rude, 24 of 120, and gives hostile reasons. */
    private record House(String evalset, String rubric, String judge, String run) {

        static House built() {
            String evalset = Client.openEvalSet(120);
            String rubric = Client.fresh("rubric");
            String judge = Client.fresh("judge");
            Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
            Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
            List<String> labels = new ArrayList<>();
            List<String> verdicts = new ArrayList<>();
            for (int i = 1; i <= 120; i++) {
                String item = Client.itemId(i);
                String gold = i % 10 == 3 ? "rude" : "polite";
                labels.add(Client.label(item, "tone", "ann", gold));
                labels.add(Client.label(item, "tone", "ben", gold));
                boolean isWrong = i % 5 == 0;
                verdicts.add(verdict(
                        item,
                        judge,
                        isWrong ? "rude" : gold,
                        isWrong
                                ? "The parcel <script>alert(" + i % 3 + ")</script> is late \\u202e and that is rude."
                                : "The answer is friendly, number " + i % 4 + "."));
            }
            Client.postLines("/v1/evalsets/" + evalset + "/labels", String.join("\n", labels))
                    .then()
                    .statusCode(200);
            Client.postLines("/v1/evalsets/" + evalset + "/verdicts", String.join("\n", verdicts))
                    .then()
                    .statusCode(200);
            Client.freeze(evalset);
            Client.gold(evalset, rubric + "@1.0.0");
            return new House(evalset, rubric, judge, Client.run(evalset, rubric + "@1.0.0", "", judge));
        }

        private static String verdict(String item, String judge, String label, String rationale) {
            return "{\"itemId\":\"%s\",\"criterion\":\"tone\",\"judge\":\"%s\",\"label\":\"%s\",\"rationale\":\"%s\"}"
                    .formatted(item, judge, label, rationale);
        }
    }

    private static JsonPath clusters(String run, Map<String, String> query) {
        return given().queryParams(query)
                .get("/v1/runs/" + run + "/clusters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** The strict judge calls many right annotations wrong by habit. */
    @Test
    void says_what_calibration_would_do_once_there_is_one() {
        BundledReleases bundled = BundledReleases.loadedAnew();
        Map<String, String> strict = Map.of("judge", bundled.strict(), "criterion", "category");

        assertThat(clusters(bundled.run(), strict).getMap("sets[0]")).doesNotContainKey("calibrated");

        Client.postJson(
                        "/v1/runs/" + bundled.run() + "/calibrations",
                        "{\"judge\":\"" + bundled.strict() + "\",\"certify\":false}")
                .then()
                .statusCode(201);
        JsonPath said = clusters(bundled.run(), strict);

        int raw = said.getInt("sets[0].calibrated.raw");
        int settled = said.getInt("sets[0].calibrated.settled");
        assertThat(raw).isEqualTo(said.getInt("sets[0].disagreements"));
        assertThat(settled).isPositive();
        assertThat(said.getInt("sets[0].calibrated.disagreements"))
                .isEqualTo(raw - settled + said.getInt("sets[0].calibrated.added"))
                .isLessThan(raw);
        assertThat(given().accept("text/html")
                        .get("/runs/" + bundled.run() + "/clusters?criterion=category&judge=" + bundled.strict())
                        .asString())
                .contains("where a calibration was fitted: " + settled + " settled");
    }

    @Test
    void every_disagreement_of_the_calibration_split_is_in_one_place_and_none_of_the_holdout_is() {
        House house = House.built();

        JsonPath said = clusters(house.run(), Map.of());

        List<String> shown = new ArrayList<>(said.<String>getList("clusters.members.flatten()"));
        shown.addAll(said.getList("unclustered.members.flatten()"));
        List<String> expected = new ArrayList<>();
        for (int i = 5; i <= 120; i += 5) {
            String item = Client.itemId(i);
            if (RULE.of(item) == Split.CALIBRATION && i % 10 != 3) {
                expected.add(item);
            }
        }
        assertThat(expected).hasSizeGreaterThanOrEqualTo(10);
        assertThat(shown).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(said.getString("clusters[0].name")).contains("parcel");
        assertThat(said.getString("clusters[0].direction")).isEqualTo("stricter");
        assertThat(said.getString("clusters[0].cause.kind")).isEqualTo("judge_error");
        assertThat(said.getInt("sets[0].disagreements")).isEqualTo(expected.size());
    }

    @Test
    void ids_are_the_same_on_another_look_and_in_another_run_of_the_same_items() {
        House house = House.built();
        String id = clusters(house.run(), Map.of()).getString("clusters[0].id");
        String again = Client.run(house.evalset(), house.rubric() + "@1.0.0", "", house.judge());

        assertThat(clusters(house.run(), Map.of()).getString("clusters[0].id")).isEqualTo(id);
        JsonPath later = clusters(again, Map.of("judge", house.judge(), "criterion", "tone"));
        assertThat(later.getString("clusters[0].id")).isEqualTo(id);
        assertThat(later.getString("clusters[0].firstRun")).isEqualTo(house.run());
    }

    @Test
    void a_persons_decision_wins_and_can_be_taken_back() {
        House house = House.built();
        String id = clusters(house.run(), Map.of()).getString("clusters[0].id");
        Response kept = given().get("/v1/clusters/" + id);

        patch(id, null, "{\"cause\":\"gold_suspect\"}").then().statusCode(428);
        patch(id, "\"7\"", "{\"cause\":\"gold_suspect\"}").then().statusCode(412);
        patch(id, kept.header("ETag"), "{\"cause\":\"weather\"}")
                .then()
                .statusCode(400)
                .body("hint", containsString("judge_error, gold_suspect, rubric_ambiguous, item_defect"));
        patch(
                        id,
                        kept.header("ETag"),
                        "{\"name\":\"late parcels\",\"cause\":\"gold_suspect\",\"owner\":\"lead\",\"status\":\"in_progress\"}")
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        JsonPath said = clusters(house.run(), Map.of());
        assertThat(said.getString("clusters[0].name")).isEqualTo("late parcels");
        assertThat(said.getString("clusters[0].cause.kind")).isEqualTo("gold_suspect");
        assertThat(said.getString("clusters[0].cause.decidedBy")).isEqualTo("human");
        assertThat(said.getString("clusters[0].recommendation.text")).contains("reviewed again, blind");
        assertThat(said.getString("clusters[0].status")).isEqualTo("in_progress");

        patch(id, "\"2\"", "{\"cause\":\"\"}").then().statusCode(200);
        assertThat(clusters(house.run(), Map.of()).getString("clusters[0].cause.decidedBy"))
                .isEqualTo("evidence");
    }

    @Test
    void one_clusters_address_names_no_item() {
        House house = House.built();
        String id = clusters(house.run(), Map.of()).getString("clusters[0].id");

        String body = given().get("/v1/clusters/" + id).asString();

        assertThat(body).contains("\"split\":\"calibration\"").doesNotContainPattern("\"i\\d\\d");
    }

    @Test
    void judgements_say_their_cluster_once_it_was_asked_for() {
        House house = House.built();
        assertThat(lines(house.run(), "")).isNotEmpty().noneMatch(line -> line.contains("\"cluster\""));
        JsonPath said = clusters(house.run(), Map.of());
        String id = said.getString("clusters[0].id");
        List<String> members = said.getList("clusters[0].members");

        JsonPath page = given().get("/v1/runs/" + house.run() + "/judgements?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(page.<String>getList("items.findAll { it.cluster == '" + id + "' }.itemId"))
                .containsExactlyInAnyOrderElementsOf(members);
        for (String query : List.of("", "?combined=true")) {
            assertThat(lines(house.run(), query).stream().filter(line -> line.contains("\"cluster\":\"" + id + "\"")))
                    .hasSize(members.size());
        }
    }

    @Test
    void judgements_on_held_out_items_say_no_cluster_even_after_a_look() {
        House house = House.built();
        List<String> members = clusters(house.run(), Map.of("split", "holdout")).getList("clusters.members.flatten()");
        clusters(house.run(), Map.of("split", "all"));

        List<String> lines = lines(house.run(), "");

        assertThat(members).isNotEmpty();
        assertThat(lines).hasSize(120).noneMatch(line -> line.contains("\"cluster\""));
    }

    @Test
    void judgements_of_another_run_or_after_new_gold_say_no_cluster_until_it_is_asked_for_again() {
        House house = House.built();
        clusters(house.run(), Map.of());
        String again = Client.run(house.evalset(), house.rubric() + "@1.0.0", "", house.judge());

        assertThat(lines(again, "")).isNotEmpty().noneMatch(line -> line.contains("\"cluster\""));
        assertThat(lines(house.run(), "")).anyMatch(line -> line.contains("\"cluster\""));
        // Three to two for rude: gold of an item changes, and with it what the judge differs from.
        for (String auditor : List.of("cem", "dan", "eva")) {
            Client.postLines(
                            "/v1/evalsets/" + house.evalset() + "/labels?blind=true",
                            Client.label(Client.itemId(5), "tone", auditor, "rude"))
                    .then()
                    .statusCode(200);
        }
        Client.gold(house.evalset(), house.rubric() + "@1.0.0");
        assertThat(lines(house.run(), "")).isNotEmpty().noneMatch(line -> line.contains("\"cluster\""));
    }

    @Test
    void answers_with_what_it_has_read_where_there_is_much_to_read_and_with_clusters_once_it_is_read()
            throws Exception {
        // Of 1200 items some 600 are held out; each other one has a reason of its own to read.
        String evalset = Client.openEvalSet(1200);
        String rubric = Client.fresh("rubric");
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        List<String> labels = new ArrayList<>();
        List<String> verdicts = new ArrayList<>();
        for (int i = 1; i <= 1200; i++) {
            labels.add(Client.label(Client.itemId(i), "tone", "ann", "polite"));
            verdicts.add(House.verdict(Client.itemId(i), judge, "rude", "Late " + evalset + i));
        }
        Client.postLines("/v1/evalsets/" + evalset + "/labels", String.join("\n", labels))
                .then()
                .statusCode(200);
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", String.join("\n", verdicts))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        Client.gold(evalset, rubric + "@1.0.0");
        String address = "/v1/runs/" + Client.run(evalset, rubric + "@1.0.0", "", judge) + "/clusters?criterion=tone";

        Response first = given().get(address);

        first.then()
                .statusCode(202)
                .header("Retry-After", "1")
                .header("Location", containsString(address))
                .body("status", equalTo("reading"));
        int total = first.jsonPath().getInt("texts.total");
        assertThat(total).isGreaterThan(500);
        Response next = first;
        while (next.statusCode() == 202) {
            assertThat(next.jsonPath().getInt("texts.done")).isBetween(0, total);
            Thread.sleep(200);
            next = given().get(address);
        }
        next.then().statusCode(200);
        assertThat(next.jsonPath().getInt("sets[0].disagreements")).isGreaterThan(500);
    }

    private static List<String> lines(String run, String query) {
        return given().accept("application/x-ndjson")
                .get("/v1/runs/" + run + "/judgements" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    @Test
    void refuses_what_it_does_not_know() {
        House house = House.built();

        given().get("/v1/runs/" + house.run() + "/clusters?judge=nobody").then().statusCode(404);
        given().get("/v1/runs/" + house.run() + "/clusters?criterion=taste")
                .then()
                .statusCode(404);
        given().get("/v1/runs/" + house.run() + "/clusters?split=some").then().statusCode(400);
        given().get("/v1/runs/" + house.run() + "/clusters?stability=maybe")
                .then()
                .statusCode(400)
                .body("hint", equalTo("stability is skip or measure."));
        given().get("/v1/clusters/clu_nothing").then().statusCode(404);
    }

    private static Response patch(String id, String ifMatch, String body) {
        var request = given().contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch("/v1/clusters/" + id);
    }
}
