package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AnnotationErrorsRestTest {

    private static JsonPath found(String query) {
        return given().get("/v1/runs/" + BundledReleases.loaded().run() + "/annotation-errors" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Of 750 items 664 have labels. */
    @Test
    void ranks_the_annotations_that_nobody_has_labelled() {
        JsonPath found = found("");
        List<Double> probabilities = found.getList("suspects.probability", Double.class);

        assertThat(found.getInt("candidates")).isEqualTo(86);
        assertThat(probabilities).hasSize(20).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(found.getDouble("expected.ofSuspects")).isGreaterThan(found.getDouble("expected.atRandom"));
        assertThat(found.getString("split")).isEqualTo("calibration");
    }

    @Test
    void learns_without_a_look_at_the_holdout() {
        String run = BundledReleases.loaded().run();
        int before = looks(run);

        found("?limit=1");

        assertThat(looks(run)).isEqualTo(before);
    }

    private static int looks(String run) {
        return given().get("/v1/runs/" + run + "/conventions?split=calibration")
                .jsonPath()
                .getInt("looks");
    }

    @Test
    void says_how_often_each_annotator_errs_with_an_interval() {
        JsonPath found = found("?limit=1");

        assertThat(new HashSet<>(found.<String>getList("annotators.name"))).hasSize(12);
        assertThat(found.getDouble("annotators[0].errorRate.upper"))
                .isGreaterThan(found.getDouble("annotators[0].errorRate.value"));
        assertThat(found.<String, Object>getMap("annotators[0].byCriterion"))
                .containsOnlyKeys("category", "condition", "defect");
    }

    @Test
    void listens_to_one_judge_only_when_asked_to() {
        List<String> evidence = found(
                        "?limit=1&judge=" + BundledReleases.loaded().strict())
                .getList("suspects[0].criteria[0].evidence");

        assertThat(evidence).hasSize(2);
        assertThat(evidence.get(0)).startsWith(BundledReleases.loaded().strict());
    }

    @Test
    void refuses_a_limit_that_is_out_of_range() {
        given().get("/v1/runs/" + BundledReleases.loaded().run() + "/annotation-errors?limit=0")
                .then()
                .statusCode(400)
                .body("hint", containsString("1 to 1000"));
    }

    @Test
    void knows_no_run_of_another_name() {
        given().get("/v1/runs/run_none/annotation-errors")
                .then()
                .statusCode(404)
                .body("status", equalTo(404));
    }
}
