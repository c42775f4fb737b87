package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.assay.fingerprint.CanonicalContent;
import dev.assay.judge.Askings;
import dev.assay.judge.CommitPoints;
import dev.assay.judge.Examples;
import dev.assay.judge.Judge;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.Opinion;
import dev.assay.judge.Provider;
import dev.assay.judge.Verdict;
import dev.assay.judge.files.PromptReader;
import dev.assay.judge.llm.account.ProviderAccounts;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A stub of a provider, and judges that ask it. */
abstract class AgainstAProvider {

    static final String KEY = "sk-canary-4c1f0a7e";
    static final String PATH = "/v1/chat/completions";
    static final WireMockServer SERVER =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());

    /** Sent by the judges of a test, since a request that nobody waits for any more may come in during another. */
    private static final String ASKED_BY = "x-asked-by";

    private static final AtomicInteger TESTS = new AtomicInteger();

    static final Vertx VERTX = Vertx.vertx();

    final SettableClock clock = new SettableClock();
    final RecordingLedger ledger = new RecordingLedger(AgainstAProvider::requests);

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void forget() {
        SERVER.resetAll();
        TESTS.incrementAndGet();
    }

    /** The opinion on the question that tests ask by default, when no call counts for it. */
    static Opinion answered(Verdict verdict) {
        return Opinion.of(aQuestion().asked(), question -> verdict);
    }

    static Verdict verdict(Opinion opinion) {
        assertThat(opinion.judgements()).hasSize(1);
        return opinion.judgements().get(0).verdict();
    }

    Judge judge() {
        return judge(spec());
    }

    Judge judge(SpecBuilder spec) {
        return judges("127.0.0.1", Map.of("KEY", KEY)).judge(spec.build(), new PromptReader().builtIn(), Examples.NONE);
    }

    ChatJudges judges(String allowed, Map<String, String> environment) {
        return judges(Egress.direct(EgressAllowList.parse(allowed)), environment);
    }

    /** Jitter is always half of what it may be. */
    ChatJudges judges(Egress egress, Map<String, String> environment) {
        return new ChatJudges(
                VERTX,
                egress,
                new HmacSha256("installation secret".getBytes(StandardCharsets.US_ASCII)),
                name -> Optional.ofNullable(environment.get(name)),
                clock,
                () -> 1L << 63,
                clock,
                new ProviderAccounts(clock, clock),
                CommitPoints.UNWATCHED);
    }

    static void answers(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    static void answersInTurn(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            SERVER.stubFor(post(anyUrl())
                    .withHeader(ASKED_BY, equalTo(asker()))
                    .inScenario("turns")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
                    .willReturn(answers[i])
                    .willSetStateTo("turn " + (i + 1)));
        }
    }

    private static String asker() {
        return "test-" + TESTS.get();
    }

    private static Stream<LoggedRequest> ofThisTest() {
        return SERVER.getAllServeEvents().stream().map(ServeEvent::getRequest).filter(request -> asker().equals(
                        request.getHeader(ASKED_BY)));
    }

    static LoggedRequest sent() {
        return ofThisTest().findFirst().orElseThrow();
    }

    static int requests() {
        return (int) ofThisTest().count();
    }

    static String message(int index) throws JsonProcessingException {
        String body = sent().getBodyAsString();
        return new ObjectMapper()
                .readTree(body)
                .at("/messages/" + index + "/content")
                .textValue();
    }

    static SpecBuilder spec() {
        return new SpecBuilder();
    }

    /** A chat judge at the stub, named strict-gpt. */
    static final class SpecBuilder {

        private String baseUrl = SERVER.baseUrl().replace("localhost", "127.0.0.1") + "/v1";
        private Optional<String> apiKeyEnv = Optional.of("KEY");
        private int attempts = 4;
        private Duration timeout = Duration.ofSeconds(10);
        private JudgeSpec.Asking asking = Askings.ONCE;
        private Provider provider = Provider.OPENAI;
        private Map<String, String> headers = Map.of(ASKED_BY, asker());
        private Map<String, String> query = Map.of();

        SpecBuilder attempts(int count) {
            attempts = count;
            return this;
        }

        SpecBuilder timeout(Duration deadline) {
            timeout = deadline;
            return this;
        }

        SpecBuilder baseUrl(String url) {
            baseUrl = url;
            return this;
        }

        SpecBuilder asking(JudgeSpec.Asking wanted) {
            asking = wanted;
            return this;
        }

        /** At the stub, in the dialect of a provider. */
        SpecBuilder speaking(WireFormat format) {
            provider = format.provider();
            return baseUrl(SERVER.baseUrl().replace("localhost", "127.0.0.1") + format.origin());
        }

        SpecBuilder headers(Map<String, String> extra) {
            headers = new TreeMap<>(headers);
            headers.putAll(extra);
            return this;
        }

        SpecBuilder query(Map<String, String> extra) {
            query = extra;
            return this;
        }

        SpecBuilder withoutKey() {
            apiKeyEnv = Optional.empty();
            return this;
        }

        JudgeSpec.Chat build() {
            return new JudgeSpec.Chat(
                    "strict-gpt",
                    Optional.empty(),
                    Optional.empty(),
                    new JudgeSpec.Endpoint(provider, URI.create(baseUrl), apiKeyEnv, "gpt-x", headers, query),
                    new JudgeSpec.Parameters(OptionalDouble.of(0), 400, OptionalLong.of(7)),
                    asking,
                    new JudgeSpec.Limits(
                            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 64, timeout, attempts),
                    Optional.of(new JudgeSpec.Price(
                            new BigDecimal("0.5"),
                            Optional.of(new BigDecimal("0.1")),
                            new BigDecimal("1.5"),
                            Currency.getInstance("USD"))),
                    CanonicalContent.of(Map.of("id", "strict-gpt")));
        }
    }
}
