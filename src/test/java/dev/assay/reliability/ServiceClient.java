package dev.assay.reliability;

import dev.assay.provider.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Speaks to the service over REST. */
public final class ServiceClient {

    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final Duration PACE = Duration.ofMillis(20);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    private final String address;

    ServiceClient(String address) {
        this.address = address;
    }

    /** Opens a run of {@link Work}. @return its id */
    public String open() throws IOException, InterruptedException {
        return open("");
    }

    /** Opens a run that may cost at most so much. @return its id */
    public String open(long maxCostMicros) throws IOException, InterruptedException {
        return open(",\"budget\":" + budget(maxCostMicros));
    }

    private String open(String more) throws IOException, InterruptedException {
        return post(
                        "/v1/runs",
                        "{\"evalset\":\"" + Work.NAME + "\",\"rubric\":\"" + Work.NAME + "\",\"judges\":[\""
                                + Work.JUDGE + "\"],\"seed\":1" + more + "}")
                .at("id")
                .text();
    }

    private static String budget(long maxCostMicros) {
        return "{\"maxCost\":" + maxCostMicros / 1_000_000 + "." + "%06d".formatted(maxCostMicros % 1_000_000) + "}";
    }

    public RunStatus run(String id) throws IOException, InterruptedException {
        return RunStatus.of(Json.read(get("/v1/runs/" + id, JSON)));
    }

    /**
     * Waits until a run is at rest.
     *
     * @throws IllegalStateException when it is not in time
     */
    public RunStatus atRest(String id, Duration patience) throws IOException, InterruptedException {
        return atRest(id, patience, PACE);
    }

    /**
     * Waits until a run is at rest, and asks so often.
     *
     * @throws IllegalStateException when it is not in time
     */
    public RunStatus atRest(String id, Duration patience, Duration pace) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        RunStatus run = run(id);
        while (!run.isAtRest()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("after " + patience + " still " + run);
            }
            Thread.sleep(pace.toMillis());
            run = run(id);
        }
        return run;
    }

    /** The newest run. */
    public Optional<RunStatus> anyRun() throws IOException, InterruptedException {
        return Json.read(get("/v1/runs", JSON)).at("items").elements().stream()
                .map(RunStatus::of)
                .findFirst();
    }

    public List<JudgementRow> judgements(String run) throws IOException, InterruptedException {
        return lines(get("/v1/runs/" + run + "/judgements", NDJSON)).stream()
                .map(JudgementRow::of)
                .toList();
    }

    /** The run's calls; empty where the service does not show them. */
    public Optional<List<CallRow>> calls(String run) throws IOException, InterruptedException {
        HttpResponse<String> answer = HTTP.send(
                request("/v1/runs/" + run + "/calls").header("Accept", NDJSON).build(), BodyHandlers.ofString());
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(lines(ok(answer)).stream().map(CallRow::of).toList());
    }

    private static List<Json> lines(String body) {
        return body.lines().filter(line -> !line.isBlank()).map(Json::read).toList();
    }

    public Json report(String run) throws IOException, InterruptedException {
        return Json.read(get("/v1/runs/" + run + "/report", JSON));
    }

    /** Resolves the gold of {@link Work}. */
    public void resolveGold() throws IOException, InterruptedException {
        post(
                "/v1/evalsets/" + Work.NAME + "/gold",
                "{\"rubric\":\"" + Work.NAME + "\",\"holdoutShare\":0.5,\"seed\":1,\"resolve\":\"majority\"}");
    }

    /** Opens an evalset, fills it from a stream of JSON lines, and freezes it. @return how many items it took */
    public long ingest(Supplier<InputStream> items) throws IOException, InterruptedException {
        post("/v1/evalsets", "{\"id\":\"" + Work.NAME + "\"}");
        Json taken = Json.read(ok(HTTP.send(
                request("/v1/evalsets/" + Work.NAME + "/items")
                        .header("Content-Type", NDJSON)
                        .POST(BodyPublishers.ofInputStream(items))
                        .timeout(Duration.ofMinutes(10))
                        .build(),
                BodyHandlers.ofString())));
        post("/v1/evalsets/" + Work.NAME + "/freeze", "");
        return taken.at("accepted").whole();
    }

    public void resume(String run) throws IOException, InterruptedException {
        post("/v1/runs/" + run + "/resume", "");
    }

    public void changeBudget(String run, long maxCostMicros) throws IOException, InterruptedException {
        ok(HTTP.send(
                request("/v1/runs/" + run)
                        .header("Content-Type", JSON)
                        .method("PATCH", BodyPublishers.ofString("{\"budget\":" + budget(maxCostMicros) + "}"))
                        .build(),
                BodyHandlers.ofString()));
    }

    private Json post(String path, String body) throws IOException, InterruptedException {
        BodyPublisher content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        return Json.read(ok(HTTP.send(
                request(path).header("Content-Type", JSON).POST(content).build(), BodyHandlers.ofString())));
    }

    private String get(String path, String accept) throws IOException, InterruptedException {
        return ok(HTTP.send(request(path).header("Accept", accept).build(), BodyHandlers.ofString()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofMinutes(2));
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.request().method() + " " + answer.uri() + " answered "
                    + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
