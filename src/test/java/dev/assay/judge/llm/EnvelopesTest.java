package dev.assay.judge.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.judge.Provider;
import dev.assay.judge.Reason;
import dev.assay.judge.TokenUsage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What single providers say besides the rows that all of them share; the formats are those of {@link WireFormats}. */
class EnvelopesTest {

    static Stream<Arguments> answers_that_are_not_to_be_read() {
        return Stream.of(
                arguments(
                        "OpenAI, filtered while it wrote",
                        Provider.OPENAI,
                        "{\"choices\":[{\"message\":{\"content\":\"{\"},\"finish_reason\":\"content_filter\"}]}",
                        Reason.CONTENT_FILTER),
                arguments(
                        "OpenAI, in text and as a tool",
                        Provider.OPENAI,
                        "{\"choices\":[{\"message\":{\"content\":\"{}\",\"tool_calls\":[{}]}}]}",
                        Reason.MULTIPLE_OBJECTS),
                arguments(
                        "Anthropic, in text and as a tool",
                        Provider.ANTHROPIC,
                        "{\"content\":[{\"type\":\"text\",\"text\":\"{}\"},{\"type\":\"tool_use\",\"input\":{}}]}",
                        Reason.MULTIPLE_OBJECTS),
                arguments(
                        "Anthropic, refused after some text",
                        Provider.ANTHROPIC,
                        "{\"content\":[{\"type\":\"text\",\"text\":\"{\\\"label\\\":\\\"yes\\\"}\"}],"
                                + "\"stop_reason\":\"refusal\"}",
                        Reason.REFUSED),
                gemini("SAFETY"),
                gemini("RECITATION"),
                gemini("BLOCKLIST"),
                gemini("PROHIBITED_CONTENT"),
                gemini("SPII"),
                arguments(
                        "Ollama, in text and as a tool",
                        Provider.OLLAMA,
                        "{\"message\":{\"content\":\"{}\",\"tool_calls\":[{}]},\"done\":true}",
                        Reason.MULTIPLE_OBJECTS));
    }

    private static Arguments gemini(String ending) {
        return arguments(
                "Gemini, " + ending,
                Provider.GEMINI,
                "{\"candidates\":[{\"finishReason\":\"" + ending + "\"}]}",
                Reason.CONTENT_FILTER);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void answers_that_are_not_to_be_read(String name, Provider provider, String body, Reason reason) {
        assertThat(read(provider, body).problem()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "model_context_window_exceeded"})
    void knows_a_reply_that_anthropic_cut_off(String ending) {
        Answer answer = read(
                Provider.ANTHROPIC,
                "{\"content\":[{\"type\":\"text\",\"text\":\"{\"}],\"stop_reason\":\"" + ending + "\"}");

        assertThat(answer.ending()).isEqualTo(ReplyReader.Ending.CUT_OFF);
    }

    @Test
    void reads_no_thoughts() {
        Answer anthropic = read(
                Provider.ANTHROPIC,
                "{\"content\":[{\"type\":\"thinking\",\"thinking\":\"no?\"},{\"type\":\"text\",\"text\":\"yes\"}]}");
        Answer mistral = read(Provider.MISTRAL, """
                {"choices":[{"message":{"content":[{"type":"thinking","thinking":[{"type":"text","text":"no?"}]},
                {"type":"text","text":"yes"}]}}]}""");

        assertThat(anthropic.text()).isEqualTo("yes");
        assertThat(mistral.text()).isEqualTo("yes");
    }

    @Test
    void bills_the_thoughts_of_gemini_where_it_said_nothing_else() {
        Answer answer = read(
                Provider.GEMINI,
                "{\"candidates\":[{\"finishReason\":\"MAX_TOKENS\"}],"
                        + "\"usageMetadata\":{\"promptTokenCount\":10,\"thoughtsTokenCount\":7}}");

        assertThat(answer.usage())
                .isEqualTo(new TokenUsage(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.of(7)));
        assertThat(answer.ending()).isEqualTo(ReplyReader.Ending.CUT_OFF);
    }

    @Test
    void counts_no_token_that_is_none() {
        Answer answer = read(
                Provider.ANTHROPIC,
                "{\"content\":[],\"usage\":{\"input_tokens\":1.5,\"cache_read_input_tokens\":9,\"output_tokens\":-1}}");

        assertThat(answer.usage().isStated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit_error, RATE_LIMITED",
        "RESOURCE_EXHAUSTED, RATE_LIMITED",
        "authentication_error, UNAUTHORISED",
        "UNAUTHENTICATED, UNAUTHORISED",
        "permission_error, UNAUTHORISED",
        "not_found_error, BAD_REQUEST",
        "invalid_request_error, BAD_REQUEST",
        "INVALID_ARGUMENT, BAD_REQUEST",
        "overloaded_error, PROVIDER_ERROR",
        "something_new, PROVIDER_ERROR"
    })
    void knows_an_error_by_its_name(String name, Reason reason) {
        String body = "{\"error\":{\"type\":\"" + name + "\"}}";

        assertThatThrownBy(() -> read(Provider.ANTHROPIC, body))
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        failed -> assertThat(failed.fault().reason()).isEqualTo(reason));
    }

