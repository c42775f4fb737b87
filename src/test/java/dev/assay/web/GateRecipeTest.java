package dev.assay.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.documentation.Pages;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page on pipelines tells people to copy, run against the service as it stands there. */
@QuarkusTest
class GateRecipeTest {

    private static final Path PAGE = Path.of("docs/how-to/gate-in-ci.md");

    @TempDir
    Path folder;

    /** Of 240 items 48 are rude, all audited: the rate is .2, its bounds at one-sided .95 are .16 and .25. */
    @ParameterizedTest
    @CsvSource({
        "upperBound <= 0.30, true, 0",
        "upperBound <= 0.10, true, 100",
        "upperBound <= 0.20, true, 101",
        "upperBound <= 0.30, false, 4",
    })
    void ends_with_the_code_of_the_outcome(String claim, boolean isCertified, int code) throws Exception {
        Map<String, String> environment = environment(claim, isCertified);

        int ofCurl = run(Pages.blocks(PAGE, "bash").get(0).text(), environment);
        List<String> steps = steps(Pages.blocks(PAGE, "yaml").get(0).text());
        int ofEvaluating = run(steps.get(0), environment);
        int ofDeciding = run(steps.get(2), environment);

        assertThat(ofCurl).isEqualTo(code);
        assertThat(ofEvaluating).isZero();
        assertThat(ofDeciding).isEqualTo(code);
        assertThat(folder.resolve("gate.xml")).content().contains("<testsuite");
        assertThat(folder.resolve("summary.md")).content().contains("**Evidence**");
        assertThat(folder.resolve("comment.md")).content().startsWith("<!-- assay-gate:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody listens", "no such gate"})
    void never_takes_an_evaluation_that_was_not_had_for_an_outcome(String why) throws Exception {
        boolean isListening = !why.equals("nobody listens");
        Map<String, String> environment = Map.of(
                "ASSAY_URL",
                isListening ? RestAssured.baseURI + ":" + RestAssured.port : "http://127.0.0.1:1",
                "ASSAY_RUN",
                "run_none",
                "ASSAY_GATE",
                "none",
                "GITHUB_STEP_SUMMARY",
                folder.resolve("summary.md").toString());

        int ofCurl = run(Pages.blocks(PAGE, "bash").get(0).text(), environment);
        int ofEvaluating = run(steps(Pages.blocks(PAGE, "yaml").get(0).text()).get(0), environment);

        assertThat(ofCurl).isEqualTo(3);
        assertThat(ofEvaluating).isNotZero();
    }

    /** The shell of every step that has one, in their order. */
    private static List<String> steps(String workflow) {
        List<String> steps = new ArrayList<>();
        StringBuilder step = null;
        for (String line : workflow.lines().toList()) {
            if (line.strip().equals("run: |")) {
                step = new StringBuilder();
            } else if (step != null && line.startsWith("          ")) {
                step.append(line.substring(10)).append('\n');
            } else if (step != null) {
                steps.add(step.toString());
                step = null;
            }
        }
        if (step != null) {
            steps.add(step.toString());
        }
        return steps;
    }

    private int run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private Map<String, String> environment(String claim, boolean isCertified) throws Exception {
        String rubric = Client.fresh("rubric");
        String judge = Client.fresh("judge");
        Client.postRubric(Client.rubric(rubric, "1.0.0", "tone")).then().statusCode(201);
        Client.putJudge(judge, Client.recordedJudge(judge)).then().statusCode(201);
        String evalset = Client.openEvalSet();
        Client.postLines("/v1/evalsets/" + evalset + "/items", lines(number -> Client.item(Client.itemId(number))))
                .then()
                .statusCode(200);
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/labels",
                        lines(number -> Client.label(
                                Client.itemId(number), "tone", "ann", number % 5 == 0 ? "rude" : "polite")))
                .then()
                .statusCode(200);
        Client.postLines(
                        "/v1/evalsets/" + evalset + "/verdicts",
                        lines(number -> Client.verdict(
                                Client.itemId(number), "tone", judge, number % 5 == 0 ? "rude" : "polite")))
                .then()
                .statusCode(200);
        Client.freeze(evalset);
        Client.gold(evalset, rubric);
        String run = Client.run(evalset, rubric, "", judge);
        if (isCertified) {
            Client.postJson("/v1/runs/" + run + "/calibrations", "{}").then().statusCode(201);
        }
        String gate = Client.fresh("gate");
        String policy =
                "id: %s\nversion: 1.0.0\nintegrity: {requireCertificate: true}\nchecks:\n  - {id: defects, metric: "
                                .formatted(gate)
                        + "defects.rateCorrected, criterion: tone, claim: " + claim + "}\n";
        RestAssured.given()
                .contentType(Client.YAML)
                .body(policy.getBytes(StandardCharsets.UTF_8))
                .put("/v1/gates/" + gate)
                .then()
                .statusCode(201);
        Path summary = folder.resolve("summary.md");
        Files.deleteIfExists(summary);
        return Map.of(
                "ASSAY_URL",
                RestAssured.baseURI + ":" + RestAssured.port,
                "ASSAY_RUN",
                run,
                "ASSAY_GATE",
                gate,
                "GITHUB_STEP_SUMMARY",
                summary.toString());
    }

    private static String lines(java.util.function.IntFunction<String> line) {
        return IntStream.rangeClosed(1, 240).mapToObj(line).collect(Collectors.joining("\n"));
    }
}
