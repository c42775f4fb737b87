package dev.assay.packaged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts the packaged jar as its users do, in a process of its own. */
final class PackagedAssay {

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final Path dataDirectory;
    private final Map<String, String> environment;

    PackagedAssay(Path dataDirectory, Map<String, String> environment) {
        this.dataDirectory = dataDirectory;
        this.environment = environment;
    }

    /** What a command printed and how it ended. */
    record Result(int exitCode, String out, String err) {}

    /** Runs a command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile("assay", ".out");
        Path err = Files.createTempFile("assay", ".err");
        Process process = process(arguments)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "no end after 5 minutes: " + List.of(arguments) + "\n" + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts a command and leaves it running; its output goes to a file in the data directory's parent. */
    Process start(String... arguments) throws IOException {
        Path log = Files.createTempFile("assay", ".log");
        return process(arguments)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private ProcessBuilder process(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("ASSAY_DATA_DIR", dataDirectory.toString());
        builder.environment().putAll(environment);
        return builder;
    }
}
