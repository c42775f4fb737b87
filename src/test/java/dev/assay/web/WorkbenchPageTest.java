package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The workbench of a run whose judge is a recording, under a rubric that writes what a page must not obey. */
@QuarkusTest
class WorkbenchPageTest {

    private static String runUnder(String rubric, String title) {
        String evalset = Client.openEvalSet(3);
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone").replace("title: Tone of replies", "title: " + title))
                .then()
                .statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", Client.verdict("i01", "tone", judge, "rude"))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        return Client.run(evalset, rubric, "", judge);
    }

    private static String page(String run, String query) {
        return given().accept("text/html")
                .get("/runs/" + run + "/workbench" + query)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void shows_the_rubric_as_a_text_that_ends_where_the_field_does() {
        String rubric = Client.fresh("rubric");

        String page = page(runUnder(rubric, "</textarea><script>alert(1)</script>"), "");

        assertThat(page)
                .contains("\nid: " + rubric + "\nversion: 1.0.0\n", "&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page.split("</textarea>", -1)).hasSize(2);
    }

    @Test
    void says_why_a_recording_cannot_be_asked_again_and_that_the_holdout_is_left_alone() {
        String page = page(runUnder(Client.fresh("rubric"), "Tone"), "");

        assertThat(page)
                .contains("is a recording: it says the same words whatever the rubric says")
                .contains("Nothing held out is sent, read or shown")
                .contains("No draft was tried on this run yet.")
                .doesNotContain("data-forecast");
    }

    @Test
    void refuses_what_there_is_not() {
        String run = runUnder(Client.fresh("rubric"), "Tone");

        given().accept("text/html").get("/runs/run_none/workbench").then().statusCode(404);
        given().accept("text/html")
                .get("/runs/" + run + "/workbench?replay=replay_none")
                .then()
                .statusCode(404);
    }
}
