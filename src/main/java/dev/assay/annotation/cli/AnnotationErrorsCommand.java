package dev.assay.annotation.cli;

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

/** Prints which annotations are probably wrong, and how often each annotator errs. */
@Command(
        name = "annotation-errors",
        description = "Show which annotations are probably wrong and how often each annotator errs.")
public final class AnnotationErrorsCommand implements Callable<Integer> {

    private static final double MOST_SAID = 0.99;

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Option(names = "--judge", description = "Listen to this judge only.")
    @Nullable String judge;

    @Option(names = "--limit", description = "How many suspects, 1 to 1000 (default 20).")
    int limit = 20;

    @Override
    public Integer call() {
        try (ServiceOptions.Connection connection = service.connect()) {
            JsonNode found = connection
                    .client()
                    .get("/v1/runs/" + ServiceClient.encode(run) + "/annotation-errors?limit=" + limit
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
        lines.add(heading(found));
        for (JsonNode suspect : found.path("suspects")) {
            suspect(suspect, lines);
        }
        if (!found.path("annotators").isEmpty()) {
            lines.add("error rates, of whole annotations with gold:");
        }
        for (JsonNode annotator : found.path("annotators")) {
            lines.add("  " + annotator.path("name").asText() + "  " + rate(annotator.path("errorRate")) + "  ·  "
                    + annotator.path("wrong").asInt() + " of "
                    + annotator.path("known").asInt() + " known");
        }
        found.path("unlearnt")
                .fields()
                .forEachRemaining(reason -> lines.add("nothing learnt on " + reason.getKey() + ": "
                        + reason.getValue().asText()));
        return lines;
    }

    private static String heading(JsonNode found) {
        int suspects = found.path("suspects").size();
        String learnt =
                found.path("wrong").asInt() + " of " + found.path("known").asInt()
                        + " annotations with gold are wrong; "
                        + found.path("candidates").asInt()
                        + " are unlabelled";
        if (suspects == 0) {
            return learnt;
        }
        return learnt + ". Of the first " + suspects + " below about "
                + Math.round(found.path("expected").path("ofSuspects").asDouble()) + " should be wrong, of " + suspects
                + " drawn at random about "
                + Math.round(found.path("expected").path("atRandom").asDouble()) + ".";
    }

    private static void suspect(JsonNode suspect, List<String> lines) {
        // Nothing is certain here, so that 1.00 is not said.
        lines.add(String.format(
                Locale.ROOT,
                "  %.2f  %s%s",
                Math.min(MOST_SAID, suspect.path("probability").asDouble()),
                suspect.path("itemId").asText(),
                suspect.has("annotator") ? "  by " + suspect.path("annotator").asText() : ""));
        JsonNode first = suspect.path("criteria").path(0);
        lines.add("     " + first.path("criterion").asText() + ": " + String.join(" ", sentences(first)));
    }

    private static List<String> sentences(JsonNode doubt) {
        List<String> sentences = new ArrayList<>();
        doubt.path("evidence").forEach(sentence -> sentences.add(sentence.asText()));
        return sentences;
    }

    private static String rate(JsonNode estimate) {
        return estimate.has("undefined")
                ? "unknown (" + estimate.path("undefined").asText() + ")"
                : String.format(
                        Locale.ROOT,
                        "%.3f [%.3f, %.3f]",
                        estimate.path("value").asDouble(),
                        estimate.path("lower").asDouble(),
                        estimate.path("upper").asDouble());
    }
}
