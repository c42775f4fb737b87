package dev.assay.run.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges an evalset and waits for the end. */
@Command(name = "run", description = "Judge an evalset with one or more judges and wait for the end.")
public final class RunCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Option(names = "--evalset", description = "The evalset's id.")
    @Nullable String evalset;

    @Option(names = "--rubric", description = "id, id@major or id@version.")
    @Nullable String rubric;

    @Option(names = "--judge", description = "A judge's id; may be repeated.")
    List<String> judges = List.of();

    @Option(names = "--limit", description = "Judge at most so many items.")
    @Nullable Integer limit;

    @Option(names = "--seed", description = "Seed of every resampling in the run's reports.")
    @Nullable Long seed;

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a paused or partial run.")
    @Nullable String resume;

    @Option(names = "--retry-failed", paramLabel = "RUN", description = "Ask a run's failed questions again.")
    @Nullable String retryFailed;

    @Option(
            names = "--watch",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for the run's end, as is usual; --no-watch only starts it.")
    boolean watch;

    @Option(names = "--list", description = "List the newest runs and start none.")
    boolean list;

    @Option(names = "--dry-run", description = "Say what the run would cost and send nothing.")
    boolean dryRun;

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            if (list) {
                JsonNode runs = client.get("/v1/runs");
                if (service.wantsJson()) {
                    System.out.println(runs.toPrettyString());
                } else {
                    runs.path("items").forEach(run -> System.out.println(summary(run)));
                }
                return ExitCode.OK.code();
            }
            if (dryRun) {
                System.out.println(client.post("/v1/runs", request()).toPrettyString());
                return ExitCode.OK.code();
            }
            JsonNode run = begun(client);
            if (!watch) {
                System.out.println(service.wantsJson() ? run.toPrettyString() : summary(run));
                return ExitCode.OK.code();
            }
            JsonNode ended =
                    new RunProgress(client, System.err).follow(run.path("id").asText());
            System.out.println(service.wantsJson() ? ended.toPrettyString() : summary(ended));
            return exitCode(ended).code();
        }
    }

    private JsonNode begun(ServiceClient client) {
        if (retryFailed != null) {
            return client.post(
                    "/v1/runs/" + ServiceClient.encode(retryFailed) + "/retry-failed", "", "application/json");
        }
        return resume == null ? client.post("/v1/runs", request()) : resumed(client, resume);
    }

    /** A run that is queued or running already, as after a restart, needs no asking. */
    private static JsonNode resumed(ServiceClient client, String id) {
        JsonNode run = client.get("/v1/runs/" + ServiceClient.encode(id));
        String status = run.path("status").asText();
        return List.of("queued", "running", "succeeded").contains(status)
                ? run
                : client.post("/v1/runs/" + ServiceClient.encode(id) + "/resume", "", "application/json");
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("evalset", evalset);
        request.put("rubric", rubric);
        ArrayNode named = request.putArray("judges");
        judges.forEach(named::add);
        if (limit != null) {
            request.put("limit", limit);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        budget.addTo(request);
        request.put("dryRun", dryRun);
        return request;
    }

    static String summary(JsonNode run) {
        JsonNode progress = run.path("progress");
        return run.path("id").asText() + "  " + run.path("status").asText()
                + (run.has("statusReason") ? " (" + run.path("statusReason").asText() + ")" : "")
                + "  scored " + progress.path("scored").asLong()
                + " · abstained " + progress.path("abstained").asLong()
                + " · unreadable " + progress.path("unreadable").asLong()
                + " · failed " + progress.path("failed").asLong()
                + " · pending " + progress.path("pending").asLong()
                + "  calls " + run.path("calls").asLong()
                + " · cost " + run.path("cost").decimalValue().toPlainString()
                + (run.has("currency") ? " " + run.path("currency").asText() : "");
    }

    private static ExitCode exitCode(JsonNode run) {
        return run.path("status").asText().equals("succeeded") ? ExitCode.OK : ExitCode.INCOMPLETE;
    }
}
