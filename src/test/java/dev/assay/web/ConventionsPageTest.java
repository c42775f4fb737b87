package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The conventions of a run as a page, on the bundled listings. */
@QuarkusTest
class ConventionsPageTest {

    private static String page(String run, String query) {
        return given().accept("text/html")
                .get("/runs/" + run + "/conventions" + query)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .extract()
                .asString();
    }

    /** 616 of 658 items before is .94, 621 of 657 after is .95, the difference .01: the figures of {@link ConventionsRestTest}. */
    @Test
    void shows_clauses_their_slices_and_what_a_version_changed() {
        String page = page(BundledReleases.loaded().run(), "?split=all");

        assertThat(page)
                .contains("<bdi>DEF-3.1</bdi>", "<bdi>a_09</bdi>", "<bdi>meridian-desk</bdi>")
                .contains("<bdi>1.3</bdi>", "<bdi>1.4</bdi>")
                .contains("<span class=\"value\">0.94</span>", "n 658", "n 657")
                .contains("the whole gold set, not held out")
                .doesNotContain("split=holdout");
    }

    /** The gap that {@link ConventionsRestTest} finds: German categories against Italian ones. */
    @Test
    void shows_the_gap_of_a_judge_with_its_extremes_and_all_slices() {
        BundledReleases bundled = BundledReleases.loaded();

        String page = page(bundled.run(), "?split=all&judge=" + bundled.strict());

        assertThat(page)
                .contains("specificity by language")
                .contains("highest <bdi>de</bdi>, lowest <bdi>it</bdi>")
                .contains("over 10 pairs")
                .doesNotContain("<h3><bdi>" + bundled.lenient());
    }

    @Test
    void opens_with_the_clause_that_is_kept_least() {
        assertThat(page(BundledReleases.loaded().run(), ""))
                .containsPattern("<h1><bdi>Annotators keep least often [A-Z]{3}-\\d\\.\\d: on 0\\.\\d\\d \\[");
    }

    @Test
    void says_what_is_missing_and_refuses_what_there_is_not() {
        String evalset = Client.openEvalSet(3);
        String rubric = Client.fresh("rubric");
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        Client.postLines("/v1/evalsets/" + evalset + "/verdicts", Client.verdict("i01", "tone", judge, "rude"))
                .then()
                .statusCode(200);
        Client.freeze(evalset);

        assertThat(page(Client.run(evalset, rubric, "", judge), "")).contains("has no gold labels");
        given().accept("text/html").get("/runs/run_none/conventions").then().statusCode(404);
    }
}
