package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The annotation errors of a run as a page, on the bundled listings. */
@QuarkusTest
class AnnotationErrorsPageTest {

    private static String page(String run, String query) {
        return given().accept("text/html")
                .get("/runs/" + run + "/annotation-errors" + query)
                .then()
                .statusCode(200)
                .header("Content-Security-Policy", containsString("script-src 'self'"))
                .extract()
                .asString();
    }

    @Test
    void opens_with_what_the_queue_is_worth() {
        assertThat(page(BundledReleases.loaded().run(), ""))
                .containsPattern(
                        "<h1><bdi>Of the 20 annotations below about \\d+ should be wrong; of 20 drawn at random, about \\d+\\.")
                .contains("86 annotations that nobody has labelled are ranked");
    }

    @Test
    void shows_the_words_of_each_suspect_and_every_annotator() {
        String page = page(BundledReleases.loaded().run(), "");

        assertThat(page).containsPattern("<dd><bdi>\\{&quot;category&quot;").contains("finds it wrong, confidence 0.");
        assertThat(page.split("<th scope=\"row\"><bdi>a_")).hasSize(13);
    }

    @Test
    void the_report_says_in_a_sentence_each_what_the_pages_begin_with() {
        String run = BundledReleases.loaded().run();

        assertThat(given().get("/v1/runs/" + run + "/report?split=calibration")
                        .jsonPath()
                        .<String>getList("findings"))
                .hasSize(3)
                .anyMatch(sentence -> sentence.contains(" otherwise than gold. Shares in that: category 0."))
                .anyMatch(sentence -> sentence.matches("Annotators keep CON-2.1 least often: on 0.9.* with gold."))
                .anyMatch(sentence ->
                        sentence.startsWith("Of 86 annotations that nobody has labelled, look first at cl10-"));
        assertThat(given().accept("text/html")
                        .get("/runs/" + run + "?split=calibration")
                        .asString())
                .contains("What else do the calibration items show?");
    }

    @Test
    void listens_to_one_judge_when_asked_to() {
        BundledReleases bundled = BundledReleases.loaded();

        assertThat(page(bundled.run(), "?judge=" + bundled.strict()))
                .contains("<bdi>" + bundled.strict() + " finds it wrong")
                .doesNotContain("<bdi>" + bundled.lenient() + " ");
    }

    @Test
    void says_what_is_missing_where_there_is_no_gold() {
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
        given().accept("text/html")
                .get("/runs/run_none/annotation-errors")
                .then()
                .statusCode(404);
    }
}
