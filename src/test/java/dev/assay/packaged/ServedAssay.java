package dev.assay.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A packaged service in a process of its own, spoken to over HTTP. */
final class ServedAssay implements AutoCloseable {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String address;

    private ServedAssay(Process process, Path log, String address) {
        this.process = process;
        this.log = log;
        this.address = address;
    }

    /** An answer as it came. */
    record Answer(int status, Map<String, String> headers, String text) {

        JsonNode json() throws IOException {
            return JSON.readTree(text);
        }
    }

    /**
     * Starts a build and waits until it answers.
     *
     * @param build the folder below {@code target}
     */
    static ServedAssay start(String build, Map<String, String> environment) throws Exception {
        int port = freePort();
        Path log = Files.createTempFile("assay", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", build, "quarkus-run.jar")
                                .toAbsolutePath()
                                .toString(),
                        "serve")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("ASSAY_PORT", Integer.toString(port));
        ServedAssay served = new ServedAssay(builder.start(), log, "http://127.0.0.1:" + port);
        served.await("it serves", START, () -> served.get("/q/health/live").status() == 200);
        return served;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }

    Answer post(String path, String body) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private Answer send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                response.statusCode(),
                Map.of(
                        "content-type",
                                response.headers().firstValue("content-type").orElse(""),
                        "retry-after",
                                response.headers().firstValue("retry-after").orElse("")),
                response.body());
    }

    /** Something that comes true. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until something holds; fails with the service's log after a while that is long for any machine. */
    void await(String what, Duration most, Condition condition) throws Exception {
        long deadline = System.nanoTime() + most.toNanos();
        while (!holds(condition)) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new AssertionError("waited in vain until " + what + "\n" + log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean holds(Condition condition) throws Exception {
        try {
            return condition.holds();
        } catch (IOException notYet) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(45, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
