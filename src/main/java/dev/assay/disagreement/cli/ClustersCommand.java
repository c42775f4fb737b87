package dev.assay.disagreement.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.edge.cli.CommandFailure;
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

/** Prints why judges and humans disagree: what each cluster is about, who is probably wrong, what to do. */
@Command(name = "clusters", description = "Show why judges and humans disagree, who is probably wrong and what to do.")
public final class ClustersCommand implements Callable<Integer> {

    private static final long PACE_MILLIS = 1_000;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Option(names = "--judge", description = "Only this judge.")
    @Nullable String judge;

    @Option(names = "--criterion", description = "Only this criterion.")
    @Nullable String criterion;

    @Option(names = "--split", description = "calibration (default), holdout (a look, counted) or all.")
    String split = "calibration";

    @Option(names = "--series", description = "All releases of the series as one; needs --judge.")
    boolean series;

    @Option(names = "--stability", description = "skip (default) or measure.")
    String stability = "skip";

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode found = found(connection.client());
            if (service.wantsJson()) {
                System.out.println(found.toPrettyString());
            } else {
                List<String> lines = series ? SeriesLines.of(found) : lines(found);
                lines.forEach(line -> System.out.println(VisibleText.indentedLine(line)));
            }
            return ExitCode.OK.code();
        }
    }

    private JsonNode found(ServiceClient client) {
        ReadingProgress progress = new ReadingProgress(
                System.err, System.console() != null ? ReadingProgress.Screen.TERMINAL : ReadingProgress.Screen.FILE);
        JsonNode answer = client.get(path());
        while (answer.path("status").asText().equals("reading")) {
            progress.show(answer);
            pause();
            answer = client.get(path());
        }
        progress.end();
        return answer;
    }

    private static void pause() {
        try {
            Thread.sleep(PACE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted; the service goes on reading");
        }
    }

    private String path() {
        return "/v1/runs/" + ServiceClient.encode(run) + (series ? "/series-clusters" : "/clusters") + "?split="
                + ServiceClient.encode(split)
                + (series ? "" : "&stability=" + ServiceClient.encode(stability))
                + (judge == null ? "" : "&judge=" + ServiceClient.encode(judge))
                + (criterion == null ? "" : "&criterion=" + ServiceClient.encode(criterion));
    }

    private static List<String> lines(JsonNode found) {
        List<String> lines = new ArrayList<>();
        for (JsonNode set : found.path("sets")) {
            lines.add(heading(set));
            if (set.has("calibrated")) {
                lines.add(calibrated(set.path("calibrated")));
            }
            for (JsonNode cluster : found.path("clusters")) {
                if (isOf(cluster, set)) {
                    cluster(cluster, lines);
                }
            }
            for (JsonNode rest : found.path("unclustered")) {
                if (isOf(rest, set) && rest.path("size").asInt() > 0) {
                    lines.add("  unclustered: " + rest.path("size").asInt());
                }
            }
            for (JsonNode slice : set.path("slices")) {
                if (slice.path("confirmed").asBoolean()) {
                    lines.add("  more often where " + slice.path("rule").asText() + ": lift "
                            + estimate(slice.path("lift")) + ", "
                            + slice.path("disagreements").asInt() + " of "
                            + slice.path("items").asInt());
                }
            }
        }
        return lines;
    }

    private static boolean isOf(JsonNode one, JsonNode set) {
        return one.path("judge").equals(set.path("judge"))
                && one.path("criterion").equals(set.path("criterion"));
    }

    private static String heading(JsonNode set) {
        String all = set.path("judge").asText() + " · " + set.path("criterion").asText() + ": "
                + set.path("disagreements").asInt() + " disagreements on "
                + set.path("coverage").path("pairs").asInt() + " scored pairs";
        return set.has("whyNoClusters")
                ? all + "; " + set.path("whyNoClusters").asText()
                : all + "; " + set.path("clusters").asInt()
                        + (set.path("clusters").asInt() == 1 ? " cluster explains " : " clusters explain ")
                        + set.path("explained").asInt();
    }

    private static String calibrated(JsonNode counts) {
        return "  calibrated: " + counts.path("disagreements").asInt() + " instead of "
                + counts.path("raw").asInt() + " on "
                + counts.path("pairs").asInt() + " pairs; "
                + counts.path("settled").asInt() + " settled, "
                + counts.path("added").asInt() + " added";
    }

    private static void cluster(JsonNode cluster, List<String> lines) {
        JsonNode cause = cluster.path("cause");
        String kind = cause.path("kind").asText();
        lines.add("  " + cluster.path("size").asInt() + "  "
                + cluster.path("name").asText() + "  [" + cluster.path("id").asText() + "]");
        lines.add("     lift " + estimate(cluster.path("lift")) + "  ·  "
                + (cause.path("decidedBy").asText().equals("human")
                        ? kind + ", as a person decided"
                        : String.format(
                                Locale.ROOT,
                                "%s, probability %.2f",
                                kind,
                                cause.path(kind).asDouble())));
        cause.path("evidence").forEach(sentence -> lines.add("     - " + sentence.asText()));
        lines.add("     do: " + cluster.path("recommendation").path("text").asText());
        JsonNode ceiling = cluster.path("ceilingGain");
        if (ceiling.has("gain")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "     if all fixed: %s %.2f → at most %.2f",
                    ceiling.path("metric").asText(),
                    ceiling.path("now").path("value").asDouble(),
                    ceiling.path("ifFixed").path("value").asDouble()));
        }
    }

    private static String estimate(JsonNode estimate) {
        if (estimate.has("undefined")) {
            return "not claimed (" + estimate.path("undefined").asText() + ")";
        }
        String value = String.format(Locale.ROOT, "%.1f", estimate.path("value").asDouble());
        return estimate.has("lower")
                ? value
                        + String.format(
                                Locale.ROOT,
                                " [%.1f, %.1f]",
                                estimate.path("lower").asDouble(),
                                estimate.path("upper").asDouble())
                : value;
    }
}
