package dev.assay.real;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Real evalsets in the service under test; what needs one is skipped where it is absent. */
final class RealEvalSets {

    static final Path FOLDER = Path.of("../shared/evalsets");

    private static final Map<String, String> RUNS = new HashMap<>();

    private RealEvalSets() {}

    /** The run of every recorded judge on a set, brought in over REST when it is first asked for. */
    static String judged(String id) throws IOException {
        String known = RUNS.get(id);
        if (known != null) {
            return known;
        }
        Path folder = FOLDER.resolve(id);
        assumeTrue(Files.isDirectory(folder), () -> "skipped: " + folder + " is absent");
        given().contentType("text/plain")
                .body(Files.readString(folder.resolve("rubric.yaml")))
                .post("/v1/rubrics")
                .then()
                .statusCode(201);
        given().contentType("application/json")
                .body("{\"id\":\"" + id + "\"}")
                .post("/v1/evalsets")
                .then()
                .statusCode(201);
        for (String what : List.of("items", "labels", "verdicts")) {
            given().contentType("application/octet-stream")
                    .body(Files.readAllBytes(folder.resolve(what + ".jsonl")))
                    .post("/v1/evalsets/" + id + "/" + what)
                    .then()
                    .statusCode(200);
        }
        given().post("/v1/evalsets/" + id + "/freeze").then().statusCode(200);
        given().contentType("application/json")
                .body("{\"rubric\":\"" + id + "\",\"seed\":1}")
                .post("/v1/evalsets/" + id + "/gold")
                .then()
                .statusCode(201);
        List<String> judges = given().get("/v1/evalsets/" + id + "/verdicts/judges")
                .jsonPath()
                .getList("");
        for (String judge : judges) {
            given().contentType("application/json")
                    .body("{\"id\":\"" + judge + "\",\"kind\":\"recorded\",\"verdicts\":\"verdicts.jsonl\",\"judge\":\""
                            + judge + "\"}")
                    .put("/v1/judges/" + judge)
                    .then()
                    .statusCode(201);
        }
        String run = run(id, judges);
        RUNS.put(id, run);
        return run;
    }

    /** Runs some judges on a set that is there, and waits. */
    static String run(String id, List<String> judges) {
        String run = given().contentType("application/json")
                .body("{\"evalset\":\"" + id + "\",\"rubric\":\"" + id + "\",\"seed\":7,\"judges\":[\""
                        + String.join("\",\"", judges) + "\"]}")
                .post("/v1/runs")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        awaitEnd(run);
        return run;
    }

    private static void awaitEnd(String run) {
        while (List.of("queued", "running")
                .contains(given().get("/v1/runs/" + run).jsonPath().getString("status"))) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
