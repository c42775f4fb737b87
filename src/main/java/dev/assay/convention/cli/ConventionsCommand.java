package dev.assay.convention.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints how far annotators keep the convention, and how differently judges see the work of different slices. */
@Command(
        name = "conventions",
        description = "Show which clauses of the convention are kept, and whether judges treat all work alike.")
public final class ConventionsCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Option(names = "--judge", description = "Gaps of this judge only.")
    @Nullable String judge;

    @Option(names = "--split", description = "calibration (default), holdout (a look, counted) or all.")
    String split = "calibration";

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode found = connection.client().get(path());
            if (service.wantsJson()) {
                System.out.println(found.toPrettyString());
            } else {
                ConventionsTable.lines(found).forEach(System.out::println);
            }
            return ExitCode.OK.code();
        }
    }

    private String path() {
        return "/v1/runs/" + ServiceClient.encode(run) + "/conventions?split=" + ServiceClient.encode(split)
                + (judge == null ? "" : "&judge=" + ServiceClient.encode(judge));
    }
}
