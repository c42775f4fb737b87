package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConventionsRestTest {

    private static final String NO_DEFECT = "clauses.find { it.clause == 'DEF-3.1' }";

    /**
     * Version 1.4 made a missing power supply a defect, and some annotators had not got used to it; the criterion that names DEF-3.1 saw no
     * drop all the same: 616 of 658 items before, 621 of 657 after.
     */
    @Test
    void shows_that_the_clause_on_defects_was_kept_as_often_after_the_convention_changed() {
        JsonPath said = conventions(BundledReleases.loaded().run(), "all");
        String change = NO_DEFECT + ".changes[0].";

        assertThat(said.getList(NO_DEFECT + ".changes")).hasSize(1);
        assertThat(said.getString(change + "from")).isEqualTo("1.3");
        assertThat(said.getString(change + "to")).isEqualTo("1.4");
        assertThat(said.getInt(change + "before.n")).isEqualTo(658);
        assertThat(said.getDouble(change + "before.value")).isCloseTo(616 / 658.0, within(1e-6));
        assertThat(said.getInt(change + "after.n")).isEqualTo(657);
        assertThat(said.getDouble(change + "after.value")).isCloseTo(621 / 657.0, within(1e-6));
        assertThat(said.getDouble(change + "difference.value")).isCloseTo(621 / 657.0 - 616 / 658.0, within(1e-6));
        assertThat(said.getDouble(change + "difference.lower")).isNegative();
        assertThat(said.getDouble(change + "difference.upper")).isPositive();
    }

    /** The README of the release says that two annotators are notably worse than the others on one criterion each. */
    @Test
    void finds_the_annotator_who_chooses_wrong_categories() {
        JsonPath said = conventions(BundledReleases.loaded().run(), "all");
        String category = "clauses.find { it.criterion == 'category' }.";

        assertThat(said.getString(category + "by.annotator.min { it.adherence.value }.value"))
                .isEqualTo("a_09");
        assertThat(said.getDouble(category + "by.annotator.min { it.adherence.value }.adherence.upper"))
                .isLessThan(said.getDouble(category + "adherence.lower"));
    }

    /**
     * a_11 chose all 62 categories rightly in September and 39 of 46 in October. Alone that would be a drop for certain; as the widest of
     * twelve changes it is not.
     */
    @Test
    void pays_for_having_looked_for_the_annotator_who_changed_most() {
        JsonPath said = conventions(BundledReleases.loaded().run(), "all");
        String changed =
                "clauses.find { it.criterion == 'category' }.changes[0].by.annotator.min { it.difference.value }.";

        assertThat(said.getString(changed + "value")).isEqualTo("a_11");
        assertThat(said.getInt(changed + "before.n")).isEqualTo(62);
        assertThat(said.getDouble(changed + "before.value")).isEqualTo(1);
        assertThat(said.getInt(changed + "after.n")).isEqualTo(46);
        assertThat(said.getDouble(changed + "difference.upper")).isNegative();
        assertThat(said.getDouble(changed + "adjustedP")).isBetween(0.05, 0.06);
    }

    @Test
    void parts_a_clause_by_who_made_the_work_and_where() {
        JsonPath said = conventions(BundledReleases.loaded().run(), "calibration");

        assertThat(said.<String, List<?>>getMap(NO_DEFECT + ".by"))
                .containsOnlyKeys("annotator", "vendor", "language", "conventionVersion")
                .satisfies(by -> assertThat(by.get("annotator")).hasSize(12))
                .satisfies(by -> assertThat(by.get("language")).hasSize(5));
        assertThat(said.getList(NO_DEFECT + ".by.vendor.value")).containsExactly("larkfield", "meridian-desk");
    }

    /** .968 of 126 German categories that were right are left alone, .866 of 97 Italian ones. */
    @Test
    void finds_the_language_in_which_the_strict_judge_doubts_right_categories_most() {
        BundledReleases bundled = BundledReleases.loaded();
        JsonPath said = conventions(bundled.run(), "all");
        String gap = ("gaps.find { it.judge == '%s' && it.criterion == 'category' && it.by == 'language'"
                        + " && it.measure == 'specificity' }.")
                .formatted(bundled.strict());

        assertThat(said.getList(gap + "values.value")).containsExactly("de", "en", "es", "fr", "it");
        assertThat(said.getString(gap + "gap.highest")).isEqualTo("de");
        assertThat(said.getString(gap + "gap.lowest")).isEqualTo("it");
        assertThat(said.getInt(gap + "gap.pairs")).isEqualTo(10);
        assertThat(said.getDouble(gap + "gap.difference.confidenceLevel")).isCloseTo(0.995, within(1e-6));
        assertThat(said.getDouble(gap + "gap.adjustedP")).isBetween(0.04, 0.06);
    }

    @Test
    void says_nothing_about_what_a_judge_finds_where_too_few_mistakes_were_made() {
        BundledReleases bundled = BundledReleases.loaded();
        JsonPath said = conventions(bundled.run(), "calibration");
        String gap = ("gaps.find { it.judge == '%s' && it.criterion == 'category' && it.by == 'language'"
                        + " && it.measure == 'sensitivity' }.")
                .formatted(bundled.strict());

        assertThat(said.<String>getList(gap + "values.estimate.undefined"))
                .containsOnly("not enough data: fewer than 10 items with a gold defect");
        assertThat(said.getString(gap + "gap.difference.undefined"))
                .isEqualTo("fewer than two slices with enough data");
        assertThat(said.<Object>get(gap + "gap.highest")).isNull();
    }

    @Test
    void reads_the_calibration_split_unless_told_otherwise_and_takes_no_look() {
        BundledReleases bundled = BundledReleases.loaded();

        JsonPath said =
                given().get("/v1/runs/" + bundled.run() + "/conventions").jsonPath();

        assertThat(said.getString("split")).isEqualTo("calibration");
        assertThat(said.getBoolean("heldOut")).isFalse();
        assertThat(said.getInt("looks")).isZero();
        assertThat(said.getList("series.releases")).hasSize(2);
        assertThat(said.getInt(NO_DEFECT + ".adherence.n")).isBetween(250, 400);
    }

    @Test
    void counts_a_look_of_each_judge_at_the_holdout_of_each_release_once() {
        BundledReleases bundled = BundledReleases.loadedAnew();
        conventions(bundled.run(), "all");
        int before = looks(bundled.september(), bundled.rubric());

        JsonPath first = conventions(bundled.run(), "holdout");
        JsonPath again = conventions(bundled.run(), "holdout");

        assertThat(before).isZero();
        assertThat(first.getBoolean("heldOut")).isTrue();
        assertThat(first.getInt("looks")).isEqualTo(3);
        assertThat(again.getInt("looks")).isEqualTo(3);
        assertThat(looks(bundled.september(), bundled.rubric())).isEqualTo(3);
        assertThat(again.prettify()).isEqualTo(first.prettify());
    }

    @Test
    void counts_releases_without_gold_or_with_gold_that_means_something_else() {
        String rubric = Client.fresh("rubric");
        String series = Client.fresh("series");
        String judge = Client.fresh("judge");
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        postRubric(rubric, "1.0.0");
        String old = release(series, judge, "1");
        Client.gold(old, rubric);
        postRubric(rubric, "2.0.0");
        String current = release(series, judge, "2");
        Client.gold(current, rubric);
        String unresolved = release(series, judge, "3");
        release(Client.fresh("series"), judge, "4");

        JsonPath said = conventions(Client.run(current, rubric, "", judge), "all");

        assertThat(said.getString("series.id")).isEqualTo(series);
        assertThat(said.getList("series.releases.evalset")).containsExactly(current);
        assertThat(said.getList("series.withoutGold")).containsExactly(unresolved);
        assertThat(said.getList("series.otherMajor")).containsExactly(old);
        assertThat(said.getDouble("clauses[0].adherence.value")).isEqualTo(1);
        assertThat(said.getList("clauses[0].changes")).isEmpty();
    }

    @Test
    void refuses_what_it_does_not_know() {
        String path = "/v1/runs/" + BundledReleases.loaded().run() + "/conventions";

        assertThat(refused(path, Map.of("split", "most"))).contains("unknown split 'most'");
        assertThat(refused(path, Map.of("judge", "nobody"))).contains("nobody");
        assertThat(refused(path, Map.of("confidenceLevel", "95", "split", "holdout")))
                .contains("confidenceLevel");
    }

    private static String refused(String path, Map<String, String> query) {
        Response refusal = given().queryParams(query).get(path);
        assertThat(refusal.statusCode()).isBetween(400, 499);
        return refusal.asString();
    }

    private static void postRubric(String id, String version) {
        Client.postRubric(Client.rubric(id, version, "tone")
                        .replace(
                                "    question: Is the reply polite?\n",
                                "    question: Is the reply polite?\n    clause: TONE-1\n"))
                .then()
                .statusCode(201);
    }

    /** Twelve polite replies, all seen as such. */
    private static String release(String series, String judge, String name) {
        String id = Client.fresh("evalset-" + name);
        Client.postJson("/v1/evalsets", "{\"id\":\"%s\",\"series\":\"%s\"}".formatted(id, series))
                .then()
                .statusCode(201);
        Client.postLines("/v1/evalsets/" + id + "/items", Client.items(12))
                .then()
                .statusCode(200);
        Client.freeze(id);
        Client.postLines("/v1/evalsets/" + id + "/labels", all(item -> Client.label(item, "tone", "ada", "polite")))
                .then()
                .statusCode(200);
        Client.postLines("/v1/evalsets/" + id + "/verdicts", all(item -> Client.verdict(item, "tone", judge, "polite")))
                .then()
                .statusCode(200);
        return id;
    }

    private static String all(java.util.function.UnaryOperator<String> line) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> line.apply(Client.itemId(number)))
                .collect(Collectors.joining("\n"));
    }

    private static int looks(String evalset, String rubric) {
        return given().get("/v1/evalsets/" + evalset + "/gold?rubric=" + rubric)
                .jsonPath()
                .getInt("looks");
    }

    private static JsonPath conventions(String run, String split) {
        Response said = given().queryParam("split", split).get("/v1/runs/" + run + "/conventions");
        said.then().statusCode(200);
        return said.jsonPath();
    }
}
