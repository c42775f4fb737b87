package dev.assay.comparison.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints how the pass rates of two runs differ, one line a judge and criterion. */
@Command(name = "compare", description = "Compare the pass rates of two runs of the same judge.")
public final class CompareCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(index = "0", paramLabel = "RUN", description = "The newer run.")
    String run = "";

    @Parameters(index = "1", paramLabel = "BASELINE", description = "The run to compare with.")
    String baseline = "";

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode compared = connection
                    .client()
                    .get("/v1/compare?run=" + ServiceClient.encode(run) + "&baseline="
                            + ServiceClient.encode(baseline));
            if (service.wantsJson()) {
                System.out.println(compared.toPrettyString());
            } else {
                compared.path("differences").forEach(difference -> System.out.println(line(difference)));
            }
            return ExitCode.OK.code();
        }
    }

    private static String line(JsonNode difference) {
        JsonNode estimate = difference.path("difference");
        String number = estimate.has("value")
                ? String.format(
                        Locale.ROOT,
                        "%+.3f [%+.3f, %+.3f]",
                        estimate.path("value").asDouble(),
                        estimate.path("lower").asDouble(),
                        estimate.path("upper").asDouble())
                : "undefined: " + estimate.path("undefined").asText();
        return difference.path("judge").asText() + " · "
                + difference.path("criterion").asText() + " · pass rate "
                + number + " · " + difference.path("basis").asText()
                + (difference.path("open").asLong() > 0
                        ? ", " + difference.path("open").asLong() + " left open"
                        : "");
    }
}
