package dev.assay.evalset.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.FileLint;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import dev.assay.evalset.files.EvalSetFiles;
import dev.assay.evalset.files.EvalSetManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks, brings in, freezes and gives out evalsets. */
@Command(name = "evalset", description = "Check, import, freeze and export evalsets.")
public final class EvalSetCommand {

    private static final String NDJSON = "application/x-ndjson";

    @Command(name = "validate", description = "Say everything that is wrong with the items of evalset folders.")
    int validate(@Parameters(paramLabel = "FOLDER", arity = "1..*") List<Path> folders) {
        return FileLint.check(folders, folder -> {
            EvalSetFiles files = EvalSetFiles.read(folder);
            return "evalset " + files.id() + ", " + files.items().size() + " items";
        });
    }

    @Command(name = "import", description = "Bring in a folder: items, then labels, verdicts and rubric where there.")
    int bringIn(
            @Parameters(paramLabel = "FOLDER") Path folder,
            @Option(names = "--id", description = "The evalset's id; the folder's name by default.") @Nullable String id,
            @Option(names = "--open", description = "Do not freeze it yet.") boolean open,
            @Mixin ServiceOptions service)
            throws IOException {
        if (!Files.exists(folder.resolve("items.jsonl"))) {
            throw new CommandFailure(ExitCode.INVALID, folder + ": no items.jsonl in this folder");
        }
        EvalSetManifest manifest = EvalSetFiles.manifest(folder);
        String evalset = Optional.ofNullable(id).orElse(manifest.id());
        try (ServiceOptions.Connection connection = service.connect()) {
            ServiceClient client = connection.client();
            ObjectNode request = JsonNodeFactory.instance.objectNode().put("id", evalset);
            manifest.title().ifPresent(value -> request.put("title", value));
            manifest.series().ifPresent(value -> request.put("series", value));
            manifest.release().ifPresent(value -> request.put("release", value));
            client.post("/v1/evalsets", request);
            String path = "/v1/evalsets/" + ServiceClient.encode(evalset);
            if (Files.exists(folder.resolve("rubric.yaml"))) {
                client.post("/v1/rubrics", folder.resolve("rubric.yaml"), "application/yaml");
            }
            for (String what : List.of("items", "labels", "verdicts")) {
                Path file = folder.resolve(what + ".jsonl");
                if (Files.exists(file)) {
                    JsonNode report = client.post(path + "/" + what, file, NDJSON);
                    System.err.println(what + ": " + report.path("accepted").asLong() + " accepted");
                }
            }
            JsonNode evalSet = open ? client.get(path) : client.post(path + "/freeze", "", "application/json");
            System.out.println(evalSet.toPrettyString());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "freeze", description = "Close an evalset: from then on its items never change.")
    int freeze(@Parameters(paramLabel = "EVALSET") String evalset, @Mixin ServiceOptions service) {
        try (ServiceOptions.Connection connection = service.connect()) {
            System.out.println(connection
                    .client()
                    .post("/v1/evalsets/" + ServiceClient.encode(evalset) + "/freeze", "", "application/json")
                    .toPrettyString());
            return ExitCode.OK.code();
        }
    }

    @Command(name = "export", description = "Print the items as JSON lines.")
    int export(@Parameters(paramLabel = "EVALSET") String evalset, @Mixin ServiceOptions service) {
        try (ServiceOptions.Connection connection = service.connect()) {
            connection.client().copy("/v1/evalsets/" + ServiceClient.encode(evalset) + "/items", NDJSON, System.out);
            return ExitCode.OK.code();
        }
    }
}
