package dev.assay.gate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says how often a gate would say something else on another draw of the same items. */
@Command(
        name = "aa",
        description = "Decide a gate on many pairs of draws of the same evidence, and say how often they differ.")
public final class GateRepeatCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "FILE", description = "The policy.")
    Path file = Path.of("");

    @Option(names = "--run", required = true, description = "The run of the release.")
    String run = "";

    @Option(names = "--repeats", description = "Pairs of draws, 100 by default.")
    int repeats = 100;

    @Override
    public Integer call() throws IOException {
        GateFile policy = GateFile.read(file);
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            policy.keepIn(client);
            ObjectNode request =
                    JsonNodeFactory.instance.objectNode().put("run", run).put("repeats", repeats);
            JsonNode repeated = client.post(policy.path() + "/aa", request);
            System.out.print(service.wantsJson() ? repeated.toPrettyString() + "\n" : table(repeated));
            return ExitCode.OK.code();
        }
    }

    private static String table(JsonNode repeated) {
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-32s %8s %8s %9s  %s%n", "check", "passes", "changes", "reverses", "why"));
        for (JsonNode check : repeated.path("checks")) {
            int repeats = repeated.path("repeats").asInt();
            text.append(String.format(
                    Locale.ROOT,
                    "%-32s %7.1f%% %7.1f%% %8.1f%%  %s%n",
                    check.path("id").asText("the whole gate"),
                    100 * check.path("passShare").asDouble(),
                    100.0 * check.path("changed").asInt() / repeats,
                    100.0 * check.path("reversed").asInt() / repeats,
                    check.path("explanation").asText()));
        }
        return text.toString();
    }
}
