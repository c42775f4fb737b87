package dev.assay.web;

import static io.restassured.RestAssured.given;

import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A run over 120 replies about parcels, half of them held out, by a judge that calls some of the polite ones rude. Its reasons and
 * the items write what a page must not obey.
 */
public record ParcelHouse(String evalset, String rubric, String judge, String run) {

    private static final int ITEMS = 120;
    private static final String HOSTILE = "Where is <img src=x onerror=alert(1)> my \\u202eparcel?";

    private static ParcelHouse built(IntPredicate isWrong) {
        String evalset = Client.openEvalSet();
        String rubric = Client.fresh("rubric");
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        post(evalset, "items", number -> "{\"id\":\"%s\",\"input\":\"%s\",\"output\":\"On its way, number %d.\"}"
                .formatted(Client.itemId(number), HOSTILE, number));
        post(evalset, "labels", number -> Client.label(Client.itemId(number), "tone", "ann", gold(number)));
        post(
                evalset,
                "verdicts",
                number ->
                        "{\"itemId\":\"%s\",\"criterion\":\"tone\",\"judge\":\"%s\",\"label\":\"%s\",\"rationale\":\"%s\"}"
                                .formatted(
                                        Client.itemId(number),
                                        judge,
                                        isWrong.test(number) ? "rude" : gold(number),
                                        isWrong.test(number)
                                                ? "The parcel <script>alert(2)</script> is late and that is rude."
                                                : "The answer is friendly."));
        Client.freeze(evalset);
        Client.gold(evalset, rubric + "@1.0.0");
        return new ParcelHouse(evalset, rubric, judge, Client.run(evalset, rubric + "@1.0.0", "", judge));
    }

    private static void post(String evalset, String what, IntFunction<String> line) {
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/" + what,
                        IntStream.rangeClosed(1, ITEMS).mapToObj(line).collect(Collectors.joining("\n")))
                .then()
                .statusCode(200);
    }

    private static String gold(int number) {
        return number % 10 == 3 ? "rude" : "polite";
    }

    /** One in five, 24 of 120: about a dozen in the calibration half. */
    public static ParcelHouse often() {
        return built(number -> number % 5 == 0);
    }

    /** Two of 120. */
    public static ParcelHouse seldom() {
        return built(number -> number == 10 || number == 20);
    }

    public String clusterId() {
        return given().get("/v1/runs/" + run + "/clusters").path("clusters[0].id");
    }
}
