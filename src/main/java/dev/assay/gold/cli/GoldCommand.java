package dev.assay.gold.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings in human labels and resolves them to gold. */
@Command(name = "gold", description = "Bring in human labels and resolve them to gold.")
public final class GoldCommand {

    @Command(name = "import", description = "Add human labels from a JSON lines file.")
    int labels(
            @Parameters(paramLabel = "EVALSET") String evalset,
            @Parameters(paramLabel = "FILE") Path file,
            @Option(names = "--blind", description = "What holds for lines that do not say it: true or false.")
                    @Nullable Boolean blind,
            @Mixin ServiceOptions service)
            throws IOException {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode report = connection
                    .client()
                    .post(
                            path(evalset, "labels") + (blind == null ? "" : "?blind=" + blind),
                            file,
                            "application/x-ndjson");
            System.out.println(report.toPrettyString());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "resolve", description = "Resolve labels to gold and fix the split.")
    int resolve(
            @Parameters(paramLabel = "EVALSET") String evalset,
            @Option(names = "--rubric", required = true) String rubric,
            @Option(names = "--holdout", description = "Expected share of the holdout (default 0.5).") @Nullable Double holdout,
            @Option(names = "--seed") @Nullable Long seed,
            @Option(names = "--resolve", description = "majority (default) or adjudicated_first.") @Nullable String rule,
            @Mixin ServiceOptions service) {
        ObjectNode request = JsonNodeFactory.instance.objectNode().put("rubric", rubric);
        if (holdout != null) {
            request.put("holdoutShare", holdout);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        if (rule != null) {
            request.put("resolve", rule);
        }
        try (ServiceOptions.Connection connection = service.connect()) {
            System.out.println(
                    connection.client().post(path(evalset, "gold"), request).toPrettyString());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "stats", description = "Count the gold labels of an evalset.")
    int stats(
            @Parameters(paramLabel = "EVALSET") String evalset,
            @Option(names = "--rubric", required = true) String rubric,
            @Mixin ServiceOptions service) {
        try (ServiceOptions.Connection connection = service.connect()) {
            System.out.println(connection
                    .client()
                    .get(path(evalset, "gold") + "?rubric=" + ServiceClient.encode(rubric))
                    .toPrettyString());
            return ExitCode.OK.code();
        }
    }

    private static String path(String evalset, String what) {
        return "/v1/evalsets/" + ServiceClient.encode(evalset) + "/" + what;
    }
}