    /** A provider may quote the prompt, and so the item, in its message. */
    @Test
    void takes_no_words_of_a_message_for_an_unknown_key() {
        String quoting = "{\"error\":{\"code\":400,\"message\":\"in: API_KEY_INVALID content_filter\"}}";
        String stating = "{\"error\":{\"code\":400,\"details\":[{\"reason\":\"API_KEY_INVALID\"}]}}";

        assertThat(FaultMap.ofStatus(400, quoting, quoting).reason()).isEqualTo(Reason.BAD_REQUEST);
        assertThat(FaultMap.ofStatus(400, stating, stating).reason()).isEqualTo(Reason.UNAUTHORISED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANTHROPIC | {\"content\":\"yes\"}",
                "ANTHROPIC | {\"content\":[\"yes\"]}",
                "GEMINI    | {\"candidates\":[{},{}]}",
                "GEMINI    | {\"candidates\":[{\"content\":{\"parts\":\"yes\"}}]}",
                "OLLAMA    | {\"message\":{\"content\":\"yes\"},\"done\":false}",
                "OLLAMA    | {\"message\":{\"content\":\"yes\"}}",
                "MISTRAL   | {\"choices\":[{\"message\":{\"content\":[1]}}]}"
            })
    void takes_for_no_completion(Provider provider, String body) {
        assertThatThrownBy(() -> read(provider, body)).isInstanceOfSatisfying(CallFailed.class, failed -> assertThat(
                        failed.fault().reason())
                .isEqualTo(Reason.BAD_ENVELOPE));
    }

    @Test
    void knows_that_mistral_failed_while_it_wrote() {
        String body = "{\"choices\":[{\"message\":{\"content\":\"{\"},\"finish_reason\":\"error\"}]}";

        assertThatThrownBy(() -> read(Provider.MISTRAL, body))
                .isInstanceOfSatisfying(
                        CallFailed.class,
                        failed -> assertThat(failed.fault().reason()).isEqualTo(Reason.PROVIDER_ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[{\"token\":1,\"logprob\":0,\"top_logprobs\":[]}]",
                "[{\"token\":\"a\",\"logprob\":0,\"top_logprobs\":[{\"token\":\"a\",\"logprob\":\"0\"}]}]",
                "[{\"token\":\"a\",\"logprob\":0,\"top_logprobs\":[{\"token\":\"a\",\"logprob\":0.5}]}]",
                "[{\"token\":\"a\",\"logprob\":0}]",
                "{}"
            })
    void knows_no_chances_where_they_are_not_as_documented(String content) {
        Answer answer = read(
                Provider.OPENAI,
                "{\"choices\":[{\"message\":{\"content\":\"a\"},\"logprobs\":{\"content\":" + content + "}}]}");

        assertThat(answer.chances().filter(chances -> !chances.steps().isEmpty()))
                .isEqualTo(Optional.empty());
    }

    private static Answer read(Provider provider, String body) {
        return Dialect.of(provider)
                .envelope()
                .read(EnvelopeBody.of(200, new RawAnswer(body.getBytes(StandardCharsets.UTF_8))));
    }
}
