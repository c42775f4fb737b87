package dev.assay.judge.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static dev.assay.judge.QuestionBuilder.aQuestion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.assay.judge.Examples;
import dev.assay.judge.Opinion;
import dev.assay.judge.Reason;
import dev.assay.judge.Verdict;
import dev.assay.judge.VerdictStatus;
import dev.assay.judge.files.PromptReader;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A provider behind TLS whose certificate nobody signed but its operator, and a proxy on the way to it. */
class EgressTest extends AgainstAProvider {

    /** A name that no resolver knows. */
    private static final String HOST = "llm.example.test";

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path directory;

    private static Path pem;
    private static WireMockServer secure;

    private final List<String> connected = new CopyOnWriteArrayList<>();
    private HttpServer proxy;

    @BeforeAll
    static void startSecure() throws IOException, InterruptedException {
        Path keys = directory.resolve("keys.p12");
        keytool("-genkeypair -alias own -keyalg RSA -keysize 2048 -dname CN=" + HOST + " -validity 30 -ext san=dns:"
                + HOST + ",dns:localhost -storetype PKCS12 -keystore " + keys);
        pem = directory.resolve("own.pem");
        keytool("-exportcert -rfc -alias own -file " + pem + " -keystore " + keys);
        secure = new WireMockServer(options()
                .bindAddress("127.0.0.1")
                .httpDisabled(true)
                .dynamicHttpsPort()
                .keystorePath(keys.toString())
                .keystoreType("PKCS12")
                .keystorePassword(PASSWORD)
                .keyManagerPassword(PASSWORD));
        secure.start();
        secure.stubFor(any(anyUrl()).willReturn(okJson(Completions.good())));
    }

    @AfterAll
    static void stopSecure() {
        secure.stop();
    }

    @BeforeEach
    void startProxy() throws Exception {
        secure.resetRequests();
        proxy = VERTX.createHttpServer()
                .requestHandler(this::connect)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(5, TimeUnit.SECONDS);
    }

    @AfterEach
    void stopProxy() {
        proxy.close();
    }

    /** Connects whoever asks to the provider, as a proxy that resolves names by itself. */
    private void connect(HttpServerRequest request) {
        connected.add(request.method() + " " + request.uri());
        if (!request.method().equals(HttpMethod.CONNECT)) {
            request.response().setStatusCode(405).end();
            return;
        }
        VERTX.createNetClient().connect(secure.httpsPort(), "127.0.0.1").onSuccess(provider -> request.toNetSocket()
                .onSuccess(client -> join(client, provider)));
    }

    private static void join(NetSocket client, NetSocket provider) {
        client.handler(provider::write).closeHandler(closed -> provider.close());
        provider.handler(client::write).closeHandler(closed -> client.close());
    }

    @Test
    void believes_a_certificate_of_the_operators_own() {
        Opinion opinion = ask("https://localhost:" + secure.httpsPort() + "/v1", Optional.empty(), Optional.of(pem));

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
    }

    @Test
    void believes_no_certificate_that_nobody_vouches_for() {
        Opinion opinion = ask("https://localhost:" + secure.httpsPort() + "/v1", Optional.empty(), Optional.empty());

        assertThat(verdict(opinion)).isEqualTo(Verdict.failed(Reason.CONNECTION));
        assertThat(secure.getAllServeEvents()).isEmpty();
    }

    @Test
    void believes_a_certificate_for_its_own_name_only() {
        Opinion opinion = ask("https://127.0.0.1:" + secure.httpsPort() + "/v1", Optional.empty(), Optional.of(pem));

        assertThat(verdict(opinion)).isEqualTo(Verdict.failed(Reason.CONNECTION));
        assertThat(secure.getAllServeEvents()).isEmpty();
    }

    @Test
    void lets_the_proxy_find_the_host_and_see_nothing_else() {
        Opinion opinion = ask("https://" + HOST + "/v1", Optional.of(proxy()), Optional.of(pem));

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(connected).containsExactly("CONNECT " + HOST + ":443");
        assertThat(secure.getAllServeEvents()).singleElement().satisfies(event -> {
            assertThat(event.getRequest().getHeader("Host")).isEqualTo(HOST);
            assertThat(event.getRequest().getHeader("Authorization")).isEqualTo("Bearer " + KEY);
        });
    }

