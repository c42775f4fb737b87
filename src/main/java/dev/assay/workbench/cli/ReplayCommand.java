package dev.assay.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import dev.assay.edge.files.FileText;
import dev.assay.run.cli.BudgetOptions;
import dev.assay.run.cli.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tries a rubric before it becomes a version, and waits for the end. */
@Command(
        name = "replay",
        description =
                "Ask a judge of a run again under a changed rubric, on calibration items only, and show what changes.")
public final class ReplayCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "FILE", description = "The changed rubric.")
    Path file = Path.of("");

    @Option(names = "--run", required = true, description = "The run whose verdicts are those before.")
    String run = "";

    @Option(names = "--judge", required = true, description = "A judge of the run.")
    String judge = "";

    @Option(names = "--limit", description = "Ask about so many calibration items at most.")
    @Nullable Integer limit;

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Override
    public Integer call() throws IOException {
        String rubric = FileText.read(file).text();
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            JsonNode opened = client.post("/v1/runs/" + ServiceClient.encode(run) + "/replays", request(rubric));
            String replayRun = opened.path("replayRun").asText();
            JsonNode ended = new RunProgress(client, System.err).follow(replayRun);
            JsonNode result = client.get(
                    "/v1/replays/" + ServiceClient.encode(opened.path("id").asText()));
            System.out.print(service.wantsJson() ? result.toPrettyString() + "\n" : ReplayTable.of(result));
            boolean isComplete = ended.path("status").asText().equals("succeeded");
            if (!isComplete) {
                System.err.println(
                        "run " + replayRun + " is " + ended.path("status").asText()
                                + (ended.has("statusReason")
                                        ? " (" + ended.path("statusReason").asText() + ")"
                                        : "")
                                + "; assay run --resume " + replayRun + " goes on");
            }
            return (isComplete ? ExitCode.OK : ExitCode.INCOMPLETE).code();
        }
    }

    private ObjectNode request(String rubric) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("rubric", rubric);
        request.put("judge", judge);
        if (limit != null) {
            request.put("limit", limit);
        }
        budget.addTo(request);
        return request;
    }
}
