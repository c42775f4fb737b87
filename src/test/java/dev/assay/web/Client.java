package dev.assay.web;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Speaks to the service as its users do; every name it makes is new, so that no test meets the content of another. */
final class Client {

    static final String NDJSON = "application/x-ndjson";
    static final String YAML = "application/yaml";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** The counter begins anew when the service restarts for another profile, its database does not. */
    private static final String START = Long.toString(System.nanoTime(), 36);

    private static final Duration LONGEST_RUN = Duration.ofSeconds(60);

    private Client() {}

    static String fresh(String stem) {
        return "web-" + stem + "-" + START + "-" + NUMBER.incrementAndGet();
    }

    /** A rubric with one question, whose scale is {@code polite}, {@code rude}. */
    static String rubric(String id, String version, String criterion) {
        return """
                id: %s
                version: %s
                title: Tone of replies
                inputs: [input, output]
                criteria:
                  - id: %s
                    question: Is the reply polite?
                    scale: {type: nominal, labels: [polite, rude], passing: [polite]}
                decision: {rule: all_pass}
                """.formatted(id, version, criterion);
    }

    static String recordedJudge(String id) {
        return """
                id: %s
                kind: recorded
                verdicts: verdicts.jsonl
                judge: %s
                """.formatted(id, id);
    }

    static String item(String id) {
        return "{\"id\":\"" + id + "\",\"input\":\"Where is my parcel?\",\"output\":\"On its way.\"}";
    }

    static String label(String item, String criterion, String annotator, String label) {
        return "{\"itemId\":\"%s\",\"criterion\":\"%s\",\"annotator\":\"%s\",\"label\":\"%s\",\"blind\":true}"
                .formatted(item, criterion, annotator, label);
    }

    static String verdict(String item, String criterion, String judge, String label) {
        return "{\"itemId\":\"%s\",\"criterion\":\"%s\",\"judge\":\"%s\",\"label\":\"%s\"}"
                .formatted(item, criterion, judge, label);
    }

    /** The ids i01, i02 and so on. */
    static String itemId(int number) {
        return "i%02d".formatted(number);
    }

    static String items(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> item(itemId(number)))
                .collect(Collectors.joining("\n"));
    }

    static Response postRubric(String yaml) {
        return given().contentType(YAML).body(bytes(yaml)).post("/v1/rubrics");
    }

    static Response putJudge(String id, String yaml) {
        return given().contentType(YAML).body(bytes(yaml)).put("/v1/judges/" + id);
    }

    static Response postJson(String path, String json) {
        return given().contentType("application/json").body(json).post(path);
    }

    static Response postLines(String path, String lines) {
        return postLines(path, bytes(lines));
    }

    static Response postLines(String path, byte[] lines) {
        return given().contentType(NDJSON).body(lines).post(path);
    }

    static Response post(String path) {
        return given().post(path);
    }

    /** Opens an evalset with a new id. */
    static String openEvalSet() {
        String id = fresh("evalset");
        postJson("/v1/evalsets", "{\"id\":\"" + id + "\"}").then().statusCode(201);
        return id;
    }

    static String openEvalSet(int items) {
        String id = openEvalSet();
        postLines("/v1/evalsets/" + id + "/items", items(items)).then().statusCode(200);
        return id;
    }

    /** Resolves gold by majority, half of it held out. */
    static void gold(String evalset, String rubric) {
        postJson("/v1/evalsets/" + evalset + "/gold", "{\"rubric\":\"" + rubric + "\",\"seed\":1,\"holdoutShare\":0.5}")
                .then()
                .statusCode(201);
    }

    /**
     * Runs judges to the end.
     *
     * @param more fields of the request, each with a comma before it
     */
    static String run(String evalset, String rubric, String more, String... judges) {
        String run = postJson(
                        "/v1/runs",
                        "{\"evalset\":\"%s\",\"rubric\":\"%s\",\"judges\":[\"%s\"]%s}"
                                .formatted(evalset, rubric, String.join("\",\"", judges), more))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        try {
            finished(run);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return run;
    }

    static void freeze(String evalset) {
        post("/v1/evalsets/" + evalset + "/freeze").then().statusCode(200);
    }

    /** Waits until a run is over and answers its last state. */
    static Response finished(String run) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
        Response state = given().get("/v1/runs/" + run);
        while (state.path("status").toString().matches("queued|running") && System.nanoTime() < deadline) {
            Thread.sleep(100);
            state = given().get("/v1/runs/" + run);
        }
        return state;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
