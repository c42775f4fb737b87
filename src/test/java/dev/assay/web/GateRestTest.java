package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Gates over REST: that good evidence passes, and that nothing else does. Releases hold 240 items of which every fifth is rude;
 * the judge is wrong on every twentieth.
 */
@QuarkusTest
class GateRestTest {

    private static final int ITEMS = 240;
    private static final String SOUND =
            "integrity: {maxUnscoredRate: 0.05, requireCertificate: true, gold: {minItems: 60, maxHoldoutLooks: 3}}";
    private static final String TRUST =
            "{id: trust, metric: agreement.kappa, criterion: tone, claim: lowerBound >= 0.5}";

    private String series = "";
    private String rubric = "";
    private String judge = "";

    @BeforeEach
    void begin() {
        series = Client.fresh("series");
        rubric = rubric();
        judge = judge();
    }

    /** How a release is made; each field by item number from 1. */
    private record Release(IntFunction<String> label, IntFunction<String> blind, IntFunction<String> verdict) {

        static Release sound() {
            return new Release(
                    GateRestTest::truth,
                    number -> ",\"blind\":true",
                    number -> quoted(number % 20 == 0 ? other(truth(number)) : truth(number)));
        }

        Release labelled(IntFunction<String> labels) {
            return new Release(labels, blind, verdict);
        }

        Release blind(IntFunction<String> words) {
            return new Release(label, words, verdict);
        }