    @Test
    void asks_the_proxy_for_no_host_that_is_not_listed() {
        Opinion opinion = judges(
                        new Egress(EgressAllowList.parse("other.example.test"), Optional.of(proxy()), Optional.of(pem)),
                        Map.of("KEY", KEY))
                .judge(spec().baseUrl("https://" + HOST + "/v1").build(), new PromptReader().builtIn(), Examples.NONE)
                .judge(aQuestion().asked(), ledger);

        assertThat(verdict(opinion)).isEqualTo(Verdict.failed(Reason.BLOCKED_HOST));
        assertThat(connected).isEmpty();
    }

    @Test
    void goes_past_the_proxy_to_this_machine() {
        answers(okJson(Completions.good()));

        Opinion opinion = ask(SERVER.baseUrl() + "/v1", Optional.of(proxy()), Optional.empty());

        assertThat(verdict(opinion).status()).isEqualTo(VerdictStatus.SCORED);
        assertThat(connected).isEmpty();
    }

    @Test
    void charges_nothing_where_the_proxy_is_not_there() {
        Opinion opinion =
                ask("https://" + HOST + "/v1", Optional.of(new EgressProxy("127.0.0.1", 1)), Optional.of(pem));

        assertThat(verdict(opinion)).isEqualTo(Verdict.failed(Reason.CONNECTION));
        assertThat(ledger.errored())
                .allSatisfy(call -> assertThat(call.costMicros()).hasValue(0));
    }

    @Test
    void resolves_no_name_that_the_proxy_resolves() throws UnknownHostException {
        EgressAllowList never = EgressAllowList.parse(HOST, host -> {
            throw new AssertionError(host);
        });

        new Egress(never, Optional.of(proxy()), Optional.empty()).check(URI.create("https://" + HOST + "/v1"));

        assertThat(EgressAllowList.isThisMachine(URI.create("https://[::1]/"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://llm.example.test", "https://169.254.169.254", "https://10.0.0.1"})
    void checks_what_needs_no_resolver_before_it_asks_the_proxy(String target) {
        Egress egress = new Egress(
                EgressAllowList.parse(
                        "llm.example.test,169.254.169.254,10.0.0.1", host -> InetAddress.getAllByName(host)),
                Optional.of(proxy()),
                Optional.empty());

        assertThatThrownBy(() -> egress.check(URI.create(target))).isInstanceOf(BlockedHost.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy:3128",
                "https://proxy:3128",
                "http://proxy",
                "http://proxy:0",
                "http://u:canary@proxy:3128"
            })
    void refuses_a_proxy_that_is_none(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EgressProxy.parse(text))
                .withMessageContaining("assay.egress.proxy must be http://host:port")
                .withMessageNotContaining("canary");
    }

    @Test
    void refuses_a_file_that_holds_no_certificate() throws IOException {
        Path empty = Files.writeString(directory.resolve("empty.pem"), "");
        Path words = Files.writeString(
                directory.resolve("words.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

        for (Path bad : List.of(empty, words, directory.resolve("absent.pem"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            judges(new Egress(EgressAllowList.parse(""), Optional.empty(), Optional.of(bad)), Map.of()))
                    .withMessageContaining("assay.egress.ca")
                    .withMessageContaining(bad.toString());
        }
    }

    private EgressProxy proxy() {
        return EgressProxy.parse("http://127.0.0.1:" + proxy.actualPort());
    }

    private Opinion ask(String baseUrl, Optional<EgressProxy> by, Optional<Path> ca) {
        Egress egress = new Egress(EgressAllowList.parse("localhost,127.0.0.1," + HOST), by, ca);
        return judges(egress, Map.of("KEY", KEY))
                .judge(spec().attempts(1).baseUrl(baseUrl).build(), new PromptReader().builtIn(), Examples.NONE)
                .judge(aQuestion().asked(), ledger);
    }

    private static void keytool(String arguments) throws IOException, InterruptedException {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = new ArrayList<>(List.of(tool.toString()));
        command.addAll(List.of(arguments.split(" ")));
        command.addAll(List.of("-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
