package dev.assay.gate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a policy to a run, and exits by what came out. */
@Command(
        name = "check",
        description =
                "Put a gate policy to a run: exit 0 pass or warn, 100 fail, 101 inconclusive, 4 evidence invalid.")
public final class GateCheckCommand implements Callable<Integer> {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html",
            "json", "application/json",
            "md", "text/markdown",
            "xml", "application/junit+xml",
            "txt", "text/plain");

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "FILE", description = "The policy.")
    Path file = Path.of("");

    @Option(names = "--run", required = true, description = "The run of the release.")
    String run = "";

    @Option(names = "--baseline", description = "The run to compare with, instead of the one that last passed.")
    @Nullable String baseline;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description =
                    "Write to a file: .xml (JUnit), .md (summary), .comment.md, .html, .json or .txt; may be repeated.")
    List<Path> files = List.of();

    @Option(names = "--plan", paramLabel = "FILE", description = "Write the items that would settle what is open.")
    @Nullable Path plan;

    @Override
    public Integer call() throws IOException {
        for (Path wanted : files) {
            mediaType(wanted);
        }
        GateFile policy = GateFile.read(file);
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            policy.keepIn(client);
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("run", run);
            if (baseline != null) {
                request.put("baseline", baseline);
            }
            JsonNode evaluation = client.post(policy.path() + "/evaluations", request);
            String path = "/v1/gate-evaluations/"
                    + ServiceClient.encode(evaluation.path("id").asText());
            System.out.print(
                    service.wantsJson() ? evaluation.toPrettyString() + "\n" : client.text(path, "text/plain"));
            for (Path wanted : files) {
                String size = wanted.toString().endsWith(".comment.md") ? "?size=comment" : "";
                Files.writeString(wanted, client.text(path + size, mediaType(wanted)), StandardCharsets.UTF_8);
                System.err.println("wrote " + wanted);
            }
            if (plan != null) {
                writePlan(evaluation, plan);
            }
            return exitCode(evaluation.path("outcome").asText()).code();
        }
    }

    /** One line an item: its id, its probability, and the check that it would settle. */
    private static void writePlan(JsonNode evaluation, Path to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (JsonNode check : evaluation.path("checks")) {
            for (JsonNode item : check.path("plan").path("items")) {
                ObjectNode line = item.deepCopy();
                line.put("evalset", check.path("plan").path("evalset").asText());
                line.put("check", check.path("id").asText());
                lines.append(line).append('\n');
            }
        }
        Files.writeString(to, lines, StandardCharsets.UTF_8);
        System.err.println("wrote " + to);
    }

    static ExitCode exitCode(String outcome) {
        return switch (outcome) {
            case "pass", "warn" -> ExitCode.OK;
            case "fail" -> ExitCode.GATE_FAILED;
            case "inconclusive" -> ExitCode.GATE_INCONCLUSIVE;
            case "invalid" -> ExitCode.INCOMPLETE;
            default -> throw new CommandFailure(ExitCode.UNEXPECTED, "the service answered '" + outcome + "'");
        };
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString();
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.get(suffix);
        if (mediaType == null) {
            throw new CommandFailure(
                    ExitCode.INVALID,
                    "cannot tell the format of '" + name + "'; use .xml, .md, .comment.md, .html, .json or .txt");
        }
        return mediaType;
    }
}