        Release judged(IntFunction<String> verdicts) {
            return new Release(label, blind, verdicts);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String truth(int number) {
        return number % 5 == 0 ? "rude" : "polite";
    }

    private static String other(String label) {
        return label.equals("rude") ? "polite" : "rude";
    }

    private static String quoted(String label) {
        return "\"" + label + "\"";
    }

    @Test
    void passes_a_release_whose_judge_is_certified() {
        String run = run(release("2026-09", Release.sound()));
        certify(run);

        JsonPath said = evaluate(gate(SOUND, TRUST), run);

        assertThat(said.getString("outcome")).isEqualTo("pass");
        assertThat(said.getString("checks[0].side")).isEqualTo("lower");
        assertThat(said.getDouble("checks[0].bound")).isEqualTo(said.getDouble("checks[0].lower"));
        assertThat(said.getString("checks[0].rule")).contains(" >= 0.500");
        assertThat(said.getList("certificates")).hasSize(1);
    }

    @Test
    void says_the_same_on_the_same_evidence_and_takes_no_second_look() {
        String run = run(release("2026-09", Release.sound()));
        certify(run);
        String gate = gate(SOUND, TRUST);

        JsonPath first = evaluate(gate, run);
        JsonPath second = evaluate(gate, run);

        assertThat(second.getList("checks")).isEqualTo(first.getList("checks"));
        assertThat(second.getList("integrity")).isEqualTo(first.getList("integrity"));
        assertThat(first.getString("integrity.find { it.rule == 'gold.maxHoldoutLooks' }.detail"))
                .startsWith("look 1 ");
    }

    @Test
    void is_invalid_without_a_certificate() {
        broken(run(release("2026-09", Release.sound())), SOUND, "certificate");
    }

    @Test
    void is_invalid_without_gold() {
        String evalset = release("2026-09", Release.sound().labelled(number -> ""));

        broken(run(evalset), "integrity: {gold: {minItems: 60}}", "gold");
    }

    @Test
    void is_invalid_when_no_verdict_has_a_label() {
        String run = run(release("2026-09", Release.sound().judged(number -> "null")));

        broken(run, "integrity: {requireCertificate: false}", "maxUnscoredRate");
    }

    @Test
    void is_invalid_when_too_many_verdicts_have_none() {
        String run = run(release(
                "2026-09", Release.sound().judged(number -> number % 10 == 0 ? "null" : quoted(truth(number)))));
        certify(run);

        broken(run, SOUND, "maxUnscoredRate");
    }

    @Test
    void is_invalid_when_the_run_left_items_out() {
        String evalset = release("2026-09", Release.sound());
        certify(run(evalset));

        broken(run(evalset, ",\"limit\":100"), SOUND, "run.complete");
    }

    @Test
    void is_invalid_when_nobody_knows_whether_labels_were_blind() {
        String run = run(release("2026-09", Release.sound().blind(number -> "")));

        broken(run, "integrity: {requireCertificate: false}", "blindLabelsOnly");
    }

    @Test
    void is_invalid_when_the_certificate_has_expired() throws InterruptedException {
        String run = run(release("2026-09", Release.sound()));
        Client.postJson("/v1/runs/" + run + "/calibrations", "{\"validFor\":\"PT0.2S\"}")
                .then()
                .statusCode(201);
        Thread.sleep(300);

        broken(run, SOUND, "certificate");
    }

    @Test
    void is_invalid_when_the_rubric_changed_since_the_judge_was_certified() {
        String evalset = release("2026-09", Release.sound());
        certify(run(evalset));
        Client.postRubric(Client.rubric(rubric, "1.0.1", "tone").replace("Is the reply polite?", "Is it polite?"))
                .then()
                .statusCode(201);

        broken(run(evalset), SOUND, "certificate");
    }

    @Test
    void is_invalid_when_the_gold_was_resolved_anew() {
        String evalset = release("2026-09", Release.sound());
        String run = run(evalset);
        certify(run);
        Client.postLines("/v1/evalsets/" + evalset + "/labels", Client.label(Client.itemId(1), "tone", "bea", "rude"))
                .then()
                .statusCode(200);
        Client.gold(evalset, rubric);

        broken(run, SOUND, "certificate");
    }

    @Test
    void is_invalid_when_the_holdout_is_used_up() {
        String evalset = release("2026-09", Release.sound());
        String second = anotherJudge(evalset, number -> truth(number));
        certify(run(evalset));
        String run = runOf(evalset, second, "");
        certify(run);

        broken(run, SOUND.replace("maxHoldoutLooks: 3", "maxHoldoutLooks: 1"), "gold.maxHoldoutLooks");
    }

    @Test
    void takes_no_look_that_the_policy_would_not_allow() {
        String evalset = release("2026-09", Release.sound());
        String second = anotherJudge(evalset, number -> truth(number));
        certify(run(evalset));
        String run = runOf(evalset, second, "");

        broken(run, "integrity: {gold: {maxHoldoutLooks: 1}}", "gold.maxHoldoutLooks");

        assertThat(looks(evalset)).isEqualTo(1);
    }

    @Test
    void judges_a_later_release_with_the_certificate_of_an_earlier_one() {
        certify(run(release("2026-09", Release.sound())));
        String later = run(release("2026-10", Release.sound()));

        JsonPath said = evaluate(
                gate(
                        SOUND,
                        TRUST,
                        "{id: defects, metric: defects.rateCorrected, criterion: tone, claim: upperBound <= 0.3}"),
                later);

        assertThat(said.getString("outcome")).isEqualTo("pass");
        assertThat(said.getList("integrity.rule"))
                .contains("transport.minFreshAudit", "transport.maxShift", "transport.maxDrop");
        assertThat(said.getString("checks[1].basis")).contains("2026-10");
    }

    @Test
    void is_invalid_when_what_the_judge_says_has_shifted() {
        certify(run(release("2026-09", Release.sound())));
        String shifted = run(release(
                "2026-10",
                Release.sound()
                        .labelled(number -> number % 2 == 0 ? "rude" : "polite")
                        .judged(number -> quoted(number % 2 == 0 ? "rude" : "polite"))));

        broken(shifted, SOUND, "transport.maxShift");
    }

    @Test
    void is_invalid_when_the_judge_agrees_less_than_it_was_certified_to() {
        certify(run(release("2026-09", Release.sound())));
        String worse = run(release("2026-10", Release.sound().labelled(number -> number % 5 == 1 ? "rude" : "polite")));

        broken(worse, SOUND, "transport.maxDrop");
    }

    @Test
    void is_invalid_when_too_little_of_a_later_release_was_audited() {
        certify(run(release("2026-09", Release.sound())));
        String later = run(release("2026-10", Release.sound().labelled(number -> number <= 59 ? truth(number) : "")));

        broken(later, SOUND, "transport.minFreshAudit");
    }

    @Test
    void decides_nothing_below_a_minimum_and_plans_an_audit() {
        String run = run(release("2026-09", Release.sound().labelled(number -> number <= 160 ? truth(number) : "")));
        certify(run);

        JsonPath said = evaluate(
                gate(
                        SOUND,
                        "{id: sees, metric: judge.sensitivity, criterion: tone, claim: lowerBound >= 0.5, minPositives: 500}"),
                run);

        assertThat(said.getString("outcome")).isEqualTo("inconclusive");
        assertThat(said.getLong("checks[0].plan.more")).isGreaterThan(100);
        assertThat(said.getList("checks[0].plan.items")).isNotEmpty();
        assertThat(said.<Float>getList("checks[0].plan.items.samplingProb")).allMatch(p -> p > 0 && p <= 1);
    }

    @Test
    void refuses_what_the_run_does_not_have() {
        String run = run(release("2026-09", Release.sound()));
        certify(run);

        assertThat(refusal(TRUST.replace("kappa", "kapa"))).isEqualTo("/problems/invalid-file");
        assertThat(mismatch(run, TRUST.replace("criterion: tone", "criterion: tune")))
                .contains("tune");
        assertThat(mismatch(run, TRUST.replace("}", ", judge: nobody}"))).contains("nobody");
        assertThat(mismatch(run, TRUST.replace("}", ", forEach: [vendor]}"))).contains("vendor");
    }

    @Test
    void compares_with_the_run_that_last_passed_and_never_with_itself() {
        String first = run(release("2026-09", Release.sound()));
        certify(first);
        String gate = gate(
                SOUND,
                TRUST,
                "{id: no-worse, metric: item.passRate, baseline: last-passed, claim: nonInferior, margin: 0.1}");
        JsonPath without = evaluate(gate, first);
        String later = run(release("2026-10", Release.sound()));
        JsonPath named = evaluate(gate, later, first);
        String last = run(release("2026-11", Release.sound()));
        JsonPath found = evaluate(gate, last);

        assertThat(without.getString("outcome")).isEqualTo("inconclusive");
        assertThat(named.getString("outcome")).isEqualTo("pass");
        assertThat(named.getString("checks[1].basis")).startsWith("paired on 240 items");
        assertThat(found.getString("baseline")).isEqualTo(later);
        assertThat(Client.postJson(
                                "/v1/gates/" + gate + "/evaluations",
                                "{\"run\":\"" + later + "\",\"baseline\":\"" + later + "\"}")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void gives_every_form_of_an_evaluation() {
        String run = run(release("2026-09", Release.sound()));
        certify(run);
        String gate = gate(SOUND, TRUST);
        String id = evaluate(gate, run).getString("id");
        String path = "/v1/gate-evaluations/" + id;

        assertThat(given().accept("application/json").get(path).jsonPath().getString("id"))
                .isEqualTo(id);
        assertThat(given().accept("application/junit+xml").get(path).asString())
                .contains("<testcase", "name=\"trust\"");
        assertThat(given().accept("text/markdown").get(path).asString()).startsWith("<!-- assay-gate:" + gate);
        assertThat(given().accept("text/plain").get(path).asString()).contains("✓ trust");
        assertThat(given().accept("text/html").get(path).asString()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void repeats_a_gate_on_other_draws_of_its_evidence() {
        String run = run(release("2026-09", Release.sound()));
        certify(run);
        String gate = gate(SOUND, TRUST);

        Response repeated = Client.postJson("/v1/gates/" + gate + "/aa", "{\"run\":\"" + run + "\",\"repeats\":20}");

        repeated.then().statusCode(200);
        assertThat(repeated.jsonPath().getList("checks.id")).contains("trust");
        assertThat(repeated.jsonPath().getInt("checks[1].reversed")).isZero();
    }

    @Test
    void takes_no_look_for_a_judge_that_may_not_speak() {
        String evalset = release("2026-09", Release.sound());

        broken(run(evalset), SOUND, "certificate");

        assertThat(looks(evalset)).isZero();
    }

    @Test
    void lints_a_policy_against_a_run() {
        String run = run(release("2026-09", Release.sound()));
        String gate = gate(
                SOUND,
                "{id: all, metric: agreement.percent, criterion: tone, claim: lowerBound >= 0.9, minN: 10}",
                "{id: likely, metric: agreement.percent, criterion: tone, claim: lowerBound >= 0.8, minN: 80, assume: 0.9}",
                TRUST.replace("tone", "tune"));

        JsonPath lint = Client.postJson("/v1/gates/" + gate + "/lint", "{\"run\":\"" + run + "\"}")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(lint.<String>getList("findings.severity")).containsExactly("refused", "refused");
        assertThat(lint.getString("findings[1].detail")).contains("tune");
        // .90 against .80 at n = 80 has a power of .80 by the binomial distribution (statistics page).
        assertThat(lint.getDouble("power.find { it.check == 'likely' }.power")).isBetween(0.80, 0.83);
    }

    @Test
    void gives_every_verdict_a_probability_for_every_label() {
        String run = run(release("2026-09", Release.sound()));
        String calibration = Client.postJson("/v1/runs/" + run + "/calibrations", "{\"certify\":false}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        JsonPath verdicts =
                given().get("/v1/calibrations/" + calibration + "/verdicts").jsonPath();

        assertThat(verdicts.getList("")).hasSize(ITEMS);
        assertThat(verdicts.<Map<String, Float>>getList("probabilities"))
                .allSatisfy(each -> assertThat(each.get("polite") + each.get("rude"))
                        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5f)));
        assertThat(verdicts.<Boolean>getList("outOfFold")).contains(true, false);
    }

    @Test
    void drafts_a_policy_that_its_own_reader_takes() {
        String run = run(release("2026-09", Release.sound()));

        String yaml = given().accept("application/yaml")
                .get("/v1/runs/" + run + "/gate-draft")
                .asString();

        String id = yaml.lines()
                .filter(line -> line.startsWith("id: "))
                .findFirst()
                .orElseThrow()
                .substring(4);
        given().contentType(Client.YAML)
                .body(bytes(yaml))
                .put("/v1/gates/" + id)
                .then()
                .statusCode(201);
    }

    @Test
    void renews_a_certificate_for_a_judge_that_agrees_as_the_old_one_did() {
        String evalset = release("2026-09", Release.sound());
        String same = anotherJudge(evalset, number -> number % 20 == 0 ? other(truth(number)) : truth(number));
        String worse = anotherJudge(evalset, number -> number % 4 == 0 ? other(truth(number)) : truth(number));
        String old = certify(run(evalset));

        Response renewed = Client.postJson(
                "/v1/certificates/" + old + "/renewals", "{\"run\":\"" + runOf(evalset, same, "") + "\"}");
        Response refused = Client.postJson(
                "/v1/certificates/" + old + "/renewals", "{\"run\":\"" + runOf(evalset, worse, "") + "\"}");

        assertThat(renewed.statusCode()).isEqualTo(201);
        assertThat(renewed.jsonPath().getString("renews")).isEqualTo(old);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.jsonPath().getString("type")).isEqualTo("/problems/not-equivalent");
    }

    @Test
    void estimates_the_defect_rate_and_says_by_what() {
        String run = run(release("2026-09", Release.sound().labelled(number -> number <= 150 ? truth(number) : "")));

        JsonPath estimates =
                given().get("/v1/runs/" + run + "/estimate?criterion=tone").jsonPath();

        assertThat(estimates.getString("estimates[0].estimator")).isEqualTo("ppi");
        assertThat(estimates.getDouble("estimates[0].corrected.value")).isBetween(0.15, 0.25);
        assertThat(estimates.getDouble("estimates[0].corrected.lower")).isLessThan(0.2);
        assertThat(estimates.getDouble("estimates[0].corrected.upper")).isGreaterThan(0.2);
    }

    @Test
    void estimates_nothing_without_gold_and_says_what_is_missing() {
        String run = run(release("2026-09", Release.sound().labelled(number -> "")));

        JsonPath estimates =
                given().get("/v1/runs/" + run + "/estimate?criterion=tone").jsonPath();

        assertThat(estimates.getString("estimates[0].corrected.undefined")).isEqualTo("no gold of this release");
        assertThat(estimates.getString("estimates[0].missing")).contains("audit items");
    }

    private void broken(String run, String integrity, String rule) {
        JsonPath said = evaluate(gate(integrity, TRUST), run);

        assertThat(said.getString("outcome")).isEqualTo("invalid");
        assertThat(said.getList("checks")).isEmpty();
        assertThat(said.<String>getList("integrity.findAll { it.status == 'broken' }.rule"))
                .contains(rule);
    }

    private String refusal(String check) {
        return given().contentType(Client.YAML)
                .body(bytes(policy(Client.fresh("gate"), SOUND, check)))
                .put("/v1/gates/" + Client.fresh("gate"))
                .then()
                .statusCode(422)
                .extract()
                .path("type");
    }

    private String mismatch(String run, String check) {
        return Client.postJson("/v1/gates/" + gate(SOUND, check) + "/evaluations", "{\"run\":\"" + run + "\"}")
                .then()
                .statusCode(422)
                .extract()
                .path("detail");
    }

    private static JsonPath evaluate(String gate, String run) {
        Response said = Client.postJson("/v1/gates/" + gate + "/evaluations", "{\"run\":\"" + run + "\"}");
        assertThat(said.statusCode()).as(said.asString()).isEqualTo(201);
        return said.jsonPath();
    }

    private static JsonPath evaluate(String gate, String run, String baseline) {
        return Client.postJson(
                        "/v1/gates/" + gate + "/evaluations",
                        "{\"run\":\"" + run + "\",\"baseline\":\"" + baseline + "\"}")
                .jsonPath();
    }

    private String gate(String integrity, String... checks) {
        String id = Client.fresh("gate");
        given().contentType(Client.YAML)
                .body(bytes(policy(id, integrity, checks)))
                .put("/v1/gates/" + id)
                .then()
                .statusCode(201);
        return id;
    }

    private static String policy(String id, String integrity, String... checks) {
        return "id: " + id + "\nversion: 1.0.0\n" + integrity + "\nchecks:\n"
                + List.of(checks).stream().map(check -> "  - " + check + "\n").collect(Collectors.joining());
    }

    private static String certify(String run) {
        return Client.postJson("/v1/runs/" + run + "/calibrations", "{}")
                .then()
                .statusCode(201)
                .extract()
                .path("certificate");
    }

    private String release(String name, Release made) {
        String evalset = Client.fresh("evalset");
        Client.postJson(
                        "/v1/evalsets",
                        "{\"id\":\"%s\",\"series\":\"%s\",\"release\":\"%s\"}".formatted(evalset, series, name))
                .then()
                .statusCode(201);
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/items",
                        lines(number -> "{\"id\":\"%s\",\"input\":\"Where is parcel %d?\",\"output\":\"Reply %d.\"}"
                                .formatted(Client.itemId(number), number, number)))
                .then()
                .statusCode(200);
        String labels = IntStream.rangeClosed(1, ITEMS)
                .filter(number -> !made.label().apply(number).isEmpty())
                .mapToObj(
                        number -> "{\"itemId\":\"%s\",\"criterion\":\"tone\",\"annotator\":\"ann\",\"label\":\"%s\"%s}"
                                .formatted(
                                        Client.itemId(number),
                                        made.label().apply(number),
                                        made.blind().apply(number)))
                .collect(Collectors.joining("\n"));
        if (!labels.isEmpty()) {
            Client.postLines("/v1/evalsets/" + evalset + "/labels", labels)
                    .then()
                    .statusCode(200);
        }
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/verdicts",
                        lines(number -> "{\"itemId\":\"%s\",\"criterion\":\"tone\",\"judge\":\"%s\",\"label\":%s}"
                                .formatted(
                                        Client.itemId(number),
                                        judge,
                                        made.verdict().apply(number))))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        if (!labels.isEmpty()) {
            Client.gold(evalset, rubric);
        }
        return evalset;
    }

    private static String anotherJudge(String evalset, IntFunction<String> label) {
        String id = judge();
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/verdicts",
                        lines(number -> Client.verdict(Client.itemId(number), "tone", id, label.apply(number))))
                .then()
                .statusCode(200);
        return id;
    }

    private int looks(String evalset) {
        return given().get("/v1/evalsets/" + evalset + "/gold?rubric=" + rubric)
                .jsonPath()
                .getInt("looks");
    }

    private String run(String evalset) {
        return run(evalset, "");
    }

    private String run(String evalset, String more) {
        return runOf(evalset, judge, more);
    }

    private String runOf(String evalset, String judgedBy, String more) {
        return Client.run(evalset, rubric, more, judgedBy);
    }

    private static String lines(IntFunction<String> line) {
        return IntStream.rangeClosed(1, ITEMS).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String rubric() {
        String rubric = Client.fresh("rubric");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        return rubric;
    }

    private static String judge() {
        String id = Client.fresh("judge");
        Client.putJudge(id, Client.recordedJudge(id)).then().statusCode(201);
        return id;
    }
}
