package dev.assay.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The oracle of the crash tests has to be right itself. */
class ProviderStubTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private ProviderStub stub;

    @BeforeEach
    void start() throws IOException {
        stub = ProviderStub.start(Behaviour.PROMPT);
    }

    @AfterEach
    void stop() throws IOException {
        stub.close();
    }

    @Test
    void answers_a_label_of_the_schema_that_it_can_say_beforehand() throws Exception {
        HttpResponse<String> answer = ask("i7");

        Json verdict = Json.read(Json.read(answer.body())
                .at("choices")
                .elements()
                .get(0)
                .at("message", "content")
                .text());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(verdict.at("label").text()).isEqualTo(Behaviour.PROMPT.label("i7", List.of("yes", "no")));
    }

    @Test
    void gives_different_items_different_labels() {
        List<String> labels = IntStream.range(0, 100)
                .mapToObj(i -> Behaviour.PROMPT.label("i" + i, List.of("yes", "no")))
                .toList();

        assertThat(labels).contains("yes", "no");
    }

    @Test
    void keeps_the_order_of_requests_that_come_in_one_packet() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", stub.port())) {
            String three = raw("i1") + raw("i2") + raw("i3");
            socket.getOutputStream().write(three.getBytes(StandardCharsets.UTF_8));
            String answers = "";
            while (answers.split("chatcmpl-", -1).length < 4) {
                answers += new String(socket.getInputStream().readNBytes(64), StandardCharsets.UTF_8);
            }

            assertThat(answers).containsSubsequence("chatcmpl-1", "chatcmpl-2", "chatcmpl-3");
        }
        assertThat(items()).containsExactly("i1", "i2", "i3");
    }

    @Test
    void counts_attempts_and_notes_a_repeat_of_what_was_answered_well() throws Exception {
        ask("i1");
        ask("i1");

        List<LedgerEntry> seen = stub.ledger().entries();
        assertThat(seen).extracting(LedgerEntry::attempt).containsExactly(1, 2);
        assertThat(seen).extracting(LedgerEntry::isPaidRepeat).containsExactly(false, true);
        assertThat(seen).allMatch(LedgerEntry::isAnsweredWell);
    }

    @Test
    void notes_a_retry_that_does_not_wait_as_long_as_it_was_told() throws Exception {
        stub.reset(Behaviour.PROMPT.withFaults(new Faults(1, 0, 0, 0, 0, 0, 1, Duration.ofSeconds(30), Set.of())));

        HttpResponse<String> refused = ask("i1");
        ask("i1");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).contains("30");
        assertThat(refused.headers().firstValue("retry-after-ms")).contains("30000");
        assertThat(stub.ledger().entries()).extracting(LedgerEntry::isEarly).containsExactly(false, true);
    }

    @Test
    void does_not_call_a_patient_retry_early() throws Exception {
        stub.reset(Behaviour.PROMPT.withFaults(new Faults(1, 0, 0, 0, 0, 0, 1, Duration.ofMillis(5), Set.of())));

        ask("i1");
        Thread.sleep(6);
        ask("i1");

        assertThat(stub.ledger().totals().early()).isZero();
        assertThat(stub.ledger().totals().paidRepeats()).isZero();
    }

    @Test
    void refuses_what_a_bucket_has_no_token_for() throws Exception {
        stub.reset(Behaviour.PROMPT.withBucket(0.01, 2));

        List<Integer> statuses = List.of(
                ask("i1").statusCode(), ask("i2").statusCode(), ask("i3").statusCode());

        assertThat(statuses).containsExactly(200, 200, 429);
    }

    @Test
    void meets_a_repeated_run_with_the_same_faults() {
        Faults mix = Faults.MIX;

        List<Fate> once =
                IntStream.range(0, 1000).mapToObj(i -> mix.fate(1, "i" + i, 1)).toList();
        List<Fate> again =
                IntStream.range(0, 1000).mapToObj(i -> mix.fate(1, "i" + i, 1)).toList();

        // 1,000 draws of 0.17 faults: 170 expected, standard deviation 12
        assertThat(again).isEqualTo(once);
        assertThat(once.stream().filter(fate -> fate != Fate.ANSWERED).count()).isBetween(120L, 220L);
        assertThat(mix.fate(1, "i1", 3)).isEqualTo(Fate.ANSWERED);
    }

    @Test
    void notes_a_client_that_leaves_before_its_answer() throws Exception {
        stub.reset(Behaviour.PROMPT.withFaults(Faults.hanging(Set.of("i1"))));
        try (Socket socket = new Socket("127.0.0.1", stub.port())) {
            socket.getOutputStream().write(raw("i1").getBytes(StandardCharsets.UTF_8));
            await(() -> stub.ledger().inFlight() == 1);
        }

        await(() -> stub.ledger().inFlight() == 0);
        assertThat(stub.ledger().entries()).singleElement().satisfies(entry -> {
            assertThat(entry.fate()).isEqualTo(Fate.HANG);
            assertThat(entry.isAborted()).isTrue();
            assertThat(entry.isAnsweredWell()).isFalse();
        });
    }

    @Test
    void shows_its_ledger_and_takes_orders_over_http() throws Exception {
        assertThat(post("/config", "{\"serverError\":1,\"model\":\"m2\"}").statusCode())
                .isEqualTo(200);
        assertThat(ask("i1").statusCode()).isEqualTo(500);

        HttpResponse<String> ledger = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stub.port() + "/ledger"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(Json.read(ledger.body()).at("fate").text()).isEqualTo("server_error");
        assertThat(post("/config", "{\"bogus\":1}").statusCode()).isEqualTo(400);
        assertThat(post("/reset", "").statusCode()).isEqualTo(200);
        assertThat(stub.ledger().size()).isZero();
    }

    private List<String> items() {
        return stub.ledger().entries().stream()
                .flatMap(entry -> entry.item().stream())
                .toList();
    }

    private HttpResponse<String> ask(String item) throws IOException, InterruptedException {
        return post("/v1/chat/completions", question(item));
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stub.port() + path))
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String raw(String item) {
        String body = question(item);
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String question(String item) {
        return "{\"model\":\"m\",\"max_tokens\":10,\"messages\":[{\"role\":\"user\",\"content\":\"about [[" + item
                + "]]\"}],\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":{\"properties\":"
                + "{\"label\":{\"type\":\"string\",\"enum\":[\"yes\",\"no\"]}}}}}}";
    }

    private static void await(java.util.function.BooleanSupplier happens) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!happens.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(happens.getAsBoolean()).isTrue();
    }
}
