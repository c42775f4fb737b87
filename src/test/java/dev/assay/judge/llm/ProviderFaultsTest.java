package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import dev.assay.judge.CallRefused;
import dev.assay.judge.Examples;
import dev.assay.judge.Judge;
import dev.assay.judge.Opinion;
import dev.assay.judge.Reason;
import dev.assay.judge.SettledCall;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.judge.files.PromptReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rows of the table of replies in which a call gives no completion. */
class ProviderFaultsTest extends AgainstAProvider {

    static Stream<Arguments> statuses_that_end_a_question() {
        return Stream.of(
                arguments(400, Reason.BAD_REQUEST),
                arguments(401, Reason.UNAUTHORISED),
                arguments(402, Reason.BAD_REQUEST),
                arguments(403, Reason.UNAUTHORISED),
                arguments(404, Reason.BAD_REQUEST),
                arguments(409, Reason.BAD_REQUEST),
                arguments(413, Reason.BAD_REQUEST),
                arguments(422, Reason.BAD_REQUEST));
    }

    @ParameterizedTest
    @MethodSource
    void statuses_that_end_a_question(int status, Reason reason) {
        answers(aResponse().withStatus(status));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(reason)));
        assertThat(requests()).isEqualTo(1);
        assertThat(ledger.errored()).singleElement().satisfies(call -> {
            assertThat(call.outcome()).isEqualTo(SettledCall.Outcome.ERRORED);
            assertThat(call.httpStatus()).hasValue(status);
            assertThat(call.reason()).contains(reason);
        });
    }

    static Stream<Arguments> answers_that_are_sent_for_again_to_the_end() {
        String chunked = Completions.good();
        return Stream.of(
                failing("408", aResponse().withStatus(408), Reason.TIMEOUT),
                failing(
                        "409 with a lock",
                        aResponse().withStatus(409).withBody("{\"error\":{\"code\":\"lock_timeout\"}}"),
                        Reason.PROVIDER_ERROR),
                failing("425", aResponse().withStatus(425), Reason.PROVIDER_ERROR),
                failing("500", aResponse().withStatus(500), Reason.PROVIDER_ERROR),
                failing("503", aResponse().withStatus(503), Reason.PROVIDER_ERROR),
                failing("529", aResponse().withStatus(529), Reason.PROVIDER_ERROR),
                failing("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), Reason.CONNECTION),
                failing("closed", aResponse().withFault(Fault.EMPTY_RESPONSE), Reason.CONNECTION),
                failing(
                        "garbage before headers",
                        aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
                        Reason.CONNECTION),
                failing("cut in the body", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), Reason.BAD_ENVELOPE),
                failing(
                        "HTML",
                        aResponse().withHeader("Content-Type", "text/html").withBody("<html>Welcome</html>"),
                        Reason.BAD_ENVELOPE),
                failing("empty body", aResponse().withBody(""), Reason.BAD_ENVELOPE),
                failing("half a body", okJson("{\"id\":\"x\",\"choices\":[{\"mess"), Reason.BAD_ENVELOPE),
                failing(
                        "a stream",
                        aResponse()
                                .withHeader("Content-Type", "text/event-stream")
                                .withBody("data: " + chunked + "\n\n"),
                        Reason.BAD_ENVELOPE),
                failing(
                        "compressed or said to be",
                        okJson(chunked).withHeader("Content-Encoding", "br"),
                        Reason.BAD_ENVELOPE),
                failing("no choices", okJson("{\"choices\":[]}"), Reason.BAD_ENVELOPE),
                failing("not a completion", okJson("{\"status\":\"ok\"}"), Reason.BAD_ENVELOPE),
                failing("a list", okJson("[]"), Reason.BAD_ENVELOPE),
                failing(
                        "two choices",
                        okJson("{\"choices\":[{\"message\":{\"content\":\"a\"}},{\"message\":{\"content\":\"a\"}}]}"),
                        Reason.BAD_ENVELOPE),
                failing(
                        "content that is no text",
                        okJson("{\"choices\":[{\"message\":{\"content\":{\"label\":\"yes\"}}}]}"),
                        Reason.BAD_ENVELOPE),
                failing(
                        "two contents",
                        okJson("{\"choices\":[{\"message\":{\"content\":\"a\",\"content\":\"b\"}}]}"),
                        Reason.BAD_ENVELOPE),
                failing(
                        "an error in a 200",
                        okJson("{\"error\":{\"message\":\"boom\",\"type\":\"server_error\"}}"),
                        Reason.PROVIDER_ERROR),
                failing("a 502 in a 200", okJson("{\"error\":{\"code\":502}}"), Reason.PROVIDER_ERROR));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource
    void answers_that_are_sent_for_again_to_the_end(String name, ResponseDefinitionBuilder answer, Reason reason) {
        answers(answer);

        Opinion opinion = judge(spec().attempts(3)).judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(reason)));
        assertThat(requests()).isEqualTo(3);
        assertThat(clock.waits()).hasSize(2);
        assertThat(ledger.intents()).hasSize(3);
        assertThat(ledger.errored()).hasSize(3).allSatisfy(call -> assertThat(call.reason())
                .contains(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"error\":{\"code\":429}}", "{\"error\":{\"type\":\"rate_limit_exceeded\",\"code\":null}}"})
    void takes_a_429_inside_a_200_for_what_it_is(String body) {
        answersInTurn(okJson(body), okJson(Completions.good()));

        Opinion opinion = judge(spec().attempts(1)).judge(aQuestion().asked(), ledger);

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(ledger.errored()).extracting(SettledCall::reason).containsExactly(Optional.of(Reason.RATE_LIMITED));
    }

    @Test
    void leaves_a_question_open_when_the_key_stays_unknown() {
        answers(aResponse().withStatus(401));
        Judge judge = judge();
        judge.judge(aQuestion().asked(), ledger);

        assertThatThrownBy(() -> judge.judge(aQuestion().asked(), ledger))
                .isInstanceOfSatisfying(
                        CallRefused.class, refused -> assertThat(refused.why()).isEqualTo(CallRefused.PROVIDER_DOWN));
        assertThat(ledger.errored()).hasSize(2);
    }

    @Test
    void takes_a_401_inside_a_200_for_what_it_is() {
        answers(okJson("{\"error\":{\"code\":\"401\"}}"));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.UNAUTHORISED)));
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4_000})
    void ends_a_call_at_its_deadline_whether_headers_or_bytes_are_late(int dribbleMillis) {
        answers(
                dribbleMillis == 0
                        ? okJson(Completions.good()).withFixedDelay(4_000)
                        : okJson(Completions.good()).withChunkedDribbleDelay(20, dribbleMillis));
        long begin = System.nanoTime();

        Opinion opinion = judge(spec().attempts(1).timeout(Duration.ofMillis(300)))
                .judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.TIMEOUT)));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofMillis(2_300));
        assertThat(ledger.errored()).singleElement().satisfies(call -> {
            assertThat(call.httpStatus()).isEmpty();
            assertThat(call.costMicros()).hasValue(ledger.intents().get(0).reservedMicros());
        });
    }

    @Test
    void stops_reading_an_answer_that_is_too_large() {
        answers(okJson(Completions.saying("x".repeat(300 * 1024))));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.RESPONSE_TOO_LARGE)));
        assertThat(requests()).isEqualTo(1);
        assertThat(ledger.errored().get(0).raw())
                .hasValueSatisfying(raw -> assertThat(raw).hasSize(256 * 1024));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void follows_no_redirect(int status) {
        answers(aResponse().withStatus(status).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));

        Opinion opinion = judge().judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.BLOCKED_HOST)));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void sends_nothing_to_a_host_that_is_not_listed() {
        Judge judge = judges("", Map.of("KEY", KEY)).judge(spec().build(), new PromptReader().builtIn(), Examples.NONE);

        Opinion opinion = judge.judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.BLOCKED_HOST)));
        assertThat(requests()).isZero();
        assertThat(ledger.intents()).isEmpty();
    }

    @Test
    void fails_where_nobody_listens_and_charges_nothing() {
        Judge judge = judges("127.0.0.1:1", Map.of("KEY", KEY))
                .judge(
                        spec().attempts(2).baseUrl("http://127.0.0.1:1/v1").build(),
                        new PromptReader().builtIn(),
                        Examples.NONE);

        Opinion opinion = judge.judge(aQuestion().asked(), ledger);

        assertThat(opinion).isEqualTo(answered(Verdict.failed(Reason.CONNECTION)));
        assertThat(ledger.errored()).hasSize(2).allSatisfy(call -> assertThat(call.costMicros())
                .hasValue(0));
    }

    private static Arguments failing(String name, ResponseDefinitionBuilder answer, Reason reason) {
        return arguments(name, answer, reason);
    }
}
