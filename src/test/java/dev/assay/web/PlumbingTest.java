package dev.assay.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.assay.access.Caller;
import dev.assay.edge.ProblemKind;
import io.quarkus.arc.ClientProxy;
import io.quarkus.security.Authenticated;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all endpoints share: repeated requests, entity tags, pages, problems, and who may call at all. */
@QuarkusTest
class PlumbingTest {

    private static final List<Class<? extends Annotation>> WHO_MAY =
            List.of(RolesAllowed.class, PermitAll.class, Authenticated.class, DenyAll.class);

    @Inject
    Caller caller;

    @Test
    void who_is_calling_is_asked_anew_in_each_request_by_what_outlives_one() {
        assertThat(caller).isInstanceOf(ClientProxy.class);
    }

    @Test
    void a_repeated_request_is_answered_as_the_first_one_was() {
        String key = UUID.randomUUID().toString();
        String body = "{\"id\":\"" + Client.fresh("evalset") + "\"}";

        Response first = openWith(key, body);
        Response repeated = openWith(key, body);

        first.then().statusCode(201);
        repeated.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(repeated.header("Location"))
                .endsWith(first.header("Location").replaceFirst("^.*(?=/v1)", ""));
    }

    @Test
    void a_key_is_not_used_for_another_payload() {
        String key = UUID.randomUUID().toString();
        String other = Client.fresh("evalset");
        openWith(key, "{\"id\":\"" + Client.fresh("evalset") + "\"}").then().statusCode(201);

        Response refused = openWith(key, "{\"id\":\"" + other + "\"}");

        refused.then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        given().get("/v1/evalsets/" + other).then().statusCode(404);
    }

    @Test
    void a_key_is_free_again_after_a_failure() {
        String key = UUID.randomUUID().toString();
        String id = Client.fresh("evalset");
        openWith(key, "{\"id\":\"" + id + "\",\"colour\":\"red\"}").then().statusCode(400);

        Response corrected = openWith(key, "{\"id\":\"" + id + "\"}");

        corrected.then().statusCode(201);
    }

