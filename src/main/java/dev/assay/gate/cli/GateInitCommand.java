package dev.assay.gate.cli;

import dev.assay.edge.cli.CommandFailure;
import dev.assay.edge.cli.ExitCode;
import dev.assay.edge.cli.ServiceClient;
import dev.assay.edge.cli.ServiceOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a first policy that fits a run, with claims that its calibration split makes likely to hold. */
@Command(name = "init", description = "Write a first gate policy that fits a run.")
public final class GateInitCommand implements Callable<Integer> {

    @Mixin
    ServiceOptions service = new ServiceOptions();

    @Option(names = "--from", required = true, paramLabel = "RUN", description = "The run.")
    String run = "";

    @Option(names = "--judge", description = "The judge, where the run has several.")
    @Nullable String judge;

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a new file instead of printing.")
    @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        try (ServiceOptions.Connection connection = service.connect()) {
            String policy = connection
                    .client()
                    .text(
                            "/v1/runs/" + ServiceClient.encode(run) + "/gate-draft"
                                    + (judge == null ? "" : "?judge=" + ServiceClient.encode(judge)),
                            "application/yaml");
            if (file == null) {
                System.out.print(policy);
            } else {
                write(policy, file);
            }
            return ExitCode.OK.code();
        }
    }

    /** A policy is somebody's decision: none is overwritten. */
    private static void write(String policy, Path to) throws IOException {
        try {
            Files.writeString(to, policy, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException there) {
            throw new CommandFailure(ExitCode.INVALID, to + " exists already; name another file");
        }
        System.err.println("wrote " + to);
    }
}
