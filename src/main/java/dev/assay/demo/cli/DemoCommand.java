package dev.assay.demo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.demo.DemoHouse;
import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.DataDirectory;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.PrivateService;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.run.cli.RunProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Judges the bundled evalset with offline judges, prints the report and serves it. */
@Command(
        name = "demo",
        description = "Judge the bundled evalset with offline judges, print the report, and serve it until stopped.")
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--exit", description = "Print the report and end instead of serving it.")
    boolean exit;

    @Override
    public Integer call() throws IOException {
        DataDirectory directory = demoDirectory();
        System.setProperty("assay.data.dir", directory.path().toString());
        System.setProperty("quarkus.log.console.level", "WARN");
        try (DataDirectory.Hold hold = directory.take().orElseThrow(() -> held(directory))) {
            System.err.println("starting, data in " + directory.path());
            PrivateService service = PrivateService.listening();
            hold.announce(service.address());
            ServiceClient client = new ServiceClient(service.address(), Optional.empty());
            String run = judged(client);
            String gates = gates(client, run);
            System.out.println(client.text("/v1/runs/" + run + "/report", "text/plain"));
            System.out.println(gates);
            if (exit) {
                service.close();
                return ExitCode.OK.code();
            }
            System.out.println("report    " + address(service, "/runs/" + run));
            System.out.println("REST      " + address(service, "/v1/runs/" + run + "/agreement"));
            System.out.println("stop with Ctrl+C; the same data again: ./assay demo");
            service.await();
            return ExitCode.OK.code();
        }
    }

    /** A place of its own, so that the demo never mixes with real work, unless a directory is named. */
    private static DataDirectory demoDirectory() {
        return dev.assay.edge.Settings.value("ASSAY_DATA_DIR").isPresent()
                ? DataDirectory.configured()
                : new DataDirectory(Path.of(System.getProperty("user.home"), ".assay", "demo"));
    }

    private static CommandFailure held(DataDirectory directory) {
        return new CommandFailure(
                ExitCode.INVALID,
                "the data directory " + directory.path() + " is held by "
                        + directory
                                .holder()
                                .map(service -> "a service at " + service)
                                .orElse("another command")
                        + "; stop it, or set ASSAY_DATA_DIR to another directory");
    }

    /**
     * The demo's run, with everything around it. Each part is looked for by itself: the data may be of an earlier version of the
     * demo, or so old that the certificate has ended.
     */
    private static String judged(ServiceClient client) {
        certify(
                client,
                found(client, DemoHouse.EARLIER)
                        .orElseGet(() ->
                                judge(client, DemoHouse.EARLIER, DemoHouse.EARLIER, List.of(DemoHouse.CERTIFIED))));
        return found(client, DemoHouse.TAG)
                .orElseGet(() -> judge(client, DemoHouse.EVALSET, DemoHouse.TAG, DemoHouse.JUDGES));
    }

    private static Optional<String> found(ServiceClient client, String tag) {
        for (JsonNode run : client.get("/v1/runs").path("items")) {
            if (run.path("tags").path("demo").asText().equals(tag)) {
                return Optional.of(new RunProgress(client, System.err)
                        .follow(run.path("id").asText())
                        .path("id")
                        .asText());
            }
        }
        return Optional.empty();
    }

    private static String judge(ServiceClient client, String evalset, String tag, List<String> ids) {
        System.err.println("resolving gold and judging " + evalset);
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        client.post(
                "/v1/evalsets/" + evalset + "/gold",
                nodes.objectNode()
                        .put("rubric", DemoHouse.RUBRIC)
                        .put("holdoutShare", DemoHouse.HOLDOUT_SHARE)
                        .put("seed", DemoHouse.SEED)
                        .put("resolve", "adjudicated_first"));
        ObjectNode request = nodes.objectNode()
                .put("evalset", evalset)
                .put("rubric", DemoHouse.RUBRIC)
                .put("seed", DemoHouse.SEED);
        ArrayNode judges = request.putArray("judges");
        ids.forEach(judges::add);
        request.putObject("tags").put("demo", tag);
        JsonNode run = client.post("/v1/runs", request);
        return new RunProgress(client, System.err)
                .follow(run.path("id").asText())
                .path("id")
                .asText();
    }

    private static void certify(ServiceClient client, String run) {
        for (JsonNode certificate : client.get("/v1/certificates?judge=" + DemoHouse.CERTIFIED)) {
            if (certificate.path("state").asText().equals("in_force")) {
                return;
            }
        }
        System.err.println("certifying " + DemoHouse.CERTIFIED + " on " + DemoHouse.EARLIER);
        client.post(
                "/v1/runs/" + run + "/calibrations",
                JsonNodeFactory.instance.objectNode().put("judge", DemoHouse.CERTIFIED));
    }

    /** Puts the policies to the run and says of each in two lines what came out. */
    private static String gates(ServiceClient client, String run) {
        StringBuilder text = new StringBuilder("Gates\n");
        for (String gate : DemoHouse.GATES) {
            JsonNode said = client.post(
                    "/v1/gates/" + gate + "/evaluations",
                    JsonNodeFactory.instance.objectNode().put("run", run));
            String outcome = said.path("outcome").asText();
            text.append("  ")
                    .append(gate)
                    .append(" · ")
                    .append(outcome.toUpperCase(Locale.ROOT))
                    .append(" · ")
                    .append(said.path("summary").asText())
                    .append("\n");
        }
        return text.append("  why: ./assay gate check gates/")
                .append(DemoHouse.GATES.get(2))
                .append(".yaml --run ")
                .append(run)
                .append("\n")
                .toString();
    }

    private static String address(PrivateService service, String path) {
        return service.address().toString().replace("127.0.0.1", "localhost") + path;
    }
}