    @Test
    void of_many_requests_with_one_key_at_once_one_is_served() {
        String key = UUID.randomUUID().toString();
        String body = "{\"id\":\"" + Client.fresh("evalset") + "\"}";

        List<CompletableFuture<Response>> sent = IntStream.range(0, 8)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> openWith(key, body)))
                .toList();
        List<Response> answers = sent.stream().map(CompletableFuture::join).toList();

        // Who comes while the first is in flight is told so, who comes later gets its answer again.
        assertThat(answers).extracting(Response::statusCode).isSubsetOf(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 201 && answer.header("Idempotency-Replayed") == null)
                .hasSize(1);
    }

    @Test
    void a_judge_is_changed_only_by_who_knows_its_current_revision() {
        String judge = Client.fresh("judge");
        Response created = Client.putJudge(judge, Client.recordedJudge(judge));
        String changed = Client.recordedJudge(judge) + "title: Another title\n";

        Response blindly = Client.putJudge(judge, changed);
        Response onAnOldOne = putJudge(judge, "\"99\"", changed);
        Response knowingly = putJudge(judge, created.header("ETag"), changed);

        created.then().statusCode(201).header("ETag", "\"1\"");
        blindly.then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
        onAnOldOne.then().statusCode(412).body("type", equalTo("/problems/precondition-failed"));
        knowingly.then().statusCode(200).header("ETag", "\"2\"");
        given().get("/v1/judges/" + judge).then().header("ETag", "\"2\"").body("title", equalTo("Another title"));
    }

    @Test
    void a_literal_key_is_refused_and_never_repeated() {
        String judge = Client.fresh("judge");
        String secret = "sk-" + "a1B2".repeat(10);

        Response refused = Client.putJudge(judge, """
                id: %s
                kind: chat
                provider: openai
                baseUrl: http://localhost:1/v1
                apiKey: %s
                model: some-model
                """.formatted(judge, secret));

        refused.then().statusCode(422).body("errors.rule", org.hamcrest.Matchers.hasItem("secret"));
        assertThat(refused.asString()).doesNotContain(secret);
        given().get("/v1/judges/" + judge).then().statusCode(404);
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        String items = "/v1/evalsets/" + Client.openEvalSet(5) + "/items";
        List<String> seen = new ArrayList<>();

        String cursor = "";
        for (int page = 0; page < 3; page++) {
            Response answer =
                    given().queryParam("limit", 2).queryParam("cursor", cursor).get(items);
            seen.addAll(answer.path("items.id"));
            cursor = answer.path("nextCursor");
        }

        assertThat(seen).containsExactly("i01", "i02", "i03", "i04", "i05");
        assertThat(cursor).isNull();
    }

    @Test
    void a_page_size_and_a_cursor_out_of_bounds_are_refused() {
        Response none = given().queryParam("limit", 0).get("/v1/evalsets");
        Response tooMany = given().queryParam("limit", 501).get("/v1/evalsets");
        Response notOurs = given().queryParam("cursor", "%%%").get("/v1/evalsets");

        none.then().statusCode(400).body("detail", containsString("was 0"));
        tooMany.then().statusCode(400).body("detail", containsString("was 501"));
        notOurs.then().statusCode(400).body("detail", containsString("not a cursor"));
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void every_problem_says_at_its_own_address_what_it_means(ProblemKind kind) {
        Response page = given().get("/problems/" + kind.slug());

        page.then()
                .statusCode(200)
                .body("type", equalTo("/problems/" + kind.slug()))
                .body("status", equalTo(kind.status()))
                .body("meaning", equalTo(kind.meaning()));
    }

    @Test
    void the_catalogue_lists_every_problem() {
        Response all = given().get("/problems");

        all.then().statusCode(200).body("", hasSize(ProblemKind.values().length));
    }

    @Test
    void a_foreign_host_is_refused_on_loopback() {
        Response refused = given().header("Host", "rebound.example.org").get("/v1/runs");

        refused.then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/foreign-host"));
    }

    @Test
    void a_page_of_another_site_is_refused() {
        String id = Client.fresh("evalset");

        Response refused = given().header("Sec-Fetch-Site", "cross-site")
                .contentType("application/json")
                .body("{\"id\":\"" + id + "\"}")
                .post("/v1/evalsets");
        Response byOrigin = given().header("Origin", "https://example.org").get("/v1/runs");

        refused.then().statusCode(403).body("type", equalTo("/problems/cross-site"));
        byOrigin.then().statusCode(403).body("type", equalTo("/problems/cross-site"));
        given().get("/v1/evalsets/" + id).then().statusCode(404);
    }

    @Test
    void what_is_not_there_is_a_problem_too() {
        Response path = given().get("/v1/nothing");
        Response run = given().get("/v1/runs/run_unknown");

        path.then().statusCode(404);
        run.then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/not-found"))
                .body("detail", containsString("run_unknown"))
                .body("", not(org.hamcrest.Matchers.hasKey("stackTrace")));
    }

    @Test
    void the_description_of_the_interface_is_openapi_3_1() {
        Response openApi = given().accept("application/json").get("/q/openapi");

        openApi.then()
                .statusCode(200)
                .body("openapi", startsWith("3.1"))
                .body("paths", org.hamcrest.Matchers.hasKey("/v1/runs/{id}/agreement"));
    }

    @Test
    void every_endpoint_says_who_may_call_it() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.assay");

        List<JavaMethod> endpoints = classes.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .toList();

        assertThat(endpoints).hasSizeGreaterThan(30);
        assertThat(endpoints).filteredOn(method -> !saysWhoMay(method)).isEmpty();
    }

    private static boolean saysWhoMay(JavaMethod endpoint) {
        return WHO_MAY.stream()
                .anyMatch(annotation -> endpoint.isAnnotatedWith(annotation)
                        || endpoint.getOwner().isAnnotatedWith(annotation));
    }

    private static Response openWith(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/evalsets");
    }

    private static Response putJudge(String judge, String ifMatch, String yaml) {
        return given().header("If-Match", ifMatch)
                .contentType(Client.YAML)
                .body(Client.bytes(yaml))
                .put("/v1/judges/" + judge);
    }
}
