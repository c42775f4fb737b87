package dev.assay.report.cli;

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

/** Writes a run's report in the formats that file names ask for. */
@Command(name = "report", description = "Print a run's report, or write it to files by their suffix.")
public final class ReportCommand implements Callable<Integer> {

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html",
            "json", "application/json",
            "md", "text/markdown",
            "csv", "text/csv",
            "txt", "text/plain");

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Parameters(paramLabel = "RUN", description = "The run's id.")
    String run = "";

    @Option(
            names = "-o",
            paramLabel = "FILE",
            description = "Write to a file: .html, .json, .md, .csv or .txt; may be repeated.")
    List<Path> files = List.of();

    @Option(names = "--split", description = "calibration (default), holdout (a look, counted) or all.")
    String split = "calibration";

    @Option(names = "--unscored", description = "exclude (default) or disagree.")
    String unscored = "exclude";

    @Option(names = "--by", description = "Metadata keys to slice by, comma-separated.")
    @Nullable String by;

    @Override
    public Integer call() throws IOException {
        for (Path file : files) {
            mediaType(file);
        }
        try (ServiceOptions.Connection connection = service.connect()) {
            String path = "/v1/runs/" + ServiceClient.encode(run) + "/report?split=" + ServiceClient.encode(split)
                    + "&unscored=" + ServiceClient.encode(unscored)
                    + (by == null ? "" : "&by=" + ServiceClient.encode(by));
            if (files.isEmpty()) {
                System.out.println(
                        connection.client().text(path, service.wantsJson() ? "application/json" : "text/plain"));
            }
            for (Path file : files) {
                Files.writeString(file, connection.client().text(path, mediaType(file)), StandardCharsets.UTF_8);
                System.err.println("wrote " + file);
            }
            return ExitCode.OK.code();
        }
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString();
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        String mediaType = MEDIA_TYPES.get(suffix);
        if (mediaType == null) {
            throw new CommandFailure(
                    ExitCode.INVALID, "cannot tell the format of '" + name + "'; use .html, .json, .md, .csv or .txt");
        }
        return mediaType;
    }
}
