package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;

/** The clusters of a run as a page, on items, judges and people who write what a page must not obey. */
@QuarkusTest
class ClustersPageTest {

    private static Response page(ParcelHouse house, String query) {
        return given().accept("text/html").get("/runs/" + house.run() + "/clusters" + query);
    }

    @Test
    void opens_with_the_sentence_and_shows_who_is_wrong_what_to_do_and_the_items() {
        ParcelHouse house = ParcelHouse.often();
        String id = house.clusterId();

        String page = page(house, "").then().statusCode(200).extract().asString();

        assertThat(page)
                .contains("disagreements between " + house.judge() + " and the auditors.")
                .contains("id=\"" + id + "\"")
                .contains("the judge is probably wrong", "Typical items", "If all were settled: kappa")
                .contains("aria-current=\"page\">Clusters</a>")
                .contains("data-decide=\"/v1/clusters/" + id + "\" data-revision=\"1\"");
    }

    @Test
    void what_others_wrote_is_text_and_what_cannot_be_seen_is_shown() {
        ParcelHouse house = ParcelHouse.often();

        String page = page(house, "")
                .then()
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .header("Content-Type", containsString("text/html"))
                .extract()
                .asString();

        assertThat(page)
                .contains("&lt;img src=x onerror=alert(1)&gt;", "alert(2)", ">U+202E</span>")
                .doesNotContain("<img", "<script>alert", "\u202e");
    }

    @Test
    void a_name_that_somebody_gave_is_text_too_and_stands_in_its_field_as_it_is() {
        ParcelHouse house = ParcelHouse.often();
        String id = house.clusterId();
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(
                        "{\"name\":\"\\\"><script>alert(3)</script>\",\"cause\":\"gold_suspect\",\"note\":\"</textarea><b>\"}")
                .patch("/v1/clusters/" + id)
                .then()
                .statusCode(200);

        String page = page(house, "").asString();

        assertThat(page)
                .doesNotContain("<script>alert(3)", "</textarea><b>")
                .contains("value=\"&quot;&gt;&lt;script&gt;alert(3)&lt;/script&gt;\"")
                .contains("gold labels are probably wrong", "the evidence says judge error")
                .contains("data-revision=\"2\"", "Computed name:");
    }

    @Test
    void few_disagreements_are_a_list() {
        ParcelHouse house = ParcelHouse.seldom();

        String page = page(house, "?judge=" + house.judge()).asString();

        assertThat(page)
                .contains("a list is more honest")
                .contains("of fewer than 10 disagreements a list says more than clusters do")
                .contains("<details class=\"fold rest\" open>")
                .doesNotContain("class=\"card\"");
    }

    @Test
    void says_what_is_missing_where_nobody_labelled() {
        String evalset = Client.openEvalSet(3);
        String rubric = Client.fresh("rubric");
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", Client.verdict("i01", "tone", judge, "rude"))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        String run = Client.run(evalset, rubric, "", judge);

        given().accept("text/html")
                .get("/runs/" + run + "/clusters")
                .then()
                .statusCode(200)
                .body(containsString("has no gold labels for rubric " + rubric));
    }

    @Test
    void the_address_is_the_state_and_no_link_takes_a_look_at_the_holdout() {
        ParcelHouse house = ParcelHouse.often();

        String page = page(house, "?judge=" + house.judge() + "&split=all").asString();

        assertThat(page)
                .contains("the whole gold set, not held out")
                .contains("<a href=\"/runs/" + house.run() + "/clusters?judge=" + house.judge() + "\">")
                .doesNotContain("split=holdout");
    }

    @Test
    void the_page_of_the_run_leads_here_and_the_saved_report_leads_nowhere() {
        ParcelHouse house = ParcelHouse.often();
        String link = "href=\"/runs/" + house.run() + "/clusters\"";

        assertThat(given().accept("text/html").get("/runs/" + house.run()).asString())
                .contains(link);
        assertThat(given().accept("text/html")
                        .get("/v1/runs/" + house.run() + "/report")
                        .asString())
                .contains("Why, and what would help?")
                .doesNotContain(link);
    }

    @Test
    void refuses_runs_and_judges_that_there_are_not() {
        ParcelHouse house = ParcelHouse.seldom();

        given().accept("text/html").get("/runs/run_none/clusters").then().statusCode(404);
        page(house, "?judge=nobody").then().statusCode(404).body("title", equalTo("Not found"));
        page(house, "?split=some").then().statusCode(400);
    }
}
