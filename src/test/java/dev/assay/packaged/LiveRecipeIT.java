package dev.assay.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.assay.documentation.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe of the documentation, letter by letter, but for the addresses of the two providers. */
class LiveRecipeIT {

    private static final Path PAGE = Path.of("docs/how-to/compare-live-models.md");
    private static final Pattern RUN = Pattern.compile("run_[A-Za-z0-9]+");
    private static final String VERDICT =
            "{\\\"rationale\\\":\\\"As the convention says.\\\",\\\"label\\\":\\\"%s\\\",\\\"confidence\\\":0.8,"
                    + "\\\"evidence\\\":[],\\\"cannotJudge\\\":false}";

    @TempDir
    Path folder;

    @Test
    void runs_two_live_models_on_the_bundled_listings_and_reports_both() throws Exception {
        WireMockServer providers =
                new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
        providers.start();
        try {
            providers.stubFor(post(urlPathMatching("/openai/.*")).willReturn(okJson(openAi())));
            providers.stubFor(post(urlPathMatching("/anthropic/.*")).willReturn(okJson(anthropic())));
            Path content = content("http://127.0.0.1:" + providers.port());
            PackagedAssay assay = new PackagedAssay(
                    folder.resolve("data"),
                    Map.of(
                            "ASSAY_CONTENT_DIR", content.toString(),
                            "ASSAY_EGRESS_ALLOW", "127.0.0.1",
                            "OPENAI_API_KEY", "key-of-one-4f81",
                            "ANTHROPIC_API_KEY", "key-of-two-9c02"));

            String said = "";
            for (List<String> command : Pages.commands(PAGE)) {
                String[] arguments = command.stream()
                        .map(argument -> argument.startsWith("live.")
                                ? folder.resolve(argument).toString()
                                : argument)
                        .toArray(String[]::new);
                for (int i = 0; i < arguments.length; i++) {
                    if (arguments[i].equals("run_…")) {
                        arguments[i] = run(said);
                    }
                }
                PackagedAssay.Result result = assay.run(arguments);
                assertThat(result.exitCode())
                        .as("%s: %s %s", command, result.out(), result.err())
                        .isZero();
                said = result.out() + result.err();
            }

            String report = Files.readString(folder.resolve("live.md"));
            assertThat(report)
                    .contains("live-openai")
                    .contains("live-anthropic")
                    .contains("per 1,000 items");
            assertThat(Files.readString(folder.resolve("live.html"))).contains("What did it cost?");
            assertThat(providers.getAllServeEvents()).isNotEmpty().allSatisfy(event -> assertThat(
                            event.getRequest().getBodyAsString()
                                    + event.getRequest().getUrl())
                    .doesNotContain("key-of-one-4f81")
                    .doesNotContain("key-of-two-9c02"));
        } finally {
            providers.stop();
        }
    }

    private static String run(String said) {
        Matcher run = RUN.matcher(said);
        assertThat(run.find()).as(said).isTrue();
        return run.group();
    }

    /** The shipped content, with both judges at the stand-ins. */
    private Path content(String providers) throws IOException {
        Path content = folder.resolve("content");
        for (String part : List.of("rubrics", "prompts", "judges", "evalsets/catalog-listings-2026-10")) {
            try (Stream<Path> files = Files.walk(Path.of(part))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.createDirectories(content.resolve(file).getParent());
                    Files.copy(file, content.resolve(file));
                }
            }
        }
        for (String provider : List.of("openai", "anthropic")) {
            Path judge = content.resolve("judges/live-" + provider + ".yaml");
            Files.writeString(judge, Files.readString(judge) + "baseUrl: " + providers + "/" + provider + "/v1\n");
        }
        return content;
    }

    private static String openAi() {
        return "{\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"finish_reason\":\"stop\","
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + VERDICT.formatted("correct") + "\"}}],"
                + "\"usage\":{\"prompt_tokens\":900,\"completion_tokens\":40}}";
    }

    private static String anthropic() {
        return "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-haiku-4-5-20251001\","
                + "\"content\":[{\"type\":\"text\",\"text\":\"" + VERDICT.formatted("correct") + "\"}],"
                + "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":900,\"output_tokens\":40}}";
    }
}
