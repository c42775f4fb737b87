package dev.assay.disagreement.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import dev.assay.judge.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints which criterion has how much to do with items that a judge decides otherwise than gold. */
@Command(
        name = "attribution",
        description = "Show which criterion has how much to do with items that a judge decides otherwise than gold.")
public final class AttributionCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Option(names = "--judge", description = "Only this judge.")
    @Nullable String judge;

    @Option(names = "--split", description = "calibration (default), holdout (a look, counted) or all.")
    String split = "calibration";

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode found = connection
                    .client()
                    .get("/v1/runs/" + ServiceClient.encode(run) + "/attribution?split=" + ServiceClient.encode(split)
                            + (judge == null ? "" : "&judge=" + ServiceClient.encode(judge)));
            if (service.wantsJson()) {
                System.out.println(found.toPrettyString());
            } else {
                lines(found).forEach(line -> System.out.println(VisibleText.indentedLine(line)));
            }
            return ExitCode.OK.code();
        }
    }

    static List<String> lines(JsonNode found) {
        List<String> lines = new ArrayList<>();
        for (JsonNode one : found.path("judges")) {
            int differing = one.path("differing").asInt();
            lines.add(one.path("judge").asText() + ": " + differing + " of "
                    + (differing + one.path("alike").asInt()) + " items decided otherwise, "
                    + one.path("stricter").asInt() + " failed and "
                    + one.path("moreLenient").asInt() + " passed by the judge alone");
            for (JsonNode criterion : one.path("criteria")) {
                lines.add("  " + criterion.path("criterion").asText() + "  " + share(criterion.path("share")));
            }
        }
        return lines;
    }

    private static String share(JsonNode share) {
        if (share.has("undefined")) {
            return "undefined, " + share.path("undefined").asText();
        }
        String value = String.format(Locale.ROOT, "%.2f", share.path("value").asDouble());
        return share.has("lower")
                ? value
                        + String.format(
                                Locale.ROOT,
                                " [%.2f, %.2f]",
                                share.path("lower").asDouble(),
                                share.path("upper").asDouble())
                : value;
    }
}
