package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AttributionRestTest {

    private static final int ITEMS_WITH_GOLD = 664;

    @Test
    void shares_the_disagreement_of_every_judge_and_counts_every_item() {
        JsonPath said = attribution(Map.of("split", "all"));

        assertThat(said.getList("judges")).hasSize(3);
        for (int judge = 0; judge < 3; judge++) {
            String of = "judges[" + judge + "].";
            List<Float> shares = said.getList(of + "criteria.share.value");
            assertThat(said.getInt(of + "alike")
                            + said.getInt(of + "differing")
                            + said.getInt(of + "leftOut.withoutGold")
                            + said.getInt(of + "leftOut.shown")
                            + said.getInt(of + "leftOut.unscored")
                            + said.getInt(of + "leftOut.tooManyCriteria"))
                    .isEqualTo(ITEMS_WITH_GOLD);
            assertThat(shares.stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-6));
        }
    }

    /** The strict judge fails 125 of the 132 items that it decides otherwise, nearly half of it for a defect that is none. */
    @Test
    void shows_what_the_strict_judge_is_strict_about() {
        JsonPath said = attribution(
                Map.of("split", "all", "judge", BundledReleases.loaded().strict()));

        assertThat(said.getList("judges")).hasSize(1);
        assertThat(said.getInt("judges[0].differing")).isEqualTo(132);
        assertThat(said.getInt("judges[0].stricter")).isEqualTo(125);
        assertThat(said.getInt("judges[0].moreLenient")).isEqualTo(7);
        assertThat(said.getString("judges[0].criteria.max { it.share.value }.criterion"))
                .isEqualTo("defect");
        assertThat(said.getDouble("judges[0].criteria.max { it.share.value }.share.value"))
                .isCloseTo(0.4533, within(5e-5));
        assertThat(said.getDouble("judges[0].criteria.max { it.share.value }.share.lower"))
                .isGreaterThan(1 / 3.0);
    }

    @Test
    void lists_as_many_items_as_are_wanted_each_with_shares_that_make_up_the_decision() {
        JsonPath said = attribution(Map.of("limit", "3"));

        assertThat(said.getList("judges[0].items")).hasSize(3);
        for (int item = 0; item < 3; item++) {
            assertThat(said.<String, Float>getMap("judges[0].items[" + item + "].shares").values().stream()
                            .mapToDouble(share -> share)
                            .sum())
                    .isCloseTo(1, within(1e-6));
        }
        assertThat(said.getInt("judges[0].differing")).isGreaterThan(3);
    }

    @Test
    void reads_the_calibration_split_unless_told_otherwise_and_takes_no_look() {
        JsonPath said = attribution(Map.of());

        assertThat(said.getString("split")).isEqualTo("calibration");
        assertThat(said.getBoolean("heldOut")).isFalse();
        assertThat(said.getInt("looks")).isZero();
    }

    @Test
    void counts_a_look_of_the_one_judge_that_is_asked_for() {
        BundledReleases bundled = BundledReleases.loadedAnew();
        Map<String, String> query = Map.of("split", "holdout", "judge", bundled.lenient());

        JsonPath first = attribution(bundled.run(), query);
        JsonPath again = attribution(bundled.run(), query);

        assertThat(first.getBoolean("heldOut")).isTrue();
        assertThat(first.getInt("looks")).isEqualTo(1);
        assertThat(again.prettify()).isEqualTo(first.prettify());
    }

    @Test
    void refuses_what_it_does_not_know() {
        String path = "/v1/runs/" + BundledReleases.loaded().run() + "/attribution";

        assertThat(given().get(path + "?limit=1001").asString()).contains("limit must be in 0..1000");
        assertThat(given().get(path + "?split=most").asString()).contains("unknown split 'most'");
        assertThat(given().get(path + "?judge=nobody").statusCode()).isEqualTo(404);
    }

    private static JsonPath attribution(Map<String, String> query) {
        return attribution(BundledReleases.loaded().run(), query);
    }

    private static JsonPath attribution(String run, Map<String, String> query) {
        Response said = given().queryParams(query).get("/v1/runs/" + run + "/attribution");
        said.then().statusCode(200);
        return said.jsonPath();
    }
}
