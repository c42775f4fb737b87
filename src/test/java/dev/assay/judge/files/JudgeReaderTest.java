package dev.assay.judge.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.edge.files.FileProblem;
import dev.assay.edge.files.FileText;
import dev.assay.edge.files.Refusal;
import dev.assay.judge.JudgeSpec;
import dev.assay.judge.LongTexts;
import dev.assay.judge.Order;
import dev.assay.judge.Provider;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeReaderTest {

    private static final String CHAT = """
            id: strict-gpt
            title: The strict one
            kind: chat
            provider: openai
            baseUrl: https://llm.example.org/v1/
            apiKeyEnv: OPENAI_API_KEY
            model: gpt-x
            parameters: {temperature: 0, maxOutputTokens: 400, seed: 7}
            samples: 3
            positionSwap: true
            logprobs: false
            nonce: true
            limits: {requestsPerMinute: 600, burst: 10, tokensPerMinute: 200000, maxConcurrency: 64, timeout: PT30S, attempts: 2}
            price: {inputPerMillion: 0.5, cachedInputPerMillion: 0.05, outputPerMillion: 1.5, currency: USD}
            family: gpt
            headers: {x-gateway-team: audits}
            query: {api-version: "2026-01-01"}
            criteria: together
            longTexts: {policy: head_and_tail, maxCharacters: 5000}
            fewShot: {perCriterion: 4, seed: 9}
            rationaleCheck: second_call
            structuredOutput: false
            """;

    private static final String SHORT = """
            id: short
            kind: chat
            provider: openai
            model: gpt-x
            parameters: {maxOutputTokens: 400}
            """;

    @Test
    void reads_every_key_of_a_chat_judge() {
        JudgeSpec.Chat chat = (JudgeSpec.Chat) read(CHAT);

        assertThat(chat)
                .isEqualTo(new JudgeSpec.Chat(
                        "strict-gpt",
                        Optional.of("The strict one"),
                        Optional.of("gpt"),
                        new JudgeSpec.Endpoint(
                                Provider.OPENAI,
                                URI.create("https://llm.example.org/v1"),
                                Optional.of("OPENAI_API_KEY"),
                                "gpt-x",
                                Map.of("x-gateway-team", "audits"),
                                Map.of("api-version", "2026-01-01")),
                        new JudgeSpec.Parameters(OptionalDouble.of(0), 400, OptionalLong.of(7)),
                        new JudgeSpec.Asking(
                                3,
                                Set.of(Order.AS_GIVEN, Order.SWAPPED),
                                JudgeSpec.Grouping.TOGETHER,
                                JudgeSpec.Shape.PROMPT,
                                JudgeSpec.Nonce.ECHOED,
                                JudgeSpec.Logprobs.NONE,
                                JudgeSpec.RationaleCheck.SECOND_CALL,
                                new LongTexts(LongTexts.Policy.HEAD_AND_TAIL, 5_000),
                                Optional.of(new JudgeSpec.FewShot(4, 9))),
                        new JudgeSpec.Limits(
                                OptionalInt.of(600),
                                OptionalInt.of(10),
                                OptionalInt.of(200_000),
                                64,
                                Duration.ofSeconds(30),
                                2),
                        Optional.of(new JudgeSpec.Price(
                                new BigDecimal("0.5"),
                                Optional.of(new BigDecimal("0.05")),
                                new BigDecimal("1.5"),
                                Currency.getInstance("USD"))),
                        chat.content()));
    }

    @Test
    void fills_in_what_a_short_chat_judge_leaves_out() {
        JudgeSpec.Chat chat = (JudgeSpec.Chat) read(SHORT);

        assertThat(chat.endpoint().baseUrl()).isEqualTo(URI.create("https://api.openai.com/v1"));
        assertThat(chat.samples()).isEqualTo(1);
        assertThat(chat.orders()).containsExactly(Order.AS_GIVEN);
        assertThat(chat.asking().nonce()).isEqualTo(JudgeSpec.Nonce.NONE);
        assertThat(chat.limits())
                .isEqualTo(new JudgeSpec.Limits(
                        OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 16, Duration.ofSeconds(60), 4));
        assertThat(chat.content().json())
                .isEqualTo("{\"baseUrl\":\"https://api.openai.com/v1\",\"id\":\"short\",\"kind\":\"chat\","
                        + "\"limits\":{\"attempts\":4,\"maxConcurrency\":16,\"timeout\":\"PT1M\"},\"logprobs\":false,"
                        + "\"model\":\"gpt-x\",\"nonce\":false,\"parameters\":{\"maxOutputTokens\":400},"
                        + "\"positionSwap\":false,\"provider\":\"openai\",\"samples\":1}");
    }

    @Test
    void reads_recorded_and_embedding_judges() {
        JudgeSpec recorded = read("id: gpt\nkind: recorded\nverdicts: verdicts.jsonl\njudge: gpt-4\n");
        JudgeSpec named = read("id: gpt-4\nkind: recorded\npositionSwap: true\n");
        JudgeSpec embedding = read("id: mini\nkind: embedding\ntitle: Small\n");
        JudgeSpec baseline = read("id: majority\nkind: embedding\nfeatures: []\nseed: 5\n");

        assertThat(recorded)
                .isEqualTo(
                        new JudgeSpec.Recorded("gpt", Optional.empty(), Optional.empty(), "gpt-4", recorded.content()));
        assertThat(named)
                .isEqualTo(
                        new JudgeSpec.Recorded("gpt-4", Optional.empty(), Optional.empty(), "gpt-4", named.content()));
        assertThat(embedding)
                .isEqualTo(new JudgeSpec.Embedding(
                        "mini",
                        Optional.of("Small"),
                        Set.of(JudgeSpec.Feature.SENTENCE, JudgeSpec.Feature.NGRAMS),
                        1,
                        embedding.content()));
        assertThat(baseline)
                .isEqualTo(new JudgeSpec.Embedding("majority", Optional.empty(), Set.of(), 5, baseline.content()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {CHAT, SHORT, "id: gpt\nkind: recorded\n", "id: mini\nkind: embedding\nfeatures: [length]\n"})
    void reads_its_own_content_back_as_json(String text) {
        JudgeSpec judge = read(text);

        assertThat(JudgeReader.read(new FileText("request body", judge.content().json())))
                .isEqualTo(judge);
    }

    @Test
    void reads_a_panel() {
        JudgeSpec panel = read("id: three\nkind: panel\nmembers: [a, b, c]\n");

        assertThat(panel)
                .isEqualTo(new JudgeSpec.Panel("three", Optional.empty(), List.of("a", "b", "c"), panel.content()));
        assertThat(read("id: three\nkind: panel\ncombine: majority\nmembers: [a, b, c]\n")
                        .fingerprint())
                .isEqualTo(panel.fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "members: [a]          | 3:10 out_of_range /members",
                "members: [a, a, b]    | 3:14 duplicate /members/1",
                "members: [a, three]   | 3:14 conflict /members/1",
                "members: [a, 'b c']   | 3:14 bad_value /members/1",
                "combine: majority     | 1:1 missing"
            })
    void refuses_a_panel_with(String line, String expected) {
        assertThat(problems("id: three\nkind: panel\n" + line + "\n")).containsExactly(expected);
    }

    @Test
    void serves_no_learnt_combination_yet() {
        assertThat(problems("id: three\nkind: panel\nmembers: [a, b]\ncombine: weighted\n"))
                .containsExactly("4:10 not_served /combine");
    }

    @Test
    void has_one_fingerprint_for_files_that_mean_the_same() {
        String spelledOut = SHORT + "samples: 1\nlimits: {timeout: PT60S}\nbaseUrl: https://api.openai.com/v1/\n";

        assertThat(read(spelledOut).fingerprint()).isEqualTo(read(SHORT).fingerprint());
        assertThat(read(SHORT.replace("400", "500")).fingerprint())
                .isNotEqualTo(read(SHORT).fingerprint());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind: chat           | kind: chatt              | 3:7 unknown_value /kind",
                "kind: chat           | kind: cascade            | 3:7 not_served /kind",
                "provider: openai     | provider: anthropic      | 8:58 not_served /parameters/seed",
                "provider: openai     | provider: opnai          | 4:11 unknown_value /provider",
                "https://llm          | http://llm               | 5:10 bad_value /baseUrl",
                "https://llm          | ftp://llm                | 5:10 bad_value /baseUrl",
                "v1/                  | v1?key=1                 | 5:10 bad_value /baseUrl",
                "https://llm.example.org/v1/ | llm.example.org   | 5:10 bad_value /baseUrl",
                "OPENAI_API_KEY       | openai key               | 6:12 bad_value /apiKeyEnv",
                "model: gpt-x         | model: 4                 | 7:8 wrong_type /model",
                "model: gpt-x         | model: ' '               | 7:8 missing /model",
                "temperature: 0       | temperature: 2.5         | 8:27 out_of_range /parameters/temperature",
                "maxOutputTokens: 400 | topP: 1                  | 8:13 missing /parameters; 8:30 unknown_key /parameters/topP",
                "maxOutputTokens: 400 | maxOutputTokens: 0       | 8:47 out_of_range /parameters/maxOutputTokens",
                "seed: 7              | seed: 7.5                | 8:58 out_of_range /parameters/seed",
                "samples: 3           | samples: 0               | 9:10 out_of_range /samples",
                "positionSwap: true   | positionSwap: yes        | 10:15 wrong_type /positionSwap",
                "timeout: PT30S       | timeout: 30              | 13:99 wrong_type /limits/timeout",
                "timeout: PT30S       | timeout: 30s             | 13:99 bad_value /limits/timeout",
                "timeout: PT30S       | timeout: PT0S            | 13:99 out_of_range /limits/timeout",
                "requestsPerMinute: 600, | tokens: 1,            | 13:10 unknown_key /limits/tokens; 13:28 conflict /limits/burst",
                "currency: USD        | currency: Dollar         | 14:93 bad_value /price/currency",
                "inputPerMillion: 0.5 | inputPerMillion: -1      | 14:26 out_of_range /price/inputPerMillion",
                "x-gateway-team       | Authorization            | 16:26 secret /headers/Authorization; 16:26 bad_value /headers/Authorization",
                "x-gateway-team       | Proxy-Connection         | 16:29 bad_value /headers/Proxy-Connection",
                "x-gateway-team       | X-Api-Key                | 16:22 bad_value /headers/X-Api-Key",
                "audits               | \"a\\nb\"              | 16:27 bad_value /headers/x-gateway-team",
                "criteria: together   | criteria: both           | 18:11 unknown_value /criteria",
                "policy: head_and_tail | policy: cut             | 19:21 unknown_value /longTexts/policy",
                "maxCharacters: 5000  | maxCharacters: 5         | 19:51 out_of_range /longTexts/maxCharacters",
                "perCriterion: 4      | perCriterion: 0          | 20:25 out_of_range /fewShot/perCriterion",
                "samples: 3           | sample: 3                | 9:1 unknown_key /sample"
            })
    void refuses_a_chat_judge_with(String good, String bad, String expected) {
        assertThat(CHAT).contains(good);

        assertThat(problems(CHAT.replace(good, bad))).containsExactly(expected.split("; "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic    | https://api.anthropic.com/v1",
                "gemini       | https://generativelanguage.googleapis.com/v1beta",
                "mistral      | https://api.mistral.ai/v1",
                "ollama       | http://127.0.0.1:11434"
            })
    void knows_where_a_provider_lives(String provider, String baseUrl) {
        JudgeSpec.Chat chat = (JudgeSpec.Chat) read(SHORT.replace("openai", provider));

        assertThat(chat.endpoint().baseUrl()).hasToString(baseUrl);
        assertThat(chat.endpoint().provider().word()).isEqualTo(provider);
    }

    @ParameterizedTest
    @ValueSource(strings = {"azure-openai", "bedrock"})
    void needs_the_address_where_each_customer_or_region_has_its_own(String provider) {
        assertThat(problems(SHORT.replace("openai", provider))).containsExactly("1:1 missing");
        assertThat(((JudgeSpec.Chat) read(SHORT.replace("openai", provider) + "baseUrl: https://llm.example.org\n"))
                        .endpoint()
                        .provider()
                        .word())
                .isEqualTo(provider);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | seed: 7             | 5:42 not_served /parameters/seed",
                "gemini    | seed: 3000000000    | 5:42 out_of_range /parameters/seed",
                "mistral   | seed: -1            | 5:42 out_of_range /parameters/seed",
                "anthropic | temperature: 1.1    | 5:49 out_of_range /parameters/temperature",
                "mistral   | temperature: 1.6    | 5:49 out_of_range /parameters/temperature"
            })
    void refuses_what_a_provider_does_not_take(String provider, String parameter, String expected) {
        String text = SHORT.replace("openai", provider).replace("400}", "400, " + parameter + "}");

        assertThat(problems(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "gemini", "mistral", "ollama"})
    void says_which_providers_give_log_probabilities(String provider) {
        List<FileProblem> problems = Refusal.of(() -> read(SHORT.replace("openai", provider) + "logprobs: true\n"));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.rule().code()).isEqualTo("not_served");
            assertThat(problem.line()).isEqualTo(6);
            assertThat(problem.hint()).contains("leave 'logprobs' out; openai and azure-openai give them");
        });
    }

    static Stream<Arguments> bad_judges() {
        return Stream.of(
                arguments("no kind", "id: x\n", "1:1 missing"),
                arguments("no id", "kind: recorded\n", "1:1 missing"),
                arguments(
                        "another verdict file",
                        "id: x\nkind: recorded\nverdicts: a.jsonl\n",
                        "3:11 unknown_value /verdicts"),
                arguments(
                        "no sample of a recorded judge",
                        "id: x\nkind: recorded\nsamples: 0\n",
                        "3:10 out_of_range /samples"),
                arguments("a model of a recorded judge", "id: x\nkind: recorded\nmodel: m\n", "3:1 unknown_key /model"),
                arguments(
                        "an unknown feature",
                        "id: x\nkind: embedding\nfeatures: [ngram]\n",
                        "3:12 unknown_value /features/0"),
                arguments(
                        "a feature twice",
                        "id: x\nkind: embedding\nfeatures: [length, length]\n",
                        "3:20 duplicate /features/1"),
                arguments("a seed in words", "id: x\nkind: embedding\nseed: one\n", "3:7 wrong_type /seed"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad_judges")
    void names_the_line_and_the_rule_of(String what, String text, String expected) {
        assertThat(problems(text)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apiKey: canary-1",
                "api_key: canary-1",
                "key: canary-1",
                "token: canary-1",
                "apiKeyEnv: sk-canary0123456789abcdef",
                "apiKeyEnv: AKIA0123456789CANARY",
                "title: Bearer canary0123456789",
                "baseUrl: https://user:canary@llm.example.org/v1",
                "model: eyJhbGciOiJIUzI1.canary",
                "limits: {secret: canary-1}"
            })
    void refuses_a_secret_without_quoting_it(String line) {
        List<FileProblem> problems = Refusal.of(() -> read(SHORT.replace("model: gpt-x\n", "") + line + "\n"));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.rule().code()).isEqualTo("secret");
            assertThat(problem.line()).isEqualTo(5);
            assertThat(problem.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("apiKeyEnv"));
        });
        assertThat(problems)
                .extracting(FileProblem::toString)
                .noneMatch(message -> message.toLowerCase(java.util.Locale.ROOT).contains("canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:11434/v1", "http://127.0.0.1:8080", "http://[::1]:8080/v1"})
    void speaks_plain_http_with_this_machine_only(String url) {
        JudgeSpec.Chat chat = (JudgeSpec.Chat) read(SHORT + "baseUrl: \"" + url + "\"\n");

        assertThat(chat.endpoint().baseUrl()).hasToString(url);
    }

    @Test
    void takes_no_ordinary_title_for_a_secret() {
        JudgeSpec judge = read("id: sk-learn\nkind: embedding\ntitle: Basic classifier\n");

        assertThat(judge.title()).contains("Basic classifier");
    }

    private static JudgeSpec read(String text) {
        return JudgeReader.read(new FileText("judges/x.yaml", text));
    }

    private static List<String> problems(String text) {
        return Refusal.briefOf(() -> read(text));
    }
}
