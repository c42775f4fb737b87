package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeriesClustersRestTest {

    /** The strict judge calls denied damage a defect in September as in October. */
    @Test
    void finds_a_mistake_that_stays_from_release_to_release() {
        BundledReleases bundled = BundledReleases.loadedAnew();
        Client.run(bundled.september(), bundled.rubric(), "", bundled.strict());

        JsonPath found = given().queryParams(Map.of("judge", bundled.strict(), "criterion", "defect"))
                .get("/v1/runs/" + bundled.run() + "/series-clusters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getList("releases")).hasSize(2);
        assertThat(found.<String, Integer>getMap("clusters[0].releases").values())
                .hasSize(2)
                .allSatisfy(members -> assertThat(members).isGreaterThan(5));
        assertThat(found.<String>getList("clusters[0].members"))
                .anyMatch(item -> item.startsWith(bundled.september() + "/cl09-"))
                .hasSize(found.getInt("clusters[0].size"));
        assertThat(found.getString("clusters[0].recommendation")).contains("DEF-3.3");
    }

    @Test
    void says_which_releases_it_could_not_read() {
        BundledReleases bundled = BundledReleases.loaded();

        JsonPath found = given().queryParam("judge", bundled.lenient())
                .get("/v1/runs/" + bundled.run() + "/series-clusters")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(found.getList("releases")).hasSize(1);
        assertThat(found.<String, String>getMap("left")).hasSize(1);
        assertThat(List.copyOf(found.<String, String>getMap("left").values()).get(0))
                .startsWith("no ended run of");
    }

    @Test
    void does_not_open_the_holdout_of_a_whole_series() {
        BundledReleases bundled = BundledReleases.loaded();

        given().queryParams(Map.of("judge", bundled.strict(), "split", "holdout"))
                .get("/v1/runs/" + bundled.run() + "/series-clusters")
                .then()
                .statusCode(400)
                .body("detail", containsString("whole series"));
        given().queryParam("judge", "nobody")
                .get("/v1/runs/" + bundled.run() + "/series-clusters")
                .then()
                .statusCode(404);
    }
}
