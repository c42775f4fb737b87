package dev.assay.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose process is killed goes on in the next process, and pays again at most for what was in flight. */
@Tag("slow")
class KillAndResumeIT {

    private static final int ITEMS = 120;
    private static final int CONCURRENCY = 4;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WireMockServer provider = new WireMockServer(options().dynamicPort());

    @TempDir
    Path folder;

    @BeforeEach
    void start_a_slow_provider() {
        provider.start();
        String verdict =
                "{\\\"rationale\\\":\\\"fine\\\",\\\"evidence\\\":[],\\\"cannotJudge\\\":false,\\\"confidence\\\":0.9,\\\"label\\\":\\\"good\\\"}";
        provider.stubFor(post(anyUrl())
                .willReturn(aResponse()
                        .withFixedDelay(60)
                        .withHeader("Content-Type", "application/json")
                        .withBody("{\"id\":\"c1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"stub-1\","
                                + "\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":"
                                + "{\"role\":\"assistant\",\"content\":\"" + verdict + "\"}}],"
                                + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}")));
    }

    @AfterEach
    void stop_the_provider() {
        provider.stop();
    }

    @Test
    void goes_on_after_a_kill_and_repeats_at_most_the_calls_in_flight() throws Exception {
        Path content = content();
        PackagedAssay assay = new PackagedAssay(
                folder.resolve("data"),
                Map.of("ASSAY_CONTENT_DIR", content.toString(), "ASSAY_EGRESS_ALLOW", "127.0.0.1:" + provider.port()));

        Process first = assay.start("run", "--evalset", "work", "--rubric", "work", "--judge", "chat");
        awaitCalls(ITEMS / 3);
        first.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        PackagedAssay.Result second = assay.run("run", "--resume", theRun(assay), "--json");

        JsonNode run = JSON.readTree(second.out());
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(run.path("status").asText()).isEqualTo("succeeded");
        assertThat(run.path("progress").path("scored").asInt()).isEqualTo(ITEMS);
        int sent = provider.getAllServeEvents().size();
        assertThat(sent).isBetween(ITEMS, ITEMS + CONCURRENCY);
        assertThat(run.path("calls").asInt()).isBetween(sent, ITEMS + 2 * CONCURRENCY);
    }

    private void awaitCalls(int count) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (provider.getAllServeEvents().size() < count) {
            assertThat(System.nanoTime()).as("the provider was called").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    /** The id of the only run there is; the killed process could not print it. */
    private static String theRun(PackagedAssay assay) throws IOException, InterruptedException {
        PackagedAssay.Result listed = assay.run("run", "--list", "--json");
        return JSON.readTree(listed.out()).path("items").path(0).path("id").asText();
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
                """.formatted(provider.port(), CONCURRENCY));
        Files.writeString(
                content.resolve("evalsets/work/items.jsonl"),
                IntStream.range(0, ITEMS)
                        .mapToObj(i -> "{\"id\":\"i" + i + "\",\"input\":\"text " + i + "\",\"output\":\"answer\"}")
                        .collect(Collectors.joining("\n")));
        return content;
    }
}
