package dev.assay.probe.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import dev.assay.run.cli.BudgetOptions;
import dev.assay.run.cli.RunProgress;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Probes a judge and waits for the end. */
@Command(
        name = "probe",
        description = "Try injected instructions and meaningless changes on a judge, and wait for the end.")
public final class ProbeCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "JUDGE", description = "The judge's id.")
    String judge = "";

    @Option(names = "--evalset", required = true, description = "The evalset whose items are probed.")
    String evalset = "";

    @Option(names = "--rubric", required = true, description = "id, id@major or id@version.")
    String rubric = "";

    @Option(names = "--items", description = "Probe so many items, 20 by default.")
    @Nullable Integer items;

    @Option(names = "--seed", description = "Chooses the items.")
    @Nullable Long seed;

    @Option(names = "--family", description = "A family of probes; may be repeated. All by default.")
    List<String> families = List.of();

    @Mixin
    BudgetOptions budget = new BudgetOptions();

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            JsonNode opened = client.post("/v1/judges/" + ServiceClient.encode(judge) + "/probes", request());
            String run = opened.path("id").asText();
            JsonNode ended = new RunProgress(client, System.err).follow(run);
            JsonNode result = client.get("/v1/runs/" + ServiceClient.encode(run) + "/probes");
            System.out.print(service.wantsJson() ? result.toPrettyString() + "\n" : ProbeTable.of(result));
            boolean isComplete = ended.path("status").asText().equals("succeeded");
            if (!isComplete) {
                System.err.println("run " + run + " is " + ended.path("status").asText()
                        + (ended.has("statusReason")
                                ? " (" + ended.path("statusReason").asText() + ")"
                                : "")
                        + "; assay run --resume " + run + " goes on");
            }
            return (isComplete ? ExitCode.OK : ExitCode.INCOMPLETE).code();
        }
    }

    private ObjectNode request() {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("evalset", evalset);
        request.put("rubric", rubric);
        if (items != null) {
            request.put("items", items);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        if (!families.isEmpty()) {
            families.forEach(request.putArray("families")::add);
        }
        budget.addTo(request);
        return request;
    }
}
