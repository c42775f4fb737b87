package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.assay.judge.Askings;
import dev.assay.judge.Examples;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Opinion;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.judge.files.PromptReader;
import dev.assay.rubric.Label;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same rows for every provider, in the provider's own words. */
class ProviderContractTest extends AgainstAProvider {

    static List<WireFormat> providers() {
        return WireFormats.all();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void sends_roles_limits_key_and_a_strict_schema(WireFormat format) throws JsonProcessingException {
        Opinion opinion = ask(format, okJson(format.saying(Completions.GOOD)));

        LoggedRequest request = sent();
        JsonNode body = new ObjectMapper().readTree(request.getBodyAsString());
        WireFormat.Request parts = format.request();
        assertThat(verdict(opinion).label()).contains(Label.named("yes"));
        assertThat(request.getUrl()).isEqualTo(format.path());
        assertThat(request.getHeader(format.key().getKey()))
                .isEqualTo(format.key().getValue());
        assertThat(body.at(parts.system()).textValue()).startsWith("You check finished annotation work.");
        assertThat(body.at(parts.user()).textValue())
                .contains("is the work to be checked")
                .doesNotContain("You check finished annotation work.");
        assertThat(body.at(parts.maxTokens()).intValue()).isEqualTo(400);
        assertThat(body.at(parts.temperature()).isNumber()).isTrue();
        assertThat(body.at(parts.temperature()).doubleValue()).isZero();
        parts.seed().ifPresent(seed -> assertThat(body.at(seed).longValue()).isEqualTo(7));
        parts.strict().ifPresent(strict -> assertThat(body.at(strict.getKey()).booleanValue())
                .isEqualTo(strict.getValue()));
        JsonNode schema = schema(format);
        assertThat(schema.at("/properties/label/enum").toString()).isEqualTo("[\"no\",\"borderline\",\"yes\"]");
        assertThat(schema.at("/required").toString())
                .isEqualTo("[\"rationale\",\"label\",\"confidence\",\"evidence\",\"cannotJudge\"]");
        assertThat(schema.at("/additionalProperties").toString()).isEqualTo("false");
        assertThat(body.path("tools").isEmpty()).isTrue();
        assertThat(body.path("stream").asBoolean(false)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void sends_no_schema_where_the_prompt_alone_says_the_shape(WireFormat format) throws JsonProcessingException {
        answers(okJson(format.saying(Completions.GOOD)));

        Opinion opinion = judge(spec().speaking(format).asking(Askings.withoutSchema()))
                .judge(aQuestion().asked(), ledger);

        JsonNode body = new ObjectMapper().readTree(sent().getBodyAsString());
        assertThat(verdict(opinion).label()).contains(Label.named("yes"));
        assertThat(body.at(format.request().schema()).isMissingNode()).isTrue();
        assertThat(body.at(format.request().system()).textValue()).contains("Reply with exactly one JSON object");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void counts_tokens_and_those_from_the_cache(WireFormat format) {
        Opinion opinion = ask(format, okJson(format.saying(Completions.GOOD)));

        SettledCall call = opinion.calls().get(0);
        assertThat(call.usage()).isEqualTo(format.usage());
        assertThat(call.model()).isEqualTo(format.model());
        // (812 − 512) × 0.5 + 512 × 0.1 + 44 × 1.5 = 150 + 51.2 + 66 = 267.2, rounded up; or 812 × 0.5 + 66 = 472
        assertThat(call.costMicros()).hasValue(format.usage().cached().isPresent() ? 268 : 472);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void takes_a_reply_cut_off_at_the_limit_for_none(WireFormat format) {
        Opinion opinion = ask(format, okJson(format.cutOffAt("{\"rationale\":\"He repe")));

        assertThat(verdict(opinion)).isEqualTo(Verdict.unreadable(Reason.TRUNCATED));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void abstains_where_the_model_or_a_filter_declines(WireFormat format) {
        assumeThat(format.declined()).as("a documented way to decline").isPresent();

        Opinion opinion = ask(format, okJson(format.declined().orElseThrow()));

        assertThat(verdict(opinion)).isEqualTo(Verdict.abstained(format.reason()));
        assertThat(requests()).isEqualTo(1);
        assertThat(opinion.calls()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void waits_as_long_as_a_rate_limit_says(WireFormat format) {
        answersInTurn(
                aResponse().withStatus(429).withHeader("Retry-After", "7").withBody(format.rateLimited()),
                okJson(format.saying(Completions.GOOD)));

        Opinion opinion =
                judge(spec().speaking(format).attempts(1)).judge(aQuestion().asked(), ledger);

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(ledger.errored()).extracting(SettledCall::reason).containsExactly(Optional.of(Reason.RATE_LIMITED));
        assertThat(clock.waits()).anySatisfy(wait -> assertThat(wait).isGreaterThanOrEqualTo(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void asks_again_where_the_service_is_overloaded(WireFormat format) {
        WireFormat.Failure overloaded = format.overloaded();
        answersInTurn(
                aResponse().withStatus(overloaded.status()).withBody(overloaded.body()),
                okJson(format.saying(Completions.GOOD)));

        Opinion opinion = judge(spec().speaking(format)).judge(aQuestion().asked(), ledger);

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(ledger.errored())
                .extracting(SettledCall::reason)
                .containsExactly(Optional.of(Reason.PROVIDER_ERROR));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void does_not_repeat_what_an_unknown_key_asked(WireFormat format) {
        WireFormat.Failure unauthorised = format.unauthorised();

        Opinion opinion =
                ask(format, aResponse().withStatus(unauthorised.status()).withBody(unauthorised.body()));

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.UNAUTHORISED)));
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void takes_an_error_inside_a_200_for_an_error(WireFormat format) {
        Opinion opinion = ask(format, okJson(format.overloaded().body()));

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.PROVIDER_ERROR)));
        assertThat(requests()).isEqualTo(2);
    }

    static Stream<Object[]> bodies_that_are_no_completion() {
        return providers().stream()
                .flatMap(format -> Stream.of(
                        new Object[] {format, "<html>Welcome</html>"},
                        new Object[] {format, "{}"},
                        new Object[] {format, format.saying(Completions.GOOD).substring(0, 120)},
                        new Object[] {format, format.saying(Completions.GOOD) + format.saying(Completions.GOOD)},
                        new Object[] {format, duplicate(format.saying(Completions.GOOD))}));
    }

    @ParameterizedTest
    @MethodSource
    void bodies_that_are_no_completion(WireFormat format, String body) {
        Opinion opinion = ask(format, okJson(body));

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.BAD_ENVELOPE)));
        assertThat(requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void reads_no_verdict_from_a_reply_with_two_objects_or_a_key_twice(WireFormat format) {
        Opinion two = ask(format, okJson(format.saying("{\"label\":\"no\"} {\"label\":\"yes\"}")));
        Opinion twice = ask(format, okJson(format.saying("{\"label\":\"no\",\"label\":\"yes\"}")));

        assertThat(verdict(two)).isEqualTo(Verdict.unreadable(Reason.AMBIGUOUS));
        assertThat(verdict(twice)).isEqualTo(Verdict.unreadable(Reason.DUPLICATE_KEY));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void adds_the_headers_and_the_query_of_its_file(WireFormat format) {
        answers(okJson(format.saying(Completions.GOOD)));

        judge(spec().speaking(format)
                        .headers(Map.of("x-gateway-team", "audits"))
                        .query(Map.of("api-version", "2026-01-01 preview", "a", "b&c")))
                .judge(aQuestion().asked(), ledger);

        assertThat(sent().getHeader("x-gateway-team")).isEqualTo("audits");
        assertThat(sent().getUrl()).isEqualTo(format.path() + "?a=b%26c&api-version=2026-01-01%20preview");
    }

    /** One header holds the key; the address, the body, the log and what is thrown do not. */
    @ParameterizedTest
    @MethodSource("providers")
    void shows_its_key_to_the_provider_alone(WireFormat format) {
        answers(aResponse().withStatus(500).withBody("{\"error\":{\"message\":\"" + KEY + "\"}}"));
        StringWriter log = new StringWriter();
        Handler everything = into(new PrintWriter(log));
        // ours and the libraries'; the stub's own log holds what it receives
        List<Logger> speakers =
                Stream.of("dev", "io", "software").map(Logger::getLogger).toList();
        speakers.forEach(speaker -> listen(speaker, everything));
        try {
            Opinion opinion =
                    judge(spec().speaking(format).attempts(1)).judge(aQuestion().asked(), ledger);
            assertThat(opinion.toString() + ledger.errored() + ledger.intents()).doesNotContain(KEY);
        } finally {
            speakers.forEach(speaker -> {
                speaker.removeHandler(everything);
                speaker.setLevel(null);
            });
        }

        LoggedRequest request = sent();
        assertThat(log.toString()).doesNotContain(KEY);
        assertThat(request.getUrl() + request.getBodyAsString()).doesNotContain(KEY);
        assertThat(request.getHeaders().all().stream()
                        .filter(header -> header.values().stream()
                                .anyMatch(value -> value.contains(KEY) || value.contains(Dialect.NO_KEY)))
                        .map(header -> header.key().toLowerCase(Locale.ROOT)))
                .containsExactly(format.key().getKey().toLowerCase(Locale.ROOT));
        assertThat(request.getHeader(format.key().getKey()))
                .isEqualTo(format.key().getValue());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void sends_no_placeholder_where_its_file_names_no_key(WireFormat format) {
        answers(okJson(format.saying(Completions.GOOD)));

        judges("127.0.0.1", Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "secret"))
                .judge(spec().speaking(format).withoutKey().build(), new PromptReader().builtIn(), Examples.NONE)
                .judge(aQuestion().asked(), ledger);

        assertThat(sent().getUrl() + sent().getHeaders()).doesNotContain(Dialect.NO_KEY);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void can_ask_every_provider_for_an_echo(WireFormat format) throws JsonProcessingException {
        answers(okJson(format.saying(Completions.GOOD)));

        Opinion opinion = judge(spec().speaking(format).asking(Askings.with(JudgeSpec.Nonce.ECHOED)))
                .judge(aQuestion().asked(), ledger);

        assertThat(schema(format).at("/required/5").textValue()).isEqualTo("nonce");
        assertThat(verdict(opinion)).extracting(Verdict::reason).isEqualTo(Optional.of(Reason.WRONG_NONCE));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void reserves_for_no_less_than_the_schema_that_it_sends(WireFormat format) throws JsonProcessingException {
        answers(okJson(format.saying(Completions.GOOD)));
        Dialect dialect = Dialect.of(format.provider());

        judge(spec().speaking(format)).judge(aQuestion().asked(), ledger);

        JsonNode place = new ObjectMapper()
                .readTree(sent().getBodyAsString())
                .at(format.request().schema());
        int reserved = ReplyFormat.of(
                        VerdictSchema.of(aQuestion().asked().criteria(), JudgeSpec.Nonce.NONE, dialect.ranges()),
                        dialect::responseFormat)
                .bytes();
        assertThat(reserved)
                .isGreaterThanOrEqualTo(
                        place.isTextual()
                                ? place.textValue().length()
                                : place.toString().length());
    }

    /** The schema in the request; Bedrock takes it as a text. */
    private static JsonNode schema(WireFormat format) throws JsonProcessingException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode place =
                mapper.readTree(sent().getBodyAsString()).at(format.request().schema());
        return place.isTextual() ? mapper.readTree(place.textValue()) : place;
    }

    private Opinion ask(WireFormat format, ResponseDefinitionBuilder answer) {
        answers(answer);
        return judge(spec().speaking(format).attempts(2)).judge(aQuestion().asked(), ledger);
    }

    private static String duplicate(String object) {
        return object.replaceFirst("\\{", "{\"usage\":null,\"usage\":null,");
    }

    private static void listen(Logger speaker, Handler handler) {
        speaker.addHandler(handler);
        speaker.setLevel(Level.ALL);
    }

    private static Handler into(PrintWriter log) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.println(record.getMessage());
                if (record.getThrown() != null) {
                    record.getThrown().printStackTrace(log);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
