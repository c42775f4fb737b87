package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.Examples;
import dev.assay.judge.Opinion;
import dev.assay.judge.Provider;
import dev.assay.judge.files.PromptReader;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ApiKeySecrecyTest extends AgainstAProvider {

    @Test
    void needs_the_key_that_its_file_names() {
        ChatJudges judges = judges("127.0.0.1", Map.of("OTHER", KEY));

        assertThatThrownBy(() -> judges.judge(spec().build(), new PromptReader().builtIn(), Examples.NONE))
                .isInstanceOf(MissingApiKey.class)
                .hasMessage("judge 'strict-gpt' reads its key from the environment variable KEY, which is not set;"
                        + " export it and start again");
    }

    @Test
    void keeps_its_key_out_of_the_ledger_even_when_the_provider_quotes_it() {
        answers(aResponse().withStatus(401).withBody("{\"error\":{\"message\":\"Incorrect API key: " + KEY + "\"}}"));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(ledger.errored().get(0).raw()).contains("{\"error\":{\"message\":\"Incorrect API key: [key]\"}}");
        assertThat(opinion.toString() + ledger.errored() + ledger.intents()).doesNotContain(KEY);
    }

    @Test
    void sends_no_authorization_where_the_file_names_no_key() {
        answers(okJson(Completions.good()));

        judge(spec().withoutKey()).judge(aQuestion().asked(), ledger);

        assertThat(sent().containsHeader("Authorization")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("failuresOfTheTransport")
    void names_no_key_in_any_exception(ResponseDefinitionBuilder answer) {
        answers(answer);
        ProviderTransport transport = transport(ApiKey.of(KEY, "KEY"));
        ChatProvider provider = new DialectProvider(spec().build(), Dialect.of(Provider.OPENAI), transport);

        assertThatThrownBy(() -> provider.ask(
                        judges("127.0.0.1", Map.of("KEY", KEY))
                                .renderer(spec().build(), new PromptReader().builtIn(), Examples.NONE)
                                .render(aQuestion().asked()),
                        provider.format(aQuestion().asked().criteria()),
                        0))
                .satisfies(thrown -> {
                    StringWriter trace = new StringWriter();
                    thrown.printStackTrace(new PrintWriter(trace));
                    assertThat(trace.toString()).doesNotContain(KEY);
                });
        assertThat(requests()).isEqualTo(1);
    }

    static Stream<ResponseDefinitionBuilder> failuresOfTheTransport() {
        return Stream.of(
                aResponse().withStatus(401).withBody(KEY),
                aResponse().withStatus(500).withBody(KEY),
                okJson("{\"error\":\"" + KEY + "\"}"),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    }

    @Test
    void sends_its_key_to_no_other_origin() {
        ProviderTransport transport = transport(ApiKey.of(KEY, "KEY"));
        HttpRequest elsewhere = HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://127.0.0.1:1/v1/chat/completions")
                .body("{}")
                .build();

        assertThatThrownBy(() -> transport.execute(elsewhere))
                .isInstanceOf(BlockedHost.class)
                .hasMessageContaining("is not the host of the judge's key");
    }

    private ProviderTransport transport(ApiKey key) {
        return new ProviderTransport(
                VERTX.createHttpClient(),
                Egress.direct(EgressAllowList.parse("127.0.0.1")),
                spec().build().endpoint(),
                Optional.of(new HeaderKey(key, KeyHeader.BEARER)),
                new OpenAiEnvelope(),
                new ProviderTransport.Limits(Duration.ofSeconds(5), 1_000),
                clock,
                CommitPoints.UNWATCHED);
    }
}
