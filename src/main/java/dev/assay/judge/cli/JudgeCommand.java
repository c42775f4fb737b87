package dev.assay.judge.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.FileLint;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import dev.assay.edge.files.FileText;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.files.JudgeReader;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks judges before they judge. */
@Command(name = "judge", description = "Check judge files, try a judge on one item, probe it.")
public final class JudgeCommand {

    @Command(name = "lint", description = "Say everything that is wrong with judge files.")
    int lint(@Parameters(paramLabel = "FILE", arity = "1..*") List<Path> files) {
        return FileLint.check(files, file -> {
            JudgeSpec spec = JudgeReader.read(FileText.read(file));
            return spec.kind() + " judge " + spec.id();
        });
    }

    @Command(name = "dry-run", description = "Show prompt, reply, verdict and price on one item; nothing is stored.")
    int dryRun(
            @Parameters(paramLabel = "JUDGE") String judge,
            @Option(names = "--evalset", required = true) String evalset,
            @Option(names = "--rubric", required = true) String rubric,
            @Option(names = "--item", required = true) String item,
            @Mixin ServiceOptions service) {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode tried = connection
                    .client()
                    .post(
                            "/v1/judges/" + ServiceClient.encode(judge) + "/dry-run",
                            JsonNodeFactory.instance
                                    .objectNode()
                                    .put("evalset", evalset)
                                    .put("rubric", rubric)
                                    .put("item", item));
            System.out.println(service.wantsJson() ? tried.toPrettyString() : DryRunText.of(tried));
            return ExitCode.OK.code();
        }
    }
}
