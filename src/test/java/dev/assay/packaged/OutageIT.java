package dev.assay.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database goes away, or its disk fills up, in the middle of a run: the run waits and goes on, nothing that was shown
 * is lost, and no call is paid for twice.
 */
@Tag("slow")
class OutageIT {

    private static final int ITEMS = 400;
    private static final int CONCURRENCY = 8;
    private static final Duration ANSWER_TIME = Duration.ofMillis(60);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final byte[] MEBIBYTE = new byte[1 << 20];

    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer provider;

    @TempDir
    Path folder;

    @BeforeEach
    void start_a_slow_provider() throws IOException {
        byte[] completion = """
                {"id":"c1","object":"chat.completion","created":1,"model":"stub-1",
                 "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":
                 "{\\"rationale\\":\\"fine\\",\\"evidence\\":[],\\"cannotJudge\\":false,\\"confidence\\":0.9,\\"label\\":\\"good\\"}"}}],
                 "usage":{"prompt_tokens":10,"completion_tokens":5,"total_tokens":15}}""".getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(Executors.newCachedThreadPool());
        provider.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            calls.incrementAndGet();
            try {
                Thread.sleep(ANSWER_TIME.toMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, completion.length);
            try (OutputStream body = exchange.getResponseBody()) {
                body.write(completion);
            }
        });
        provider.start();
    }

    @AfterEach
    void stop_the_provider() {
        provider.stop(0);
    }

    @Test
    void a_run_waits_for_a_postgresql_that_is_away_for_half_a_minute() throws Exception {
        assumeThat(Path.of("target/app-postgresql/quarkus-run.jar"))
                .as("./mvnw -B package -Ppostgresql was run")
                .exists();
        Server server = new Server(folder.resolve("postgres"));
        server.start();
        Map<String, String> environment = environment(folder.resolve("data"));
        environment.put("ASSAY_DB_URL", server.url());
        environment.put("ASSAY_DB_USER", "postgres");
        environment.put("ASSAY_DB_PASSWORD", "postgres");
        try (ServedAssay assay = ServedAssay.start("app-postgresql", environment)) {
            Watched run = new Watched(assay);
            run.awaitScored(ITEMS / 4);

            server.crash();
            run.awaitNotReady("away");
            run.watchFor(Duration.ofSeconds(30), 503, 503);
            server.start();

            run.awaitReady();
            run.awaitEnd();
            run.assertNothingLostAndNothingPaidTwice();
        } finally {
            server.crash();
        }
    }

    @Test
    void a_run_waits_for_room_on_a_full_disk() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(command("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.toString()))
                .as("a small disk can be mounted")
                .isZero();
        try (ServedAssay assay = ServedAssay.start("quarkus-app", environment(disk))) {
            Watched run = new Watched(assay);
            run.awaitScored(ITEMS / 4);

            fill(disk.resolve("filler"));
            run.awaitNotReady("full");
            run.watchFor(Duration.ofSeconds(30), 200, 507);
            Files.delete(disk.resolve("filler"));

            run.awaitReady();
            run.awaitEnd();
            run.assertNothingLostAndNothingPaidTwice();
        } finally {
            command("umount", disk.toString());
        }
    }

    /** A run and everything its watchers were told about it. */
    private final class Watched {

        private final ServedAssay assay;
        private final String run;
        private final Set<String> shown = new TreeSet<>();
        private final List<Integer> statuses = new ArrayList<>();
        private int mostScored;

        Watched(ServedAssay assay) throws Exception {
            this.assay = assay;
            ServedAssay.Answer opened =
                    assay.post("/v1/runs", "{\"evalset\":\"work\",\"rubric\":\"work\",\"judges\":[\"chat\"]}");
            assertThat(opened.status()).as(opened.text()).isEqualTo(202);
            this.run = opened.json().path("id").asText();
        }

        void awaitScored(int count) throws Exception {
            assay.await(count + " are scored", PATIENCE, () -> scored() >= count);
            shown.addAll(judged());
        }

        private int scored() throws Exception {
            JsonNode json = assay.get("/v1/runs/" + run).json();
            mostScored =
                    Math.max(mostScored, json.path("progress").path("scored").asInt());
            return mostScored;
        }

        private Set<String> judged() throws Exception {
            Set<String> ids = new TreeSet<>();
            String cursor = "";
            do {
                JsonNode page = assay.get("/v1/runs/" + run + "/judgements?limit=500" + cursor)
                        .json();
                page.path("items")
                        .forEach(line -> ids.add(line.path("id").asText() + " "
                                + line.path("itemId").asText()));
                cursor = page.path("nextCursor").isTextual()
                        ? "&cursor=" + page.path("nextCursor").asText()
                        : "";
            } while (!cursor.isEmpty());
            return ids;
        }

        void awaitNotReady(String outage) throws Exception {
            assay.await("it is not ready", PATIENCE, () -> {
                ServedAssay.Answer ready = assay.get("/q/health/ready");
                return ready.status() == 503 && ready.text().contains("\"" + outage + "\"");
            });
        }

        /** Reads and writes all the while: no answer may be anything else than what an outage is answered with. */
        void watchFor(Duration time, int reads, int writes) throws Exception {
            Set<Integer> read = new TreeSet<>();
            Set<Integer> written = new TreeSet<>();
            Set<Integer> live = new TreeSet<>();
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() < end; ) {
                ServedAssay.Answer got = assay.get("/v1/runs/" + run);
                ServedAssay.Answer posted = assay.post("/v1/evalsets", "{\"id\":\"late-" + read.size() + "\"}");
                read.add(got.status());
                written.add(posted.status());
                live.add(assay.get("/q/health/live").status());
                assertThat(assay.get("/q/health/ready").status()).isEqualTo(503);
                assertProblem(posted);
                TimeUnit.MILLISECONDS.sleep(500);
            }
            assertThat(written).containsExactly(writes);
            assertThat(read).isSubsetOf(reads, 503);
            assertThat(read).contains(reads);
            assertThat(live).containsExactly(200);
        }

        private void assertProblem(ServedAssay.Answer refused) throws IOException {
            assertThat(refused.headers().get("content-type")).startsWith("application/problem+json");
            assertThat(refused.headers().get("retry-after")).isNotEmpty();
            assertThat(refused.json().path("hint").asText()).isNotEmpty();
            assertThat(refused.json().path("type").asText()).isIn("/problems/database-away", "/problems/storage-full");
        }

        void awaitReady() throws Exception {
            assay.await(
                    "it is ready again",
                    PATIENCE,
                    () -> assay.get("/q/health/ready").status() == 200);
        }

        void awaitEnd() throws Exception {
            assay.await("the run ends", PATIENCE, () -> {
                ServedAssay.Answer answer = assay.get("/v1/runs/" + run);
                statuses.add(answer.status());
                return Set.of("succeeded", "partial", "failed", "paused", "cancelled")
                        .contains(answer.json().path("status").asText());
            });
        }

        void assertNothingLostAndNothingPaidTwice() throws Exception {
            JsonNode json = assay.get("/v1/runs/" + run).json();
            Set<String> judged = judged();

            assertThat(json.path("status").asText())
                    .as(json + "\n" + assay.log())
                    .isEqualTo("succeeded");
            assertThat(json.path("progress").path("scored").asInt()).isEqualTo(ITEMS);
            assertThat(json.path("progress").path("pending").asInt()).isZero();
            assertThat(judged).hasSize(ITEMS).containsAll(shown);
            assertThat(judged.stream().map(line -> line.split(" ")[1]).collect(Collectors.toSet()))
                    .hasSize(ITEMS);
            assertThat(mostScored).isLessThanOrEqualTo(ITEMS);
            assertThat(calls.get()).as("calls the provider saw").isEqualTo(ITEMS);
            assertThat(json.path("calls").asInt()).as("calls in the ledger").isEqualTo(ITEMS);
            assertThat(statuses).as("after it was ready again").containsOnly(200);
            assertThat(assay.isAlive()).isTrue();
        }
    }

    /** A PostgreSQL that can be taken away and brought back on the same port. */
    private static final class Server {

        private final Path data;
        private EmbeddedPostgres postgres;
        private int port;

        Server(Path data) {
            this.data = data;
        }

        void start() throws IOException {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("synchronous_commit", "on")
                    .setPGStartupWait(Duration.ofMinutes(1));
            postgres = (port == 0 ? builder : builder.setPort(port)).start();
            port = postgres.getPort();
        }

        String url() {
            return "jdbc:postgresql://localhost:" + port + "/postgres";
        }

        /** SIGQUIT is PostgreSQL's immediate shutdown: every session is cut off, also in the middle of a commit. */
        void crash() throws Exception {
            Path file = data.resolve("postmaster.pid");
            if (Files.exists(file)) {
                String pid = Files.readAllLines(file).get(0).strip();
                command("kill", "-QUIT", pid);
                for (int i = 0; i < 100 && Files.exists(file); i++) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
                postgres.close();
            }
        }
    }

    private static void fill(Path filler) {
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(MEBIBYTE);
            }
        } catch (IOException full) {
            // That is what it is for.
        }
    }

    private static int command(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private Map<String, String> environment(Path data) throws IOException {
        return new HashMap<>(Map.of(
                "ASSAY_DATA_DIR",
                data.toString(),
                "ASSAY_CONTENT_DIR",
                content().toString(),
                "ASSAY_DISK_LEAST_MIB",
                "1",
                "ASSAY_EGRESS_ALLOW",
                "127.0.0.1:" + provider.getAddress().getPort()));
    }

    private Path content() throws IOException {
        Path content = folder.resolve("content");
        Files.createDirectories(content.resolve("rubrics"));
        Files.createDirectories(content.resolve("judges"));
        Files.createDirectories(content.resolve("evalsets/work"));
        Files.writeString(content.resolve("rubrics/work.yaml"), """
                id: work
                version: 1.0.0
                title: Work
                inputs: [input, output]
                criteria:
                  - id: quality
                    question: Is the output good?
                    scale: {type: binary, labels: [good, bad], passing: [good]}
                decision: {rule: all_pass}
                """);
        Files.writeString(content.resolve("judges/chat.yaml"), """
                id: chat
                kind: chat
                provider: openai
                baseUrl: http://127.0.0.1:%d/v1
                model: stub
                parameters: {maxOutputTokens: 100}
                limits: {maxConcurrency: %d}
                """.formatted(
                        provider.getAddress().getPort(), CONCURRENCY));
        Files.writeString(
                content.resolve("evalsets/work/items.jsonl"),
                IntStream.range(0, ITEMS)
                        .mapToObj(i -> "{\"id\":\"i" + i + "\",\"input\":\"text " + i + "\",\"output\":\"answer\"}")
                        .collect(Collectors.joining("\n")));
        return content;
    }
}
